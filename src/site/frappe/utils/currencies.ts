// What the site knows of a currency: its Currency record, or, without such a DocType, the common ones.
import type { PyValue } from '../../../language/runtime/values.ts';
import { cint, cstr, flt } from '../../casts.ts';
import type { Context } from '../../context.ts';
import { findMeta } from '../../documents/meta-loader.ts';

/** A currency: how it is shown and divided. */
export interface Currency {
  readonly symbol: string;
  readonly fraction: string;
  readonly units: number;
  /** The value of its smallest coin, 0 when unknown. */
  readonly smallest: number;
  readonly symbolOnRight: boolean;
}

const COLUMNS = '`symbol`, `fraction`, `fraction_units`, `smallest_currency_fraction_value`, `symbol_on_right`';

/** The record of a currency, `undefined` when there is none. */
export function currencyOf(context: Context, code: PyValue): Currency | undefined {
  const name = cstr(context.run, code);
  if (findMeta(context, 'Currency') === undefined) return common.get(name);
  const { rows } = context.database.table(`SELECT ${COLUMNS} FROM \`tabCurrency\` WHERE \`name\` = ?`, [name]);
  const row = rows[0];
  if (row === undefined) return undefined;
  const [symbol = null, fraction = null, units = null, smallest = null, right = null] = row;
  return {
    symbol: cstr(context.run, symbol),
    fraction: cstr(context.run, fraction),
    units: Number(cint(units)),
    smallest: flt(smallest),
    symbolOnRight: cint(right) !== 0,
  };
}

type Row = readonly [code: string, symbol: string, fraction: string, units: number, smallest: number];

const rows: readonly Row[] = [
  ['AED', 'د.إ', 'Fils', 100, 0.25],
  ['AUD', '$', 'Cent', 100, 0.05],
  ['BHD', '.د.ب', 'Fils', 1000, 0.001],
  ['BRL', 'R$', 'Centavo', 100, 0.05],
  ['CAD', '$', 'Cent', 100, 0.05],
  ['CHF', 'Fr', 'Rappen', 100, 0.05],
  ['CNY', '¥', 'Jiao', 10, 0.01],
  ['EUR', '€', 'Cent', 100, 0.01],
  ['GBP', '£', 'Penny', 100, 0.01],
  ['IDR', 'Rp', 'Sen', 100, 50],
  ['INR', '₹', 'Paisa', 100, 0.01],
  ['JPY', '¥', 'Sen', 100, 1],
  ['KES', 'Sh', 'Cent', 100, 0.05],
  ['KWD', 'د.ك', 'Fils', 1000, 0.005],
  ['MXN', '$', 'Centavo', 100, 0.05],
  ['MYR', 'RM', 'Sen', 100, 0.05],
  ['NGN', '₦', 'Kobo', 100, 0.01],
  ['NZD', '$', 'Cent', 100, 0.1],
  ['OMR', 'ر.ع.', 'Baisa', 1000, 0.005],
  ['PHP', '₱', 'Centavo', 100, 0.01],
  ['PKR', '₨', 'Paisa', 100, 0.01],
  ['SAR', 'ر.س', 'Halala', 100, 0.05],
  ['SEK', 'kr', 'Öre', 100, 1],
  ['SGD', '$', 'Cent', 100, 0.01],
  ['THB', '฿', 'Satang', 100, 0.25],
  ['USD', '$', 'Cent', 100, 0.01],
  ['ZAR', 'R', 'Cent', 100, 0.1],
];

const common: ReadonlyMap<string, Currency> = new Map(
  rows.map(([code, symbol, fraction, units, smallest]) => [
    code,
    { symbol, fraction, units, smallest, symbolOnRight: false },
  ]),
);
