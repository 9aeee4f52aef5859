// Password fields: the text goes to the vault (`__Auth`), stars of the same length stay in the document.
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import type { Document } from './document.ts';

/** Moves the texts of Password fields into the vault. */
export function moveSecrets(context: Context, doc: Document): void {
  if (doc.flagged('ignore_save_passwords')) return;
  for (const field of doc.meta.fields) {
    if (field.fieldtype !== 'Password') continue;
    const text = doc.text(field.fieldname);
    if (text === '') {
      if (doc.before !== undefined && doc.before !== null)
        forget(context, doc.doctype, String(doc.name), field.fieldname);
      continue;
    }
    if (/^\*+$/.test(text)) continue;
    storeSecret(context, doc.doctype, String(doc.name), field.fieldname, text);
    doc.values.set(field.fieldname, '*'.repeat(text.length));
  }
}

function key(doctype: string, name: string, fieldname: string) {
  return [
    { column: 'doctype', operator: '=', value: doctype },
    { column: 'name', operator: '=', value: name },
    { column: 'fieldname', operator: '=', value: fieldname },
  ] as const;
}

function forget(context: Context, doctype: string, name: string, fieldname: string): void {
  context.database.delete('__Auth', key(doctype, name, fieldname));
}

/** Replaces a stored secret. */
export function storeSecret(context: Context, doctype: string, name: string, fieldname: string, text: string): void {
  forget(context, doctype, name, fieldname);
  const columns = ['doctype', 'name', 'fieldname', 'password', 'encrypted'];
  context.database.insert('__Auth', columns, [[doctype, name, fieldname, context.host.encryptSecret(text), 1]]);
}

/** A stored secret, `undefined` when there is none. */
export function readSecret(context: Context, doctype: string, name: string, fieldname: string): string | undefined {
  const sql =
    'SELECT `password` FROM `__Auth` WHERE `doctype` = ? AND `name` = ? AND `fieldname` = ? AND `encrypted` = 1';
  const text = context.database.scalar(sql, [doctype, name, fieldname]);
  if (typeof text !== 'string') return undefined;
  return context.host.decryptSecret(text) ?? undecipherable(context);
}

function undecipherable(context: Context): never {
  const text = 'Encryption key is invalid! Please check site_config.json';
  return throwMessage(context, text, 'ValidationError');
}

/** Removes or renames all secrets of a document. */
export function moveSecretsOf(context: Context, doctype: string, name: string, renamed: string | undefined): void {
  const where = [
    { column: 'doctype', operator: '=', value: doctype },
    { column: 'name', operator: '=', value: name },
  ] as const;
  if (renamed === undefined) context.database.delete('__Auth', where);
  else context.database.update('__Auth', { name: renamed }, where);
}
