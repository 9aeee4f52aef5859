// A site for attacks: each case finds it as if nobody had been there, and is asked afterwards what it left behind.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { compile } from '../../src/language/python.ts';
import { brief } from '../../src/language/report.ts';
import { Raise, Stop } from '../../src/language/runtime/errors.ts';
import { asRaise } from '../../src/language/runtime/frame.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { textFromBase64 } from '../../src/site/base64.ts';
import { Context, type IncomingRequest } from '../../src/site/context.ts';
import { describeFailure } from '../../src/site/failures.ts';
import { type Answer, errorAnswer, successAnswer } from '../../src/site/http/answers.ts';
import { parts } from '../../src/site/parts.ts';
import { safeExec } from '../../src/site/scripts/safe-exec.ts';
import { readChange } from '../../src/site/settings.ts';
import { SiteState } from '../../src/site/site.ts';
import type { SiteBench } from '../adapters/ristretto.ts';
import type { AttackCase, Fields, QueryCase } from '../case.ts';
import { dividedLimits } from './divided-limits.ts';
import { ATTACKER, fillBench, insertScript, script } from './site-bench-content.ts';
import { eventPlan } from './site-bench-event.ts';
import { type BenchHost, benchHost } from './site-bench-host.ts';
import { StandInNetwork } from './site-bench-network.ts';

/** Milliseconds of a case. */
const TIME = 2000;

export interface BenchOptions {
  /** What the limits are divided by. */
  readonly divisor: number;
  /** All cases run in two sites that live as long as the bench, in turn, instead of a fresh one each. */
  readonly kept?: boolean;
}

/** One site after the other, each a copy of the same database. */
export class AttackBench implements Pick<SiteBench, 'attack' | 'query'> {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-'));
  readonly #limits: Readonly<Record<string, number>>;
  readonly #network = new StandInNetwork();
  #copies = 0;
  readonly #sites: OpenBench[] | undefined;
  #queries: OpenBench | undefined;

  constructor({ divisor, kept = false }: BenchOptions) {
    this.#sites = kept ? [] : undefined;
    this.#limits = divisor === 1 ? {} : { ...dividedLimits(divisor) };
    const opened = this.#open('template.db');
    within(opened, 'Administrator', fillBench, { steps: 1e9, hostCalls: 1e6, memory: 1e9 });
    opened.bench.close();
  }

  /** Ends the network and removes the databases. */
  close(): void {
    this.#network.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async attack(item: AttackCase): Promise<Fields> {
    const script = compile(item.source, { policy: 'frappe', python: '3.11', filename: '<serverscript>' });
    const [problem] = script.problems;
    if (problem !== undefined) return { outcome: 'compile-error', message: problem.message };
    const opened = this.#sites === undefined ? this.#copy() : this.#inTurn(this.#sites);
    try {
      return runCase(opened, item);
    } finally {
      if (this.#sites === undefined) opened.bench.close();
      rmSync(opened.path, { force: true });
    }
  }

  async query(item: QueryCase): Promise<Fields> {
    this.#queries ??= this.#copy();
    const text = `${item.prelude}\nq = ${item.source}\nresult = q.get_sql()\nwalk = list(q.walk())`;
    return within(this.#queries, ATTACKER, (context) => {
      const { globals } = safeExec(context, { text });
      return { sql: String(globals.get('result') ?? null) };
    });
  }

  #copy(): OpenBench {
    return this.#open(this.#fresh());
  }

  #fresh(): string {
    this.#copies += 1;
    const name = `case-${this.#copies}.db`;
    copyFileSync(join(this.#folder, 'template.db'), join(this.#folder, name));
    return name;
  }

  /** The site whose turn it is, as it was left but for its database. */
  #inTurn(sites: OpenBench[]): OpenBench {
    if (sites.length < 2) {
      const made = this.#copy();
      sites.push(made);
      return made;
    }
    const path = join(this.#folder, this.#fresh());
    const { bench, site } = sites[this.#copies % 2] as OpenBench;
    bench.turnTo(path);
    return { path, bench, site };
  }

  #open(name: string): OpenBench {
    const path = join(this.#folder, name);
    const bench = benchHost({ path, limits: this.#limits, fetch: (request) => this.#network.fetch(request) });
    return { path, bench, site: new SiteState(bench.host, parts) };
  }
}

interface OpenBench {
  readonly path: string;
  readonly bench: BenchHost;
  readonly site: SiteState;
}

const incoming: IncomingRequest = {
  id: 'bench-1',
  method: 'POST',
  path: '/api/method/this_api',
  query: '',
  headers: new Map([
    ['accept', 'application/json'],
    ['host', 'bench.local'],
    ['authorization', 'token secret:secret'],
  ]),
  body: '',
  encoded: '',
  client: '192.0.2.1',
};

function contextFor(opened: OpenBench, user: string, limits: Readonly<Record<string, number>> = {}): Context {
  return new Context({ site: opened.site, user, request: incoming, limits: { ...opened.site.limits, ...limits } });
}

/** Runs a block in a transaction of its own, which commits. */
function within<T>(
  opened: OpenBench,
  user: string,
  block: (context: Context) => T,
  limits: Readonly<Record<string, number>> = {},
): T {
  const { host } = opened.bench;
  host.begin();
  const context = contextFor(opened, user, limits);
  if (user !== 'Administrator' || limits['steps'] === undefined) readChange(context);
  try {
    const result = block(context);
    context.commit();
    return result;
  } finally {
    host.commit();
  }
}

interface Ended {
  readonly outcome: string;
  readonly message: string;
  readonly answer: Answer;
  readonly lines: readonly string[];
}

function runCase(opened: OpenBench, item: AttackCase): Fields {
  const plan = eventPlan(item.source);
  within(
    opened,
    'Administrator',
    (context) => {
      if (plan === undefined) {
        for (const name of ['this_api', 'self_api'])
          insertScript(context, script(name, item.source, { api_method: name }));
        return;
      }
      const { doctype, event } = plan;
      insertScript(context, {
        name: 'hung',
        script_type: 'DocType Event',
        reference_doctype: doctype,
        doctype_event: event,
        script: item.source,
      });
    },
    { steps: 1e9 },
  );
  const before = digest(opened.path);
  const started = performance.now();
  const ended = request(opened, plan?.driver ?? item.source);
  const took = performance.now() - started;
  const broken = brokenRule(opened, ended, { before, took });
  return {
    outcome: broken ?? ended.outcome,
    message: ended.message,
    stdout: [...ended.lines, ...ended.answer.headers.flat(), readable(ended.answer)].join('\n').slice(0, 100_000),
  };
}

function readable(answer: Answer): string {
  return textFromBase64(answer.body).slice(0, 50_000);
}

function request(opened: OpenBench, text: string): Ended {
  const { host } = opened.bench;
  host.begin();
  const context = contextFor(opened, ATTACKER);
  opened.bench.start(TIME);
  try {
    readChange(context);
    const { globals } = safeExec(context, { text, name: 'this_api' });
    const outcome = `harmless-result:${repr(context.run, globals.get('result') ?? null)}`;
    const answer = successAnswer(context);
    context.commit();
    return { outcome, message: '', answer, lines: context.debugLog };
  } catch (thrown) {
    return failed(opened, context, thrown);
  } finally {
    opened.bench.start(Number.POSITIVE_INFINITY);
    host.commit();
  }
}

function failed(opened: OpenBench, context: Context, thrown: unknown): Ended {
  const failure = describeFailure(context, thrown);
  context.rollback();
  const other = contextFor(opened, ATTACKER);
  other.messages = context.messages;
  const answer = errorAnswer(other, failure);
  const raised = asRaise(thrown);
  const stop = context.run.dead ?? (thrown instanceof Stop ? thrown : undefined);
  const lines = [...context.debugLog, failure.traceback];
  if (stop !== undefined) return { outcome: `limit:${stop.limit}`, message: '', answer, lines };
  if (raised instanceof Raise) {
    const { type, message } = brief(other.run, raised.exception);
    return { outcome: `python-exception:${type}`, message, answer, lines };
  }
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return { outcome: 'fault', message, answer, lines };
}

interface Circumstances {
  readonly before: string;
  readonly took: number;
}

/** The first of the general rules that a case broke. */
function brokenRule(opened: OpenBench, ended: Ended, { before, took }: Circumstances): string | undefined {
  if (took > TIME + 6250) return `broken: it took ${Math.round(took)} ms`;
  const { jobs, mails } = opened.bench.outside;
  const succeeded = ended.outcome.startsWith('harmless-result');
  if (!succeeded && digest(opened.path) !== before) return `broken: the database has changed after ${ended.outcome}`;
  if (!succeeded && jobs.length + mails.length > 0) return `broken: something was sent after ${ended.outcome}`;
  if (ended.answer.status < 200 || ended.answer.status > 599) return `broken: status ${ended.answer.status}`;
  const badHeader = ended.answer.headers.find(([name, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(`${name}${value}`));
  if (badHeader !== undefined) return `broken: header ${badHeader[0]}`;
  const location = ended.answer.headers.find(([name]) => name === 'location')?.[1];
  if (location !== undefined && !/^(\/(?!\/)|https?:\/\/bench\.local)/.test(location))
    return `broken: redirect to ${location}`;
  return probe(opened);
}

const PROBE = `result = [len([1, 2]), str(1) + "a", {"a": 1}.get("constructor"), sorted([2, 1]), frappe.session.user, frappe.flags, [].x, "x".length, frappe.db.count("Note")]`;
const EXPECTED = `[2, '1a', None, [1, 2], '${ATTACKER}', {}, None, None, 1]`;

/** Whether the next script finds everything as it should be. */
function probe(opened: OpenBench): string | undefined {
  const own = [Object.prototype, Array.prototype, Map.prototype].map((prototype) => Object.keys(prototype).length);
  if (own.some((count) => count > 0)) return 'broken: a prototype has changed';
  return within(opened, ATTACKER, (context) => {
    const { globals } = safeExec(context, { text: PROBE });
    const found = repr(context.run, globals.get('result') ?? null);
    return found === EXPECTED ? undefined : `broken: the next script finds ${found}`;
  });
}

/** Tables that a failed request writes to in its own right. */
const bookkeeping: ReadonlySet<string> = new Set(['tabError Log']);

/** A fingerprint of everything in the database. */
function digest(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  const hash = createHash('sha1');
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  for (const { name } of tables) {
    const table = String(name);
    if (bookkeeping.has(table)) continue;
    for (const row of database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`).iterate())
      hash.update(
        JSON.stringify(Object.values(row), (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
      );
  }
  database.close();
  return hash.digest('hex');
}
