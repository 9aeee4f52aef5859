// Names of columns that scripts give: without comments, and nothing more than a name.
import { raise } from '../../../language/runtime/errors.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import { typeOf } from '../../../language/runtime/values.ts';
import type { Context } from '../../context.ts';
import { throwMessage } from '../../messages.ts';

/** Words of SQL that are written in lower case. */
const keywords: ReadonlySet<string> = new Set(
  (
    'select from where and or not null is in between as on join left right inner outer group order by having limit ' +
    'offset distinct union all case when then else end exists insert into values update set delete drop create table ' +
    'alter index view desc asc if coalesce count sum min max avg time type key user owner first last year month day ' +
    'week hour minute second role level language public private comment file path position data body source function ' +
    'sequence version option options row rows column schema database session start read write share print cancel ' +
    'section domain class object method module link length size'
  ).split(' '),
);

/** `sanitize_column`: DataError for a name that could be more than one. */
export function safeColumn(context: Context, given: PyValue): string {
  if (typeof given !== 'string')
    return raise('TypeError', `Expected text or file-like object, got <class '${typeOf(given).name}'>`);
  context.run.work(given.length * 16);
  const bare = given
    .replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replaceAll(/--[^\n]*|#[^\n]*/g, '')
    .trim()
    .replaceAll(/[A-Za-z]+/g, (word) => (keywords.has(word.toLowerCase()) ? word.toLowerCase() : word));
  const special = /^.*[,'();\n].*/.test(bare);
  const commands = /\b(select|create|insert|delete|drop|update|case|and|or)\b/i.test(bare);
  if (special && (!bare.includes('ifnull') || commands))
    return throwMessage(context, `Invalid field name ${bare}`, 'DataError');
  return bare;
}
