// Who goes next: each site has few pieces of work under way and few waiting, and the sites take turns; what a site is
// decides whom it takes turns with.

export interface QueueLimits<Kind extends string> {
  /** What the site is at the moment. */
  readonly kindOf: (site: string) => Kind;
  /** Under way in all, by kind of site. */
  readonly total: Readonly<Record<Kind, number>>;
  /** Under way for one site. */
  readonly running: number;
  /** Waiting for one site. */
  readonly waiting: number;
}

/** The site's queue is full; the client may come back later. */
export class QueueFull {
  readonly retryAfter = 1;
}

/** Work under way. */
export interface Turn<Kind extends string> {
  readonly kind: Kind;
  /** The work turned out to be of another kind; the place that it had is free. */
  become(kind: Kind): void;
}

interface Lane<Kind> {
  running: number;
  readonly waiting: ((kind: Kind) => void)[];
}

/** Runs work in turns. */
export class FairQueue<Kind extends string> {
  readonly #limits: QueueLimits<Kind>;
  readonly #lanes = new Map<string, Lane<Kind>>();
  readonly #running = new Map<Kind, number>();

  constructor(limits: QueueLimits<Kind>) {
    this.#limits = limits;
  }

  get running(): number {
    return [...this.#running.values()].reduce((sum, count) => sum + count, 0);
  }

  get waiting(): number {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.waiting.length, 0);
  }

  /** Does the work when its turn comes; throws QueueFull at once if too many wait. */
  async run<T>(site: string, work: (turn: Turn<Kind>) => Promise<T>): Promise<T> {
    const lane = this.#lane(site);
    let kind = await this.#wait(site, lane);
    const become = (other: Kind) => {
      this.#count(kind, -1);
      kind = other;
      this.#count(kind, 1);
      this.#advance();
    };
    try {
      return await work({ kind, become });
    } finally {
      lane.running -= 1;
      this.#count(kind, -1);
      if (lane.running === 0 && lane.waiting.length === 0) this.#lanes.delete(site);
      this.#advance();
    }
  }

  #lane(site: string): Lane<Kind> {
    const lane = this.#lanes.get(site) ?? { running: 0, waiting: [] };
    this.#lanes.set(site, lane);
    return lane;
  }

  #wait(site: string, lane: Lane<Kind>): Promise<Kind> | Kind {
    if (lane.waiting.length === 0 && this.#possible(site, lane)) return this.#enter(site, lane);
    if (lane.waiting.length >= this.#limits.waiting) throw new QueueFull();
    return new Promise((resolve) => lane.waiting.push(resolve));
  }

  #possible(site: string, lane: Lane<Kind>): boolean {
    const kind = this.#limits.kindOf(site);
    return (this.#running.get(kind) ?? 0) < this.#limits.total[kind] && lane.running < this.#limits.running;
  }

  #enter(site: string, lane: Lane<Kind>): Kind {
    const kind = this.#limits.kindOf(site);
    lane.running += 1;
    this.#count(kind, 1);
    return kind;
  }

  #count(kind: Kind, change: number): void {
    this.#running.set(kind, (this.#running.get(kind) ?? 0) + change);
  }

  /** The lane that got a turn goes to the end of the order. */
  #advance(): void {
    for (const [site, lane] of [...this.#lanes]) {
      if (!this.#possible(site, lane)) continue;
      const next = lane.waiting.shift();
      if (next === undefined) continue;
      this.#lanes.delete(site);
      this.#lanes.set(site, lane);
      next(this.#enter(site, lane));
    }
  }
}
