// Who goes next: each site has few pieces of work under way and few waiting, and the sites take turns.

export interface QueueLimits {
  /** Under way in all. */
  readonly total: number;
  /** Under way for one site. */
  readonly running: number;
  /** Waiting for one site. */
  readonly waiting: number;
}

/** The site's queue is full; the client may come back later. */
export class QueueFull {
  readonly retryAfter = 1;
}

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** Runs work in turns. */
export class FairQueue {
  readonly #limits: QueueLimits;
  readonly #lanes = new Map<string, Lane>();
  #running = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.waiting.length, 0);
  }

  /** Does the work when its turn comes; throws QueueFull at once if too many wait. */
  async run<T>(site: string, work: () => Promise<T>): Promise<T> {
    const lane = this.#lane(site);
    await this.#turn(lane);
    try {
      return await work();
    } finally {
      lane.running -= 1;
      this.#running -= 1;
      if (lane.running === 0 && lane.waiting.length === 0) this.#lanes.delete(site);
      this.#advance();
    }
  }

  #lane(site: string): Lane {
    const lane = this.#lanes.get(site) ?? { running: 0, waiting: [] };
    this.#lanes.set(site, lane);
    return lane;
  }

  #turn(lane: Lane): Promise<void> | void {
    if (this.#possible(lane) && lane.waiting.length === 0) return this.#enter(lane);
    if (lane.waiting.length >= this.#limits.waiting) throw new QueueFull();
    return new Promise((resolve) => lane.waiting.push(resolve));
  }

  #possible(lane: Lane): boolean {
    return this.#running < this.#limits.total && lane.running < this.#limits.running;
  }

  #enter(lane: Lane): void {
    lane.running += 1;
    this.#running += 1;
  }

  /** The lane that got a turn goes to the end of the order. */
  #advance(): void {
    for (const [site, lane] of [...this.#lanes]) {
      if (!this.#possible(lane)) continue;
      const next = lane.waiting.shift();
      if (next === undefined) continue;
      this.#enter(lane);
      this.#lanes.delete(site);
      this.#lanes.set(site, lane);
      next();
    }
  }
}
