// One worker process as the gateway sees it: its state, its deadline, its size, its death.
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { TimeLimits } from '../door/messages.ts';
import type { LogEntry } from '../site/host.ts';
import { built } from './places.ts';
import { lowerPriority, restorePriority } from './priorities.ts';
import { keptWaiting, stateOf } from './process-state.ts';
import {
  type Ending,
  type FromWorker,
  LONGEST_TEXT,
  MOST_OPEN_SITES,
  type Task,
  type ToWorker,
} from './worker-messages.ts';

const GRACE = 250;
/** Work that computes longer, in milliseconds, is long; that a site is opened first is not its fault. */
const LONG = { known: 100, opening: 250 };
/** So is work that waits longer than this for something else than the processors. */
const LONG_WAIT = 500;
/** Milliseconds for opening a site beforehand. */
const OPENING: TimeLimits = { cpu: 2000, wall: 5000 };
const LARGEST_RESIDENT = 768 * 1024 * 1024;
/** Milliseconds between two looks at a process: one at work may be frozen, growing, or at long work. */
const LOOKS = { atWork: 10, idle: 250 };
/** A process leaves after 1,000 runs. */
const OLD = 900;
const LONGEST_LIFE = 30 * 60 * 1000;

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
  /** The work in it takes long. */
  readonly long: () => void;
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
  readonly site: keyof typeof LONG;
  /** What the process had computed, and for how long it had been kept from it, when the work was first looked at. */
  before: { readonly cpu: number; readonly kept: number } | undefined;
  begun: boolean;
  lasting: boolean;
  long: boolean;
}

/** The process was lost before the work began, or before anything of it could stay: ended from outside, or by itself. */
export type Undone = 'unbegun' | 'killed' | 'crashed';

const ABORTED: Ending = { kind: 'failure', failure: { kind: 'aborted' } };

/** Starts at once; `notices` tell when it can work and when it is gone. */
export class WorkerProcess {
  runs = 0;
  readonly #child: ChildProcess;
  readonly #events: WorkerEvents;
  readonly #notices: Notices;
  readonly #sites = new Set<string>();
  readonly #born = performance.now();
  #watch: NodeJS.Timeout | undefined;
  #nextLook = 0;
  #low = false;
  #state: 'starting' | 'free' | 'reserved' | 'busy' | 'stopping' | 'gone' = 'starting';
  #current: Current | undefined;
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
    this.#child.on('exit', (_code, signal) => this.#gone(signal === 'SIGKILL' ? 'killed' : 'crashed'));
    this.#child.on('error', () => this.#gone('killed'));
    this.#lookIn(LOOKS.idle);
  }

  get starting(): boolean {
    return this.#state === 'starting';
  }

  get free(): boolean {
    return this.#state === 'free';
  }

  /** It takes no more work. */
  get leaving(): boolean {
    return this.#state === 'stopping' || this.#state === 'gone';
  }

  /** It will leave soon, so that another one should be ready by then. */
  get old(): boolean {
    return this.runs >= OLD;
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
    this.#current = {
      task,
      settle: resolve,
      timer,
      site: this.knows(task.site) ? 'known' : 'opening',
      before: undefined,
      begun: false,
      lasting: task.kind === 'job',
      long: false,
      started: performance.now(),
    };
    this.#state = 'busy';
    this.#know(task.site);
    if (this.#nextLook > performance.now() + LOOKS.atWork) this.#lookIn(LOOKS.atWork);
    this.#say({ kind: 'task', task });
    return promise;
  }

  /** Opens the site there, for the work that will come; false if the process was lost with it. */
  async open(site: string): Promise<boolean> {
    return typeof (await this.perform({ id: randomUUID(), site, limits: OPENING, kind: 'open' })) === 'object';
  }

  /** From now on the process runs on what others leave of the processors. */
  lower(): void {
    if (!this.#low) lowerPriority(this.#child.pid ?? 0);
    this.#low = true;
  }

  /** From now on it has its share again. */
  restore(): void {
    if (this.#low) restorePriority(this.#child.pid ?? 0);
    this.#low = false;
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

  /** As the process itself keeps them: those used last. */
  #know(site: string): void {
    this.#sites.delete(site);
    this.#sites.add(site);
    const [oldest] = this.#sites;
    if (this.#sites.size > MOST_OPEN_SITES && oldest !== undefined) this.#sites.delete(oldest);
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

  #gone(how: Undone): void {
    if (this.#state === 'gone') return;
    const expected = this.#state === 'stopping';
    this.#state = 'gone';
    clearTimeout(this.#watch);
    clearTimeout(this.#current?.timer);
    this.#current?.settle(this.#loss(this.#current, how));
    this.#current = undefined;
    this.#notices.gone(expected);
  }

  /** What a process that is gone has computed is not known: no more than the time that it had. */
  #loss({ started, begun, lasting }: Current, how: Undone): Done | Undone {
    // One that died by itself may have begun the work without having said so yet.
    if (!begun && how === 'killed') return 'unbegun';
    if (this.#lost === undefined && !lasting) return how;
    return { ending: this.#lost ?? ABORTED, cpu: performance.now() - started };
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#watch);
    this.#nextLook = performance.now() + milliseconds;
    this.#watch = setTimeout(() => this.#look(), milliseconds).unref();
  }

  /** A process that was frozen from outside will not answer: it is ended, and its work given to another. */
  #look(): void {
    const { stopped, resident, cpu } = stateOf(this.#child.pid);
    if (stopped) this.#child.kill('SIGKILL');
    if (resident > LARGEST_RESIDENT)
      this.#kill({ kind: 'failure', failure: { kind: 'limit', limit: 'memory', allowed: LARGEST_RESIDENT } });
    if (this.#current !== undefined) this.#judge(this.#current, cpu);
    this.#lookIn(this.#current === undefined ? LOOKS.idle : LOOKS.atWork);
  }

  #judge(current: Current, cpu: number): void {
    current.before ??= { cpu, kept: keptWaiting(this.processId) };
    const computed = cpu - current.before.cpu;
    if (current.long || (computed < LONG[current.site] && !this.#waitsLong(current, current.before, computed))) return;
    current.long = true;
    this.#notices.long();
  }

  #waitsLong({ started }: Current, { kept }: { readonly kept: number }, computed: number): boolean {
    const idle = performance.now() - started - computed;
    return idle >= LONG_WAIT && idle - (keptWaiting(this.processId) - kept) >= LONG_WAIT;
  }
}
