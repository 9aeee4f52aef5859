// The MD5 digest: no protection, but what others name things by.

const BLOCK = 64;
const turns = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const constants = Uint32Array.from({ length: 64 }, (_none, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32));

function padded(bytes: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(whole.length - 8, BigInt(bytes.length) * 8n, true);
  return view;
}

/** The mix of three words in a round, and which word of the block goes in. */
function mixed(round: number, step: number, b: number, c: number, d: number): readonly [mix: number, word: number] {
  if (round === 0) return [(b & c) | (~b & d), step];
  if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) % 16];
  if (round === 2) return [b ^ c ^ d, (3 * step + 5) % 16];
  return [c ^ (b | ~d), (7 * step) % 16];
}

function turned(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function block(state: Uint32Array, view: DataView, at: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < BLOCK; step += 1) {
    const round = Math.floor(step / 16);
    const [mix, word] = mixed(round, step, b, c, d);
    const sum = (a + mix + (constants[step] ?? 0) + view.getUint32(at + word * 4, true)) | 0;
    [a, d, c, b] = [d, c, b, (b + turned(sum, turns[round]?.[step % 4] ?? 0)) | 0];
  }
  for (const [place, value] of [a, b, c, d].entries()) state[place] = (state[place] ?? 0) + value;
}

/** The MD5 digest of bytes in hexadecimal digits. */
export function md5(bytes: Uint8Array): string {
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const view = padded(bytes);
  for (let at = 0; at < view.byteLength; at += BLOCK) block(state, view, at);
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((value, place) => {
    digest.setUint32(place * 4, value, true);
  });
  return [...new Uint8Array(digest.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
