// From bytes to text: the decoders of each encoding.
import type { Run } from '../runtime/run.ts';
import { onDecodeFailure } from './encoding-errors.ts';
import { TextBuilder } from './text-builder.ts';

/** Text under construction while bytes are decoded. */
class TextWriter {
  readonly #builder: TextBuilder;
  #units: number[] = [];
  constructor(run: Run) {
    this.#builder = new TextBuilder(run);
  }
  addPoint(point: number): void {
    if (point >= 0x10000) this.#units.push(0xd7c0 + (point >> 10));
    this.#units.push(point < 0x10000 ? point : 0xdc00 | (point & 0x3ff));
    if (this.#units.length >= 4096) this.#flush();
  }
  addText(text: string): void {
    this.#flush();
    this.#builder.add(text);
  }
  #flush(): void {
    this.#builder.add(String.fromCharCode(...this.#units));
    this.#units = [];
  }
  finish(): string {
    this.#flush();
    return this.#builder.finish();
  }
}

/** What a decoder found at a position: a code point, or why there is none, or nothing; and how many bytes that is about. */
export type Found =
  | { readonly point: number; readonly size: number }
  | { readonly reason: string; readonly size: number }
  | { readonly nothing: true; readonly size: number };

/** Reads what stands at `at`. */
export type PointReader = (bytes: Uint8Array, at: number) => Found;

/** Decodes bytes from `from` on with a reader of single code points. */
export function decodePoints(
  run: Run,
  bytes: Uint8Array,
  from: number,
  encoding: string,
  errors: string,
  read: PointReader,
): string {
  run.work(bytes.length * 2);
  const writer = new TextWriter(run);
  for (let at = from; at < bytes.length; ) {
    const found = read(bytes, at);
    if ('point' in found) writer.addPoint(found.point);
    if (!('reason' in found)) at += found.size;
    else {
      const end = Math.min(at + found.size, bytes.length);
      const { text, taken } = onDecodeFailure(run, errors, { encoding, bytes, start: at, end, reason: found.reason });
      writer.addText(text);
      at += taken;
    }
  }
  return writer.finish();
}

/** ASCII. */
export const readAscii: PointReader = (bytes, at) => {
  const point = bytes[at] as number;
  return point < 0x80 ? { point, size: 1 } : { reason: 'ordinal not in range(128)', size: 1 };
};

/** Latin-1. */
export const readLatin1: PointReader = (bytes, at) => ({ point: bytes[at] as number, size: 1 });

/** UTF-8; what is invalid is named and measured as CPython does. */
export const readUtf8: PointReader = (bytes, at) => {
  const lead = bytes[at] as number;
  if (lead < 0x80) return { point: lead, size: 1 };
  if (lead < 0xc2 || lead > 0xf4) return { reason: 'invalid start byte', size: 1 };
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let point = lead & (0xff >> (size + 1));
  for (let more = 1; more < size; more += 1) {
    const next = bytes[at + more];
    if (next === undefined) return { reason: 'unexpected end of data', size: more };
    if ((next & 0xc0) !== 0x80 || (more === 1 && !secondFits(lead, next)))
      return { reason: 'invalid continuation byte', size: more };
    point = (point << 6) | (next & 0x3f);
  }
  return { point, size };
};

/** Rules out overlong forms, surrogates and what lies beyond Unicode. */
function secondFits(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}

/** UTF-16 in one byte order. */
export function readUtf16(littleEndian: boolean): PointReader {
  const unitAt = (bytes: Uint8Array, at: number) => {
    const first = bytes[at] as number;
    const second = bytes[at + 1] as number;
    return littleEndian ? first | (second << 8) : second | (first << 8);
  };
  return (bytes, at) => {
    if (at + 1 >= bytes.length) return { reason: 'truncated data', size: 1 };
    const unit = unitAt(bytes, at);
    if (unit < 0xd800 || unit > 0xdfff) return { point: unit, size: 2 };
    if (unit > 0xdbff) return { reason: 'illegal encoding', size: 2 };
    if (at + 3 >= bytes.length) return { reason: 'unexpected end of data', size: bytes.length - at };
    const next = unitAt(bytes, at + 2);
    if (next < 0xdc00 || next > 0xdfff) return { reason: 'illegal UTF-16 surrogate', size: 2 };
    return { point: 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff), size: 4 };
  };
}

/** UTF-32 in one byte order. */
export function readUtf32(littleEndian: boolean): PointReader {
  return (bytes, at) => {
    if (at + 4 > bytes.length) return { reason: 'truncated data', size: bytes.length - at };
    let point = 0;
    for (let more = 0; more < 4; more += 1)
      point = point * 256 + (bytes[littleEndian ? at + 3 - more : at + more] as number);
    if (point >= 0xd800 && point <= 0xdfff)
      return { reason: 'code point in surrogate code point range(0xd800, 0xe000)', size: 4 };
    return point > 0x10ffff ? { reason: 'code point not in range(0x110000)', size: 4 } : { point, size: 4 };
  };
}
