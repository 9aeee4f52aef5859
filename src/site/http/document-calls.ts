// Methods of documents that may be called over HTTP, by REST or by run_doc_method.
import { findAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import type { PyDict } from '../../language/runtime/containers.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { textEntries } from '../dictionary.ts';
import type { Document } from '../documents/document.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { bold, throwMessage } from '../messages.ts';

/** The whitelisted methods, with the arguments that they take. */
const whitelisted: ReadonlyMap<string, readonly string[]> = new Map([
  ['submit', []],
  ['cancel', []],
  ['discard', []],
  ['rename', ['name', 'merge', 'force', 'validate_rename']],
]);

/** Calls a whitelisted method with those of the values that it takes; NotFound or PermissionError for others. */
export function callDocument(context: Context, doc: Document, method: string, values: PyDict): PyValue {
  const found = method.startsWith('_') ? undefined : findAttribute(context.run, doc, method);
  if (found === undefined || found === null) return raiseFrappe('NotFound', `Method ${method} not found`);
  const names = whitelisted.get(method);
  if (names === undefined) return refuseMethod(context, `frappe.model.document.${method}`);
  const given = textEntries(values).filter(([name]) => names.includes(name));
  return call(context.run, found, [], {
    names: given.map(([name]) => name),
    values: given.map(([, value]) => value),
  });
}

/** What calling a function without whitelist gives. */
export function refuseMethod(context: Context, name: string): never {
  const login = 'You are not permitted to access this resource. Login to access';
  const text = `<details><summary>${login}</summary>Function ${bold(name)} is not whitelisted.</details>`;
  return throwMessage(context, text, 'PermissionError', { title: 'Method Not Allowed' });
}
