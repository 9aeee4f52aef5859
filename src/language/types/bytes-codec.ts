// Methods of bytes and bytearray that turn them into something else: decode, hex, fromhex, translate.

import { call } from '../runtime/call.ts';
import { type Declaration, method } from '../runtime/declare.ts';
import { classMethod, staticMethod } from '../runtime/descriptors.ts';
import { raise } from '../runtime/errors.ts';
import { length } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import type { PyType } from '../runtime/type.ts';
import { builtin, type PyInt, type PyValue } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { asBytes, type BytesLike, ByteWriter, PyBytes } from './bytes.ts';
import { needBytes } from './bytes-arguments.ts';
import { type BytesKind, unchanged } from './bytes-kind.ts';
import { isSpaceByte } from './bytes-split.ts';
import { decode } from './encodings.ts';
import { TextBuilder } from './text-builder.ts';

function hex(run: Run, bytes: Uint8Array, separator: PyValue | undefined, group: PyInt): string {
  const between = separator === undefined ? '' : separatorOf(run, separator);
  const size = Math.abs(Number(group));
  run.work(bytes.length * 2);
  const builder = new TextBuilder(run);
  for (const [at, byte] of bytes.entries()) {
    // Python: groups are counted from the end unless the number is negative.
    const before = group > 0 ? bytes.length - at : at;
    if (at > 0 && size > 0 && before % size === 0) builder.add(between);
    builder.add(byte.toString(16).padStart(2, '0'));
  }
  return builder.finish();
}

function separatorOf(run: Run, value: PyValue): string {
  if (length(run, value) !== 1) raise('ValueError', 'sep must be length 1.');
  const code = typeof value === 'string' ? value.codePointAt(0) : asBytes(value)?.value[0];
  if (code === undefined) return raise('TypeError', 'sep must be str or bytes.');
  return code < 128 ? String.fromCharCode(code) : raise('ValueError', 'sep must be ASCII.');
}

function fromHex(run: Run, text: string): Uint8Array {
  run.work(text.length * 2);
  const writer = new ByteWriter(run, 0);
  for (let at = 0; at < text.length; ) {
    if (isSpaceByte(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    writer.add(hexDigit(run, text, at) * 16 + hexDigit(run, text, at + 1));
    at += 2;
  }
  return writer.finish();
}

function hexDigit(run: Run, text: string, at: number): number {
  const letter = text.charAt(at);
  if (/^[0-9a-fA-F]$/.test(letter)) return Number.parseInt(letter, 16);
  if (at === text.length) return raise('ValueError', worded(run, 'oddHex', String(at)));
  return raise('ValueError', `non-hexadecimal number found in fromhex() arg at position ${at}`);
}

function translate(run: Run, kind: BytesKind, self: BytesLike, table: PyValue, remove: PyValue | undefined): PyValue {
  const map = table === null ? undefined : needBytes(table);
  if (map !== undefined && map.length !== 256) raise('ValueError', 'translation table must be 256 characters long');
  const removed = new Set(remove === undefined ? [] : needBytes(remove));
  run.work(self.value.length * 2);
  run.chargeText(self.value.length);
  if (map === undefined && removed.size === 0) return unchanged(kind, self);
  const kept = self.value.filter((byte) => !removed.has(byte));
  return kind.make(map === undefined ? kept : kept.map((byte) => map[byte] as number));
}

function makeTable(run: Run, from: PyValue, to: PyValue): PyBytes {
  const left = needBytes(from);
  const right = needBytes(to);
  if (left.length !== right.length) raise('ValueError', 'maketrans arguments must have same length');
  run.work(left.length + 256);
  const table = Uint8Array.from({ length: 256 }, (_, at) => at);
  for (const [at, byte] of left.entries()) table[byte] = right[at] as number;
  return new PyBytes(table);
}

/** Rows of bytes or bytearray: decoding and translating. */
export function codecMethodsOf(kind: BytesKind): readonly Declaration[] {
  return [
    method("decode(encoding: str = 'utf-8', errors: str = 'strict')", {
      doc: 'Return the bytes as text, read in an encoding.',
      examples: ["b'\\xc3\\xa9'.decode()  #> é"],
      run: (run, self: BytesLike, encoding: string, errors: string) => decode(run, self.value, encoding, errors),
    }),
    method('hex(sep=..., bytes_per_sep: int = 1)', {
      doc: 'Return the bytes as hexadecimal digits, with a separator between groups.',
      examples: ["b'abc'.hex('-')  #> 61-62-63"],
      run: (run, self: BytesLike, separator: PyValue | undefined, group: PyInt) =>
        hex(run, self.value, separator, group),
    }),
    classMethod('fromhex(string: str, /)', {
      doc: 'Return the bytes that hexadecimal digits stand for.',
      examples: [`${kind.name}.fromhex('61 62').decode()  #> ab`],
      run(run, type: PyType, string: string) {
        const bytes = fromHex(run, string);
        return type === builtin[kind.name] ? kind.make(bytes) : call(run, type, [new PyBytes(bytes)]);
      },
    }),
    staticMethod('maketrans(frm, to, /)', {
      doc: 'Return a table for translate that takes each byte of the first to the same place of the second.',
      examples: ["len(bytes.maketrans(b'a', b'b'))  #> 256"],
      run: (run, from: PyValue, to: PyValue) => makeTable(run, from, to),
    }),
    method('translate(table, /, delete=...)', {
      doc: 'Return the bytes taken through a table of 256 bytes, without those in delete.',
      examples: ["b'abc'.translate(None, b'b')  #> b'ac'"],
      run: (run, self: BytesLike, table: PyValue, remove: PyValue | undefined) =>
        translate(run, kind, self, table, remove),
    }),
  ];
}
