// One site of the worker of isolated attacks: its isolate, the outside of its door, and its database of the moment.
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Attendant, type Services } from '../../src/door/attendant.ts';
import { createIsolate, type GuestIsolate, IsolateFailure, type Snapshot } from '../../src/door/isolate.ts';
import type { Outcome, TimeLimits, Work } from '../../src/door/messages.ts';
import { visibleConfiguration } from '../../src/host/configuration.ts';
import { SqliteDatabase } from '../../src/host/databases/sqlite.ts';
import { type OutgoingNetwork, outgoingPolicy, send } from '../../src/host/outgoing.ts';
import { createServices } from '../../src/host/services.ts';
import { type Limits, limitCaps } from '../../src/language/runtime/limits.ts';
import { stubText } from './bench.ts';
import { databaseDigest } from './database-digest.ts';
import { dividedLimits } from './limits.ts';
import { type Bench, computed, type TimedReport } from './one-case.ts';
import type { AttackReport } from './report.ts';

export interface LaneOptions {
  readonly name: string;
  readonly divisor: number;
  readonly snapshot: Snapshot;
  readonly folder: string;
  /** Makes a database that is as every site's at its beginning. */
  readonly database: () => string;
  readonly network: OutgoingNetwork;
  /** All sites of the worker; what they keep may be read in none but their own. */
  readonly others: readonly string[];
  readonly onCatastrophe: (why: string) => void;
}

const MEMORY_LIMIT_MIB = 256;
const LARGEST_RESIDENT = 768 * 1024 * 1024;
/** The engine's clock may only end what would never end: it also runs while others have the processor. */
const ENGINE_GRACE = 10_000;
/** Time for what the bench itself asks. */
const AMPLE: TimeLimits = { cpu: 20_000, wall: 20_000 };

/** A secret of a site, which the site's own program never gets. */
function secretOf(site: string): string {
  return `the password of ${site}`;
}

/** A site and its isolate; one piece of work at a time. */
export class Lane {
  readonly #options: LaneOptions;
  readonly #limits: Limits;
  readonly #folder: string;
  #path = '';
  #database: SqliteDatabase | undefined;
  #services: Services | undefined;
  #isolate: GuestIsolate | undefined;
  #attendant: Attendant | undefined;
  #worlds = new Map<string, string>();
  #sent = 0;
  #waited = 0;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#limits = dividedLimits(options.divisor);
    this.#folder = join(options.folder, options.name);
    mkdirSync(this.#folder);
  }

  /** Gives the site a new database, if a case needs one, and a new isolate unless it keeps the old one. */
  async prepare(kind: 'site' | 'language', isolate: 'fresh' | 'kept'): Promise<void> {
    if (isolate === 'fresh') this.#drop();
    this.#turnTo(kind === 'site' ? this.#options.database() : ':memory:');
    this.#isolate ??= await this.#create();
  }

  /** The site as a case sees it. */
  get bench(): Bench {
    return {
      limits: this.#limits,
      stub: stubText,
      worlds: this.#worlds,
      ask: (name, argument) => this.#ask(name, argument),
      run: (name, argument) => this.#run(name, argument),
      digest: () => databaseDigest(this.#path),
      sent: () => this.#sent,
    };
  }

  /** What a probing script finds in the site. */
  async world(): Promise<string> {
    if (this.#path === '') await this.prepare('site', 'kept');
    return String(await this.#ask('site-world', null));
  }

  async #ask(name: string, argument: unknown): Promise<unknown> {
    return (await this.#call(name, argument, AMPLE)).value;
  }

  /** What others do on the machine meanwhile is not counted, as far as it can be told apart. */
  async #run(name: string, argument: unknown): Promise<TimedReport> {
    const started = performance.now();
    const busy = process.cpuUsage();
    this.#waited = 0;
    const { report, engine } = await this.#reported(name, argument);
    // The engine's figure goes on while others have the processor, the process's counts all of its threads.
    const cpu = Math.min(engine, computed(busy));
    return { report, cpu, wall: Math.min(performance.now() - started, cpu + this.#waited) };
  }

  async #reported(
    name: string,
    argument: unknown,
  ): Promise<{ readonly report: AttackReport; readonly engine: number }> {
    try {
      const { value, engine } = await this.#call(name, argument, this.#limits);
      const report = value as AttackReport;
      return { report: { ...report, outcome: this.#broken(report) ?? report.outcome }, engine };
    } catch (failure) {
      // The interpreter has to end a script before the engine does.
      const reason = failure instanceof IsolateFailure ? failure.reason : String(failure);
      const report = { outcome: `broken: the engine ended it (${reason})`, message: '', readable: '' };
      return { report, engine: Number.POSITIVE_INFINITY };
    }
  }

  /** What a script may neither read nor cost. */
  #broken({ outcome, message, readable }: AttackReport): string | undefined {
    const foreign = this.#options.others.filter((name) => name !== this.#options.name);
    const hidden = [...this.#options.others.map(secretOf), ...foreign, this.#options.folder];
    const found = hidden.find((secret) => [outcome, message, readable].some((text) => text.includes(secret)));
    if (found !== undefined) return `broken: "${found}" can be read`;
    const resident = process.memoryUsage.rss();
    return resident > LARGEST_RESIDENT ? `broken: the worker has grown to ${resident} bytes` : undefined;
  }

  async #call(
    name: string,
    argument: unknown,
    limits: TimeLimits,
  ): Promise<{ readonly value: unknown; readonly engine: number }> {
    const isolate = this.#isolate ?? (await this.#create());
    this.#isolate = isolate;
    const attendant = this.#attend(limits);
    const work: Work = {
      token: attendant.token,
      now: Date.now() * 1000,
      limits: { cpu: limits.cpu, wall: limits.wall },
      kind: 'call',
      name,
      payload: JSON.stringify(argument),
    };
    const before = isolate.cpuTime();
    try {
      const outcome = JSON.parse(await isolate.call(JSON.stringify(work), limits.wall + ENGINE_GRACE)) as Outcome;
      if (outcome.kind !== 'result') throw new Error(outcome.kind === 'fault' ? outcome.fault : outcome.kind);
      return { value: JSON.parse(outcome.result), engine: isolate.cpuTime() - before };
    } catch (failure) {
      this.#drop();
      throw failure;
    } finally {
      attendant.close();
      this.#database?.rollback();
    }
  }

  async #answer(text: string): Promise<string> {
    const started = performance.now();
    const answer = await this.#attendant?.answer(text);
    this.#waited += performance.now() - started;
    return answer ?? '{"error":{"kind":"ended","text":"nothing is under way"}}';
  }

  #attend(limits: TimeLimits): Attendant {
    const { services } = this;
    this.#attendant = new Attendant({
      services,
      token: randomUUID(),
      deadline: performance.now() + limits.wall,
      mostCalls: limitCaps.hostCalls,
      onFault: () => undefined,
    });
    return this.#attendant;
  }

  get services(): Services {
    if (this.#services === undefined) throw new Error('the site has no database yet');
    return this.#services;
  }

  #turnTo(path: string): void {
    this.#database?.close();
    if (this.#path !== '') rmSync(this.#path, { force: true });
    this.#path = path;
    this.#database = new SqliteDatabase({ path, clock: () => Temporal.Now.plainDateTimeISO('UTC') });
    const noted = () => void (this.#sent += 1);
    this.#services = createServices({
      folder: this.#folder,
      database: this.#database,
      send: (request) => send(request, { ...outgoingPolicy({}), network: this.#options.network }),
      enqueue: async () => noted(),
      mail: noted,
      log: () => undefined,
      onEffect: () => undefined,
    });
  }

  async #create(): Promise<GuestIsolate> {
    const { name, snapshot, onCatastrophe } = this.#options;
    this.#worlds.clear();
    const configuration = visibleConfiguration({
      site: name,
      folder: this.#folder,
      common: { server_script_enabled: true, db_root_password: secretOf(name) },
      own: { python: '3.11', limits: this.#limits, db_password: secretOf(name), encryption_key: secretOf(name) },
      database: { dialect: 'sqlite', path: this.#path, url: '' },
    });
    return createIsolate({
      snapshot,
      memoryLimit: MEMORY_LIMIT_MIB,
      configuration: JSON.stringify(configuration),
      answer: (text) => this.#answer(text),
      onCatastrophe,
    });
  }

  #drop(): void {
    this.#isolate?.dispose();
    this.#isolate = undefined;
  }
}
