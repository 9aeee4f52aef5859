// Permission Query scripts: a condition for the lists of a DocType (server-script.md §5).

import { truth } from '../../language/runtime/operators.ts';
import { str } from '../../language/runtime/text.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { forEngine } from '../query/script-sql.ts';
import { findScript, scriptMap } from './registry.ts';
import { safeExec } from './safe-exec.ts';

/** The SQL condition that the DocType's script gives for a user, '' if there is none. */
export function permissionCondition(context: Context, doctype: string, user: string): string {
  const name = scriptMap(context).permissionQueries.get(doctype);
  const script = name === undefined ? undefined : findScript(context, name);
  if (script === undefined) return '';
  const locals: [string, PyValue][] = [
    ['user', user],
    ['conditions', ''],
  ];
  if (!context.is15) locals.push(['active_child_tables', new PyList([])]);
  const executed = safeExec(context, { text: script.text, name: script.name, locals });
  const conditions = executed.locals.get('conditions') ?? null;
  return truth(context.run, conditions) ? forEngine(str(context.run, conditions), context.database.dialect) : '';
}
