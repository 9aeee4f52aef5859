// One site inside a worker: its database, its isolate, and the work that goes through them, one piece at a time.
import { randomUUID } from 'node:crypto';
import { Attendant, type Services } from '../door/attendant.ts';
import { createIsolate, type GuestIsolate, IsolateFailure, type Snapshot } from '../door/isolate.ts';
import type { Outcome, Work } from '../door/messages.ts';
import { fromHost, readMessage } from '../door/reader.ts';
import { limitCaps } from '../language/runtime/limits.ts';
import type { LogEntry } from '../site/host.ts';
import { type SiteSettings, settingsStamp, siteSettings, visibleConfiguration } from './configuration.ts';
import type { Database } from './databases/database.ts';
import { openDatabase } from './databases/open.ts';
import { JobStore } from './job-store.ts';
import { deliveryOf } from './mail-server.ts';
import { type Delivery, flush, post } from './outbox.ts';
import { outgoingPolicy, send } from './outgoing.ts';
import { createServices } from './services.ts';
import { WARM_UP } from './warm-up.ts';
import type { Ending, Task } from './worker-messages.ts';

/** A backstop: what scripts may use is accounted by the interpreter; bodies of requests come on top. */
const MEMORY_LIMIT_MIB = 256;
const MOST_CALLS = limitCaps.hostCalls;
const MOST_RUNS = 1000;
const LONGEST_LIFE = 30 * 60 * 1000;
/** The interpreter's own clock comes first; the engine's stops what that did not notice. */
const ENGINE_GRACE = 150;

/** What a served site needs from its worker. */
export interface Surroundings {
  readonly sites: string;
  readonly snapshot: () => Snapshot;
  /** Told before the work does what a rollback does not undo. */
  readonly lasting: (id: string) => void;
  /** Told that the site has one more job waiting. */
  readonly job: (site: string) => void;
  readonly log: (site: string, id: string, entry: LogEntry) => void;
  readonly fault: (site: string, id: string, what: string) => void;
  readonly catastrophe: (why: string) => void;
}

/** Work that the site's program itself does. */
type SiteTask = Exclude<Task, { kind: 'job' | 'aftermath' | 'open' }>;

interface Opened {
  readonly settings: SiteSettings;
  readonly stamp: string;
  readonly database: Database;
  readonly jobs: JobStore;
}

/** A site opened in this process. */
export class ServedSite {
  readonly #around: Surroundings;
  readonly #settings: SiteSettings;
  readonly #stamp: string;
  readonly #database: Database;
  readonly #services: Services;
  readonly #jobs: JobStore;
  #isolate: GuestIsolate | undefined;
  #attendant: Attendant | undefined;
  #task = '';
  readonly #faults: string[] = [];
  readonly #deliver: Delivery | undefined;
  #mailed = false;
  #flushing: Promise<void> | undefined;
  #effects = false;
  #runs = 0;
  #born = 0;

  private constructor(around: Surroundings, { settings, stamp, database, jobs }: Opened) {
    this.#around = around;
    this.#settings = settings;
    this.#database = database;
    this.#jobs = jobs;
    this.#stamp = stamp;
    this.#deliver = deliveryOf({ ...settings.common, ...settings.own });
    const policy = outgoingPolicy(settings.common);
    this.#services = createServices({
      folder: settings.folder,
      database,
      send: (request) => send(request, policy),
      enqueue: async (job) => {
        await jobs.add(job);
        around.job(settings.site);
      },
      mail: (mail) => {
        post(settings.folder, mail);
        this.#mailed = true;
      },
      log: (entry) => around.log(settings.site, this.#task, entry),
      doomed: () => this.#isToBeDoneAgain,
      onEffect: () => {
        if (!this.#effects) around.lasting(this.#task);
        this.#effects = true;
      },
    });
  }

  /** Opens the site's database; throws ConfigurationError or DatabaseError. */
  static async open(around: Surroundings, site: string): Promise<ServedSite> {
    const stamp = settingsStamp(around.sites, site);
    const settings = siteSettings(around.sites, site);
    const zone = settings.own['time_zone'] ?? settings.common['time_zone'];
    const clock = () => Temporal.Now.plainDateTimeISO(typeof zone === 'string' ? zone : 'UTC');
    const database = await openDatabase(settings.database, clock);
    const jobs = new JobStore(() => openDatabase(settings.database, clock));
    return new ServedSite(around, { settings, stamp, database, jobs });
  }

  /** True when the operator has changed the site's configuration since it was opened. */
  get outdated(): boolean {
    return settingsStamp(this.#around.sites, this.#settings.site) !== this.#stamp;
  }

  /** Does one piece of work; nothing of it is left open afterwards. */
  async perform(task: Task): Promise<Ending> {
    if (task.kind === 'aftermath') return this.#aftermath(task);
    if (task.kind === 'open') return this.#warmUp(task);
    const ending = task.kind === 'job' ? await this.#nextJob(task) : await this.#again(task);
    // Once a minute also what could not be delivered before.
    if (this.#mailed || (task.kind === 'call' && task.name === 'tick')) this.#sendMails();
    return ending;
  }

  async #warmUp({ id, site, limits }: Task): Promise<Ending> {
    for (const work of WARM_UP) await this.#again({ id, site, limits, ...work });
    return { kind: 'result', result: '{}' };
  }

  /** Closes the database and drops the isolate. */
  async close(): Promise<void> {
    this.#dropIsolate();
    await this.#flushing;
    await this.#database.close();
    await this.#jobs.close();
  }

  /** No request waits for the mail server. */
  #sendMails(): void {
    this.#mailed = false;
    if (this.#deliver === undefined || this.#flushing !== undefined) return;
    const entry = (text: string): LogEntry => ({ level: 'warn', event: 'mail-not-sent', fields: { what: text } });
    this.#flushing = flush(this.#settings.folder, this.#deliver)
      .catch((failure: unknown) => this.#around.log(this.#settings.site, this.#task, entry(String(failure))))
      .finally(() => {
        this.#flushing = undefined;
      });
  }

  /** Takes the job that waits longest and does it. */
  async #nextJob({ id, site, limits }: Task): Promise<Ending> {
    const taken = await this.#jobs.take(id);
    if (taken === undefined) return { kind: 'result', result: '{}' };
    const ending = await this.#again({
      id,
      site,
      limits,
      kind: 'call',
      name: 'job',
      payload: JSON.stringify(taken.job),
    });
    await this.#jobs.finish(taken.name, ending.kind === 'result' && !('error' in Object(JSON.parse(ending.result))));
    return ending;
  }

  /** A run that could not end by itself: its job has failed, and its limit is recorded. */
  async #aftermath({ id, site, limits, of, url, failure }: Extract<Task, { kind: 'aftermath' }>): Promise<Ending> {
    const job = await this.#jobs.fail(of);
    if (failure.kind !== 'limit') return { kind: 'result', result: '{}' };
    const { limit, allowed } = failure;
    const payload = JSON.stringify({ limit, allowed, run: of, url, method: job?.method ?? null });
    return this.#again({ id, site, limits, kind: 'call', name: 'tripped', payload });
  }

  async #again(task: SiteTask): Promise<Ending> {
    this.#task = task.id;
    this.#effects = false;
    this.#database.startWork();
    const ending = await this.#once(task);
    if (!this.#isToBeDoneAgain) return this.#told(ending);
    // Another connection wrote between this work's first read and first write. Nothing has left the site, so it can be done again, with its turn taken first.
    this.#database.startWork();
    this.#database.expectWrites();
    this.#faults.length = 0;
    return this.#told(await this.#once(task));
  }

  get #isToBeDoneAgain(): boolean {
    return this.#database.stale && !this.#effects;
  }

  #told(ending: Ending): Ending {
    for (const what of this.#faults.splice(0)) this.#around.fault(this.#settings.site, this.#task, what);
    return ending;
  }

  async #once(task: SiteTask): Promise<Ending> {
    const attendant = this.#attend(task);
    try {
      const isolate = await this.#ready();
      const outcome = await isolate.call(JSON.stringify(workOf(task, attendant.token)), task.limits.cpu + ENGINE_GRACE);
      return this.#ending(readMessage(outcome, fromHost) as Outcome);
    } catch (failure) {
      return this.#failed(task, failure);
    } finally {
      attendant.close();
      await this.#database.rollback();
    }
  }

  #attend(task: SiteTask): Attendant {
    const { limits } = task;
    this.#attendant = new Attendant({
      services: this.#services,
      token: randomUUID(),
      deadline: performance.now() + limits.wall,
      mostCalls: MOST_CALLS,
      onFault: (call, failure) =>
        void this.#faults.push(`${call}: ${failure instanceof Error ? failure.stack : String(failure)}`),
    });
    return this.#attendant;
  }

  async #ready(): Promise<GuestIsolate> {
    this.#runs += 1;
    if (this.#runs > MOST_RUNS || performance.now() - this.#born > LONGEST_LIFE) this.#dropIsolate();
    this.#isolate ??= await this.#create();
    return this.#isolate;
  }

  async #create(): Promise<GuestIsolate> {
    this.#runs = 1;
    this.#born = performance.now();
    return createIsolate({
      snapshot: this.#around.snapshot(),
      memoryLimit: MEMORY_LIMIT_MIB,
      configuration: JSON.stringify(visibleConfiguration(this.#settings)),
      answer: (text) =>
        this.#attendant?.answer(text) ?? Promise.resolve('{"error":{"kind":"ended","text":"no work is under way"}}'),
      onCatastrophe: this.#around.catastrophe,
    });
  }

  #ending(outcome: Outcome): Ending {
    if (outcome.kind !== 'fault') return outcome;
    this.#dropIsolate();
    this.#faults.push(outcome.fault);
    return { kind: 'failure', failure: { kind: 'aborted' } };
  }

  #failed(task: SiteTask, failure: unknown): Ending {
    this.#dropIsolate();
    const reason = failure instanceof IsolateFailure ? failure.reason : 'fault';
    if (reason === 'timeout')
      return { kind: 'failure', failure: { kind: 'limit', limit: 'cpu', allowed: task.limits.cpu } };
    if (reason === 'memory')
      return { kind: 'failure', failure: { kind: 'limit', limit: 'memory', allowed: MEMORY_LIMIT_MIB * 1024 * 1024 } };
    this.#faults.push(failure instanceof Error ? (failure.stack ?? failure.message) : `isolate: ${reason}`);
    return { kind: 'failure', failure: { kind: 'aborted' } };
  }

  #dropIsolate(): void {
    this.#isolate?.dispose();
    this.#isolate = undefined;
  }
}

function workOf(task: SiteTask, token: string): Work {
  const common = { token, now: Date.now() * 1000, limits: task.limits };
  if (task.kind === 'request') return { ...common, kind: 'request', request: task.request };
  return { ...common, kind: 'call', name: task.name, payload: task.payload };
}
