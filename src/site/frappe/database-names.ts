// frappe.db: reading and writing values, SQL, the transaction.
import { PyDict } from '../../language/runtime/containers.ts';
import { raiseWith } from '../../language/runtime/errors.ts';
import { toArray } from '../../language/runtime/iteration.ts';
import { truth } from '../../language/runtime/operators.ts';
import { str } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { attributes, mergeInto } from '../dictionary.ts';
import type { Meta } from '../documents/meta.ts';
import { getMeta } from '../documents/meta-loader.ts';
import { defaultsOf, SITE_DEFAULTS } from '../documents/user-defaults.ts';
import { throwMessage } from '../messages.ts';
import { literal } from '../query/dialects.ts';
import { DEFAULT_ORDER } from '../query/ordering.ts';
import { runSql } from '../query/raw-sql.ts';
import { countDocuments, findName, getSingleValue, getValue, setDatabaseValue } from '../query/value-engine.ts';
import { declare } from './declared.ts';

function text(context: Context, value: PyValue): string {
  return cstr(context.run, value);
}

function orderArgument(context: Context, order: PyValue): string | null {
  return order === null ? null : text(context, order);
}

function cachedValue(
  context: Context,
  doctype: string,
  filters: PyValue,
  fieldname: PyValue,
  find: () => PyValue,
): PyValue {
  if (typeof filters !== 'string' || typeof fieldname !== 'string') return find();
  const key = `value/${doctype}/${filters}/${fieldname}`;
  const known = context.valueCache.get(key);
  if (known !== undefined) return known;
  const value = find();
  context.valueCache.set(key, value);
  return value;
}

function exists(context: Context, doctype: PyValue, name: PyValue): PyValue {
  if (!(doctype instanceof PyDict)) return findName(context, text(context, doctype), name);
  const filters = attributes(context.run);
  mergeInto(context.run, filters, doctype);
  const type = filters.table.delete(context.run, 'doctype');
  if (type === undefined) return raiseWith('KeyError', 'doctype');
  return findName(context, text(context, type), filters);
}

/** An index is on columns that there are. */
function checkColumns(context: Context, meta: Meta, fields: PyValue): void {
  for (const field of toArray(context.run, fields)) {
    const name = text(context, field).replace(/\(\d+\)$/, '');
    if (!meta.hasColumn(name)) throwMessage(context, `Field ${name} does not exist on ${meta.name}`);
  }
}

/** The names of this file. */
export const databaseNames = [
  declare(
    `frappe.db.get_value(doctype, filters=None, fieldname="name", ignore=False, as_dict=False, debug=False, order_by="${DEFAULT_ORDER}", cache=False, for_update=False, *, run=True, pluck=False, distinct=False, skip_locked=False, wait=True)`,
    {
      doc: 'Return one or several fields of the first document that matches, None when none does.',
      examples: ['frappe.db.get_value("User", "Guest", "first_name")  #> Guest'],
      run(
        context,
        doctype: PyValue,
        filters: PyValue,
        fieldname: PyValue,
        ignore: PyValue,
        asDict: PyValue,
        _debug: PyValue,
        order: PyValue,
        cache: PyValue,
        lock: PyValue,
        _run: PyValue,
        pluck: PyValue,
        distinct: PyValue,
      ) {
        const { run } = context;
        const type = text(context, doctype);
        const find = () =>
          getValue(context, type, {
            filters,
            fieldname,
            ignore: truth(run, ignore),
            asDict: truth(run, asDict),
            orderBy: orderArgument(context, order),
            lock: truth(run, lock),
            pluck: truth(run, pluck),
            distinct: truth(run, distinct),
          });
        return truth(run, cache) ? cachedValue(context, type, filters, fieldname, find) : find();
      },
    },
  ),
  declare(
    'frappe.db.set_value(dt, dn, field, val=None, modified=None, modified_by=None, update_modified=True, debug=False)',
    {
      doc: 'Update columns directly: no events, validation or permission check.',
      run(
        context,
        doctype: PyValue,
        target: PyValue,
        field: PyValue,
        value: PyValue,
        modified: PyValue,
        modifiedBy: PyValue,
        update: PyValue,
      ) {
        setDatabaseValue(context, text(context, doctype), {
          target,
          field,
          value,
          modified,
          modifiedBy,
          updateModified: truth(context.run, update),
        });
        return null;
      },
    },
  ),
  declare('frappe.db.get_single_value(doctype, fieldname, cache=True)', {
    doc: 'Return a field of a Single, cast by its fieldtype.',
    run: (context, doctype: PyValue, field: PyValue) =>
      getSingleValue(context, text(context, doctype), text(context, field)),
  }),
  declare('frappe.db.get_default(key, parent="__default")', {
    doc: 'Return a default value of the site.',
    run(context, key: PyValue, parent: PyValue) {
      const defaults = defaultsOf(context, text(context, parent) || SITE_DEFAULTS);
      const name = text(context, key);
      return defaults.get(name)?.[0] ?? defaults.get(name.replaceAll(' ', '_').toLowerCase())?.[0] ?? null;
    },
  }),
  declare('frappe.db.exists(dt, dn=None, cache=False, *, debug=False)', {
    doc: 'Return the name of the first document that matches, None when none does.',
    examples: ['frappe.db.exists("User", "nobody")  #> None'],
    run: (context, doctype: PyValue, name: PyValue) => exists(context, doctype, name),
  }),
  declare('frappe.db.count(dt, filters=None, debug=False, cache=False, distinct=True)', {
    doc: 'Return how many documents match.',
    run: (context, doctype: PyValue, filters: PyValue, _debug: PyValue, _cache: PyValue, distinct: PyValue) =>
      countDocuments(context, text(context, doctype), filters, truth(context.run, distinct)),
  }),
  declare('frappe.db.escape(s, percent=True)', {
    doc: 'Return a text as a quoted SQL literal.',
    run(context, value: PyValue, percent: PyValue) {
      const quoted = literal(value === null ? '' : str(context.run, value), context.database.dialect);
      return truth(context.run, percent) ? quoted.replaceAll('%', '%%') : quoted;
    },
  }),
  declare(
    'frappe.db.sql(query, values=(), *, as_dict=0, as_list=0, debug=0, ignore_ddl=0, auto_commit=0, update=None, explain=False, run=True, pluck=False, as_iterator=False)',
    {
      doc: 'Run a reading SQL statement.',
      run(
        context,
        query: PyValue,
        values: PyValue,
        asDict: PyValue,
        asList: PyValue,
        _debug: PyValue,
        _ddl: PyValue,
        _commit: PyValue,
        update: PyValue,
        _explain: PyValue,
        _run: PyValue,
        pluck: PyValue,
      ) {
        const { run } = context;
        return runSql(context, str(run, query), values, {
          asDict: truth(run, asDict),
          asList: truth(run, asList),
          pluck: truth(run, pluck),
          update,
        });
      },
    },
  ),
  declare('frappe.db.commit()', {
    doc: 'Commit what was written so far.',
    run(context) {
      context.commit();
      return null;
    },
  }),
  declare('frappe.db.rollback(*, save_point=None, chain=False)', {
    doc: 'Undo what was written since the last commit.',
    run(context) {
      context.rollback();
      return null;
    },
  }),
  declare('frappe.db.add_index(doctype, fields, index_name=None)', {
    doc: 'Commit, then make an index if there is none.',
    run(context, doctype: PyValue, fields: PyValue) {
      checkColumns(context, getMeta(context, text(context, doctype)), fields);
      context.commit();
      return null;
    },
  }),
];
