// One run of a script: its budget, its depth, and the callbacks of whoever started it.
import type { PythonVersion } from '../../../grammar/problem.ts';
import { type LimitKind, type PyException, raise, Stop } from './errors.ts';
import type { Frame } from './frame.ts';
import { LARGE, type Limits } from './limits.ts';
import { survey } from './survey.ts';
import type { HashTable } from './table.ts';
import type { PyObject, PyValue } from './values.ts';

/** How many steps pass between two looks at the clock of the host. */
const STEPS_BETWEEN_CHECKS = 8192;

/** A caught exception takes the engine as long as so many steps. */
const STEPS_OF_AN_EXCEPTION = 64;

/** What the embedder gives and counts, and the limit that it runs into. */
const COUNTED = {
  queries: 'queries',
  rows: 'rows',
  writes: 'writes',
  requests: 'http',
  requestBodies: 'http',
  answerBodies: 'http',
  requestTimes: 'http',
  jobs: 'jobs',
  mails: 'emails',
  recipients: 'emails',
} as const satisfies Partial<Record<keyof Limits, LimitKind>>;

/** The limits that the embedder spends. */
export type Counted = keyof typeof COUNTED;

/** Put into `Run.filling` by a native whose unfinished result a survey could not see: no credit is given meanwhile. */
export const PINNED: readonly PyValue[] = [];

/** Where `id()` begins to count: numbers that look like CPython's and tell nothing. */
const FIRST_IDENTITY = 0x7f00_0000_0000;

/** The outside's clock, which `datetime.now` and its kin read. */
export interface SystemClock {
  /** Microseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** How far the system's time zone is ahead of UTC at a moment (microseconds since 1970), in seconds. */
  offset(moment: number): number;
}

export interface RunOptions {
  readonly limits: Limits;
  /** Receives everything printed or logged, piece by piece. */
  readonly onOutput?: (text: string) => void;
  /** Asked now and then; a kind means that the run has to end (time is the host's to know). */
  readonly interrupt?: () => LimitKind | undefined;
  /** What the embedder's own natives find their state by; the machine never looks at it. */
  readonly owner?: object;
  /** Without it there is no current moment. */
  readonly clock?: SystemClock;
  /** A number from 0 up to 1, for the random module. */
  readonly random?: () => number;
}

/** The accounting and the shared state of one run. Passed to every native as its first argument. */
export class Run {
  readonly limits: Limits;
  /** Steps so far. A closure adds one per statement, call and loop turn; a native adds its work before doing it. */
  steps = 0;
  /** Accounted bytes: those charged since the last survey, and those it found still held. */
  memory = 0;
  /** The part of `memory` in large allocations. */
  #large = 0;
  /** The frame under way; the others follow by `caller`. */
  frame: Frame | undefined;
  /** Collections that natives are filling and that nothing else holds yet; shortened when a frame is left. */
  readonly filling: (readonly PyValue[] | HashTable)[] = [];
  /** Calls under way, Python's and natives' that can call back. */
  depth = 0;
  output = 0;
  records = 0;
  hostCalls = 0;
  readonly #spent = new Map<Counted, number>();
  /** The Python whose rules the script under way follows: some natives differ. */
  python: PythonVersion = '3.11';
  /** The stop that ended this run; nothing of the script runs once it is set. */
  dead: Stop | undefined;
  /** The exception being handled (Python's sys.exception()), for implicit chaining and a bare `raise`. */
  handled: PyException | null = null;
  /** Containers whose repr is being made, so that one inside itself shows as `[...]`. */
  readonly rendering = new Set<PyObject>();
  /** The long text last found to have one UTF-16 unit for each code point, so that a loop over its positions looks once. */
  plainText = '';
  /** The embedder's state that this run belongs to. */
  readonly owner: object | undefined;
  readonly clock: SystemClock | undefined;
  readonly random: (() => number) | undefined;
  /** What modules keep for the length of a run, by their names. */
  readonly kept = new Map<string, object>();
  #nextCheck = STEPS_BETWEEN_CHECKS;
  #identities: WeakMap<PyObject, number> | undefined;
  #lastIdentity = FIRST_IDENTITY;
  readonly #onOutput: ((text: string) => void) | undefined;
  readonly #interrupt: (() => LimitKind | undefined) | undefined;

  constructor(options: RunOptions) {
    this.limits = options.limits;
    this.owner = options.owner;
    this.clock = options.clock;
    this.random = options.random;
    this.#onOutput = options.onOutput;
    this.#interrupt = options.interrupt;
    this.#nextCheck = Math.min(STEPS_BETWEEN_CHECKS, options.limits.steps);
  }

  /** Counts one step. */
  tick(): void {
    if (++this.steps > this.#nextCheck) this.#check();
  }

  /** Counts several steps at once: the statements of a block. */
  advance(steps: number): void {
    this.steps += steps;
    if (this.steps > this.#nextCheck) this.#check();
  }

  /** Counts the work that a native is about to do, one step for about 64 simple operations. */
  work(operations: number): void {
    this.steps += 1 + Math.floor(operations / 64);
    if (this.steps > this.#nextCheck) this.#check();
  }

  /** Brings the next look at the clock nearer: an exception was caught, which costs time and no steps. */
  caught(): void {
    this.#nextCheck -= STEPS_OF_AN_EXCEPTION;
  }

  /** Looks at the clock at once, for work that takes long between two steps. */
  look(): void {
    const kind = this.#interrupt?.();
    if (kind !== undefined) this.#late(kind);
  }

  #check(): void {
    if (this.dead !== undefined) throw this.dead;
    if (this.steps > this.limits.steps) this.stop('steps', this.limits.steps, this.steps);
    this.look();
    this.#nextCheck = Math.min(this.steps + STEPS_BETWEEN_CHECKS, this.limits.steps);
  }

  /** Whoever looks at the clock knows that it is over, not by how much. */
  #late(kind: LimitKind): never {
    const allowed = kind === 'cpu' || kind === 'wall' ? this.limits[kind] : 0;
    return this.stop(kind, allowed, allowed);
  }

  /** Charges bytes before they are allocated. */
  charge(bytes: number): void {
    if (this.dead !== undefined) throw this.dead;
    this.memory += bytes;
    if (bytes >= LARGE) this.#large += bytes;
    if (this.memory > this.limits.memory) this.#overflow();
  }

  /** Before the limit trips, what the script has let go is credited; too little credit trips all the same. */
  #overflow(): void {
    const used = this.memory;
    if (!this.filling.includes(PINNED)) {
      this.memory = this.#large + survey(this, () => this.look());
      this.work(this.memory);
      if (this.memory <= this.limits.memory * 0.75) return;
    }
    this.stop('memory', this.limits.memory, used);
  }

  /** Checks and charges a text (or bytes) about to be made. */
  chargeText(length: number): void {
    if (length > this.limits.textLength) this.stop('string', this.limits.textLength, length);
    if (length > 16) this.charge(length + 24);
  }

  /** Checks and charges a collection about to be made or grown to `entries`, of which `added` are new. */
  chargeEntries(entries: number, added: number): void {
    if (entries > this.limits.collection) this.stop('collection', this.limits.collection, entries);
    this.charge(added * 16);
  }

  /** Checks and charges an int about to be made. */
  chargeInt(bits: number): void {
    if (bits > this.limits.intBits) this.stop('int', this.limits.intBits, bits);
    if (bits > 64) this.charge(bits >>> 3);
  }

  /** Enters a call; leave it with `run.depth -= 1` (an exception handler resets the depth itself). `where` ends the error text. */
  enter(where = ''): void {
    if (++this.depth > this.limits.depth) {
      this.depth -= 1;
      raise('RecursionError', `maximum recursion depth exceeded${where}`);
    }
  }

  /** Counts a call to the host, refused ones included. */
  hostCall(): void {
    this.tick();
    if (++this.hostCalls > this.limits.hostCalls) this.stop('host-calls', this.limits.hostCalls, this.hostCalls);
  }

  /** Counts what the embedder is about to give; the run ends before it gets more than it may. */
  spend(counted: Counted, amount = 1): void {
    if (this.dead !== undefined) throw this.dead;
    const used = this.spent(counted) + amount;
    if (used > this.limits[counted]) this.stop(COUNTED[counted], this.limits[counted], used);
    this.#spent.set(counted, used);
  }

  /** How much of it the run has had. */
  spent(counted: Counted): number {
    return this.#spent.get(counted) ?? 0;
  }

  /** What is left of a limit; of one that holds for each single thing, all of it. */
  left(name: keyof Limits): number {
    return Math.max(0, this.limits[name] - this.#used(name));
  }

  #used(name: keyof Limits): number {
    if (isOwn(name)) return this[name];
    return isCounted(name) ? this.spent(name) : 0;
  }

  /** Counts and passes on printed text. */
  write(text: string): void {
    this.output += text.length;
    if (this.output > this.limits.output) this.stop('output', this.limits.output, this.output);
    this.#onOutput?.(text);
  }

  /** Counts one print or log record before it is written. */
  record(length: number): void {
    if (++this.records > this.limits.records) this.stop('log', this.limits.records, this.records);
    if (length > this.limits.recordLength) this.stop('output', this.limits.recordLength, length);
  }

  /** What `id()` says of an object, and its default hash: the same all through the run. */
  identity(value: PyObject): number {
    // Made when first asked for: weak maps are dear to make and to collect, and few runs want one.
    this.#identities ??= new WeakMap();
    const known = this.#identities.get(value);
    if (known !== undefined) return known;
    this.#lastIdentity += 16;
    this.#identities.set(value, this.#lastIdentity);
    return this.#lastIdentity;
  }

  /** Ends the run: remembers why, and throws it. */
  stop(kind: LimitKind, allowed: number, used: number): never {
    if (this.dead === undefined) {
      this.dead = new Stop(kind, allowed, used);
      const { frame } = this;
      this.dead.line = frame?.module.lineOf(frame.at);
    }
    throw this.dead;
  }
}

const OWN = ['steps', 'memory', 'depth', 'output', 'records', 'hostCalls'] as const;

function isOwn(name: string): name is (typeof OWN)[number] {
  return OWN.some((own) => own === name);
}

function isCounted(name: string): name is Counted {
  return Object.hasOwn(COUNTED, name);
}
