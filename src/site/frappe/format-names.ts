// frappe.format_value and its like: values as people read them.
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../language/runtime/values.ts';
import { constant, declare, type FrappeName } from './declared.ts';
import { fieldFrom, formatValue } from './format-values.ts';
import { dateFormatNames } from './utils/date-formats.ts';
import { type NumberFormat, numberFormatOr } from './utils/number-formats.ts';

class PyNumberFormat {
  readonly format: NumberFormat;
  constructor(format: NumberFormat) {
    this.format = format;
  }
  get type(): PyType {
    return numberFormatType;
  }
}

const members: ReadonlyMap<string, (format: NumberFormat) => PyValue> = new Map<
  string,
  (format: NumberFormat) => PyValue
>([
  ['string', ({ name }) => name],
  ['precision', ({ precision }) => precision],
  ['decimal_separator', ({ decimal }) => decimal],
  ['thousands_separator', ({ thousands }) => thousands],
]);

const numberFormatType = defineType({
  name: 'NumberFormat',
  module: 'frappe.utils.number_format',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    str: (_run, self: PyNumberFormat) => self.format.name,
    getAttribute: (_run, self: PyNumberFormat, name) => members.get(name)?.(self.format),
  },
});

/** `frappe.number_format`: the number format of this name as scripts see it. */
export function numberFormatValue(name: string): PyValue {
  return new PyNumberFormat(numberFormatOr(name));
}

const formatting = declare(
  'frappe.format_value(value, df=None, doc=None, currency=None, translated=False, format=None)',
  {
    doc: 'Return a value as people read it, by the type of its field.',
    examples: ['frappe.format_value(1234.5, "Float")  #> 1,234.50'],
    run: (context, value: PyValue, df: PyValue, doc: PyValue, currency: PyValue, _translated, format: PyValue) =>
      formatValue(context, value, { field: fieldFrom(df, value), doc, currency, format }),
  },
);

const written = dateFormatNames.find(({ dotted }) => dotted === 'frappe.utils.global_date_format');

/** The names of this file. */
export const formatNames: readonly FrappeName[] = [
  formatting,
  // Scripts may not name it (`format is an unsafe attribute`); templates do.
  constant('frappe.format', formatting.value),
  constant('frappe.format_date', written?.value ?? null),
];
