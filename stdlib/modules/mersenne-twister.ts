// The Mersenne Twister (MT19937), as CPython seeds and reads it.

const SIZE = 624;
const SHIFT = 397;

/** A generator of 32-bit numbers. */
export class MersenneTwister {
  /** A normal number that was made together with the last one. */
  spare: number | undefined;
  readonly #state = new Uint32Array(SIZE);
  #at = SIZE;

  /** Seeds from 32-bit words, as CPython seeds from an int. */
  constructor(key: readonly number[]) {
    this.#fill(19_650_218);
    const state = this.#state;
    let at = 1;
    for (let turn = 0; turn < Math.max(SIZE, key.length); turn += 1) {
      const place = turn % key.length;
      state[at] = (this.#mixed(at, 1_664_525) + (key[place] ?? 0) + place) >>> 0;
      at = this.#next(at);
    }
    for (let turn = 1; turn < SIZE; turn += 1) {
      state[at] = (this.#mixed(at, 1_566_083_941) - at) >>> 0;
      at = this.#next(at);
    }
    state[0] = 0x80000000;
  }

  #fill(seed: number): void {
    this.#state[0] = seed;
    for (let at = 1; at < SIZE; at += 1) {
      const before = this.#state[at - 1] ?? 0;
      this.#state[at] = Math.imul(before ^ (before >>> 30), 1_812_433_253) + at;
    }
  }

  #mixed(at: number, factor: number): number {
    const before = this.#state[at - 1] ?? 0;
    return (this.#state[at] ?? 0) ^ Math.imul(before ^ (before >>> 30), factor);
  }

  /** The next place; past the end the last word moves to the front. */
  #next(at: number): number {
    if (at + 1 < SIZE) return at + 1;
    this.#state[0] = this.#state[SIZE - 1] ?? 0;
    return 1;
  }

  #twist(): void {
    const state = this.#state;
    for (let at = 0; at < SIZE; at += 1) {
      const joined = ((state[at] ?? 0) & 0x80000000) | ((state[(at + 1) % SIZE] ?? 0) & 0x7fffffff);
      state[at] = (state[(at + SHIFT) % SIZE] ?? 0) ^ (joined >>> 1) ^ (joined & 1 ? 0x9908b0df : 0);
    }
    this.#at = 0;
  }

  /** The next 32 bits. */
  word(): number {
    if (this.#at >= SIZE) this.#twist();
    let value = this.#state[this.#at] ?? 0;
    this.#at += 1;
    value ^= value >>> 11;
    value ^= (value << 7) & 0x9d2c5680;
    value ^= (value << 15) & 0xefc60000;
    return (value ^ (value >>> 18)) >>> 0;
  }

  /** The next float from 0 up to 1. */
  float(): number {
    return ((this.word() >>> 5) * 67_108_864 + (this.word() >>> 6)) / 9_007_199_254_740_992;
  }

  /** The next `count` bits as one number. */
  bits(count: number): bigint {
    let value = 0n;
    for (let left = count, shift = 0n; left > 0; left -= 32, shift += 32n) {
      const word = this.word();
      value |= BigInt(left < 32 ? word >>> (32 - left) : word) << shift;
    }
    return value;
  }
}
