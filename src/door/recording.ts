// A site that writes down its work: each request or command, everything it asked its host meanwhile, and its answer.
import {
  DatabaseError,
  type DatabaseErrorCode,
  type Host,
  OutgoingError,
  type SiteConfiguration,
  type SiteRequest,
} from '../site/host.ts';
import type { CreateSite, Site } from './guest.ts';

/** Receives the lines of a record, one JSON text each. */
export type Sink = (line: string) => void;

/** What a site was given to do. */
export type Task =
  | { readonly kind: 'request'; readonly request: SiteRequest }
  | { readonly kind: 'call'; readonly name: string; readonly payload: string };

/** What a host can be asked. */
export type MethodName = Exclude<keyof Host, 'configuration'>;

/** What something gave or threw. */
export type Result =
  | { readonly answer?: unknown }
  | { readonly thrown: 'database'; readonly code: DatabaseErrorCode; readonly message: string; readonly key?: string }
  | { readonly thrown: 'outgoing'; readonly code: OutgoingError['code']; readonly message: string }
  | { readonly thrown: 'fault'; readonly message: string; readonly stack?: string };

/** A question to the host and what came of it. */
export type Call = { readonly call: MethodName; readonly arguments: readonly unknown[] } & Result;

/** A line of a record: the configuration first, then for each task the task, its calls, and its outcome. */
export type Line =
  | { readonly configuration: SiteConfiguration }
  | { readonly task: Task }
  | Call
  | { readonly outcome: Result };

/** Opens a site on `host` that tells `sink` the lines of all that it does. */
export function recordSite(createSite: CreateSite, host: Host, sink: Sink): Site {
  const site = createSite(record(host, sink));
  const told = <T>(task: Task, work: () => T): T => {
    sink(textOf({ task }));
    const outcome = resultOf(work);
    sink(textOf({ outcome: outcome.recorded }));
    return outcome.give();
  };
  return {
    handle: (request) => told({ kind: 'request', request }, () => site.handle(request)),
    call: (name, payload) => told({ kind: 'call', name, payload }, () => site.call(name, payload)),
  };
}

/** A Host that asks `host` and tells `sink` of each call and its answer; the first line is the configuration. */
export function record(host: Host, sink: Sink): Host {
  sink(textOf({ configuration: host.configuration }));
  return hostOf(host.configuration, (call, given) => {
    const result = resultOf(() => callOn(host, call, given));
    sink(textOf({ call, arguments: given, ...result.recorded }));
    return result.give();
  });
}

function textOf(line: Line): string {
  return JSON.stringify(line);
}

/** One object with every method of a Host, all going through one function. */
export function hostOf(
  configuration: SiteConfiguration,
  perform: (name: MethodName, given: readonly unknown[]) => unknown,
): Host {
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

/** What a piece of work gave or threw, and the way to give or throw it again. */
export function resultOf<T>(work: () => T): { readonly recorded: Result; give(): T } {
  try {
    const answer = work();
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
    const { code, message, key } = thrown;
    return { thrown: 'database', code, message, ...(key === undefined ? {} : { key }) };
  }
  if (thrown instanceof OutgoingError) return { thrown: 'outgoing', code: thrown.code, message: thrown.message };
  if (!(thrown instanceof Error)) return { thrown: 'fault', message: String(thrown) };
  return { thrown: 'fault', message: thrown.message, ...(thrown.stack === undefined ? {} : { stack: thrown.stack }) };
}
