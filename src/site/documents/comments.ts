// Comments on documents.

import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { Document } from './document.ts';
import { insertDocument } from './lifecycle.ts';
import { getMeta } from './meta-loader.ts';
import { fullName } from './users.ts';

/** Inserts a Comment on a document, whatever the user's permissions; answers it. */
export function addComment(context: Context, doc: Document, type: string, text: PyValue): Document {
  const comment = new Document(getMeta(context, 'Comment'));
  const values: readonly (readonly [string, PyValue])[] = [
    ['comment_type', type],
    ['comment_email', context.user],
    ['comment_by', fullName(context, context.user)],
    ['reference_doctype', doc.doctype],
    ['reference_name', cstr(context.run, doc.name)],
    ['content', text === null || text === '' ? type : text],
  ];
  for (const [key, value] of values) comment.values.set(key, value);
  return insertDocument(context, comment, { ignorePermissions: true });
}
