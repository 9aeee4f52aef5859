// What follows every write of a document: caches, the version row, on_change.
import type { Context } from '../context.ts';
import type { Document } from './document.ts';
import { runMethod } from './hooks.ts';
import { saveVersion } from './versions.ts';

/** DocTypes whose rows some cache of the site is made from. */
const cached: ReadonlySet<string> = new Set([
  'DocType',
  'Custom Field',
  'Property Setter',
  'Custom DocPerm',
  'User',
  'Role',
  'Has Role',
  'Server Script',
  'System Settings',
  'User Permission',
  'DefaultValue',
  'Document Naming Rule',
]);

/** Drops what caches held of a DocType's rows. */
export function forgetCached(context: Context, doctype: string): void {
  context.valueCache.clear();
  context.documentCache.clear();
  if (cached.has(doctype)) context.touch();
}

/** Caches, version and on_change after an insert or save. */
export function afterWrite(context: Context, doc: Document, { inserted }: { readonly inserted: boolean }): void {
  forgetCached(context, doc.doctype);
  if (!inserted && doc.meta.trackChanges && !doc.flagged('ignore_version')) saveVersion(context, doc);
  runMethod(context, doc, 'on_change');
}
