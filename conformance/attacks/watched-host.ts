// A host that notices what is asked of it for a script that a limit has ended.
import type { Context } from '../../src/site/context.ts';
import type { Host } from '../../src/site/host.ts';

/** A host, and what was asked of it too late. */
export interface WatchedHost {
  readonly host: Host;
  /** Watches a run from now on. */
  begin(context: Context): void;
  /** Stops watching: what follows a run belongs to the framework. */
  end(): void;
  /** The first thing asked for a run after its limit, in the corpus's words; forgotten once told. */
  late(): string | undefined;
}

/** Wraps a host. */
export function watched(host: Host): WatchedHost {
  let context: Context | undefined;
  let late: string | undefined;
  const noting =
    <A extends readonly unknown[], R>(name: string, work: (...given: A) => R) =>
    (...given: A): R => {
      if (context?.run.dead !== undefined) late ??= `broken: ${name} was asked for after the limit`;
      return work(...given);
    };
  return {
    host: {
      ...host,
      read: noting('read', (statement) => host.read(statement)),
      write: noting('write', (operation) => host.write(operation)),
      commit: noting('commit', () => host.commit()),
      savepoint: noting('savepoint', (name) => host.savepoint(name)),
      fetch: noting('fetch', (request) => host.fetch(request)),
      enqueue: noting('enqueue', (job) => host.enqueue(job)),
      mail: noting('mail', (mail) => host.mail(mail)),
    },
    begin(watching) {
      context = watching;
      late = undefined;
    },
    end() {
      context = undefined;
    },
    late() {
      context = undefined;
      return late;
    },
  };
}
