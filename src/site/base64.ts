// Base64 and UTF-8 without Node or the browser.

/** The text of base64-encoded UTF-8; broken sequences become U+FFFD. */
export function textFromBase64(base64: string): string {
  return textFromBytes(bytesFromBase64(base64));
}

/** A text as base64-encoded UTF-8. */
export function base64FromText(text: string): string {
  return base64FromBytes(bytesFromText(text));
}

/** The bytes of a base64 text; what belongs to no base64 text is passed over. */
export function bytesFromBase64(base64: string): Uint8Array {
  try {
    return Uint8Array.fromBase64(base64);
  } catch {
    const letters = base64.replaceAll(/[^A-Za-z0-9+/]/g, '');
    return Uint8Array.fromBase64(letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
  }
}

/** Bytes as base64. */
export function base64FromBytes(bytes: Uint8Array): string {
  return bytes.toBase64();
}

/** The UTF-8 bytes of a text; half a surrogate pair becomes U+FFFD. */
export function bytesFromText(text: string): Uint8Array {
  const bytes = new Uint8Array(byteLength(text));
  let at = 0;
  for (let from = 0; from < text.length; from += 1) {
    const code = text.codePointAt(from) ?? 0;
    if (code < 0x80) bytes[at++] = code;
    else at = writeLong(bytes, at, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
    if (code >= 0x10000) from += 1;
  }
  return bytes;
}

function byteLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const code = text.codePointAt(at) ?? 0;
    if (code >= 0x10000) at += 1;
    // A pair has two units already.
    length += unit < 0x800 ? 1 : 2;
  }
  return length;
}

/** The code point in two to four bytes; gives where the next one goes. */
function writeLong(bytes: Uint8Array, start: number, code: number): number {
  const tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  bytes[start] = (MARKS[tail] ?? 0) | (code >> (6 * tail));
  for (let at = 1; at <= tail; at += 1) bytes[start + at] = 0x80 | ((code >> (6 * (tail - at))) & 63);
  return start + tail + 1;
}

/** The first byte's mark, by how many bytes follow. */
const MARKS = [0, 0xc0, 0xe0, 0xf0];

/** UTF-16 units are turned into text so many at a time. */
const PIECE = 4096;

/** The text of UTF-8 bytes; each broken sequence becomes U+FFFD. */
export function textFromBytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  let units: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units.push(first);
      at += 1;
    } else at = readLong(bytes, at, units);
    if (units.length < PIECE) continue;
    pieces.push(String.fromCharCode(...units));
    units = [];
  }
  pieces.push(String.fromCharCode(...units));
  return pieces.join('');
}

/** Adds the code point of a sequence of several bytes; gives where the next one begins. */
function readLong(bytes: Uint8Array, start: number, units: number[]): number {
  const first = bytes[start] ?? 0;
  const tail = first >= 0xf5 || first < 0xc2 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  let code = first & (0x3f >> tail);
  let at = start + 1;
  for (; at <= start + tail && isTail(bytes, at, start); at += 1) code = (code << 6) | ((bytes[at] ?? 0) & 63);
  if (tail === 0 || at <= start + tail) units.push(0xfffd);
  else if (code < 0x10000) units.push(code);
  else units.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff));
  return at;
}

/** Python and browsers end a broken sequence before the first byte that cannot belong to it: overlong forms, surrogates. */
function isTail(bytes: Uint8Array, at: number, start: number): boolean {
  const byte = bytes[at] ?? 0;
  if ((byte & 0xc0) !== 0x80) return false;
  if (at !== start + 1) return true;
  const [low, high] = SECOND.get(bytes[start] ?? 0) ?? [0x80, 0xbf];
  return byte >= low && byte <= high;
}

/** What may follow some first bytes. */
const SECOND: ReadonlyMap<number, readonly [low: number, high: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);
