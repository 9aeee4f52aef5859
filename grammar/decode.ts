// Bytes of a source file to text: byte order mark, encoding declaration, UTF-8.

/** The text, or why the bytes are none. */
export type Decoded = { readonly text: string } | { readonly message: string };

const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;
const UTF8_NAMES = /^utf[-_]?8(?:[-_].*)?$/i;
const LATIN1_NAMES = /^(?:latin-1|iso-8859-1|iso-latin-1|latin1|iso8859-1)(?:-.*)?$/i;
const ASCII_NAMES = /^(?:us-)?ascii$/i;
const MAX_ASCII = 127;

/** Reads the bytes of a source file as Python does. */
export function decodeSource(bytes: Uint8Array): Decoded {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hasMark ? bytes.subarray(3) : bytes;
  const encoding = declaredEncoding(body);
  if (encoding === undefined || UTF8_NAMES.test(encoding)) return decodeUtf8(body);
  if (hasMark) return { message: `encoding problem: ${encoding} with BOM` };
  if (LATIN1_NAMES.test(encoding)) return { text: latin1(body) };
  if (!ASCII_NAMES.test(encoding)) return { message: `unknown encoding: ${encoding}` };
  const bad = body.findIndex((byte) => byte > MAX_ASCII);
  if (bad < 0) return { text: latin1(body) };
  const hex = body[bad]!.toString(16);
  return { message: `'ascii' codec can't decode byte 0x${hex} in position ${bad}: ordinal not in range(128)` };
}

/** The encoding that one of the first two lines declares. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const [first = '', second = ''] = latin1(bytes.subarray(0, 1024)).split(/\r\n?|\n/, 2);
  const found = DECLARATION.exec(first) ?? (BLANK.test(first) ? DECLARATION.exec(second) : null);
  return found?.[1];
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function decodeUtf8(bytes: Uint8Array): Decoded {
  const units: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const size = sequenceLength(first);
    const code = size === 1 ? first : codePoint(bytes, at, size);
    if (code === undefined) {
      const reason =
        size === 0
          ? 'invalid start byte'
          : at + size > bytes.length
            ? 'unexpected end of data'
            : 'invalid continuation byte';
      return {
        message: `(unicode error) 'utf-8' codec can't decode byte 0x${first.toString(16)} in position ${at}: ${reason}`,
      };
    }
    units.push(String.fromCodePoint(code));
    at += size;
  }
  return { text: units.join('') };
}

function sequenceLength(first: number): 0 | 1 | 2 | 3 | 4 {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function codePoint(bytes: Uint8Array, at: number, size: number): number | undefined {
  if (size === 0) return undefined;
  let code = bytes[at]! & (0xff >> (size + 1));
  for (let offset = 1; offset < size; offset++) {
    const byte = bytes[at + offset];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const least = size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least || code > 0x10ffff || isSurrogate ? undefined : code;
}
