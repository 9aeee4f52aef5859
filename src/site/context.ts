// One request, job or command: who acts, what came in, what goes out, and the run that accounts for it.
import type { PyDict } from '../language/runtime/containers.ts';
import type { Limits } from '../language/runtime/limits.ts';
import { Run } from '../language/runtime/run.ts';
import { PyList, type PyValue } from '../language/runtime/values.ts';
import { momentText, zoneOffset } from './clock.ts';
import { attributes } from './dictionary.ts';
import type { Document } from './documents/document.ts';
import { fullName } from './documents/users.ts';
import type { Host, Job, Mail } from './host.ts';
import { Database } from './query/database.ts';
import type { SiteState } from './site.ts';

/** What is known of the HTTP request behind a context; absent in jobs and commands. */
export interface IncomingRequest {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded text of the body. */
  readonly body: string;
  /** The body's bytes in base64. */
  readonly encoded: string;
  readonly client: string;
}

export interface ContextOptions {
  readonly site: SiteState;
  readonly user: string;
  readonly request?: IncomingRequest;
  /** Default: those of a request. */
  readonly limits?: Limits;
  readonly chainDepth?: number;
}

/** The framework's own switches for this request (Frappe's `frappe.flags` outside scripts). */
export interface Switches {
  inInstall: boolean;
  inImport: boolean;
  /** The commit at the end happens whatever the HTTP method. */
  commit: boolean;
  /** Nested script runs. */
  scriptDepth: number;
  /** Documents whose events are under way. */
  eventDepth: number;
  /** Text for `_error_message`. */
  errorMessage: string | undefined;
  disableTraceback: boolean;
}

/** The state of one request. Natives find it with `contextOf(run)`. */
export class Context {
  readonly site: SiteState;
  readonly host: Host;
  readonly run: Run;
  readonly database: Database;
  readonly request: IncomingRequest | undefined;
  user: string;
  formDict: PyDict;
  /** Frappe's `frappe.response`: a live `_dict`, `docs` is there from the start. */
  readonly response: PyDict;
  /** Messages of msgprint and throw, each a dict with http-api.md §5.4's keys in order. */
  messages: PyDict[] = [];
  /** Lines of print and frappe.log. */
  readonly debugLog: string[] = [];
  /** Lines of frappe.errprint and tracebacks. */
  readonly errorLog: string[] = [];
  readonly switches: Switches = {
    inInstall: false,
    inImport: false,
    commit: false,
    scriptDepth: 0,
    eventDepth: 0,
    errorMessage: undefined,
    disableTraceback: false,
  };
  /** Handed to the host after the commit. */
  readonly jobs: Job[] = [];
  readonly mails: Mail[] = [];
  /** Values of `get_value(..., cache=True)` and `get_single_value`, by key. */
  readonly valueCache = new Map<string, PyValue>();
  readonly documentCache = new Map<string, Document>();
  /** Documents inside their own save, as `doctype/name`. */
  readonly saving = new Set<string>();
  /** How many jobs led to this one. */
  chainDepth: number;
  /** The script that failed or ran last, for the log line. */
  script: string | null = null;
  /** A write happened that some cache depends on. */
  #changed = false;
  #moment = 0;
  /** The session's token against forged requests, None until a page has asked for it. */
  csrfToken: PyValue = null;
  /** The session's key, '' for a guest or a token. */
  sessionId = '';
  sessionExpired = false;
  /** `set-cookie` headers of the answer. */
  readonly cookies: string[] = [];
  /** Further headers of the answer. */
  readonly headers: (readonly [string, string])[] = [];

  constructor(options: ContextOptions) {
    const { site } = options;
    this.site = site;
    this.host = site.host;
    this.user = options.user;
    this.request = options.request;
    this.chainDepth = options.chainDepth ?? 0;
    this.run = new Run({
      limits: options.limits ?? site.limits,
      owner: this,
      interrupt: () => site.host.interrupt(),
      onOutput: (text) => void this.debugLog.push(text.endsWith('\n') ? text.slice(0, -1) : text),
      clock: { now: () => site.host.now(), offset: (moment) => zoneOffset(moment, this.timeZone) },
      random: () => Number.parseInt(site.host.random(6), 16) / 2 ** 48,
    });
    this.database = new Database(site.host, this.run);
    this.formDict = attributes(this.run);
    this.response = attributes(this.run, [['docs', new PyList([])]]);
  }

  /** The zone of all stored times. */
  get timeZone(): string {
    const zone = this.site.caches.settings.get('time_zone');
    return typeof zone === 'string' && zone !== '' ? zone : 'Asia/Kolkata';
  }

  /** The current moment as a Datetime column holds it. */
  now(): string {
    // The host's clock may tick in milliseconds; what happens later in a request must not be stored as simultaneous.
    this.#moment = Math.max(this.host.now(), this.#moment + 1);
    return momentText(this.#moment, this.timeZone);
  }

  /** The current date as a Date column holds it. */
  today(): string {
    return this.now().slice(0, 10);
  }

  /** Lower-case hexadecimal text of random bytes. */
  random(bytes: number): string {
    this.run.hostCall();
    return this.host.random(bytes);
  }

  /** A system setting as text. */
  setting(key: string, fallback: string): string {
    const value = this.site.caches.settings.get(key);
    return typeof value === 'string' && value !== '' ? value : fallback;
  }

  /** The session user's full name. */
  get fullName(): string {
    return fullName(this, this.user);
  }

  /** The language of the user's messages. */
  get language(): string {
    return this.setting('language', 'en');
  }

  get is15(): boolean {
    return this.site.profile === 'frappe-15';
  }

  /** Notes that caches of every isolate are out of date once this transaction commits, and drops our own at once. */
  touch(): void {
    this.#changed = true;
    this.site.caches.clear();
  }

  /** Commits, moving the change number first when a cached row was written, and hands over what was collected. */
  commit(): void {
    if (this.#changed) {
      const change = this.host.random(8);
      if (this.database.update('tabSingles', { value: change }, changeRow) === 0) {
        this.database.insert('tabSingles', ['doctype', 'field', 'value'], [['__change', 'number', change]]);
      }
      this.site.change = change;
      this.#changed = false;
    }
    this.database.commit();
    for (const job of this.jobs.splice(0)) this.host.enqueue(job);
    for (const mail of this.mails.splice(0)) this.host.mail(mail);
  }

  /** Undoes everything since the last commit, with what was collected to be handed over. */
  rollback(): void {
    if (this.#changed) this.site.caches.clear();
    this.#changed = false;
    this.jobs.length = 0;
    this.mails.length = 0;
    this.valueCache.clear();
    this.documentCache.clear();
    this.database.rollback();
  }
}

const changeRow = [
  { column: 'doctype', operator: '=', value: '__change' },
  { column: 'field', operator: '=', value: 'number' },
] as const;

/** The context that a run belongs to. */
export function contextOf(run: Run): Context {
  if (run.owner instanceof Context) return run.owner;
  throw new Error('a frappe name was called outside a site');
}
