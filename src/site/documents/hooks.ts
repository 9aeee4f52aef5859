// What hangs on a document method: the DocType's own rules first, Server Scripts last.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import type { Document } from './document.ts';

/** Runs a document method with everything that hangs on it; answers what the DocType's own rule returned. */
export function runMethod(context: Context, doc: Document, method: string, args: readonly PyValue[] = []): PyValue {
  const result = context.site.parts.controllers.get(doc.doctype)?.[method]?.(context, doc, args) ?? null;
  const { switches } = context;
  if (switches.inInstall || doc.meta.isTable) return result;
  const { eventDepth } = context.run.limits;
  if (switches.eventDepth >= eventDepth) context.run.stop('event-depth', eventDepth, switches.eventDepth + 1);
  switches.eventDepth += 1;
  context.site.parts.documentEvent(context, doc, method);
  switches.eventDepth -= 1;
  return result;
}
