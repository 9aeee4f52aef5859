// A Host that writes down everything it was asked and answered, and a Host that plays such a record.
import { DatabaseError, type Host, OutgoingError, type SiteConfiguration, type SiteRequest } from '../site/host.ts';

/** Receives the lines of a record, one JSON text each. */
export type Sink = (line: string) => void;

/** What was played differs from what was recorded, so the site is not a function of its request and its answers. */
export class ReplayDifference extends Error {}

/** What a call gave or threw. */
type Result =
  | { readonly answer?: unknown }
  | {
      readonly thrown: 'database' | 'outgoing';
      readonly code: string;
      readonly message: string;
      readonly key: string | null;
    };

type Line =
  | { readonly configuration: SiteConfiguration }
  | { readonly request: SiteRequest }
  | ({ readonly call: string; readonly arguments: readonly unknown[] } & Result);

type MethodName = Exclude<keyof Host, 'configuration'>;

/** A Host that asks `host` and tells `sink` of each call and its answer; the first line is the configuration. */
export function record(host: Host, sink: Sink): Host {
  sink(JSON.stringify({ configuration: host.configuration }));
  return hostOf(host.configuration, (name, given) => {
    const result = resultOf(() => callOn(host, name, given));
    sink(JSON.stringify({ call: name, arguments: given, ...result.recorded }));
    return result.give();
  });
}

/** The line that marks the beginning of a request in a record. */
export function requestLine(request: SiteRequest): string {
  return JSON.stringify({ request });
}

/** The requests of a record, in order. */
export function recordedRequests(lines: readonly string[]): readonly SiteRequest[] {
  return lines.map(lineOf).flatMap((line) => ('request' in line ? [line.request] : []));
}

/** A Host that answers from a record; throws ReplayDifference when it is asked anything else than was recorded. */
export function replay(lines: readonly string[]): Host {
  const [first, ...rest] = lines.map(lineOf).filter((line) => !('request' in line));
  if (first === undefined || !('configuration' in first)) throw new ReplayDifference('the record has no beginning');
  let at = 0;
  return hostOf(first.configuration, (name, given) => {
    const line = rest[at];
    at += 1;
    const asked = JSON.stringify({ call: name, arguments: given });
    const expected =
      line !== undefined && 'call' in line
        ? JSON.stringify({ call: line.call, arguments: line.arguments })
        : 'nothing more';
    if (asked !== expected || line === undefined || !('call' in line)) {
      throw new ReplayDifference(`call ${at}: asked ${asked}, recorded ${expected}`);
    }
    return played(line);
  });
}

function lineOf(text: string): Line {
  return JSON.parse(text) as Line;
}

type Perform = (name: MethodName, given: readonly unknown[]) => unknown;

/** One object with every method of a Host, all going through one function. */
function hostOf(configuration: SiteConfiguration, perform: Perform): Host {
  // The table of methods is complete by its type; what each answers is what was recorded of the same method.
  const one =
    <N extends MethodName>(name: N) =>
    (...given: Parameters<Host[N]>): ReturnType<Host[N]> =>
      perform(name, given) as ReturnType<Host[N]>;
  return {
    configuration,
    read: one('read'),
    write: one('write'),
    begin: one('begin'),
    commit: one('commit'),
    rollback: one('rollback'),
    savepoint: one('savepoint'),
    rollbackTo: one('rollbackTo'),
    release: one('release'),
    fetch: one('fetch'),
    now: one('now'),
    random: one('random'),
    enqueue: one('enqueue'),
    mail: one('mail'),
    log: one('log'),
    hashPassword: one('hashPassword'),
    verifyPassword: one('verifyPassword'),
    encryptSecret: one('encryptSecret'),
    decryptSecret: one('decryptSecret'),
    file: one('file'),
    interrupt: one('interrupt'),
  };
}

function callOn(host: Host, name: MethodName, given: readonly unknown[]): unknown {
  const method = host[name] as (...given: readonly unknown[]) => unknown;
  return method.apply(host, [...given]);
}

interface Outcome {
  readonly recorded: Result;
  give(): unknown;
}

function resultOf(run: () => unknown): Outcome {
  try {
    const answer = run();
    return { recorded: answer === undefined ? {} : { answer }, give: () => answer };
  } catch (thrown) {
    return {
      recorded: thrownResult(thrown),
      give: () => {
        throw thrown;
      },
    };
  }
}

function thrownResult(thrown: unknown): Result {
  if (thrown instanceof DatabaseError) {
    return { thrown: 'database', code: thrown.code, message: thrown.message, key: thrown.key ?? null };
  }
  if (thrown instanceof OutgoingError) {
    return { thrown: 'outgoing', code: thrown.code, message: thrown.message, key: null };
  }
  throw thrown;
}

function played(result: Result): unknown {
  if (!('thrown' in result)) return result.answer;
  if (result.thrown === 'outgoing') throw new OutgoingError(result.code as OutgoingError['code'], result.message);
  throw new DatabaseError(result.code as DatabaseError['code'], result.message, result.key ?? undefined);
}
