// Comparing two versions of a script, as the desk's "Compare Versions" does.
import { PyDict } from '../../language/runtime/containers.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { getDocument } from '../documents/make.ts';
import { parseJson } from '../json.ts';
import { unifiedDiff } from '../scripts/unified-diff.ts';
import { type Payload, textOf } from './command.ts';

/** The unified difference between two Version rows of a script; without versions, of its last change. */
export function compareVersions(context: Context, payload: Payload): unknown {
  const script = textOf(payload, 'script');
  getDocument(context, 'Server Script', script);
  const versions = Array.isArray(payload['versions']) ? payload['versions'].map(String) : [];
  if (versions.length === 2) return versionDiff(context, versions[0] ?? '', versions[1] ?? '', 'script').join('\n');
  return lastChange(context, script);
}

function lastChange(context: Context, script: string): string {
  const sql =
    "SELECT `name`, `creation`, `data` FROM `tabVersion` WHERE `ref_doctype` = 'Server Script' AND `docname` = ? ORDER BY `creation` DESC";
  for (const [name, creation, data] of context.database.table(sql, [script]).rows) {
    const change = changeOf(context, data ?? null, 'script');
    if (change === undefined) continue;
    const when = cstr(context.run, creation ?? null);
    return unifiedDiff(lines(change.before), lines(change.after), {
      from: `${String(name)} (before)`,
      to: String(name),
      fromDate: when,
      toDate: when,
    }).join('\n');
  }
  return '';
}

/** `get_version_diff`: the difference of what two Version rows left a field with. */
export function versionDiff(context: Context, from: string, to: string, fieldname: string): readonly string[] {
  const [before, after] = [from, to].map((name) => {
    const version = getDocument(context, 'Version', name);
    const change = changeOf(context, version.value('data'), fieldname);
    return { name, when: cstr(context.run, version.value('modified')), text: change?.after };
  });
  if (before?.text === undefined || after?.text === undefined) return ['Values not available for diff'];
  return unifiedDiff(lines(before.text), lines(after.text), {
    from: before.name,
    to: after.name,
    fromDate: before.when,
    toDate: after.when,
  });
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split(/\r\n|\r|\n/);
}

interface Change {
  readonly before: string;
  readonly after: string;
}

function changeOf(context: Context, data: PyValue, fieldname: string): Change | undefined {
  const parsed = typeof data === 'string' ? parseJson(context.run, data) : undefined;
  const changed = parsed instanceof PyDict ? item(parsed, 'changed') : null;
  if (!(changed instanceof PyList)) return undefined;
  for (const entry of changed.items) {
    const [field, before = null, after = null] = entry instanceof PyList ? entry.items : [];
    if (field === fieldname) return { before: cstr(context.run, before), after: cstr(context.run, after) };
  }
  return undefined;
}
