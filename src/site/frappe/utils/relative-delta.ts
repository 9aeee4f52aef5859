// Adding years, months and smaller units to a date, as python-dateutil's relativedelta does.
import { checkDate } from '../../../../stdlib/modules/datetime-arguments.ts';
import { daysInMonth } from '../../../../stdlib/modules/datetime-civil.ts';
import { datetimeTypes, midnight, PyDate, PyDateTime } from '../../../../stdlib/modules/datetime-values.ts';
import { call } from '../../../language/runtime/call.ts';
import { raise } from '../../../language/runtime/errors.ts';
import { asNumber, binary, equal, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { defineType, type PyType } from '../../../language/runtime/type.ts';
import { builtin, type PyValue, typeOf } from '../../../language/runtime/values.ts';

/** What is added, as the script gave it. */
export interface Amounts {
  readonly years: PyValue;
  readonly months: PyValue;
  readonly weeks: PyValue;
  readonly days: PyValue;
  readonly hours: PyValue;
  readonly minutes: PyValue;
  readonly seconds: PyValue;
}

/** No amount at all. */
export const noAmounts: Amounts = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };

/** None is noticed only after both were looked at. */
function checkWhole(run: Run, value: PyValue): void {
  if (value !== null && !equal(run, value, call(run, builtin.int, [value])))
    raise('ValueError', 'Non-integer years and months are ambiguous and not currently supported.');
}

/** What `+` sees on its right when the left is no date. */
class RelativeDelta {
  get type(): PyType {
    return relativeDelta;
  }
}

const relativeDelta = defineType({ name: 'relativedelta', module: 'dateutil.relativedelta', bases: [builtin.object] });

function checkNumber(value: PyValue): void {
  if (asNumber(value) === undefined) raise('TypeError', `bad operand type for abs(): '${typeOf(value).name}'`);
}

/** The date or datetime that lies so far away; a date with hours becomes a datetime. */
export function addAmounts(run: Run, value: PyValue, amounts: Amounts): PyValue {
  const { weeks, hours, minutes, seconds } = amounts;
  checkWhole(run, amounts.years);
  checkWhole(run, amounts.months);
  const [years = 0, months = 0] = [amounts.years, amounts.months].map((amount) =>
    Number(call(run, builtin.int, [amount])),
  );
  const days = binary(run, '+', amounts.days, binary(run, '*', weeks, 7));
  for (const amount of [seconds, minutes, hours, days]) checkNumber(amount);
  if (!(value instanceof PyDate || value instanceof PyDateTime)) return binary(run, '+', value, new RelativeDelta());
  const timed = [hours, minutes, seconds].some((amount) => truth(run, amount));
  const start = timed && value instanceof PyDate ? new PyDateTime(value, midnight) : value;
  const duration = call(run, datetimeTypes.timedelta, [], {
    names: ['days', 'hours', 'minutes', 'seconds'],
    values: [days, hours, minutes, seconds],
  });
  return binary(run, '+', inMonth(start, years, months), duration);
}

/** The same day so many months later, or the last of that month. */
function inMonth(value: PyDate | PyDateTime, years: number, months: number): PyDate | PyDateTime {
  const count = (value.year + years) * 12 + value.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  const civil = { year, month, day: Math.min(value.day, daysInMonth(year, month)) };
  checkDate(civil);
  if (value instanceof PyDate) return new PyDate(civil);
  return new PyDateTime(civil, value, value.tzinfo, value.fold);
}
