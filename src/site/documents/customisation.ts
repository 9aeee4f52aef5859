// Custom Fields and Property Setters laid over a DocType's own rows.
import { PyFloat, type PyValue } from '../../language/runtime/values.ts';
import type { MetaParts } from './meta.ts';

type Row = ReadonlyMap<string, PyValue>;

/** The parts with custom fields put in their places and property setters applied. */
export function applySetters(parts: MetaParts, customFields: readonly Row[], setters: readonly Row[]): MetaParts {
  const custom = customFields.map(
    (row) => new Map([...row, ['is_custom_field', 1], ['parent', parts.values.get('name') ?? null]]),
  );
  const values = new Map(parts.values);
  const fields = placeFields(parts.fields, custom).map((row) => new Map(row));
  for (const setter of setters) applySetter(setter, values, fields);
  return { values, fields: orderFields(fields, values.get('field_order') ?? null), permissions: parts.permissions };
}

function placeFields(own: readonly Row[], custom: readonly Row[]): Row[] {
  const placed: Row[] = [...own];
  const waiting = [...custom];
  for (let moved = true; moved && waiting.length > 0; ) {
    moved = false;
    for (const row of [...waiting]) {
      const after = placed.findIndex((other) => other.get('fieldname') === row.get('insert_after'));
      if (after < 0) continue;
      placed.splice(after + 1, 0, row);
      waiting.splice(waiting.indexOf(row), 1);
      moved = true;
    }
  }
  return [...placed, ...waiting];
}

function applySetter(setter: Row, values: Map<string, PyValue>, fields: readonly Map<string, PyValue>[]): void {
  const property = setter.get('property');
  if (typeof property !== 'string') return;
  const target =
    setter.get('doctype_or_field') === 'DocType'
      ? values
      : fields.find((row) => row.get('fieldname') === setter.get('field_name'));
  target?.set(property, castProperty(setter.get('value') ?? null, setter.get('property_type') ?? null));
}

const casts: ReadonlyMap<PyValue, (text: string) => PyValue> = new Map<PyValue, (text: string) => PyValue>([
  ['Check', (text) => (text === '1' || text.toLowerCase() === 'true' ? 1 : 0)],
  ['Int', (text) => Math.trunc(Number(text)) || 0],
  ['Float', (text) => new PyFloat(Number(text) || 0)],
]);

function castProperty(value: PyValue, type: PyValue): PyValue {
  return typeof value === 'string' ? (casts.get(type)?.(value) ?? value) : value;
}

/** A `field_order` property (a JSON list of names) reorders the form. */
function orderFields(fields: readonly Row[], order: PyValue): readonly Row[] {
  if (typeof order !== 'string') return fields;
  const names = namesIn(order);
  const place = new Map(names.map((name, at) => [name, at]));
  if (names.length === 0) return fields;
  const rank = (row: Row) => place.get(String(row.get('fieldname'))) ?? names.length;
  return [...fields].sort((left, right) => rank(left) - rank(right));
}

function namesIn(json: string): string[] {
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) ? parsed.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
