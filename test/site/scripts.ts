// Server Scripts in tests: stored as documents, as a user would store them.

import type { OutcomeReport } from '../../src/language/report.ts';
import { called, type World } from './site.ts';

type Values = Readonly<Record<string, string | number>>;

/** Inserts a Server Script. */
export function script(world: World, name: string, values: Values, text: string): void {
  called(world, 'insert', { doc: { doctype: 'Server Script', name, ...values, script: text } });
}

/** Inserts a document event script. */
export function eventScript(world: World, doctype: string, event: string, text: string): void {
  script(
    world,
    `${doctype} ${event} ${text.length}`,
    { script_type: 'DocType Event', reference_doctype: doctype, doctype_event: event },
    text,
  );
}

/** Runs a text as an API script would run, in a transaction of its own; answers the repr of `result`. */
export function run(world: World, text: string, user = 'Administrator'): string {
  const ran = called(world, 'run', { source: text, user, commit: true }) as Ran;
  if (!ran.compiles) throw new Error(`SyntaxError: ${ran.errors.join(' ')}`);
  if (ran.outcome.status === 'exception') throw new Error(`${ran.outcome.type}: ${ran.outcome.message}`);
  if (ran.outcome.status !== 'ok') throw new Error(JSON.stringify(ran.outcome));
  return ran.variables['result'] ?? 'None';
}

interface Ran {
  readonly compiles: boolean;
  readonly errors: readonly string[];
  readonly outcome: OutcomeReport;
  readonly variables: Readonly<Record<string, string>>;
}
