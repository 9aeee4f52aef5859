// Methods of documents that show their values.
import { allBuiltins } from '../../../stdlib/builtins/all-builtins.ts';
import { call } from '../../language/runtime/call.ts';
import { method } from '../../language/runtime/declare.ts';
import { asNumber, truth } from '../../language/runtime/operators.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import { contextOf } from '../context.ts';
import { fieldFrom, formatValue } from '../frappe/format-values.ts';
import { definePython } from '../python-methods.ts';
import { type Document, documentType } from './document.ts';

/** The types of fields that every document has. */
const standardTypes: ReadonlyMap<string, string> = new Map([
  ['creation', 'Datetime'],
  ['modified', 'Datetime'],
  ['idx', 'Int'],
  ['docstatus', 'Int'],
]);

const absoluteValue: PyValue = allBuiltins.get('abs') ?? null;

definePython(documentType, [
  method(
    'get_formatted(self, fieldname, doc=None, currency=None, absolute_value=False, translated=False, format=None)',
    {
      doc: 'Return a value as people read it, by the type of its field.',
      run(
        run,
        self: Document,
        name: PyValue,
        doc: PyValue,
        currency: PyValue,
        absolute: PyValue,
        _translated,
        format: PyValue,
      ) {
        const key = cstr(run, name);
        const stored = self.value(key);
        const field = self.meta.field(key) ?? fieldFrom(standardTypes.get(key) ?? null, stored);
        const signless = truth(run, absolute) || truth(run, self.value('absolute_value'));
        const value = signless && asNumber(stored) !== undefined ? call(run, absoluteValue, [stored]) : stored;
        return formatValue(contextOf(run), value, { field, doc: doc ?? self.parentDocument ?? self, currency, format });
      },
    },
  ),
]);
