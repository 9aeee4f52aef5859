// The encodings by name: str.encode, bytes.decode and the constructors of str and bytes.
import { caught, raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { ByteWriter } from './bytes.ts';
import { type CharacterMap, characterMaps } from './character-maps.ts';
import { unitsAt } from './code-points.ts';
import { decodePoints, type PointReader, readAscii, readLatin1, readUtf8, readUtf16, readUtf32 } from './decoders.ts';
import { onEncodeFailure } from './encoding-errors.ts';
import { decodeEscapes, writeEscaped } from './unicode-escape.ts';

/** Takes bytes one by one. */
interface Sink {
  add(byte: number): void;
}

/** Writes one code point; false when the encoding has no bytes for it. */
type PointWriter = (writer: Sink, point: number) => boolean;

const nowhere: Sink = { add() {} };

interface Encoding {
  /** The name in errors. */
  readonly name: string;
  readonly reason: string;
  /** Reports a run of characters that cannot be encoded as one. */
  readonly groups: boolean;
  readonly mark?: readonly number[];
  /** An upper bound for a text without failures. */
  readonly bytesPerUnit: number;
  readonly write: PointWriter;
  decode(run: Run, bytes: Uint8Array, errors: string): string;
}

function below(limit: number): PointWriter {
  return (writer, point) => {
    if (point >= limit) return false;
    writer.add(point);
    return true;
  };
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}

const writeUtf8: PointWriter = (writer, point) => {
  if (isSurrogate(point)) return false;
  if (point < 0x80) writer.add(point);
  else if (point < 0x800) {
    writer.add(0xc0 | (point >> 6));
    writer.add(0x80 | (point & 63));
  } else {
    if (point < 0x10000) writer.add(0xe0 | (point >> 12));
    else {
      writer.add(0xf0 | (point >> 18));
      writer.add(0x80 | ((point >> 12) & 63));
    }
    writer.add(0x80 | ((point >> 6) & 63));
    writer.add(0x80 | (point & 63));
  }
  return true;
};

function writeUtf16(littleEndian: boolean): PointWriter {
  const unit = (writer: Sink, value: number) => {
    writer.add(littleEndian ? value & 255 : value >> 8);
    writer.add(littleEndian ? value >> 8 : value & 255);
  };
  return (writer, point) => {
    if (isSurrogate(point)) return false;
    if (point >= 0x10000) unit(writer, 0xd7c0 + (point >> 10));
    unit(writer, point < 0x10000 ? point : 0xdc00 | (point & 0x3ff));
    return true;
  };
}

function writeUtf32(littleEndian: boolean): PointWriter {
  return (writer, point) => {
    if (isSurrogate(point)) return false;
    for (let at = 0; at < 4; at += 1) writer.add((point >> (littleEndian ? at * 8 : 24 - at * 8)) & 255);
    return true;
  };
}

function writeMapped(upper: string): PointWriter {
  const start = 256 - upper.length;
  return (writer, point) => {
    const at = point < start ? point - start : point > 0xffff ? -1 : upper.indexOf(String.fromCharCode(point));
    if (point >= start && at < 0) return false;
    writer.add(start + at);
    return true;
  };
}

function readMapped(upper: string): PointReader {
  const start = 256 - upper.length;
  return (bytes, at) => {
    const byte = bytes[at] as number;
    const point = byte < start ? byte : upper.charCodeAt(byte - start);
    return point === 0 && byte >= start ? { reason: 'character maps to <undefined>', size: 1 } : { point, size: 1 };
  };
}

/** A decoder of single code points as an encoding's `decode`. */
function reading(name: string, read: PointReader) {
  return (run: Run, bytes: Uint8Array, errors: string) => decodePoints(run, bytes, 0, name, errors, read);
}

/** UTF-16 and UTF-32 without a byte order in their name: a mark decides, else little comes first. */
function marked(name: string, size: 2 | 4, reader: (littleEndian: boolean) => PointReader) {
  return (run: Run, bytes: Uint8Array, errors: string) => {
    const zeros = size === 2 || (bytes[2] === 0 && bytes[3] === 0);
    const little = bytes[0] === 0xff && bytes[1] === 0xfe && zeros;
    const big =
      size === 2
        ? bytes[0] === 0xfe && bytes[1] === 0xff
        : bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff;
    const order = big ? 'be' : 'le';
    return decodePoints(run, bytes, little || big ? size : 0, `${name}-${order}`, errors, reader(!big));
  };
}

const surrogates = 'surrogates not allowed';

function single(name: string, limit: number, read: PointReader): Encoding {
  return {
    name,
    reason: `ordinal not in range(${limit})`,
    groups: true,
    bytesPerUnit: 1,
    write: below(limit),
    decode: reading(name, read),
  };
}

function utf(
  name: string,
  bytesPerUnit: number,
  write: PointWriter,
  decode: Encoding['decode'],
  mark?: readonly number[],
): Encoding {
  const encoding = { name, reason: surrogates, groups: name === 'utf-8', bytesPerUnit, write, decode };
  return mark === undefined ? encoding : { ...encoding, mark };
}

const utf8 = utf('utf-8', 1, writeUtf8, reading('utf-8', readUtf8));
const utf8Mark = [0xef, 0xbb, 0xbf];

const utf8Signed: Encoding = {
  ...utf8,
  mark: utf8Mark,
  decode: (run, bytes, errors) =>
    utf8.decode(run, utf8Mark.every((byte, at) => bytes[at] === byte) ? bytes.subarray(3) : bytes, errors),
};

function mapped({ upper }: CharacterMap): Encoding {
  return {
    name: 'charmap',
    reason: 'character maps to <undefined>',
    groups: true,
    bytesPerUnit: 1,
    write: writeMapped(upper),
    decode: reading('charmap', readMapped(upper)),
  };
}

const escapes: Encoding = {
  name: 'unicodeescape',
  reason: surrogates,
  groups: false,
  bytesPerUnit: 1,
  write: writeEscaped,
  decode: decodeEscapes,
};

/** Each encoding with all its names, as CPython normalizes them. */
const named: readonly (readonly [Encoding, string])[] = [
  [utf8, 'utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001'],
  [utf8Signed, 'utf_8_sig'],
  [
    single('ascii', 128, readAscii),
    'ascii us_ascii us 646 ansi_x3.4_1968 ansi_x3.4_1986 iso646_us iso_ir_6 iso_646.irv_1991 cp367 ibm367 csascii',
  ],
  [
    single('latin-1', 256, readLatin1),
    'latin_1 latin1 latin l1 iso8859_1 iso_8859_1 iso_8859_1_1987 iso8859 8859 cp819 ibm819 iso_ir_100 csisolatin1',
  ],
  [utf('utf-16', 2, writeUtf16(true), marked('utf-16', 2, readUtf16), [0xff, 0xfe]), 'utf_16 utf16 u16'],
  [
    utf('utf-16-le', 2, writeUtf16(true), reading('utf-16-le', readUtf16(true))),
    'utf_16_le utf_16le unicodelittleunmarked',
  ],
  [
    utf('utf-16-be', 2, writeUtf16(false), reading('utf-16-be', readUtf16(false))),
    'utf_16_be utf_16be unicodebigunmarked',
  ],
  [utf('utf-32', 4, writeUtf32(true), marked('utf-32', 4, readUtf32), [0xff, 0xfe, 0, 0]), 'utf_32 utf32 u32'],
  [utf('utf-32-le', 4, writeUtf32(true), reading('utf-32-le', readUtf32(true))), 'utf_32_le utf_32le'],
  [utf('utf-32-be', 4, writeUtf32(false), reading('utf-32-be', readUtf32(false))), 'utf_32_be utf_32be'],
  [escapes, 'unicode_escape'],
  ...characterMaps.map((map) => [mapped(map), map.names] as const),
];

const encodings: ReadonlyMap<string, Encoding> = new Map(
  named.flatMap(([encoding, names]) => names.split(' ').map((name) => [name, encoding] as const)),
);

/** Codecs of CPython that do not turn text into bytes. */
const notText = new Set(
  'base64_codec base64 base_64 bz2_codec bz2 hex_codec hex quopri_codec quopri quoted_printable rot_13 rot13 uu_codec uu zlib_codec zip zlib'.split(
    ' ',
  ),
);

function encodingOf(run: Run, name: string, verb: 'encode' | 'decode'): Encoding {
  const normal = name.toLowerCase().replace(/[^a-z0-9.]+/g, '_');
  const encoding = encodings.get(normal);
  if (encoding !== undefined) return encoding;
  if (notText.has(normal))
    raise('LookupError', `'${name}' is not a text encoding; use codecs.${verb}() to handle arbitrary codecs`);
  if (name.includes('\0')) raise('ValueError', 'embedded null character');
  // CPython reads the name as UTF-8 first.
  if (!name.isWellFormed()) encode(run, name, 'utf-8', 'strict');
  return raise('LookupError', `unknown encoding: ${name}`);
}

/** A text as bytes. */
export function encode(run: Run, text: string, name: string, errors: string): Uint8Array {
  checkNames(name, errors);
  const encoding = encodingOf(run, name, 'encode');
  return explained(encoding, name, 'encoding', () => encodeAs(run, encoding, text, errors));
}

function encodeAs(run: Run, encoding: Encoding, text: string, errors: string): Uint8Array {
  run.work(text.length * 2);
  const writer = new ByteWriter(run, text.length * encoding.bytesPerUnit + (encoding.mark?.length ?? 0));
  writer.addAll(encoding.mark ?? []);
  for (let at = 0; at < text.length; ) {
    if (encoding.write(writer, text.codePointAt(at) as number)) at += unitsAt(text, at);
    else at += substitute(run, writer, encoding, text, at, errors);
  }
  return writer.finish();
}

function checkNames(name: string, errors: string): void {
  if (name.includes('\0') || errors.includes('\0')) raise('ValueError', 'embedded null character');
}

/** CPython calls most encodings through its registry, which adds a sentence to errors about anything but the text. */
function explained<T>(encoding: Encoding, name: string, verb: string, action: () => T): T {
  if (builtIn.has(encoding.name)) return action();
  try {
    return action();
  } catch (thrown) {
    const error = caught(thrown, 'LookupError') ?? caught(thrown, 'TypeError');
    if (error === undefined) throw thrown;
    return raise(error.type.name, `${verb} with '${name}' codec failed (${error.type.name}: ${error.args.items[0]})`);
  }
}

/** The encodings that CPython knows without its registry, by the names in errors. */
const builtIn = new Set(['utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-32']);

/** Writes what the error handler offers, and answers how many units that was for. */
function substitute(
  run: Run,
  writer: ByteWriter,
  encoding: Encoding,
  text: string,
  start: number,
  errors: string,
): number {
  const end = encoding.groups ? endOfFailure(encoding, text, start) : start + unitsAt(text, start);
  const failure = { encoding: encoding.name, text, start, end, reason: encoding.reason };
  const offered = onEncodeFailure(run, errors, failure);
  writer.addAll(offered.bytes ?? []);
  for (const character of offered.text ?? '') {
    if (!encoding.write(writer, character.codePointAt(0) as number)) onEncodeFailure(run, 'strict', failure);
  }
  return offered.taken;
}

function endOfFailure(encoding: Encoding, text: string, start: number): number {
  let end = start;
  while (end < text.length && !encoding.write(nowhere, text.codePointAt(end) as number)) end += unitsAt(text, end);
  return end;
}

/** Bytes as a text. */
export function decode(run: Run, bytes: Uint8Array, name: string, errors: string): string {
  checkNames(name, errors);
  // Python: nothing is text in any encoding, even an unknown one.
  if (bytes.length === 0) return '';
  const encoding = encodingOf(run, name, 'decode');
  return explained(encoding, name, 'decoding', () => encoding.decode(run, bytes, errors));
}
