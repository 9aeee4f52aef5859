// The worker processes: started before they are needed, watched by a clock of our own, killed and replaced without regret.
import { availableParallelism } from 'node:os';
import { ownSettings } from './configuration.ts';
import type { Ending, Task } from './worker-messages.ts';
import { type Undone, type WorkerEvents, WorkerProcess } from './worker-process.ts';

export interface PoolOptions {
  readonly sites: string;
  /** Processes that stay when nothing is to be done. */
  readonly workers: number;
  readonly events: WorkerEvents;
  /** Flags of the engine for the workers. */
  readonly engineFlags?: readonly string[];
  /** The file with the program of a site; default the built one. */
  readonly guest?: string;
}

/** Beyond the workers that stay, so that one site's slow work leaves room for the others. */
const SPARE = 4;
const IDLE_LIFE = 60_000;
/** Work that kills its worker each time must not go on to kill all of them. What a worker had not begun was not its end:
 * of such losses there may be as many as there are workers, since all of them can be frozen at once. */
const MOST_UNTOUCHED = 1;

/** Sites whose configuration says `untrusted` run without the engine's compiler, where most of its holes have been. */
const UNTRUSTED_FLAGS = ['--jitless'];

/** How many workers a machine gets when nobody says. */
export function usualWorkers(): number {
  return Math.max(1, availableParallelism());
}

interface Waiting {
  readonly untrusted: boolean;
  readonly resolve: (worker: WorkerProcess) => void;
}

/** Hands each piece of work to a free process of its own. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #all = new Set<WorkerProcess>();
  readonly #untrusted = new Set<WorkerProcess>();
  readonly #waiting: Waiting[] = [];
  #closed = false;
  #deaths = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let count = 0; count < options.workers; count += 1) this.#start(false);
  }

  /** Workers that died otherwise than by our wish. */
  get deaths(): number {
    return this.#deaths;
  }

  get size(): number {
    return this.#all.size;
  }

  /** The most pieces of work that can be under way. */
  get capacity(): number {
    return this.#options.workers + SPARE;
  }

  /** Process ids, for the operator. */
  get processes(): readonly number[] {
    return [...this.#all].flatMap((worker) => worker.processId ?? []);
  }

  /** Does the work in some process; resolves always, with what the loss of the process means if it was lost. */
  async perform(task: Task): Promise<Ending> {
    return (await this.measure(task)).ending;
  }

  /** The same, with the milliseconds that it took of a processor. */
  async measure(task: Task): Promise<{ readonly ending: Ending; readonly cpu: number }> {
    const untrusted = Boolean(ownSettings(this.#options.sites, task.site)['untrusted']);
    const undone: Record<Undone, number> = { untouched: 0, unbegun: 0 };
    for (;;) {
      const worker = this.#take(task.site, untrusted) ?? (await this.#nextFree(untrusted));
      const done = worker.perform(task);
      this.#provide();
      const ended = await done;
      this.#released(worker);
      if (typeof ended === 'object') return ended;
      undone[ended] += 1;
      if (undone.untouched > MOST_UNTOUCHED || undone.unbegun > 2 * this.capacity)
        return { ending: { kind: 'failure', failure: { kind: 'aborted' } }, cpu: 0 };
    }
  }

  /** Ends all processes, at once if they do nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((worker) => worker.stop()));
  }

  #nextFree(untrusted: boolean): Promise<WorkerProcess> {
    const { promise, resolve } = Promise.withResolvers<WorkerProcess>();
    this.#waiting.push({ untrusted, resolve });
    this.#provide();
    return promise;
  }

  #take(site: string, untrusted: boolean): WorkerProcess | undefined {
    const free = this.#of(untrusted).filter((worker) => worker.free);
    const taken = free.find((worker) => worker.knows(site)) ?? free[0];
    taken?.reserve();
    return taken;
  }

  #of(untrusted: boolean): readonly WorkerProcess[] {
    return [...this.#all].filter((worker) => this.#untrusted.has(worker) === untrusted);
  }

  #start(untrusted: boolean): void {
    const engineFlags = [...(this.#options.engineFlags ?? []), ...(untrusted ? UNTRUSTED_FLAGS : [])];
    const worker: WorkerProcess = new WorkerProcess(
      { ...this.#options, engineFlags },
      {
        ready: () => this.#released(worker),
        gone: (expected) => {
          this.#all.delete(worker);
          this.#untrusted.delete(worker);
          if (!expected) this.#deaths += 1;
          this.#provide();
        },
      },
    );
    this.#all.add(worker);
    if (untrusted) this.#untrusted.add(worker);
  }

  /** Keeps one free process at hand, within the capacity; those for untrusted sites are started when one is wanted. */
  #provide(): void {
    if (this.#closed) return;
    const usual = this.#of(false);
    const idle = usual.filter((worker) => !worker.busy).length;
    const wanted = Math.max(this.#options.workers - usual.length, idle === 0 ? 1 : 0);
    this.#startWithin(false, wanted, this.capacity - usual.length);
    const special = this.#of(true);
    const waiting = this.#waiting.some(({ untrusted }) => untrusted);
    const needed = waiting && special.every((worker) => worker.busy) ? 1 : 0;
    this.#startWithin(true, needed, this.#options.workers - special.length);
  }

  #startWithin(untrusted: boolean, wanted: number, possible: number): void {
    for (let count = 0; count < Math.min(wanted, possible); count += 1) this.#start(untrusted);
  }

  #released(worker: WorkerProcess): void {
    if (!worker.free) return;
    const at = this.#waiting.findIndex(({ untrusted }) => untrusted === this.#untrusted.has(worker));
    const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (next === undefined) return this.#shrinkLater(worker);
    worker.reserve();
    next.resolve(worker);
  }

  #shrinkLater(worker: WorkerProcess): void {
    if (!this.#isSpare(worker)) return;
    const runs = worker.runs;
    setTimeout(() => {
      if (worker.free && worker.runs === runs && this.#isSpare(worker)) void worker.stop();
    }, IDLE_LIFE).unref();
  }

  #isSpare(worker: WorkerProcess): boolean {
    return this.#untrusted.has(worker) || this.#of(false).length > this.#options.workers;
  }
}
