// The requests that make a script run, as command lines to try.
import type { Field } from '../documents/field.ts';
import type { Meta } from '../documents/meta.ts';
import type { ScriptRecord } from '../site.ts';

/** A command line, and the address where looking is enough. */
export interface Attempt {
  readonly line: string;
  readonly link?: string;
}

/** What to send so that the script runs; nothing when no single request does it. */
export function attempts(script: ScriptRecord, meta: Meta | undefined, origin: string): readonly Attempt[] {
  if (script.type === 'API') return [apiAttempt(script, origin)];
  if (meta === undefined) return [];
  const address = `${origin}/api/resource/${encodeURIComponent(script.doctype)}`;
  if (script.type === 'Permission Query') return [{ line: `curl -b session ${quoted(address)}` }];
  const shape = script.type === 'DocType Event' ? requests.get(script.event) : undefined;
  return shape === undefined ? [] : [{ line: documentRequest(shape, address, sample(script.text, meta)) }];
}

function apiAttempt({ apiMethod, allowGuest }: ScriptRecord, origin: string): Attempt {
  const address = `${origin}/api/method/${encodeURIComponent(apiMethod)}`;
  const line = `curl ${allowGuest ? '' : '-b session '}${quoted(address)}`;
  return { line, link: address };
}

/** The method of a request that fires an event, on a new document or a stored one. */
interface Shape {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly docstatus?: 1 | 2;
}

const stored: Shape = { method: 'PUT' };
const requests: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ...['Before Insert', 'Before Validate', 'Before Save', 'After Insert', 'After Save'].map((event): [string, Shape] => [
    event,
    { method: 'POST' },
  ]),
  ['Before Submit', { method: 'POST', docstatus: 1 }],
  ['After Submit', { method: 'POST', docstatus: 1 }],
  ['Before Save (Submitted Document)', stored],
  ['After Save (Submitted Document)', stored],
  ['Before Cancel', { method: 'PUT', docstatus: 2 }],
  ['After Cancel', { method: 'PUT', docstatus: 2 }],
  ['Before Delete', { method: 'DELETE' }],
  ['After Delete', { method: 'DELETE' }],
]);

type Values = Readonly<Record<string, string | number>>;

function documentRequest({ method, docstatus }: Shape, address: string, values: Values): string {
  if (method === 'DELETE') return `curl -b session -X DELETE ${quoted(`${address}/NAME`)}`;
  const body = JSON.stringify({ ...values, ...(docstatus === undefined ? {} : { docstatus }) });
  const target = method === 'POST' ? `-X POST ${quoted(address)}` : `-X PUT ${quoted(`${address}/NAME`)}`;
  return `curl -b session ${target} -H 'Content-Type: application/json' -d ${quoted(body)}`;
}

const written: ReadonlySet<string> = new Set([
  'Data',
  'Text',
  'Small Text',
  'Long Text',
  'Text Editor',
  'Code',
  'Link',
]);

/** A document for the script: what is mandatory, and each field that it looks at, with a text from the script itself. */
function sample(text: string, meta: Meta): Values {
  const looked = new Set([...text.matchAll(/\bdoc\.([A-Za-z]\w*)/g)].map(([, name]) => name));
  const found = /(["'])([^"'\\\n]+)\1\s+in\s+doc\./.exec(text)?.[2];
  const fields = meta.fields.filter(
    (field) => written.has(field.fieldtype) && (field.required || looked.has(field.fieldname)),
  );
  return Object.fromEntries(fields.map((field) => [field.fieldname, sampleValue(field, found)]));
}

function sampleValue(field: Field, found: string | undefined): string {
  if (field.fieldtype === 'Link') return field.options === 'User' ? 'Administrator' : 'NAME';
  return found ?? `some ${field.fieldname}`;
}

/** A text as one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
