// Amounts of money: in digits and in words.
import { call } from '../../../language/runtime/call.ts';
import { caught, raise, raiseWith } from '../../../language/runtime/errors.ts';
import { asInt, float } from '../../../language/runtime/numbers.ts';
import { asNumber, binary, truth } from '../../../language/runtime/operators.ts';
import type { Run } from '../../../language/runtime/run.ts';
import { repr, str } from '../../../language/runtime/text.ts';
import { builtin, PyFloat, PyTuple, type PyValue, typeOf } from '../../../language/runtime/values.ts';
import { fixedDigits, roundToPlaces } from '../../../language/types/rounding.ts';
import { cstr } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { defaultFor } from '../../documents/user-defaults.ts';
import { declare } from '../declared.ts';
import { type Currency, currencyOf } from './currencies.ts';
import { type NumberFormat, numberFormat, numberFormatOr } from './number-formats.ts';
import { toFloat, toInt, toNumber } from './rounding.ts';
import { hasWords, inWords } from './words.ts';

/** A setting of the site, else a default that was set. */
function siteDefault(context: Context, key: string): string {
  const value = context.site.caches.settings.get(key);
  if (value !== undefined && value !== null && value !== '') return cstr(context.run, value);
  return defaultFor(context, key, context.user) ?? '';
}

function siteFormat(context: Context): string {
  return context.setting('number_format', '#,###.##');
}

function formatFor(context: Context, given: PyValue): NumberFormat {
  if (!truth(context.run, given)) return numberFormatOr(siteFormat(context));
  const name = cstr(context.run, given);
  const found = numberFormat(name);
  if (found !== undefined) return found;
  return context.is15 ? numberFormatOr(name) : raiseWith('KeyError', name);
}

function precisionFor(context: Context, given: PyValue, format: NumberFormat): number {
  if (given !== null)
    return Number(
      asInt(given) ?? raise('TypeError', `'${typeOf(given).name}' object cannot be interpreted as an integer`),
    );
  return Number(toInt(context.run, siteDefault(context, 'currency_precision'))) || format.precision;
}

interface Money {
  readonly precision: PyValue;
  readonly currency: PyValue;
  readonly format: PyValue;
}

/** `fmt_money`, its known defects included. */
export function formatMoney(context: Context, value: PyValue, { precision, currency, format }: Money): string {
  const { run } = context;
  const chosen = formatFor(context, format);
  const wanted = precisionFor(context, precision, chosen);
  const record = truth(run, currency) ? currencyOf(context, currency) : undefined;
  const given = typeof value === 'string' ? toFloat(context, value, wanted) : value;
  const amount = given ?? 0;
  const places = usefulPlaces(run, amount, wanted, chosen, truth(run, currency) ? (record?.units ?? 100) : undefined);
  const number = toNumber(context, amount);
  const rounded = Number.isFinite(number) ? roundToPlaces(run, number, places) : number;
  const digits = grouped(run, rounded, places, chosen);
  return truth(run, currency) ? withSymbol(context, digits, currency, record) : digits;
}

/** More than two decimals are shown only where they say something. */
function usefulPlaces(
  run: Run,
  amount: PyValue,
  wanted: number,
  format: NumberFormat,
  units: number | undefined,
): number {
  if (format.decimal === '') return wanted;
  const rest = binary(run, '%', amount, 1);
  if (wanted <= 2) return wanted;
  const after = rest instanceof PyFloat ? float(roundToPlaces(run, rest.value, wanted)) : rest;
  const parts = str(run, after).split('.');
  const decimals = (parts[1] ?? parts[0] ?? '').length;
  if (decimals < 3) return units === undefined ? format.precision : String(units || 100).length - 1;
  return Math.min(decimals, wanted);
}

function grouped(run: Run, value: number, places: number, format: NumberFormat): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const fixed = Number.isFinite(value) ? `${sign}${fixedDigits(run, value, Math.max(places, 0))}` : String(value);
  const decimals = fixed.includes('.') ? (fixed.split('.')[1] ?? '') : '';
  const shown = Number(fixed);
  const whole = Number.isFinite(value)
    ? (repr(run, float(Math.abs(shown))).split('.')[0] ?? '')
    : repr(run, float(Math.abs(value)));
  const parts = groups(whole, format.name === '#,##,###.##' ? 2 : 3).join(format.thousands);
  const text = parts + (places !== 0 && format.decimal !== '' ? format.decimal + decimals : '');
  return shown < 0 && text !== '0' ? `-${text}` : text;
}

/** The last three digits, before them groups of two or three. */
function groups(digits: string, size: number): string[] {
  if (digits.length <= 3) return [digits];
  const parts = [digits.slice(-3)];
  let rest = digits.slice(0, -3);
  for (; rest.length > size; rest = rest.slice(0, -size)) parts.unshift(rest.slice(-size));
  return [rest, ...parts];
}

function withSymbol(context: Context, digits: string, code: PyValue, record: Currency | undefined): string {
  if (siteDefault(context, 'hide_currency_symbol') === 'Yes') return digits;
  const symbol = record === undefined || record.symbol === '' ? cstr(context.run, code) : record.symbol;
  return record?.symbolOnRight ? `${digits} ${symbol}` : `${symbol} ${digits}`;
}

/** `in_words` */
function numberInWords(context: Context, value: PyValue, counting: 'western' | 'indian'): string {
  const whole = call(context.run, builtin.int, [value]);
  if (typeof whole !== 'number' && typeof whole !== 'bigint') return '';
  const size = BigInt(whole);
  if (!hasWords(size)) return raise('OverflowError', `abs(${whole}) must be less than ${1000n ** 22n}.`);
  return inWords(size, counting);
}

function title(words: string): string {
  return words.replaceAll(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

/** The number that a script means by an amount; `undefined` for a text that is none. */
function amountOf(context: Context, value: PyValue): number | undefined {
  try {
    return asNumber(call(context.run, builtin.float, [value]));
  } catch (thrown) {
    if (caught(thrown, 'ValueError')) return undefined;
    throw thrown;
  }
}

function moneyInWords(context: Context, value: PyValue, main: PyValue, fraction: PyValue): string {
  const { run } = context;
  const amount = amountOf(context, value);
  if (amount === undefined || amount < 0) return '';
  if (!Number.isFinite(amount))
    return raise('ValueError', `invalid literal for int() with base 10: '${repr(run, float(amount))}'`);
  const code = truth(run, main) ? cstr(run, main) : siteDefault(context, 'currency') || 'INR';
  const record = currencyOf(context, code);
  const coin = truth(run, fraction) ? cstr(run, fraction) : record?.fraction || 'Cent';
  const units = record?.units || 100;
  const places = context.is15 ? numberFormatOr(siteFormat(context)).precision : Math.ceil(Math.log10(units));
  const [whole = '0', digits = '00'] = fixedDigits(run, amount, places).split('.');
  const counting = siteFormat(context) === '#,##,###.##' ? 'indian' : 'western';
  const words = (part: PyValue) => title(numberInWords(context, part, counting));
  const rest = context.is15 ? Number(digits) : Math.trunc(Number(`0.${digits}`) * units);
  if (whole === '0' && rest === 0) return `${code} Zero only.`;
  if (whole === '0') return `${words(rest)} ${coin} only.`;
  const tail = rest === 0 ? '' : ` and ${words(rest)} ${coin}`;
  return `${code} ${words(whole)}${tail} only.`;
}

/** The names of this file. */
export const moneyNames = [
  declare('frappe.utils.fmt_money(amount, precision=None, currency=None, format=None)', {
    doc: "Return an amount in the site's number format, with the symbol of its currency.",
    examples: ["frappe.utils.fmt_money(1234.5, currency='INR')  #> '₹ 1,234.50'"],
    run: (context, amount: PyValue, precision: PyValue, currency: PyValue, format: PyValue) =>
      formatMoney(context, amount, { precision, currency, format }),
  }),
  declare('frappe.utils.get_number_format_info(format)', {
    doc: 'Return the decimal mark, the thousands mark and the decimals of a number format.',
    run(context, format: PyValue) {
      const { decimal, thousands, precision } = numberFormatOr(cstr(context.run, format));
      return new PyTuple([decimal, thousands, precision]);
    },
  }),
  declare('frappe.utils.money_in_words(number, main_currency=None, fraction_currency=None)', {
    doc: 'Return an amount in words.',
    examples: ["frappe.utils.money_in_words(21, 'USD')  #> 'USD Twenty One only.'"],
    run: moneyInWords,
  }),
  declare('frappe.utils.in_words(integer, in_million=True)', {
    doc: 'Return a whole number in words.',
    examples: ["frappe.utils.in_words(1234)  #> 'one thousand, two hundred and thirty four'"],
    run: (context, value: PyValue, inMillion: PyValue) =>
      numberInWords(context, value, truth(context.run, inMillion) ? 'western' : 'indian'),
  }),
];
