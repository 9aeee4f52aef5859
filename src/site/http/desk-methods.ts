// What the desk calls beside documents: the System Console, running a scheduled job now, lists of versions.

import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { Raise, raise } from '../../language/runtime/errors.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { formatException } from '../../language/types/traceback.ts';
import { cint, cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, item } from '../dictionary.ts';
import { Document } from '../documents/document.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { insertRow } from '../documents/rows.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { dumpFrappeJson } from '../frappe/json-text.ts';
import { scriptGlobals } from '../frappe/namespace.ts';
import { holdsRole } from '../permissions/roles.ts';
import { runList } from '../query/list.ts';
import { runSql } from '../query/raw-sql.ts';
import { safeExec } from '../scripts/safe-exec.ts';
import { scheduledJob } from '../scripts/scheduler.ts';
import { forUsers, jsonArgument, type Whitelisted } from './whitelisted.ts';

function onlyFor(context: Context, role: string): void {
  if (!holdsRole(context, context.user, role)) raiseFrappe('PermissionError');
}

function docArgument(context: Context, form: PyDict): PyDict {
  const doc = jsonArgument(context, form, 'doc');
  return doc instanceof PyDict ? doc : raise('TypeError', "missing 1 required positional argument: 'doc'");
}

/** Runs what the System Console holds; its errors are output (server-script.md §7). */
function executeCode(context: Context, form: PyDict): PyValue {
  onlyFor(context, 'System Manager');
  const doc = docArgument(context, form);
  const put = (key: string, value: PyValue) => doc.table.set(context.run, key, value);
  const before = context.debugLog.length;
  try {
    put('output', consoleOutput(context, doc, before));
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
    put('commit', 0);
    put('output', formatException(context.run, thrown.exception));
  }
  const committed = Number(cint(item(doc, 'commit'))) !== 0;
  if (committed) context.commit();
  else context.rollback();
  logConsole(context, doc, committed);
  context.commit();
  return doc;
}

function consoleOutput(context: Context, doc: PyDict, before: number): string {
  const text = cstr(context.run, item(doc, 'console'));
  if (item(doc, 'type') === 'SQL') return dumpFrappeJson(context.run, runSql(context, text, null, { asDict: true }));
  safeExec(context, { text, name: 'System Console' });
  return context.debugLog.slice(before).join('\n');
}

function logConsole(context: Context, doc: PyDict, committed: boolean): void {
  const now = context.now();
  const log = new Document(getMeta(context, 'Console Log'));
  const values: readonly (readonly [string, PyValue])[] = [
    ['name', `Log on ${now}`],
    ['owner', context.user],
    ['modified_by', context.user],
    ['creation', now],
    ['modified', now],
    ['script', item(doc, 'console')],
    ['type', item(doc, 'type')],
    ['committed', committed ? 1 : 0],
  ];
  for (const [key, value] of values) log.values.set(key, value);
  insertRow(context, log);
}

/** Queues a scheduled job as the acting user. */
function executeEvent(context: Context, form: PyDict): PyValue {
  onlyFor(context, 'System Manager');
  const doc = docArgument(context, form);
  const name = cstr(context.run, item(doc, 'name'));
  context.jobs.push(scheduledJob(context, name, context.user));
  return doc;
}

/** The Version rows of a document that tell of a field, as rows of name, words and moment. */
function versionQuery(context: Context, form: PyDict): PyValue {
  const filters = jsonArgument(context, form, 'filters');
  if (!(filters instanceof PyDict)) return raise('TypeError', "missing 1 required positional argument: 'filters'");
  const { run } = context;
  const condition = (field: string, operator: string, value: PyValue) => new PyList([field, operator, value]);
  const rows = runList(context, {
    doctype: 'Version',
    fields: new PyList(['name', 'modified']),
    filters: new PyList([
      condition('ref_doctype', '=', item(filters, 'ref_doctype')),
      condition('docname', '=', item(filters, 'docname')),
      condition('data', 'like', `%"${cstr(run, item(filters, 'fieldname'))}"%`),
      condition('name', 'like', `%${cstr(run, item(form, 'txt'))}%`),
    ]),
    orderBy: 'modified desc',
    start: Number(cint(item(form, 'start'))),
    limit: Number(cint(item(form, 'page_len'))),
  });
  const found = rows instanceof PyList ? rows.items : [];
  return new PyList(found.map((row) => versionRow(context, row instanceof PyDict ? row : attributes(run))));
}

function versionRow(context: Context, row: PyDict): PyValue {
  const modified = item(row, 'modified');
  return new PyList([item(row, 'name'), prettyDate(context, modified), modified]);
}

/** In the words of the script's own helper. */
function prettyDate(context: Context, moment: PyValue): PyValue {
  const frappe = scriptGlobals(context, { restrictCommit: false }).get('frappe');
  const utils = frappe instanceof PyDict ? item(frappe, 'utils') : null;
  const pretty = utils instanceof PyDict ? item(utils, 'pretty_date') : null;
  return pretty === null ? null : call(context.run, pretty, [moment]);
}

const CONSOLE = 'frappe.desk.doctype.system_console.system_console';

/** The functions under their names. */
export const deskMethods: readonly (readonly [string, Whitelisted])[] = [
  [`${CONSOLE}.execute_code`, forUsers(executeCode, ['POST'])],
  [
    `${CONSOLE}.show_processlist`,
    forUsers((context) => {
      onlyFor(context, 'System Manager');
      // A site sees no connections but its own, and those are the host's.
      return new PyList([]);
    }),
  ],
  ['frappe.core.doctype.scheduled_job_type.scheduled_job_type.execute_event', forUsers(executeEvent)],
  ['frappe.utils.diff.version_query', forUsers(versionQuery)],
];
