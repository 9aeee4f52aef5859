// Jobs of the sites, started when a worker says that one waits, and looked for when the gateway starts.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { siteNames } from './configuration.ts';
import type { CpuShares } from './cpu-shares.ts';
import { FairQueue } from './queue.ts';
import { limitsOf, timeLimits } from './time-limits.ts';
import type { Ending, Failure, Task } from './worker-messages.ts';

const RUNNING_PER_SITE = 2;
const WAITING_PER_SITE = 1000;

export interface BackgroundOptions {
  readonly sites: string;
  readonly log: Logger;
  /** Jobs under way in all. */
  readonly most: number;
  readonly shares: CpuShares;
  readonly perform: (task: Task) => Promise<Ending>;
}

/** Runs jobs beside the requests, never more than a few at once. */
export class Background {
  readonly #options: BackgroundOptions;
  readonly #queue: FairQueue<'job'>;

  constructor(options: BackgroundOptions) {
    this.#options = options;
    this.#queue = new FairQueue({
      kindOf: () => 'job',
      total: { job: options.most },
      running: RUNNING_PER_SITE,
      waiting: WAITING_PER_SITE,
    });
  }

  /** One piece for each site, in case that an earlier gateway left jobs behind. */
  lookForJobs(): void {
    for (const site of siteNames(this.#options.sites)) void this.#drain(site);
  }

  /** Once a minute: each site queues what its scheduler finds due. */
  tick(): void {
    for (const site of siteNames(this.#options.sites)) {
      const limits = timeLimits(this.#options.sites, site, 'job');
      const task: Task = { id: randomUUID(), site, limits, kind: 'call', name: 'tick', payload: '{}' };
      void this.#queue.run(site, () => this.#options.perform(task)).catch(() => undefined);
    }
  }

  /** The site has a job more. */
  announce(site: string): void {
    void this.#next(site).catch((failure: unknown) => this.#options.log.error({ site, what: String(failure) }, 'job'));
  }

  /** Until none is left. */
  async #drain(site: string): Promise<void> {
    while (await this.#next(site).catch(() => false));
  }

  /** The job is marked failed, whatever became of its worker. */
  async #aftermath(of: string, site: string, failure: Failure): Promise<void> {
    const limits = timeLimits(this.#options.sites, site, 'sync');
    await this.#options.perform({ id: randomUUID(), site, limits, kind: 'aftermath', of, url: '', failure });
  }

  /** A site that has computed enough for this minute waits for the next one. */
  async #turn(site: string): Promise<void> {
    const { cpuPerMinute } = limitsOf(this.#options.sites, site, 'job');
    const wait = this.#options.shares.wait(site, cpuPerMinute);
    if (wait > 0) await sleep(wait, undefined, { ref: false });
  }

  /** Does one job; false if there was none. */
  #next(site: string): Promise<boolean> {
    return this.#queue.run(site, async () => {
      await this.#turn(site);
      const started = performance.now();
      const limits = timeLimits(this.#options.sites, site, 'job');
      const id = randomUUID();
      const ending = await this.#options.perform({ id, site, limits, kind: 'job' });
      if (ending.kind === 'failure') await this.#aftermath(id, site, ending.failure);
      if (ending.kind === 'result' && ending.result === '{}') return false;
      const milliseconds = Math.round(performance.now() - started);
      this.#options.log.info({ request: id, site, ending: ending.kind, milliseconds }, 'job');
      return ending.kind === 'result';
    });
  }
}
