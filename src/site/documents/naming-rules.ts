// Document Naming Rules: names that an operator sets up for a DocType, by conditions and with a counter of their own.
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { forUpdate } from '../query/dialects.ts';
import type { Document } from './document.ts';
import { findMeta, rowsOf } from './meta-loader.ts';
import { compareValues } from './row-filters.ts';
import { joinParts, nextNumber } from './series.ts';
import { castStored } from './singles.ts';

const RULE = 'Document Naming Rule';

interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: PyValue;
}

/** A rule as it is stored, without its counter. */
export interface NamingRule {
  readonly name: string;
  readonly doctype: string;
  readonly prefix: string;
  readonly digits: number;
  readonly conditions: readonly Condition[];
}

/** Logs are written too often to look for rules. */
const logs: ReadonlySet<string> = new Set([
  'Activity Log',
  'Console Log',
  'DocShare',
  'Email Queue',
  'Error Log',
  'Scheduled Job Log',
  'Version',
]);

/** Names a document by the first rule, the highest priority first, whose conditions it meets. */
export function nameByNamingRules(context: Context, doc: Document): void {
  if (logs.has(doc.doctype) || doc.doctype === RULE) return;
  const rule = rulesOf(context).find((each) => each.doctype === doc.doctype && applies(context, each, doc));
  if (rule === undefined) return;
  const prefix = joinParts(context, rule.prefix.split('.'), doc, (before, digits) =>
    nextNumber(context, before, digits),
  );
  doc.name = prefix + String(nextCount(context, rule.name)).padStart(rule.digits, '0');
}

function applies({ run }: Context, { conditions }: NamingRule, doc: Document): boolean {
  return conditions.every(({ field, operator, value }) => {
    const fieldtype = doc.meta.field(field)?.fieldtype ?? 'Data';
    return compareValues(run, operator, castStored(fieldtype, doc.value(field)), castStored(fieldtype, value));
  });
}

/** The counter is a field of the rule, locked until the transaction ends. */
function nextCount({ database }: Context, rule: string): number {
  database.lockRow(`tab${RULE}`, rule);
  const sql = `SELECT \`counter\` FROM \`tab${RULE}\` WHERE \`name\` = ?${forUpdate(database.dialect)}`;
  const next = Number(database.scalar(sql, [rule]) ?? 0) + 1;
  database.update(`tab${RULE}`, { counter: next }, [{ column: 'name', operator: '=', value: rule }]);
  return next;
}

function rulesOf(context: Context): readonly NamingRule[] {
  const { caches } = context.site;
  caches.namingRules ??= loadRules(context);
  return caches.namingRules;
}

/** A site that Frappe made long ago may know no rules. */
function loadRules(context: Context): NamingRule[] {
  if (findMeta(context, RULE) === undefined) return [];
  const { database, run } = context;
  const rules = rowsOf(
    database.table(
      `SELECT \`name\`, \`document_type\`, \`prefix\`, \`prefix_digits\` FROM \`tab${RULE}\` WHERE \`disabled\` = 0 ORDER BY \`priority\` DESC, \`creation\` DESC`,
    ),
  );
  if (rules.length === 0) return [];
  const conditions = rowsOf(
    database.table(
      `SELECT \`parent\`, \`field\`, \`condition\`, \`value\` FROM \`tab${RULE} Condition\` ORDER BY \`idx\``,
    ),
  );
  return rules.map((row) => ({
    name: cstr(run, row.get('name') ?? null),
    doctype: cstr(run, row.get('document_type') ?? null),
    prefix: cstr(run, row.get('prefix') ?? null),
    digits: Number(row.get('prefix_digits') ?? 0),
    conditions: conditions
      .filter((each) => each.get('parent') === row.get('name'))
      .map((each) => ({
        field: cstr(run, each.get('field') ?? null),
        operator: cstr(run, each.get('condition') ?? null),
        value: each.get('value') ?? null,
      })),
  }));
}
