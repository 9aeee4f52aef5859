// Base64 and UTF-8 without Node or the browser.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values: ReadonlyMap<string, number> = new Map([...alphabet].map((letter, at) => [letter, at]));

/** The text of base64-encoded UTF-8; broken sequences become U+FFFD. */
export function textFromBase64(base64: string): string {
  return textFromBytes(bytesFromBase64(base64));
}

/** A text as base64-encoded UTF-8. */
export function base64FromText(text: string): string {
  return base64FromBytes(bytesFromText(text));
}

/** The bytes of a base64 text. */
export function bytesFromBase64(base64: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of base64) {
    const value = values.get(letter);
    if (value === undefined) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return bytes;
}

/** Bytes as base64. */
export function base64FromBytes(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(at, at + 3);
    const held = (first << 16) | (second << 8) | third;
    const letters = [18, 12, 6, 0].map((shift) => alphabet.charAt((held >> shift) & 63)).join('');
    text +=
      at + 3 <= bytes.length
        ? letters
        : `${letters.slice(0, bytes.length - at + 1)}${'='.repeat(at + 3 - bytes.length)}`;
  }
  return text;
}

/** The UTF-8 bytes of a text. */
export function bytesFromText(text: string): number[] {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The text of UTF-8 bytes. */
export function textFromBytes(bytes: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    const tail = bytes.slice(at + 1, at + length);
    const whole = length > 0 && tail.length === length - 1 && tail.every((byte) => (byte & 0xc0) === 0x80);
    parts.push(whole ? letterOf(first, tail) : '\ufffd');
    at += whole ? length : 1;
  }
  return parts.join('');
}

function letterOf(first: number, tail: readonly number[]): string {
  if (tail.length === 0) return String.fromCharCode(first);
  let code = first & (0x3f >> tail.length);
  for (const byte of tail) code = (code << 6) | (byte & 63);
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
