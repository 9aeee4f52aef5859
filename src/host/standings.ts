// How each site's latest work went: it decides beside which others a site is served.

/** A site that nothing is known of yet, one whose work is short, one that has computed long of late. */
export type Standing = 'unknown' | 'light' | 'heavy';

/** Long work is held against a site for this time, in milliseconds. */
const MEMORY = 60_000;
/** Sites that asked for nothing for longer are not kept ready. */
const LATELY = 10 * 60_000;

interface Conduct {
  standing: Standing;
  asked: number;
  long: number;
}

/** Remembers by the gateway's own clock. */
export class Standings {
  readonly #sites = new Map<string, Conduct>();
  readonly #clock: () => number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** What the site is at this moment. */
  of(site: string): Standing {
    const record = this.#sites.get(site);
    if (record === undefined) return 'unknown';
    // Long work of some time ago: the site has to show anew what it is.
    if (record.standing === 'heavy' && this.#clock() - record.long > MEMORY) record.standing = 'unknown';
    return record.standing;
  }

  /** Work of the site ended soon and well; true if that is news. */
  short(site: string): boolean {
    const record = this.#record(site);
    if (record.standing !== 'unknown') return false;
    record.standing = 'light';
    return true;
  }

  /** Work of the site takes long: once in a while that may happen to a light one. */
  long(site: string): void {
    const record = this.#record(site);
    const seldom = record.standing === 'light' && this.#clock() - record.long > MEMORY;
    record.long = this.#clock();
    if (!seldom) record.standing = 'heavy';
  }

  /** Work of the site was ended by a limit, or took its process with it. */
  harmful(site: string): void {
    const record = this.#record(site);
    record.standing = 'heavy';
    record.long = this.#clock();
  }

  /** The sites that are light and were asked for something lately, the latest first. */
  lately(): readonly string[] {
    const since = this.#clock() - LATELY;
    const light = [...this.#sites].filter(([, { standing, asked }]) => standing === 'light' && asked >= since);
    return light.sort(([, one], [, other]) => other.asked - one.asked).map(([site]) => site);
  }

  #record(site: string): Conduct {
    const known = this.#sites.get(site) ?? { standing: 'unknown', asked: 0, long: Number.NEGATIVE_INFINITY };
    known.asked = this.#clock();
    this.#sites.set(site, known);
    return known;
  }
}
