// The enabled Server Scripts by what triggers them: server-script.md §2.3.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import type { ScriptMap, ScriptRecord } from '../site.ts';

const columns =
  '`name`, `script_type`, `reference_doctype`, `doctype_event`, `api_method`, `allow_guest`, `script`, `enable_rate_limit`, `rate_limit_count`, `rate_limit_seconds`';

/** The map of enabled scripts, built when a cache was dropped. */
export function scriptMap(context: Context): ScriptMap {
  context.site.caches.scripts ??= buildMap(context);
  return context.site.caches.scripts;
}

/** The script of that name, enabled or not. */
export function findScript(context: Context, name: string): ScriptRecord | undefined {
  const known = scriptMap(context).records.get(name);
  if (known !== undefined) return known;
  const [row] = context.database.table(`SELECT ${columns} FROM \`tabServer Script\` WHERE \`name\` = ?`, [name]).rows;
  return row === undefined ? undefined : recordOf(row);
}

function buildMap(context: Context): ScriptMap {
  // Frappe lists scripts newest created first (16) or last modified first (15), and runs them in that order.
  const order = context.is15 ? '`modified`' : '`creation`';
  const sql = `SELECT ${columns} FROM \`tabServer Script\` WHERE \`disabled\` = 0 ORDER BY ${order} DESC`;
  const records = context.database.table(sql).rows.map(recordOf);
  const events = new Map<string, Map<string, string[]>>();
  const api = new Map<string, string>();
  const permissionQueries = new Map<string, string>();
  for (const record of records) {
    if (record.type === 'DocType Event') listFor(events, record.doctype, record.event).push(record.name);
    else if (record.type === 'Permission Query') permissionQueries.set(record.doctype, record.name);
    else api.set(record.apiMethod, record.name);
  }
  return { events, api, permissionQueries, records: new Map(records.map((record) => [record.name, record])) };
}

function listFor(events: Map<string, Map<string, string[]>>, doctype: string, event: string): string[] {
  const ofType = events.get(doctype) ?? new Map<string, string[]>();
  const names = ofType.get(event) ?? [];
  events.set(doctype, ofType.set(event, names));
  return names;
}

function recordOf(row: readonly PyValue[]): ScriptRecord {
  const text = (at: number) => (typeof row[at] === 'string' ? row[at] : '');
  const number = (at: number) => (typeof row[at] === 'number' ? row[at] : 0);
  return {
    name: String(row[0]),
    type: text(1),
    doctype: text(2),
    event: text(3),
    apiMethod: text(4),
    allowGuest: number(5) === 1,
    text: text(6),
    rateLimited: number(7) === 1,
    rateLimitCount: number(8) || 5,
    rateLimitSeconds: number(9) || 86400,
  };
}
