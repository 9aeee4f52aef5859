// The crews of workers with the same engine flags: one for short work, one for sites not known yet, one for long work.
import { Crew, type CrewSize } from './crew.ts';
import type { Standing } from './standings.ts';
import { WorkerProcess, type WorkerProcessOptions } from './worker-process.ts';

export interface CrewsOptions {
  readonly worker: WorkerProcessOptions;
  readonly sizes: Readonly<Record<Standing, CrewSize>>;
  /** The sites that the crew for short work keeps open, the most wanted first. */
  readonly keepOpen: () => readonly string[];
  readonly cannotOpen: (site: string) => void;
  /** Told when the work in a process takes long. */
  readonly onLong: (worker: WorkerProcess) => void;
  /** Told when a process died otherwise than by our wish. */
  readonly onDeath: () => void;
}

/** Starts processes and keeps each in the crew that its work belongs to. */
export class Crews {
  readonly #options: CrewsOptions;
  readonly #crews: Readonly<Record<Standing, Crew>>;

  constructor(options: CrewsOptions) {
    this.#options = options;
    const { sizes, keepOpen, cannotOpen } = options;
    const usual = { start: () => this.#start(), keepOpen: () => [], cannotOpen };
    this.#crews = {
      unknown: new Crew({ ...usual, ...sizes.unknown }),
      light: new Crew({ ...usual, ...sizes.light, keepOpen }),
      heavy: new Crew({ ...usual, ...sizes.heavy }),
    };
    this.#provide();
  }

  get workers(): readonly WorkerProcess[] {
    return this.#all.flatMap((crew) => crew.workers);
  }

  /** A free process for work of that kind, now or when there is one. */
  take(standing: Standing, site: string): WorkerProcess | Promise<WorkerProcess> {
    return this.#crews[standing].take(site);
  }

  /** The process has done its work. */
  released(worker: WorkerProcess): void {
    this.#crewOf(worker)?.released(worker);
    if (worker.leaving || worker.old) this.#provide();
  }

  /** More sites are to be kept open. */
  openMore(): void {
    this.#crews.light.openMore();
  }

  /** Ends all processes, at once if they do nothing. */
  async close(): Promise<void> {
    await Promise.all(this.#all.map((crew) => crew.close()));
  }

  get #all(): readonly Crew[] {
    return Object.values(this.#crews);
  }

  /** What work waits for comes first; else one process at a time, since starting takes the processors from the work. */
  #provide(): void {
    for (const crew of this.#all) crew.startWanted();
    for (const crew of this.#all) if (!this.workers.some((worker) => worker.starting)) crew.startMissing();
  }

  #crewOf(worker: WorkerProcess): Crew | undefined {
    return this.#all.find((crew) => crew.has(worker));
  }

  #start(): WorkerProcess {
    const worker: WorkerProcess = new WorkerProcess(this.#options.worker, {
      ready: () => {
        this.released(worker);
        this.#provide();
      },
      long: () => this.#tookLong(worker),
      gone: (expected) => {
        if (!expected) this.#options.onDeath();
        this.#crewOf(worker)?.leave(worker);
        this.#provide();
      },
    });
    return worker;
  }

  /** A process at long work goes over to those for such work, and leaves the processors to the others. */
  #tookLong(worker: WorkerProcess): void {
    this.#options.onLong(worker);
    const { heavy } = this.#crews;
    const crew = this.#crewOf(worker);
    if (crew === heavy || this.#options.sizes.heavy.most === 0) return;
    worker.lower();
    heavy.join(worker);
    crew?.leave(worker);
    this.#provide();
  }
}
