// Methods of documents that show their values.
import { method } from '../../language/runtime/declare.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import { contextOf } from '../context.ts';
import { fieldFrom, formatValue } from '../frappe/format-values.ts';
import { definePython } from '../python-methods.ts';
import { type Document, documentType } from './document.ts';

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
        _absolute,
        _translated,
        format: PyValue,
      ) {
        const key = cstr(run, name);
        const value = self.value(key);
        const field = self.meta.field(key) ?? fieldFrom(null, value);
        return formatValue(contextOf(run), value, { field, doc: doc ?? self, currency, format });
      },
    },
  ),
]);
