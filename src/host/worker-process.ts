// One worker process as the gateway sees it: its state, its deadline, its size, its death.
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { LogEntry } from '../site/host.ts';
import { built } from './places.ts';
import { lowerPriority, restorePriority } from './priorities.ts';
import { type Ending, type FromWorker, LONGEST_TEXT, type Task, type ToWorker } from './worker-messages.ts';

const GRACE = 250;
/** Work that takes longer, in milliseconds, goes on with what quick work leaves of the processors. */
const SLOW = 100;
const LARGEST_RESIDENT = 768 * 1024 * 1024;
const SIZE_INTERVAL = 250;
const LONGEST_LIFE = 30 * 60 * 1000;
const PAGE = 4096;
/** Counted from the state, which is field 3 in the manual. */
const RESIDENT_FIELD = 21;

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
  readonly settle: (done: Done | Undone) => void;
  readonly started: number;
  readonly timer: NodeJS.Timeout;
  readonly slow: NodeJS.Timeout;
  begun: boolean;
  lasting: boolean;
}

/** The process was lost before the work began, or before anything of it could stay. */
export type Undone = 'unbegun' | 'untouched';

const ABORTED: Ending = { kind: 'failure', failure: { kind: 'aborted' } };

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
  #lowered = false;
  /** What the loss of the process means for the work in it, when it was our doing. */
  #lost: Ending | undefined;

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
    this.#watch = setInterval(() => void this.#look(), SIZE_INTERVAL);
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

  /** Hands over the work; resolves always. */
  perform(task: Task): Promise<Done | Undone> {
    const { promise, resolve } = Promise.withResolvers<Done | Undone>();
    if (this.#state === 'gone') return Promise.resolve('unbegun');
    const timer = setTimeout(() => this.#overdue(task), task.limits.wall + GRACE);
    const slow = setTimeout(() => this.#lower(), SLOW);
    this.#current = {
      task,
      settle: resolve,
      timer,
      slow,
      begun: false,
      lasting: task.kind === 'job',
      started: performance.now(),
    };
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
    else if (message.kind === 'lasting') this.#current.lasting = true;
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
    clearTimeout(current?.slow);
    if (this.#state === 'stopping' || recycle || !this.#restored() || performance.now() - this.#born > LONGEST_LIFE) {
      this.#state = 'stopping';
      this.#say({ kind: 'stop' });
    } else this.#state = 'free';
    current?.settle(done);
  }

  #lower(): void {
    this.#lowered = true;
    lowerPriority(this.#child.pid ?? 0);
  }

  /** Where a priority cannot be raised again, another process takes over. */
  #restored(): boolean {
    const restored = !this.#lowered || restorePriority(this.#child.pid ?? 0);
    this.#lowered = false;
    return restored;
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
    clearTimeout(this.#current?.slow);
    this.#current?.settle(this.#loss(this.#current));
    this.#current = undefined;
    this.#notices.gone(expected);
  }

  /** What a process that is gone has computed is not known: no more than the time that it had. */
  #loss({ started, begun, lasting }: Current): Done | Undone {
    if (!begun) return 'unbegun';
    if (this.#lost === undefined && !lasting) return 'untouched';
    return { ending: this.#lost ?? ABORTED, cpu: performance.now() - started };
  }

  /** A process that was frozen from outside will not answer: it is ended, and its work given to another. */
  async #look(): Promise<void> {
    const { stopped, resident } = await stateOf(this.#child.pid);
    if (stopped) this.#child.kill('SIGKILL');
    if (resident > LARGEST_RESIDENT)
      this.#kill({ kind: 'failure', failure: { kind: 'limit', limit: 'memory', allowed: LARGEST_RESIDENT } });
  }
}

/** Nothing is known where the system has no such file. */
async function stateOf(
  processId: number | undefined,
): Promise<{ readonly stopped: boolean; readonly resident: number }> {
  try {
    const text = await readFile(`/proc/${processId}/stat`, 'latin1');
    // The name of the program, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { stopped: fields[0] === 'T', resident: Number(fields[RESIDENT_FIELD]) * PAGE };
  } catch {
    return { stopped: false, resident: 0 };
  }
}
