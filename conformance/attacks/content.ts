// What the site of a bench holds: the users, documents and scripts that attacks expect to find.
import type { PyDict } from '../../src/language/runtime/containers.ts';
import { PyList, type PyValue } from '../../src/language/runtime/values.ts';
import type { Context } from '../../src/site/context.ts';
import { attributes } from '../../src/site/dictionary.ts';
import { insertDocument } from '../../src/site/documents/lifecycle.ts';
import { documentFromDict } from '../../src/site/documents/make.ts';
import { setUp } from '../../src/site/setup.ts';

type Plain = string | number | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Who runs the attacks: a user of the desk without rights of an administrator. */
export const ATTACKER = 'test@example.com';

/** Rows of `Big Type`: more than one query may give. */
const MANY = 10_050;

type Values = { readonly [key: string]: Plain };

function dictOf(context: Context, values: Values): PyDict {
  return attributes(
    context.run,
    Object.entries(values).map(([key, item]) => [key, python(context, item)] as const),
  );
}

function python(context: Context, value: Plain): PyValue {
  if (value === null || typeof value !== 'object') return value;
  return isList(value) ? new PyList(value.map((item) => python(context, item))) : dictOf(context, value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function insert(context: Context, doctype: string, values: Values): void {
  insertDocument(context, documentFromDict(context, dictOf(context, { doctype, ...values })));
}

const openToAll = [
  { doctype: 'DocPerm', role: 'All', read: 1, write: 1, create: 1, delete: 1, submit: 1, cancel: 1 },
] as const;

function docType(name: string, more: Values): Values {
  const fields = [{ doctype: 'DocField', fieldname: 'description', fieldtype: 'Small Text', label: 'Description' }];
  return { name, module: 'Custom', custom: 1, autoname: 'hash', fields, permissions: openToAll, ...more };
}

const apiScripts: readonly (readonly [name: string, text: string, guests: number])[] = [
  ['my_api', 'frappe.response["message"] = "done"', 0],
  ['my_guest_api', 'frappe.response["message"] = "done"', 1],
];

/** Fills an empty database. The caller commits. */
export function fillBench(context: Context): void {
  setUp(context, { adminPassword: 'bench' });
  context.commit();
  insert(context, 'User', { email: ATTACKER, first_name: 'Test', send_welcome_email: 0 });
  insert(context, 'DocType', docType('Big Type', {}));
  insert(context, 'DocType', docType('Order', { is_submittable: 1 }));
  insert(context, 'DocType', docType('Bench Item', { istable: 1, permissions: [] }));
  insert(context, 'Custom Field', {
    dt: 'ToDo',
    fieldname: 'items',
    label: 'Items',
    fieldtype: 'Table',
    options: 'Bench Item',
  });
  insert(context, 'Server Script', script('other', 'result = 1', { api_method: 'other' }));
  for (const [name, text, guests] of apiScripts)
    insert(context, 'Server Script', script(name, text, { api_method: name, allow_guest: guests }));
  for (const description of ['first', 'second']) insert(context, 'ToDo', { description });
  insert(context, 'Note', { title: 'secret', content: 'of Administrator', public: 0 });
  const now = context.now();
  const rows = Array.from({ length: MANY }, (_, at) => [`big-${at}`, now, now, ATTACKER, ATTACKER, `row ${at}`]);
  const columns = ['name', 'creation', 'modified', 'owner', 'modified_by', 'description'];
  for (let at = 0; at < rows.length; at += 500)
    context.database.insert('tabBig Type', columns, rows.slice(at, at + 500));
  const todo = [['x', now, now, ATTACKER, ATTACKER, 'x', 'Open', 'Medium']];
  context.database.insert('tabToDo', [...columns, 'status', 'priority'], todo);
  context.database.insert('tabOrder', columns, [['x', now, now, ATTACKER, ATTACKER, 'x']]);
}

/** The values of an API script. */
export function script(name: string, text: string, more: Values): Values {
  return { name, script_type: 'API', script: text, ...more };
}

/** Stores a script as the user who may write scripts would. */
export function insertScript(context: Context, values: Values): void {
  insert(context, 'Server Script', values);
}
