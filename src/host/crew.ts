// The worker processes that do one kind of work: some stay, others come when they are wanted and go when they are not.
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerProcess } from './worker-process.ts';

export interface CrewSize {
  /** Processes that stay when nothing is to be done. */
  readonly staying: number;
  readonly most: number;
}

export interface CrewOptions extends CrewSize {
  readonly start: () => WorkerProcess;
  /** The sites that its processes open before a request asks for them, the most wanted first. */
  readonly keepOpen: () => readonly string[];
  /** Told of a site that took the process with it when it was opened. */
  readonly cannotOpen: (site: string) => void;
}

const IDLE_LIFE = 60_000;

/** Hands out free processes, those first that know the site. */
export class Crew {
  readonly #options: CrewOptions;
  readonly #all = new Set<WorkerProcess>();
  readonly #waiting: ((worker: WorkerProcess) => void)[] = [];
  #closed = false;
  #opening = false;

  constructor(options: CrewOptions) {
    this.#options = options;
  }

  get workers(): readonly WorkerProcess[] {
    return [...this.#all];
  }

  has(worker: WorkerProcess): boolean {
    return this.#all.has(worker);
  }

  /** A free process, now or when there is one; nobody else gets it until it is free again. */
  take(site: string): WorkerProcess | Promise<WorkerProcess> {
    const free = this.workers.filter((worker) => worker.free);
    const taken = free.find((worker) => worker.knows(site)) ?? free[0];
    if (taken === undefined) return this.#nextFree();
    taken.reserve();
    return taken;
  }

  /** The process is one of these from now on. */
  join(worker: WorkerProcess): void {
    this.#all.add(worker);
  }

  /** It is not any more. */
  leave(worker: WorkerProcess): void {
    this.#all.delete(worker);
  }

  /** The process is ready, or has done its work. */
  released(worker: WorkerProcess): void {
    if (!worker.free) return;
    const next = this.#waiting.shift();
    if (next !== undefined) {
      worker.reserve();
      return next(worker);
    }
    if (this.#left.length > this.#options.most) void worker.stop();
    else if (!this.#opensSite(worker)) this.#shrinkLater(worker);
  }

  /** Starts a process if work waits for one and none is on its way. */
  startWanted(): void {
    const starting = this.#left.filter((worker) => worker.starting).length;
    if (this.#waiting.length > starting) this.#start();
  }

  /** Starts one of the processes that stay, if one is missing or will soon be. */
  startMissing(): void {
    if (this.#left.filter((worker) => !worker.old).length < this.#options.staying) this.#start();
  }

  /** A free process opens a site that is to be kept open and that it does not know. */
  openMore(): void {
    this.workers.find((worker) => worker.free && this.#opensSite(worker));
  }

  /** Ends all processes, at once if they do nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.workers.map((worker) => worker.stop()));
  }

  get #left(): readonly WorkerProcess[] {
    return this.workers.filter((worker) => !worker.leaving);
  }

  #start(): void {
    if (!this.#closed && this.#left.length < this.#options.most) this.join(this.#options.start());
  }

  #nextFree(): Promise<WorkerProcess> {
    const { promise, resolve } = Promise.withResolvers<WorkerProcess>();
    this.#waiting.push(resolve);
    this.startWanted();
    return promise;
  }

  /** One process at a time, and half of the time, so that the others and the processors are there for what comes. */
  #opensSite(worker: WorkerProcess): boolean {
    const site = this.#options.keepOpen().find((name) => !worker.knows(name));
    if (this.#opening || this.#closed || site === undefined) return false;
    this.#opening = true;
    void this.#open(worker, site);
    return true;
  }

  async #open(worker: WorkerProcess, site: string): Promise<void> {
    const started = performance.now();
    if (!(await worker.open(site))) this.#options.cannotOpen(site);
    this.released(worker);
    await sleep(performance.now() - started, undefined, { ref: false });
    this.#opening = false;
    this.openMore();
  }

  #shrinkLater(worker: WorkerProcess): void {
    if (this.#left.length <= this.#options.staying) return;
    const { runs } = worker;
    setTimeout(() => {
      if (worker.free && worker.runs === runs && this.#left.length > this.#options.staying) void worker.stop();
    }, IDLE_LIFE).unref();
  }
}
