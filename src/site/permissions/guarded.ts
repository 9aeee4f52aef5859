// DocTypes that give rights: what a script writes to them past the document's own save still needs the user's permission.
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { hasPermission } from './check.ts';

/** Users, roles, rights, scripts and the shape of DocTypes. */
const guarded: ReadonlySet<string> = new Set([
  'User',
  'Role',
  'Has Role',
  'DocType',
  'DocField',
  'DocPerm',
  'Custom DocPerm',
  'Custom Field',
  'Property Setter',
  'DocShare',
  'User Permission',
  'Server Script',
  'System Settings',
  'Scheduled Job Type',
]);

/** Refuses a direct write, a bypassed deletion or the reading of a secret by a script whose user may not write the DocType. */
export function checkGuarded(context: Context, doctype: string): void {
  if (context.switches.scriptDepth === 0 || !guarded.has(doctype)) return;
  if (hasPermission(context, { doctype, right: 'write' })) return;
  throwMessage(context, `You do not have enough permissions to change ${doctype}`, 'PermissionError', {
    title: 'Not Permitted',
  });
}
