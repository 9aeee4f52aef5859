// Running what was built: walk() gives the text with placeholders, run() reads with it.
import { dictOf } from '../../../language/runtime/containers.ts';
import { method } from '../../../language/runtime/declare.ts';
import { truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { PyTuple, type PyValue } from '../../../language/runtime/values.ts';
import { type Context, contextOf } from '../../context.ts';
import { raiseFrappe } from '../../frappe/exceptions.ts';
import { definePython } from '../../python-methods.ts';
import { runSql, type SqlOptions } from '../raw-sql.ts';
import type { PyQuery, PySetOperation } from './nodes.ts';
import { operationType, queryType } from './queries.ts';
import { sqlOf } from './render-query.ts';

type Built = PyQuery | PySetOperation;

function walked(run: Run, query: Built): { readonly text: string; readonly parameters: PyValue } {
  const texts: string[] = [];
  const text = sqlOf(run, query, texts);
  const entries = texts.map((value, at): [string, PyValue] => [`param${at + 1}`, value]);
  return { text, parameters: dictOf(run, entries) };
}

/** Runs a query as `frappe.db.sql` would; PermissionError when it does not only read. */
export function runQuery(context: Context, query: Built, options: SqlOptions): PyValue {
  const { text, parameters } = walked(context.run, query);
  const head = text.slice(0, 8).toLowerCase();
  const reads = head.startsWith('select') || head.startsWith('explain') || head.startsWith('with ');
  if (!reads) return raiseFrappe('PermissionError', 'Only SELECT SQL allowed in scripting');
  return runSql(context, text, parameters, options);
}

const RUN =
  'run(self, as_dict=0, as_list=0, debug=0, ignore_ddl=0, auto_commit=0, update=None, explain=False, run=True, pluck=False, as_iterator=False)';

for (const type of [queryType, operationType])
  definePython(type, [
    method('walk(self)', {
      doc: 'The text that would be run, and its parameters.',
      run(run, self: Built) {
        const { text, parameters } = walked(run, self);
        return new PyTuple([text, parameters]);
      },
    }),
    method(RUN, {
      doc: 'Read the rows.',
      run(run, self: Built, ...given: PyValue[]) {
        const [asDict = null, asList = null, , , , update = null, , really = true, pluck = null] = given;
        if (!truth(run, really)) return walked(run, self).text;
        return runQuery(contextOf(run), self, {
          asDict: truth(run, asDict),
          asList: truth(run, asList),
          pluck: truth(run, pluck),
          update,
        });
      },
    }),
  ]);
