// Comparing two values by a condition of a filter, in memory.
import { PyDate, PyDateTime } from '../../../../stdlib/modules/datetime-values.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { compareAny, contains, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { floatTypes, intTypes } from '../../documents/fieldtypes.ts';
import { throwMessage } from '../../messages.ts';
import { timespan } from './periods.ts';
import { readDate, readDatetime, readTimedelta } from './reading-dates.ts';
import { toFloat, toInteger } from './rounding.ts';

type Condition = (context: Context, left: PyValue, right: PyValue) => boolean;

function plain(op: '=' | '!=' | '>' | '<' | '>=' | '<='): Condition {
  const operator = op === '=' ? '==' : op;
  return ({ run }, left, right) => truth(run, compareAny(run, operator, left, right));
}

/** `%x%`, `x%`, `%x` and `x` (which contains); case counts and `_` is a letter like any other. */
function like({ run }: Context, left: PyValue, right: PyValue): boolean {
  const text = asText(left, 'in');
  const pattern = cstr(run, right);
  run.work(text.length);
  const open = pattern.startsWith('%');
  const close = pattern.endsWith('%') && pattern.length > 1;
  const inner = pattern.replaceAll(/^%|%$/g, '');
  if (open === close) return text.includes(inner);
  return close ? text.startsWith(inner) : text.endsWith(inner);
}

function asText(value: PyValue, _where: string): string {
  if (typeof value === 'string') return value;
  return raise('TypeError', `argument of type '${typeOf(value).name}' is not iterable`);
}

function isSet(context: Context, left: PyValue, right: PyValue): boolean {
  const word = cstr(context.run, right).toLowerCase();
  if (word === 'set') return left !== null && left !== '';
  if (word === 'not set') return left === null || left === '';
  return throwMessage(context, `Invalid argument for operator 'IS': ${cstr(context.run, right)}`);
}

function withinTimespan(context: Context, left: PyValue, right: PyValue): boolean {
  const range = timespan(context, right);
  const day = readDate(context, left);
  if (range === undefined || day === null) return false;
  return plain('>=')(context, day, range[0]) && plain('<=')(context, day, range[1]);
}

function startsWith({ run }: Context, left: PyValue, right: PyValue): boolean {
  return left !== null && cstr(run, left).startsWith(cstr(run, right));
}

const conditions: ReadonlyMap<string, Condition> = new Map<string, Condition>([
  ['=', plain('=')],
  ['!=', plain('!=')],
  ['>', plain('>')],
  ['<', plain('<')],
  ['>=', plain('>=')],
  ['<=', plain('<=')],
  ['in', ({ run }, left, right) => contains(run, right, left)],
  ['not in', ({ run }, left, right) => !contains(run, right, left)],
  ['like', like],
  ['not like', (context, left, right) => !like(context, left, right)],
  ['is', isSet],
  ['Timespan', withinTimespan],
  ['^', startsWith],
  ['not None', (_context, left) => left !== null],
  ['None', (_context, left) => left === null],
]);

/** `compare`: False for an unknown condition; both values are cast when a fieldtype is given. */
export function compareValues(
  context: Context,
  left: PyValue,
  condition: PyValue,
  right: PyValue,
  fieldtype: PyValue = null,
): boolean {
  const test = typeof condition === 'string' ? conditions.get(condition) : undefined;
  const type = truth(context.run, fieldtype) ? cstr(context.run, fieldtype) : '';
  const cast = (value: PyValue) => (type === '' ? value : castAs(context, type, value));
  const first = cast(left);
  const lists = condition === 'in' || condition === 'not in' || condition === 'is' || condition === 'Timespan';
  return test?.(context, first, lists ? right : cast(right)) ?? false;
}

const textTypes = new Set(
  'Data|Text|Small Text|Long Text|Text Editor|Select|Link|Dynamic Link|Code|HTML Editor|Markdown Editor|Read Only|Attach|Attach Image|Phone|Autocomplete'.split(
    '|',
  ),
);

function castAs(context: Context, type: string, value: PyValue): PyValue {
  const { run } = context;
  if (floatTypes.has(type)) return toFloat(context, value);
  if (intTypes.has(type)) return wordAsInt(run, value);
  if (textTypes.has(type)) return cstr(run, value);
  if (type === 'Date') return truth(run, value) ? readDate(context, value) : firstDay;
  if (type === 'Datetime') return truth(run, value) ? readDatetime(context, value) : firstMoment;
  return type === 'Time' ? readTimedelta(context, value) : value;
}

function wordAsInt(run: Run, value: PyValue): PyValue {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (word === 'true') return 1;
  return word === 'false' ? 0 : toInteger(run, value);
}

const first = { year: 1, month: 1, day: 1 };
const firstDay = new PyDate(first);
const firstMoment = new PyDateTime(first, { hour: 0, minute: 0, second: 0, microsecond: 0 });
