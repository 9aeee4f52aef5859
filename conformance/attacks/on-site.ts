// The site that attacks run in, from inside: what it holds, how a script comes to run in it, and how it ended.
import { compile } from '../../src/language/python.ts';
import { brief } from '../../src/language/report.ts';
import { Raise, Stop } from '../../src/language/runtime/errors.ts';
import { asRaise } from '../../src/language/runtime/frame.ts';
import { type Limits, limitCaps } from '../../src/language/runtime/limits.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { textFromBase64 } from '../../src/site/base64.ts';
import { Context, type IncomingRequest } from '../../src/site/context.ts';
import { describeFailure } from '../../src/site/failures.ts';
import type { Host } from '../../src/site/host.ts';
import { type Answer, errorAnswer, successAnswer } from '../../src/site/http/answers.ts';
import { parts } from '../../src/site/parts.ts';
import { safeExec } from '../../src/site/scripts/safe-exec.ts';
import { readChange } from '../../src/site/settings.ts';
import { SiteState } from '../../src/site/site.ts';
import { ATTACKER, fillBench, insertScript, script } from './content.ts';
import { eventPlan } from './event.ts';
import { faultText } from './on-language.ts';
import type { AttackReport } from './report.ts';
import { watched } from './watched-host.ts';
import { PROBE } from './world.ts';

const LONGEST_ANSWER = 50_000;
const LONGEST_READABLE = 100_000;
/** Limits of what the bench itself does. */
const AMPLE: Limits = { ...limitCaps, hostCalls: 1e6 };

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

/** How a script ended, before it is told. */
interface Ended {
  readonly outcome: string;
  readonly message: string;
  readonly answer: Answer;
  readonly lines: readonly string[];
}

/** A site with its users, documents and scripts. */
export class AttackedSite {
  readonly #state: SiteState;
  readonly #watch: ReturnType<typeof watched>;

  constructor(host: Host) {
    this.#watch = watched(host);
    this.#state = new SiteState(this.#watch.host, parts);
  }

  /** Fills an empty database. */
  fill(): void {
    this.#state.host.begin();
    const context = this.#context('Administrator', AMPLE);
    fillBench(context);
    context.commit();
  }

  /** Stores the script where it will run; answers the text that makes it run, or how it ended before that. */
  place(source: string): { readonly driver: string } | Pick<AttackReport, 'outcome' | 'message'> {
    if (source.length > this.#state.limits.source) return { outcome: 'limit:source', message: '' };
    const [problem] = compile(source, { policy: 'frappe', python: '3.11', filename: '<serverscript>' }).problems;
    if (problem !== undefined) return { outcome: 'compile-error', message: problem.message };
    const plan = eventPlan(source);
    this.#committed('Administrator', AMPLE, (context) => {
      if (plan === undefined)
        for (const name of ['this_api', 'self_api']) insertScript(context, script(name, source, { api_method: name }));
      else
        insertScript(context, {
          name: 'hung',
          script_type: 'DocType Event',
          reference_doctype: plan.doctype,
          doctype_event: plan.event,
          script: source,
        });
    });
    return { driver: plan?.driver ?? source };
  }

  /** Runs a text as a request of the attacker. */
  attack(text: string): AttackReport {
    const { outcome, message, answer, lines } = this.#request(text);
    const broken = this.#watch.late() ?? answerFault(answer);
    const readable = [...lines, ...answer.headers.flat(), textFromBase64(answer.body).slice(0, LONGEST_ANSWER)];
    return { outcome: broken ?? outcome, message, readable: readable.join('\n').slice(0, LONGEST_READABLE) };
  }

  /** The SQL that a query builder's expression prints. */
  query(prelude: string, source: string): string {
    const text = `${prelude}\nq = ${source}\nresult = q.get_sql()\nwalk = list(q.walk())`;
    return this.#committed(ATTACKER, {}, (context) =>
      String(safeExec(context, { text }).globals.get('result') ?? null),
    );
  }

  /** What a probing script sees. */
  probe(): string {
    return this.#committed(ATTACKER, {}, (context) => {
      const { globals } = safeExec(context, { text: `${PROBE}\nresult.append(frappe.session.user)` });
      return repr(context.run, globals.get('result') ?? null);
    });
  }

  #request(text: string): Ended {
    this.#state.host.begin();
    const context = this.#context(ATTACKER);
    this.#watch.begin(context);
    try {
      readChange(context);
      const { globals } = safeExec(context, { text, name: 'this_api' });
      const outcome = `harmless-result:${repr(context.run, globals.get('result') ?? null)}`;
      const answer = successAnswer(context);
      context.commit();
      return { outcome, message: '', answer, lines: context.debugLog };
    } catch (thrown) {
      this.#watch.end();
      return this.#failed(context, thrown);
    }
  }

  #failed(context: Context, thrown: unknown): Ended {
    const failure = describeFailure(context, thrown);
    context.rollback();
    const other = this.#context(ATTACKER);
    other.messages = context.messages;
    const told = {
      answer: errorAnswer(other, failure),
      lines: [...context.debugLog, failure.traceback],
    };
    this.#state.host.rollback();
    const raised = asRaise(thrown);
    const stop = context.run.dead ?? (thrown instanceof Stop ? thrown : undefined);
    if (stop !== undefined) return { outcome: `limit:${stop.limit}`, message: '', ...told };
    if (!(raised instanceof Raise)) return { outcome: 'fault', message: faultText(thrown), ...told };
    const { type, message } = brief(other.run, raised.exception);
    return { outcome: `python-exception:${type}`, message, ...told };
  }

  #context(user: string, limits: Partial<Limits> = {}): Context {
    const site = this.#state;
    return new Context({ site, user, request: incoming, limits: { ...site.limits, ...limits } });
  }

  /** Runs a block of the bench's own in a transaction, which commits. */
  #committed<T>(user: string, limits: Partial<Limits>, block: (context: Context) => T): T {
    this.#state.host.begin();
    const context = this.#context(user, limits);
    readChange(context);
    const result = block(context);
    context.commit();
    return result;
  }
}

/** What no script may make of its answer. */
function answerFault({ status, headers }: Answer): string | undefined {
  if (status < 200 || status > 599) return `broken: status ${status}`;
  const odd = headers.find(([name, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(`${name}${value}`));
  if (odd !== undefined) return `broken: header ${odd[0]}`;
  const location = headers.find(([name]) => name === 'location')?.[1];
  const ours = location === undefined || /^(\/(?!\/)|https?:\/\/bench\.local)/.test(location);
  return ours ? undefined : `broken: redirect to ${location}`;
}
