// JSON, hashes, and what is known of users and files.
import { PyDict } from '../../../language/runtime/containers.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { str } from '../../../language/runtime/text.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import { asBytes, PyBytes } from '../../../language/types/bytes.ts';
import { bytesFromText } from '../../base64.ts';
import { cint, cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { attributes, mergeInto } from '../../dictionary.ts';
import { throwMessage } from '../../messages.ts';
import { declare } from '../declared.ts';
import { encodeOrjson, orjsonOptions } from '../orjson-encode.ts';
import { decodeOrjson } from '../orjson-names.ts';
import { textWith } from './attribute-of.ts';
import { mimetypeOf } from './mimetypes.ts';
import { sha256 } from './sha256.ts';

function parsed(context: Context, value: PyValue): PyValue {
  const found = typeof value === 'string' ? decodeOrjson(context.run, value) : value;
  if (!(found instanceof PyDict)) return found;
  const dict = attributes(context.run);
  mergeInto(context.run, dict, found);
  return dict;
}

/** Frappe leaves dates to the caller and takes any key. */
const frappeOptions = orjsonOptions.PASSTHROUGH_DATETIME | orjsonOptions.NON_STR_KEYS;

function digest(run: Run, value: PyValue): string {
  const bytes = asBytes(value)?.value ?? (typeof value === 'string' ? bytesFromText(value) : undefined);
  if (bytes === undefined) return raise('TypeError', 'object supporting the buffer API required');
  run.work(bytes.length * 16);
  return sha256(bytes);
}

function randomHex(context: Context, length: number): string {
  if (length <= 0) return '';
  context.run.chargeText(length);
  return context.random(Math.ceil(length / 2)).slice(0, length);
}

/** Whether a file's name says that it is an image. */
function isImage(run: Run, path: PyValue): boolean {
  const name = truth(run, path) ? textWith(run, path, 'split') : '';
  return mimetypeOf(name.split('?')[0] ?? '').type?.startsWith('image/') ?? false;
}

const COLUMNS = '`email`, `user_image`, `full_name`';

function avatar(context: Context, user: PyValue): PyValue {
  const name = cstr(context.run, user);
  const row = context.database.table(`SELECT ${COLUMNS} FROM \`tabUser\` WHERE \`name\` = ?`, [name]).rows[0];
  const [email = user, image = '', full = user] = row ?? [];
  return attributes(context.run, [
    ['email', email],
    ['image', image],
    ['name', full],
  ]);
}

const files = [
  declare('frappe.utils.is_image(filepath)', {
    doc: 'Tell whether a file is an image, by its name.',
    examples: ["frappe.utils.is_image('a.PNG')  #> True"],
    run: ({ run }, path: PyValue) => isImage(run, path),
  }),
  declare('frappe.utils.get_thumbnail_base64_for_image(src)', {
    doc: 'Return a small picture of an image file; None when there is none.',
    run: (context, source: PyValue) =>
      truth(context.run, source)
        ? null
        : throwMessage(context, `Invalid source for image: ${str(context.run, source)}`),
  }),
  declare('frappe.utils.image_to_base64(image, extn)', {
    doc: 'Return an image as base64 text; images are not opened here.',
    run: (context, image: PyValue) => (typeof image === 'string' ? noPath(context, image) : null),
  }),
  declare('frappe.utils.pdf_to_base64(filename)', {
    doc: 'Return a PDF file as base64 text; None when there is none.',
    run: (context, name: PyValue) => noPath(context, cstr(context.run, name)),
  }),
];

/** None for the name of a file; paths and addresses are refused. */
function noPath(context: Context, name: string): PyValue {
  const climbs = name.split(/[/\\]/).includes('..') || /^\w+:|^\/(?!(private\/)?files\/)/.test(name);
  return climbs ? throwMessage(context, `The file ${name} is not available`) : null;
}

/** The names of this file. */
export const dataNames = [
  ...files,
  declare('frappe.utils.parse_json(val)', {
    doc: 'Return what a JSON text says; other values as they are.',
    examples: ["frappe.utils.parse_json('[1, 2.0, null]')  #> [1, 2.0, None]"],
    run: parsed,
  }),
  declare('frappe.utils.orjson_dumps(obj, default=None, option=None, decode=True)', {
    doc: 'Return a value as compact JSON, as a text or as bytes.',
    run(context, value: PyValue, fallback: PyValue, option: PyValue, decode: PyValue) {
      const text = encodeOrjson(context.run, value, fallback, frappeOptions | Number(cint(option)));
      return truth(context.run, decode) ? text : new PyBytes(bytesFromText(text));
    },
  }),
  declare('frappe.utils.sha256_hash(input)', {
    doc: 'Return the SHA-256 digest of a text or bytes.',
    run: (context, value: PyValue) => digest(context.run, value),
  }),
  declare('frappe.utils.generate_hash(txt=None, length=56)', {
    doc: 'Return random hexadecimal digits.',
    run: (context, _text: PyValue, length: PyValue) => randomHex(context, Number(cint(length))),
  }),
  declare('frappe.utils.get_user_info_for_avatar(user_id)', {
    doc: "Return a user's e-mail address, picture and name.",
    run: avatar,
  }),
];
