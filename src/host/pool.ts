// The worker processes: started before they are needed, watched by a clock of our own, killed and replaced without regret.
import { availableParallelism } from 'node:os';
import type { Ending, Task } from './worker-messages.ts';
import { type WorkerEvents, WorkerProcess } from './worker-process.ts';

export interface PoolOptions {
  readonly sites: string;
  /** Processes that stay when nothing is to be done. */
  readonly workers: number;
  readonly events: WorkerEvents;
  /** Flags of the engine for the workers, such as --jitless. */
  readonly engineFlags?: readonly string[];
  /** The file with the program of a site; default the built one. */
  readonly guest?: string;
}

/** Beyond the workers that stay, so that one site's slow work leaves room for the others. */
const SPARE = 4;
const IDLE_LIFE = 60_000;

/** How many workers a machine gets when nobody says. */
export function usualWorkers(): number {
  return Math.max(1, availableParallelism());
}

/** Hands each piece of work to a free process of its own. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #all = new Set<WorkerProcess>();
  readonly #waiting: ((worker: WorkerProcess) => void)[] = [];
  #closed = false;
  #deaths = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
    for (let count = 0; count < options.workers; count += 1) this.#start();
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
    for (;;) {
      const worker = this.#take(task.site) ?? (await this.#nextFree());
      const done = worker.perform(task);
      this.#provide();
      const ending = await done;
      this.#released(worker);
      if (ending !== undefined) return ending;
    }
  }

  /** Ends all processes, at once if they do nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((worker) => worker.stop()));
  }

  #nextFree(): Promise<WorkerProcess> {
    this.#provide();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #take(site: string): WorkerProcess | undefined {
    const free = [...this.#all].filter((worker) => worker.free);
    const taken = free.find((worker) => worker.knows(site)) ?? free[0];
    taken?.reserve();
    return taken;
  }

  #start(): void {
    const worker: WorkerProcess = new WorkerProcess(this.#options, {
      ready: () => this.#released(worker),
      gone: (expected) => {
        this.#all.delete(worker);
        if (!expected) this.#deaths += 1;
        this.#provide();
      },
    });
    this.#all.add(worker);
  }

  /** Keeps one free process at hand, within the capacity. */
  #provide(): void {
    if (this.#closed) return;
    const free = [...this.#all].filter((worker) => !worker.busy).length;
    const wanted = Math.max(this.#options.workers - this.#all.size, free === 0 ? 1 : 0);
    const possible = Math.min(wanted, this.capacity - this.#all.size);
    for (let count = 0; count < possible; count += 1) this.#start();
  }

  #released(worker: WorkerProcess): void {
    if (!worker.free) return;
    const next = this.#waiting.shift();
    if (next === undefined) return this.#shrinkLater(worker);
    worker.reserve();
    next(worker);
  }

  #shrinkLater(worker: WorkerProcess): void {
    if (this.#all.size <= this.#options.workers) return;
    const runs = worker.runs;
    setTimeout(() => {
      if (worker.free && worker.runs === runs && this.#all.size > this.#options.workers) void worker.stop();
    }, IDLE_LIFE).unref();
  }
}
