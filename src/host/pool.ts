// The worker processes: started before they are needed, killed and replaced without regret; long work never shares one
// with short work.
import { availableParallelism } from 'node:os';
import type { CrewSize } from './crew.ts';
import { Crews } from './crews.ts';
import { KnownSettings } from './known-settings.ts';
import { type Standing, Standings } from './standings.ts';
import type { Ending, Task } from './worker-messages.ts';
import type { Done, Undone, WorkerEvents, WorkerProcess } from './worker-process.ts';

export interface PoolOptions {
  readonly sites: string;
  /** How many processes there are for work of each kind. */
  readonly sizes: Readonly<Record<Standing, CrewSize>>;
  readonly events: WorkerEvents;
  /** Flags of the engine for the workers. */
  readonly engineFlags?: readonly string[];
  /** The file with the program of a site; default the built one. */
  readonly guest?: string;
}

/** Work that kills its worker each time must not go on to kill all of them. What a worker had not begun was not its end:
 * of such losses there may be as many as there are workers, since all of them can be frozen at once. */
const MOST_UNTOUCHED = 1;

/** Sites whose configuration says `untrusted` run without the engine's compiler, where most of its holes have been. */
const KIND_FLAGS = { usual: [], untrusted: ['--jitless'] } as const;

type Kind = keyof typeof KIND_FLAGS;

const ABORTED: Ending = { kind: 'failure', failure: { kind: 'aborted' } };

/** Sites that stay open, the latest used: less than a worker keeps, which opens others as they come. */
const MOST_KEPT_OPEN = 24;

const NONE: CrewSize = { staying: 0, most: 0 };

/** For one site alone, or an operator's command: all work is alike. */
export function alike(workers: number): PoolOptions['sizes'] {
  return { light: { staying: workers, most: workers + 4 }, unknown: NONE, heavy: NONE };
}

/** How many workers a machine gets when nobody says. */
export function usualWorkers(): number {
  return Math.max(1, availableParallelism());
}

interface Work {
  readonly task: Task;
  standing: Standing;
  /** Missing for work that says nothing of what the site's requests are like. */
  readonly onLong: (() => void) | undefined;
}

/** Hands each piece of work to a free process of its own. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #settings: KnownSettings;
  readonly #standings = new Standings();
  readonly #usual: Crews;
  readonly #untrusted: Crews;
  readonly #works = new Map<WorkerProcess, Work>();
  readonly #mostUnbegun: number;
  #deaths = 0;

  constructor(options: PoolOptions) {
    const { sizes } = options;
    this.#options = options;
    this.#settings = new KnownSettings(options.sites);
    this.#mostUnbegun = 2 * Object.values(sizes).reduce((sum, { most }) => sum + most, 0);
    this.#usual = this.#crews(sizes, 'usual');
    const onDemand = ({ most }: CrewSize): CrewSize => ({ staying: 0, most });
    const { light, unknown, heavy } = sizes;
    this.#untrusted = this.#crews(
      { light: onDemand(light), unknown: onDemand(unknown), heavy: onDemand(heavy) },
      'untrusted',
    );
  }

  /** Workers that died otherwise than by our wish. */
  get deaths(): number {
    return this.#deaths;
  }

  get size(): number {
    return this.#workers.length;
  }

  /** Process ids, for the operator. */
  get processes(): readonly number[] {
    return this.#workers.flatMap((worker) => worker.processId ?? []);
  }

  /** How the latest work of the site went. */
  standing(site: string): Standing {
    return this.#standings.of(site);
  }

  /** A limit ended work of the site. */
  tripped(site: string): void {
    this.#standings.harmful(site);
  }

  /** Does the work in some process; resolves always, with what the loss of the process means if it was lost. */
  async perform(task: Task): Promise<Ending> {
    return (await this.measure(task, 'light')).ending;
  }

  /** The same, with the milliseconds that it took of a processor; `onLong` is told when it turns out to be long work, and the
   * site is judged by it. */
  async measure(task: Task, standing: Standing, onLong?: () => void): Promise<Done> {
    const work: Work = { task, standing, onLong };
    const undone: Record<Undone, number> = { unbegun: 0, killed: 0, crashed: 0 };
    for (;;) {
      const ended = await this.#attempt(work);
      if (typeof ended === 'object') return ended;
      undone[ended] += 1;
      if (undone.killed + undone.crashed > MOST_UNTOUCHED || undone.unbegun > this.#mostUnbegun)
        return { ending: ABORTED, cpu: 0 };
    }
  }

  /** Ends all processes, at once if they do nothing. */
  async close(): Promise<void> {
    await Promise.all([this.#usual.close(), this.#untrusted.close()]);
  }

  get #workers(): readonly WorkerProcess[] {
    return [...this.#usual.workers, ...this.#untrusted.workers];
  }

  async #attempt(work: Work): Promise<Done | Undone> {
    const { site } = work.task;
    const crews = this.#kindOf(site) === 'untrusted' ? this.#untrusted : this.#usual;
    const worker = await crews.take(work.standing, site);
    this.#works.set(worker, work);
    // What the site's other work was like is expected of its requests; a job shows itself.
    if (work.standing === 'heavy' && work.onLong !== undefined) worker.lower();
    else worker.restore();
    const ended = await worker.perform(work.task);
    this.#works.delete(worker);
    if (this.#judge(work, ended)) crews.openMore();
    crews.released(worker);
    return ended;
  }

  /** True if the site is known to be light from now on. */
  #judge(work: Work, ended: Done | Undone): boolean {
    const { site } = work.task;
    if (work.onLong === undefined || ended === 'killed' || ended === 'unbegun') return false;
    if (typeof ended === 'object' && ended.ending.kind !== 'failure')
      return work.standing !== 'heavy' && this.#standings.short(site);
    this.#standings.harmful(site);
    this.#goesOnHeavy(work);
    return false;
  }

  #goesOnHeavy(work: Work): void {
    if (work.standing === 'heavy' || this.#options.sizes.heavy.most === 0) return;
    work.standing = 'heavy';
    work.onLong?.();
  }

  #kindOf(site: string): Kind {
    return this.#settings.own(site)?.['untrusted'] ? 'untrusted' : 'usual';
  }

  #crews(sizes: PoolOptions['sizes'], kind: Kind): Crews {
    const { engineFlags = [] } = this.#options;
    return new Crews({
      worker: { ...this.#options, engineFlags: [...engineFlags, ...KIND_FLAGS[kind]] },
      sizes,
      keepOpen: () =>
        this.#standings
          .lately()
          .filter((site) => this.#kindOf(site) === kind)
          .slice(0, MOST_KEPT_OPEN),
      cannotOpen: (site) => this.#standings.harmful(site),
      onLong: (worker) => {
        const work = this.#works.get(worker);
        if (work?.onLong === undefined) return;
        this.#standings.long(work.task.site);
        this.#goesOnHeavy(work);
      },
      onDeath: () => {
        this.#deaths += 1;
      },
    });
  }
}
