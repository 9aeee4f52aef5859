// One worker process as the gateway sees it: its state, its deadline, its size, its death.
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { LogEntry } from '../site/host.ts';
import { built } from './places.ts';
import { type Ending, type FromWorker, LONGEST_TEXT, type Task, type ToWorker } from './worker-messages.ts';

const GRACE = 250;
const LARGEST_RESIDENT = 768 * 1024 * 1024;
const SIZE_INTERVAL = 250;
const LONGEST_LIFE = 30 * 60 * 1000;
const PAGE = 4096;

/** What workers tell beside their answers. */
export interface WorkerEvents {
  readonly job: (site: string) => void;
  readonly log: (site: string, id: string, entry: LogEntry) => void;
  readonly fault: (site: string, id: string, what: string) => void;
}

export interface WorkerProcessOptions {
  readonly sites: string;
  readonly events: WorkerEvents;
  readonly engineFlags?: readonly string[];
  /** The file with the program of a site; default the built one. */
  readonly guest?: string;
}

interface Notices {
  readonly ready: () => void;
  readonly gone: (expected: boolean) => void;
}

/** How work ended, and what it cost. */
export interface Done {
  readonly ending: Ending;
  /** Milliseconds of computing. */
  readonly cpu: number;
}

interface Current {
  readonly task: Task;
  readonly settle: (done: Done | undefined) => void;
  readonly started: number;
  readonly timer: NodeJS.Timeout;
  begun: boolean;
}

/** Starts at once; `notices` tell when it can work and when it is gone. */
export class WorkerProcess {
  runs = 0;
  readonly #child: ChildProcess;
  readonly #events: WorkerEvents;
  readonly #notices: Notices;
  readonly #sites = new Set<string>();
  readonly #born = performance.now();
  readonly #watch: NodeJS.Timeout;
  #state: 'starting' | 'free' | 'reserved' | 'busy' | 'stopping' | 'gone' = 'starting';
  #current: Current | undefined;
  /** What the loss of the process means for the work in it. */
  #lost: Ending = { kind: 'failure', failure: { kind: 'aborted' } };

  constructor(options: WorkerProcessOptions, notices: Notices) {
    this.#events = options.events;
    this.#notices = notices;
    const execArgv = ['--no-node-snapshot', '--disable-warning=ExperimentalWarning', ...(options.engineFlags ?? [])];
    this.#child = fork(built('worker.js'), [options.sites, options.guest ?? built('guest.js')], {
      env: {},
      execArgv,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (text) => this.#receive(String(text)));
    this.#child.on('exit', () => this.#gone());
    this.#child.on('error', () => this.#gone());
    this.#watch = setInterval(() => void this.#checkSize(), SIZE_INTERVAL);
    this.#watch.unref();
  }

  get free(): boolean {
    return this.#state === 'free';
  }

  get busy(): boolean {
    return this.#state !== 'free' && this.#state !== 'starting';
  }

  get processId(): number | undefined {
    return this.#child.pid;
  }

  /** True if the site is open there already. */
  knows(site: string): boolean {
    return this.#sites.has(site);
  }

  /** Nobody else gets it. */
  reserve(): void {
    this.#state = 'reserved';
  }

  /** Hands over the work; resolves always: with undefined if the process died before it began. */
  perform(task: Task): Promise<Done | undefined> {
    const { promise, resolve } = Promise.withResolvers<Done | undefined>();
    if (this.#state === 'gone') return Promise.resolve(undefined);
    const timer = setTimeout(() => this.#overdue(task), task.limits.wall + GRACE);
    this.#current = { task, settle: resolve, timer, begun: false, started: performance.now() };
    this.#state = 'busy';
    this.#sites.add(task.site);
    this.#say({ kind: 'task', task });
    return promise;
  }

  /** Ends the process when its work is done, and resolves when it is gone. */
  async stop(): Promise<void> {
    if (this.#state === 'gone') return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#child.once('exit', () => resolve());
    if (this.#current === undefined) this.#say({ kind: 'stop' });
    this.#state = 'stopping';
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), (this.#current?.task.limits.wall ?? 0) + 1000);
    await promise;
    clearTimeout(timer);
  }

  #say(message: ToWorker): void {
    if (this.#child.connected) this.#child.send(JSON.stringify(message), () => undefined);
  }

  #receive(text: string): void {
    if (text.length > LONGEST_TEXT) return this.#kill({ kind: 'failure', failure: { kind: 'aborted' } });
    const message = JSON.parse(text) as FromWorker;
    if (message.kind === 'ready') return this.#ready();
    if (message.kind === 'job') return this.#events.job(message.site);
    if (message.kind === 'log') return this.#events.log(message.site, message.id, message.entry);
    if (message.kind === 'fault') return this.#events.fault(message.site, message.id, message.what);
    if (message.id !== this.#current?.task.id) return;
    if (message.kind === 'begun') this.#current.begun = true;
    else this.#ended({ ending: message.ending, cpu: message.cpu }, message.recycle);
  }

  #ready(): void {
    if (this.#state !== 'starting') return;
    this.#state = 'free';
    this.#notices.ready();
  }

  #ended(done: Done, recycle: boolean): void {
    const current = this.#current;
    this.#current = undefined;
    this.runs += 1;
    clearTimeout(current?.timer);
    if (this.#state === 'stopping' || recycle || performance.now() - this.#born > LONGEST_LIFE) {
      this.#state = 'stopping';
      this.#say({ kind: 'stop' });
    } else this.#state = 'free';
    current?.settle(done);
  }

  #overdue(task: Task): void {
    this.#kill({ kind: 'failure', failure: { kind: 'limit', limit: 'wall', allowed: task.limits.wall } });
  }

  #kill(lost: Ending): void {
    this.#lost = lost;
    this.#child.kill('SIGKILL');
  }

  #gone(): void {
    if (this.#state === 'gone') return;
    const expected = this.#state === 'stopping';
    this.#state = 'gone';
    clearInterval(this.#watch);
    clearTimeout(this.#current?.timer);
    this.#current?.settle(this.#current.begun ? this.#loss(this.#current) : undefined);
    this.#current = undefined;
    this.#notices.gone(expected);
  }

  /** What a process that is gone has computed is not known: no more than the time that it had. */
  #loss({ started }: Current): Done {
    return { ending: this.#lost, cpu: performance.now() - started };
  }

  async #checkSize(): Promise<void> {
    const pages = await residentPages(this.#child.pid);
    if (pages * PAGE > LARGEST_RESIDENT)
      this.#kill({ kind: 'failure', failure: { kind: 'limit', limit: 'memory', allowed: LARGEST_RESIDENT } });
  }
}

/** 0 where the system has no such file. */
async function residentPages(processId: number | undefined): Promise<number> {
  try {
    return Number((await readFile(`/proc/${processId}/statm`, 'utf8')).split(' ')[1]);
  } catch {
    return 0;
  }
}
