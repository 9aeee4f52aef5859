// Comparing two values by a condition of a filter, in memory.
import { PyDate, PyDateTime } from '../../../../stdlib/modules/datetime-values.ts';
import { getAttribute } from '../../../language/runtime/attributes.ts';
import { call } from '../../../language/runtime/call.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { compareAny, contains, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import type { PyValue } from '../../../language/runtime/values.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { throwMessage } from '../../messages.ts';
import { textWith } from './attribute-of.ts';
import { timespan } from './periods.ts';
import { readDate, readDatetime, readTimedelta } from './reading-dates.ts';
import { toFloat, toInteger } from './rounding.ts';
import { unicodeText } from './unicode.ts';

type Condition = (context: Context, left: PyValue, right: PyValue) => boolean;

function plain(op: '=' | '!=' | '>' | '<' | '>=' | '<='): Condition {
  const operator = op === '=' ? '==' : op;
  return ({ run }, left, right) => truth(run, compareAny(run, operator, left, right));
}

/** `%x%`, `x%`, `%x` and `x` (which contains); case counts and `_` is a letter like any other. */
function like(context: Context, left: PyValue, right: PyValue): boolean {
  const { run } = context;
  if (typeof left !== 'string' || typeof right !== 'string')
    return !context.is15 ? false : likeAnything(run, left, right);
  return likeText(run, left, right);
}

/** Older releases notice only in the middle of it that there is no text. */
function likeAnything(run: Run, left: PyValue, right: PyValue): boolean {
  if (typeof right !== 'string' && typeof left === 'string') return false;
  const pattern = textWith(run, right, 'startswith');
  if (pattern.startsWith('%') === pattern.endsWith('%')) return contains(run, left, pattern.replaceAll(/^%+|%+$/g, ''));
  return likeText(run, textWith(run, left, pattern.startsWith('%') ? 'endswith' : 'startswith'), pattern);
}

function likeText(run: Run, text: string, pattern: string): boolean {
  run.work(text.length);
  const open = pattern.startsWith('%');
  const close = pattern.endsWith('%');
  const inner = pattern.replaceAll(/^%+|%+$/g, '');
  if (open === close) return text.includes(inner);
  return close ? text.startsWith(inner) : text.endsWith(inner);
}

function isSet(context: Context, left: PyValue, right: PyValue): boolean {
  const word = textWith(context.run, right, 'lower').toLowerCase();
  if (word === 'set') return left !== null && left !== '';
  if (word === 'not set') return left === null || left === '';
  return throwMessage(context, `Invalid argument for operator 'IS': ${word}`);
}

function withinTimespan(context: Context, left: PyValue, right: PyValue): boolean {
  if (!truth(context.run, left)) return false;
  const range = timespan(context, right);
  if (range === undefined) return raise('TypeError', "'NoneType' object is not subscriptable");
  const day = readDate(context, left);
  return plain('<=')(context, range[0], day) && plain('<=')(context, day, range[1]);
}

function startsWith({ run }: Context, left: PyValue, right: PyValue): boolean {
  const start = call(run, getAttribute(run, truth(run, left) ? left : '', 'startswith'), [right]);
  return truth(run, start);
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
  const [first, second] = type === '' ? [left, right] : castBoth(context, type, [left, condition, right]);
  return test?.(context, first, second) ?? false;
}

/** Newer releases cast no value that the condition takes as it is. */
function castBoth(
  context: Context,
  type: string,
  [left, condition, right]: readonly [PyValue, PyValue, PyValue],
): readonly [PyValue, PyValue] {
  const cast = (value: PyValue) => castAs(context, type, value);
  if (context.is15) return [cast(left), condition === 'Timespan' ? right : cast(right)];
  if (condition === 'is' || condition === 'Timespan') return [left, right];
  if (condition === 'in' || condition === 'not in') return [left === null ? null : cast(left), right];
  return [cast(left), cast(right)];
}

const floats = new Set(['Currency', 'Float', 'Percent']);
const ints = new Set(['Int', 'Check']);
const texts = new Set('Data|Text|Small Text|Long Text|Text Editor|Select|Link|Dynamic Link'.split('|'));

function castAs(context: Context, type: string, value: PyValue): PyValue {
  const { run } = context;
  if (floats.has(type)) return toFloat(context, value);
  if (ints.has(type)) return wordAsInt(run, value);
  if (texts.has(type)) return unicodeText(run, value);
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
