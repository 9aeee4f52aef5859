// Seeded chance: the same seed makes the same program on every machine.

/** A source of chance. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, not including, 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.roll() * end);
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.roll() < probability;
  }

  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** One of the items, by their weights. */
  weighted<Item>(rows: readonly (readonly [number, Item])[]): Item {
    let left = this.roll() * rows.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, item] of rows) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(rows)[1];
  }

  /** `count` items made by `make`. */
  several<Item>(count: number, make: () => Item): Item[] {
    return Array.from({ length: count }, make);
  }
}
