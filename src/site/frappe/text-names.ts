// Text and JSON helpers that scripts find as globals.

import { jsonMembers } from '../../../stdlib/modules/json.ts';
import { truth } from '../../language/runtime/operators.ts';
import { PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { cint, cstr } from '../casts.ts';
import { fullName } from '../documents/users.ts';
import { constant, declare } from './declared.ts';
import { dumpFrappeJson } from './json-text.ts';

const mimetypes: ReadonlyMap<string, string> = new Map([
  ['pdf', 'application/pdf'],
  ['json', 'application/json'],
  ['zip', 'application/zip'],
  ['tar', 'application/x-tar'],
  ['csv', 'text/csv'],
  ['txt', 'text/plain'],
  ['html', 'text/html'],
  ['css', 'text/css'],
  ['js', 'text/javascript'],
  ['xml', 'text/xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['svg', 'image/svg+xml'],
  ['mp4', 'video/mp4'],
  ['doc', 'application/msword'],
  ['xls', 'application/vnd.ms-excel'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

function guess(name: string): PyTuple {
  const bare = name.toLowerCase();
  const encoding = bare.endsWith('.gz') ? 'gzip' : null;
  const inner = encoding === null ? bare : bare.slice(0, -3);
  const dot = inner.lastIndexOf('.');
  return new PyTuple([(dot < 0 ? undefined : mimetypes.get(inner.slice(dot + 1))) ?? null, encoding]);
}

/** The names of this file. */
export const textNames = [
  declare('_(msg, lang=None, context=None)', {
    doc: 'Return a text translated, or as it is.',
    run: (_context, message: PyValue) => message,
  }),
  declare('as_json(obj, indent=1, separators=None, ensure_ascii=True)', {
    doc: 'Return a value as JSON with sorted keys.',
    examples: ['as_json([1, 2], indent=None)  #> [1, 2]'],
    run: (context, value: PyValue, indent: PyValue) =>
      dumpFrappeJson(context.run, value, indent === null ? null : Number(cint(indent))),
  }),
  declare('scrub(txt)', {
    doc: 'Return a text in lower case with underscores for spaces and dashes.',
    examples: ['scrub("Sales Order-X")  #> sales_order_x'],
    run: (context, text: PyValue) => cstr(context.run, text).replaceAll(' ', '_').replaceAll('-', '_').toLowerCase(),
  }),
  declare('guess_mimetype(url, strict=True)', {
    doc: 'Return the MIME type and encoding that a file name suggests.',
    run: (context, name: PyValue) => guess(cstr(context.run, name)),
  }),
  constant('json.loads', jsonMembers.get('loads') ?? null),
  constant('json.dumps', jsonMembers.get('dumps') ?? null),
  declare('frappe.get_fullname(user=None)', {
    doc: 'Return the full name of a user.',
    run: (context, user: PyValue) =>
      fullName(context, user === null || !truth(context.run, user) ? context.user : cstr(context.run, user)),
  }),
];
