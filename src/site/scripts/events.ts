// Server Scripts of document events: which label a document method has, and running its scripts.
import type { Context } from '../context.ts';
import type { Document } from '../documents/document.ts';

/** Runs the enabled scripts of the label that belongs to a document method, in list order. */
export function runDocumentEvent(_context: Context, _doc: Document, _method: string): void {}
