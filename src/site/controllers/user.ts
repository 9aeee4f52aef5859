// User documents: named by their e-mail address, full name, type by roles, password.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { Document } from '../documents/document.ts';
import { throwMessage } from '../messages.ts';
import { setPassword } from '../passwords.ts';
import type { Controller } from '../site.ts';

const standard: ReadonlySet<string> = new Set(['Administrator', 'Guest']);

/** Roles that make no System User. */
const websiteRoles: ReadonlySet<string> = new Set(['All', 'Guest']);

function settle(doc: Document): void {
  const parts = ['first_name', 'middle_name', 'last_name']
    .map((field) => doc.text(field))
    .filter((part) => part !== '');
  doc.values.set('full_name', parts.join(' '));
  if (standard.has(String(doc.name))) return;
  const desk = doc.rows('roles').some((row) => !websiteRoles.has(row.text('role')));
  doc.values.set('user_type', desk ? 'System User' : 'Website User');
}

function removeDuplicateRoles(doc: Document): void {
  const seen = new Set<string>();
  const list = doc.values.get('roles') ?? null;
  if (list === null || typeof list !== 'object' || !('items' in list) || !Array.isArray(list.items)) return;
  const kept = list.items.filter(
    (row: PyValue) => row instanceof Document && !seen.has(row.text('role')) && seen.add(row.text('role')),
  );
  list.items.splice(0, list.items.length, ...kept);
}

function changePassword(context: Context, doc: Document): void {
  const password = doc.text('new_password');
  if (password === '' || /^\*+$/.test(password)) return;
  doc.values.set('new_password', '');
  setPassword(context, String(doc.name), password);
}

/** User. */
export const userController: Controller = {
  autoname(_context, doc) {
    doc.values.set('email', doc.text('email').trim().toLowerCase());
    doc.name = doc.text('email');
    return undefined;
  },
  on_trash(context, doc) {
    if (standard.has(String(doc.name))) throwMessage(context, `User ${String(doc.name)} cannot be deleted`);
    return undefined;
  },
  validate(context, doc) {
    removeDuplicateRoles(doc);
    settle(doc);
    changePassword(context, doc);
    return undefined;
  },
};
