// JSON, hashes, and what is known of users and files.
import { decodeJson } from '../../../../stdlib/modules/json-decode.ts';
import { encodeJson } from '../../../../stdlib/modules/json-encode.ts';
import { call } from '../../../language/runtime/call.ts';
import { PyDict } from '../../../language/runtime/containers.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { asBytes, PyBytes } from '../../../language/types/bytes.ts';
import { bytesFromText } from '../../base64.ts';
import { cint, cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { attributes, mergeInto } from '../../dictionary.ts';
import { throwMessage } from '../../messages.ts';
import { declare } from '../declared.ts';
import { sha256 } from './sha256.ts';

function parsed(context: Context, value: PyValue): PyValue {
  const found = typeof value === 'string' ? decodeJson(context.run, value) : value;
  if (!(found instanceof PyDict)) return found;
  const dict = attributes(context.run);
  mergeInto(context.run, dict, found);
  return dict;
}

function dumped(run: Run, value: PyValue, fallback: PyValue): string {
  return encodeJson(run, value, {
    itemSeparator: ',',
    keySeparator: ':',
    sortKeys: false,
    ascii: false,
    allowNan: true,
    skipKeys: false,
    fallback: (_run, other) =>
      fallback === null
        ? raise('TypeError', `Type is not JSON serializable: ${typeOf(other).name}`)
        : call(run, fallback, [other]),
  });
}

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

const images = new Set(
  'bmp gif ico ief jpe jpeg jpg pbm pgm png pnm ppm ras rgb svg tif tiff webp xbm xpm xwd'.split(' '),
);

/** Whether a file's name says that it is an image. */
function isImage(name: string): boolean {
  const bare = name.split('?')[0] ?? '';
  const dot = bare.lastIndexOf('.');
  return dot >= 0 && images.has(bare.slice(dot + 1).toLowerCase());
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
    run: (context, path: PyValue) => isImage(cstr(context.run, path)),
  }),
  declare('frappe.utils.get_thumbnail_base64_for_image(src)', {
    doc: 'Return a small picture of an image file; None when there is none.',
    run: (context, source: PyValue) =>
      truth(context.run, source)
        ? null
        : throwMessage(context, `Invalid source for image: ${cstr(context.run, source)}`),
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
    run(context, value: PyValue, fallback: PyValue, _option: PyValue, decode: PyValue) {
      const text = dumped(context.run, value, fallback);
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
