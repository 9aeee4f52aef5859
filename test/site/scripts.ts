// Server Scripts in tests: stored as documents, as a user would store them.

import { Raise } from '../../src/language/runtime/errors.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { formatException } from '../../src/language/types/traceback.ts';
import { insertDocument } from '../../src/site/documents/lifecycle.ts';
import { documentFromDict } from '../../src/site/documents/make.ts';
import { safeExec } from '../../src/site/scripts/safe-exec.ts';
import { dict } from './python.ts';
import { as, type World } from './site.ts';

type Values = Readonly<Record<string, string | number>>;

/** Inserts a Server Script. */
export function script(world: World, name: string, values: Values, text: string): void {
  as(world, 'Administrator', (context) => {
    const doc = documentFromDict(context, dict(context, { doctype: 'Server Script', name, ...values, script: text }));
    doc.setFlag(context.run, 'name_set', false);
    insertDocument(context, doc);
  });
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
  return as(world, user, (context) => {
    try {
      const { globals } = safeExec(context, { text });
      return repr(context.run, globals.get('result') ?? null);
    } catch (thrown) {
      if (!(thrown instanceof Raise)) throw thrown;
      throw new Error(formatException(context.run, thrown.exception));
    }
  });
}
