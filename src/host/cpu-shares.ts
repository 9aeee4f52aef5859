// How much each site has computed in the current minute, so that none takes the machine from the others.

const MINUTE = 60_000;

interface Share {
  minute: number;
  spent: number;
}

/** Milliseconds of computing, by site and minute of the gateway's own clock. */
export class CpuShares {
  readonly #shares = new Map<string, Share>();
  readonly #clock: () => number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** A worker computed for the site. */
  spend(site: string, milliseconds: number): void {
    const share = this.#share(site);
    share.spent += milliseconds;
  }

  /** Milliseconds until the site may compute again; 0 if it may now. */
  wait(site: string, allowed: number): number {
    if (this.#share(site).spent < allowed) return 0;
    return MINUTE - (this.#clock() % MINUTE);
  }

  #share(site: string): Share {
    const minute = Math.floor(this.#clock() / MINUTE);
    const known = this.#shares.get(site);
    if (known?.minute === minute) return known;
    const fresh = { minute, spent: 0 };
    this.#shares.set(site, fresh);
    return fresh;
  }
}
