// A title field named `title` is a template filled from the document before it is stored.
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { type Document, isTrue } from './document.ts';

/** Fills the title from the field's options, or on insert from its default. */
export function fillTitle(context: Context, doc: Document): void {
  if (doc.meta.titleField !== 'title') return;
  const field = doc.meta.field('title');
  if (field === undefined) return;
  const template =
    field.options !== '' ? field.options : doc.isLocal && !isTrue(doc.values.get('title')) ? field.fallback : undefined;
  if (template === undefined) return;
  const text = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => cstr(context.run, doc.value(name)));
  doc.values.set('title', text);
}
