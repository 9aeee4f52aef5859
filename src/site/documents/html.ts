// Harmful HTML is taken out of text fields before they are stored.
import type { Context } from '../context.ts';
import type { Document } from './document.ts';

const untouchedTypes: ReadonlySet<string> = new Set([
  'Attach',
  'Attach Image',
  'Barcode',
  'Code',
  'JSON',
  'Geolocation',
  'Signature',
  'Password',
]);

/** Cleans every text that holds a `<` or `>`, except in code, attachments and fields that ask for none. */
export function cleanHtml(_context: Context, doc: Document, parent: Document): void {
  if (parent.docstatus !== 0) return;
  for (const field of doc.meta.stored) {
    const value = doc.values.get(field.fieldname);
    if (typeof value !== 'string' || !/[<>]/.test(value)) continue;
    if (untouchedTypes.has(field.fieldtype) || field.flag('ignore_xss_filter') || field.options === 'Email') continue;
    doc.values.set(field.fieldname, withoutScripts(value));
  }
}

/** A text without script and style elements, event attributes and script URLs. */
export function withoutScripts(html: string): string {
  if (!/<[a-z!/]/i.test(html)) return html;
  return html
    .replaceAll(/<(script|style|iframe|object|embed)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<\/?(script|style|iframe|object|embed|link|meta|base|form)\b[^>]*>/gi, '')
    .replaceAll(/<[a-z][^>]*>/gi, (tag) =>
      tag
        .replaceAll(/\son[a-z]+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')
        .replaceAll(/\s(href|src|action|formaction)\s*=\s*(["']?)\s*(javascript|vbscript):[^"'>]*\2/gi, ''),
    );
}
