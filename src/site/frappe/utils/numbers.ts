// Forgiving numbers, rounding, and texts of values.
import { deltaText } from '../../../../stdlib/modules/datetime-delta.ts';
import { PyDate, PyDateTime, PyTimeDelta } from '../../../../stdlib/modules/datetime-values.ts';
import { call } from '../../../language/runtime/call.ts';
import { asInt, float } from '../../../language/runtime/numbers.ts';
import { binary, equal } from '../../../language/runtime/operators.ts';
import { str } from '../../../language/runtime/text.ts';
import { builtin, PyFloat, PyList, type PyValue } from '../../../language/runtime/values.ts';
import { PyBytes } from '../../../language/types/bytes.ts';
import { encode } from '../../../language/types/encodings.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { declare } from '../declared.ts';
import { currencyOf } from './currencies.ts';
import { rounded, toFloat, toInt, toInteger, toNumber, wholeNear } from './rounding.ts';
import { unicodeText } from './unicode.ts';

const conversions = [
  declare('frappe.utils.flt(s, precision=None, rounding_method=None)', {
    doc: 'Return a value as a float, rounded to so many decimals; what is no number is 0.0.',
    examples: ["frappe.utils.flt('1,234.567', 2)  #> 1234.57"],
    run: (context, value: PyValue, precision: PyValue, method: PyValue) => toFloat(context, value, precision, method),
  }),
  declare('frappe.utils.cint(s, default=0)', {
    doc: 'Return a value as an int; what is no number is the default.',
    examples: ["frappe.utils.cint('1.9')  #> 1"],
    run: (context, value: PyValue, fallback: PyValue) => toInteger(context.run, value, fallback),
  }),
  declare('frappe.utils.floor(s)', {
    doc: 'Return the largest int that is not above a value.',
    run: (context, value: PyValue) => wholeNear(context, value, Math.floor),
  }),
  declare('frappe.utils.ceil(s)', {
    doc: 'Return the smallest int that is not below a value.',
    run: (context, value: PyValue) => wholeNear(context, value, Math.ceil),
  }),
  declare("frappe.utils.cstr(s, encoding='utf-8')", {
    doc: "Return a value as a text; None is ''.",
    run: ({ run }, value: PyValue, encoding: PyValue) => unicodeText(run, value, cstr(run, encoding)),
  }),
  declare("frappe.utils.encode(obj, encoding='utf-8')", {
    doc: 'Return a text, or the texts of a list, as bytes.',
    run(context, value: PyValue, encoding: PyValue) {
      const name = cstr(context.run, encoding);
      const encoded = (item: PyValue) =>
        typeof item === 'string' ? new PyBytes(encode(context.run, item, name, 'strict')) : item;
      return value instanceof PyList ? new PyList(value.items.map(encoded)) : encoded(value);
    },
  }),
  declare('frappe.utils.parse_val(v)', {
    doc: 'Return a value as JSON can hold it.',
    run: (context, value: PyValue) => parsedValue(context, value),
  }),
];

function parsedValue(context: Context, value: PyValue): PyValue {
  if (value instanceof PyDate || value instanceof PyDateTime) return str(context.run, value);
  if (value instanceof PyTimeDelta) return deltaText(value).split(':').slice(0, 2).join(':');
  return asInt(value) ?? value;
}

/** `remainder`: Python's modulo on values scaled by the precision. */
export function remainderOf(context: Context, numerator: PyValue, denominator: PyValue, precision: PyValue): PyValue {
  const { run } = context;
  const places = toInt(run, precision);
  if (places === 0) return toFloat(context, binary(run, '%', numerator, denominator), 0);
  const multiplier = binary(run, '**', 10, places);
  const scaled = (value: PyValue) => binary(run, '*', value, multiplier);
  const rest = binary(run, '%', scaled(numerator), scaled(denominator));
  return toFloat(context, binary(run, '/', rest, multiplier), places);
}

function toCoins(context: Context, value: PyValue, currency: PyValue, precision: PyValue): PyValue {
  const { run } = context;
  const smallest = currencyOf(context, currency)?.smallest ?? 0;
  if (smallest === 0) return toFloat(context, rounded(context, value), precision);
  const rest = remainderOf(context, value, new PyFloat(smallest), precision);
  const up = toNumber(context, rest) > smallest / 2;
  const change = up ? binary(run, '-', new PyFloat(smallest), rest) : rest;
  return toFloat(context, binary(run, up ? '+' : '-', value, change), precision);
}

const arithmetic = [
  declare('frappe.utils.rounded(num, precision=0, rounding_method=None)', {
    doc: "Return a number rounded by the site's method.",
    examples: ['frappe.utils.rounded(2.5)  #> 2.0'],
    run: (context, value: PyValue, precision: PyValue, method: PyValue) => rounded(context, value, precision, method),
  }),
  declare('frappe.utils.remainder(numerator, denominator, precision=2)', {
    doc: 'Return the remainder of a division.',
    examples: ['frappe.utils.remainder(10.03, 0.05)  #> 0.03'],
    run: remainderOf,
  }),
  declare('frappe.utils.safe_div(numerator, denominator, precision=2)', {
    doc: 'Return a quotient, 0.0 when the denominator is 0.',
    run(context, numerator: PyValue, denominator: PyValue, precision: PyValue) {
      const { run } = context;
      const places = toInt(run, precision);
      if (equal(run, denominator, 0)) return toFloat(context, float(0), places);
      return toFloat(context, binary(run, '/', call(run, builtin.float, [numerator]), denominator), places);
    },
  }),
  declare('frappe.utils.round_based_on_smallest_currency_fraction(value, currency, precision=2)', {
    doc: 'Return an amount that coins of the currency can pay.',
    run: toCoins,
  }),
];

/** The names of this file. */
export const numberNames = [...conversions, ...arithmetic];
