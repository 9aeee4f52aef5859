// Methods of Meta: frappe-namespace.md §2.1.
import { PyDict } from '../../language/runtime/containers.ts';
import { method } from '../../language/runtime/declare.ts';
import { raise } from '../../language/runtime/errors.ts';
import { PyList, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import { contextOf } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { permissionLevels, roleRights } from '../permissions/role-permissions.ts';
import { definePython } from '../python-methods.ts';
import { Field } from './field.ts';
import { columnTypes } from './fieldtypes.ts';
import { type Meta, metaType } from './meta.ts';
import { getMeta } from './meta-loader.ts';
import { filterRows } from './row-filters.ts';

const standardLabels: ReadonlyMap<string, string> = new Map([
  ['name', 'ID'],
  ['creation', 'Created On'],
  ['docstatus', 'Document Status'],
  ['idx', 'Index'],
  ['modified', 'Last Updated On'],
  ['modified_by', 'Last Updated By'],
  ['owner', 'Created By'],
  ['_user_tags', 'Tags'],
  ['_liked_by', 'Liked By'],
  ['_comments', 'Comments'],
  ['_assign', 'Assigned To'],
]);

function fields(self: Meta, keep: (field: Field) => boolean): PyList {
  return new PyList(self.fields.filter(keep));
}

function texts(values: Iterable<string>): PyList {
  return new PyList([...values]);
}

function titleField(self: Meta): string {
  return self.titleField || (self.field('title') === undefined ? 'name' : 'title');
}

function searchFields(self: Meta): string[] {
  const given = self
    .text('search_fields')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return given.includes('name') ? given : [...given, 'name'];
}

function read(row: PyValue, key: string): PyValue {
  return row instanceof Field ? (row.values.get(key) ?? null) : null;
}

/** `get_x_fields()` by fieldtype. */
const listed: readonly (readonly [name: string, doc: string, keep: (field: Field) => boolean])[] = [
  ['get_link_fields', 'Return the Link fields.', (field) => field.fieldtype === 'Link' && field.options !== '[Select]'],
  ['get_dynamic_link_fields', 'Return the Dynamic Link fields.', (field) => field.fieldtype === 'Dynamic Link'],
  ['get_data_fields', 'Return the Data fields.', (field) => field.fieldtype === 'Data'],
  ['get_phone_fields', 'Return the Phone fields.', (field) => field.fieldtype === 'Phone'],
  [
    'get_select_fields',
    'Return the Select fields with options.',
    (field) => field.fieldtype === 'Select' && !['[Select]', 'Loading...'].includes(field.options),
  ],
  ['get_image_fields', 'Return the Attach Image fields.', (field) => field.fieldtype === 'Attach Image'],
  ['get_code_fields', 'Return the Code fields.', (field) => field.fieldtype === 'Code'],
  ['get_table_fields', 'Return the fields that hold rows.', (field) => field.table],
  ['get_global_search_fields', 'Return the fields of the global search.', (field) => field.flag('in_global_search')],
  ['get_custom_fields', 'Return the custom fields.', (field) => field.flag('is_custom_field')],
  ['get_high_permlevel_fields', 'Return the fields with a permission level.', (field) => field.permlevel > 0],
];

/** Every document has these, and they never change. */
const standardOnce = [
  { fieldname: 'creation', fieldtype: 'Datetime' },
  { fieldname: 'owner', fieldtype: 'Data' },
] as const;

definePython(metaType, [
  method('get_set_only_once_fields(self)', {
    doc: 'Return the fields that may be set once, with the creation and the owner.',
    run(run, self: Meta) {
      const { items } = fields(self, (field) => field.flag('set_only_once'));
      return new PyList([...items, ...standardOnce.map((field) => attributes(run, Object.entries(field)))]);
    },
  }),
  ...listed.map(([name, doc, keep]) => method(`${name}(self)`, { doc, run: (_run, self: Meta) => fields(self, keep) })),
  method('get(self, key, filters=None, limit=None, default=None)', {
    doc: 'Return a property, or the rows of a table that match filters.',
    run(run, self: Meta, key: PyValue, filters: PyValue, _limit: PyValue, fallback: PyValue) {
      const value = self.attribute(cstr(run, key)) ?? null;
      if (filters instanceof PyDict && value instanceof PyList)
        return new PyList(filterRows(run, value.items, filters, read));
      return value ?? (filters instanceof PyDict ? fallback : (filters ?? fallback));
    },
  }),
  method('get_field(self, fieldname)', {
    doc: 'Return a field, None if there is none.',
    run: (run, self: Meta, name: PyValue) => self.field(cstr(run, name)) ?? null,
  }),
  method('has_field(self, fieldname)', {
    doc: 'Whether there is such a field.',
    run: (run, self: Meta, name: PyValue) => self.field(cstr(run, name)) !== undefined,
  }),
  method('get_label(self, fieldname)', {
    doc: 'Return the label of a field.',
    run: (run, self: Meta, name: PyValue) =>
      self.field(cstr(run, name))?.label ?? standardLabels.get(cstr(run, name)) ?? 'No Label',
  }),
  method('get_options(self, fieldname)', {
    doc: 'Return the options of a field.',
    run(run, self: Meta, name: PyValue) {
      const field = self.field(cstr(run, name));
      return field === undefined
        ? raise('AttributeError', "'NoneType' object has no attribute 'options'")
        : (field.values.get('options') ?? null);
    },
  }),
  method('get_valid_columns(self)', {
    doc: 'Return the names of all columns.',
    run: (_run, self: Meta) => texts(self.columns),
  }),
  method('get_valid_fields(self)', {
    doc: 'Return the names of all columns and tables.',
    run: (_run, self: Meta) => texts([...self.columns, ...self.tables.map((table) => table.fieldname)]),
  }),
  method('get_search_fields(self)', {
    doc: 'Return the names of the search fields.',
    run: (_run, self: Meta) => texts(searchFields(self)),
  }),
  method('get_title_field(self)', {
    doc: 'Return the name of the title field.',
    run: (_run, self: Meta) => titleField(self),
  }),
  method('get_list_fields(self)', {
    doc: 'Return the names of the fields shown in lists.',
    run(_run, self: Meta) {
      const shown = self.fields
        .filter((field) => field.flag('in_list_view') && columnTypes.has(field.fieldtype))
        .map((field) => field.fieldname);
      return texts(new Set(['name', ...shown, ...(self.titleField === '' ? [] : [self.titleField])]));
    },
  }),
  method('get_fields_to_fetch(self, link_fieldname=None)', {
    doc: 'Return the fields that are fetched through links.',
    run(run, self: Meta, link: PyValue) {
      const prefix = link === null ? '' : `${cstr(run, link)}.`;
      return fields(self, (field) => field.fetchFrom !== '' && field.fetchFrom.startsWith(prefix));
    },
  }),
  method('get_link_doctype(self, fieldname)', {
    doc: 'Return the DocType that a field links to.',
    run(run, self: Meta, name: PyValue) {
      const field = self.field(cstr(run, name));
      if (field?.fieldtype === 'Link') return field.options;
      if (field?.fieldtype !== 'Table MultiSelect') return null;
      return getMeta(contextOf(run), field.options).links[0]?.options ?? null;
    },
  }),
  method('get_translatable_fields(self)', {
    doc: 'Return the names of the translatable fields.',
    run: (_run, self: Meta) =>
      texts(self.fields.filter((field) => field.flag('translatable')).map((field) => field.fieldname)),
  }),
  method('is_translatable(self, fieldname)', {
    doc: 'Whether a field is translatable.',
    run: (run, self: Meta, name: PyValue) => self.field(cstr(run, name))?.number('translatable') ?? null,
  }),
  method('get_naming_series_options(self)', {
    doc: 'Return the naming series.',
    run: (_run, self: Meta) => texts((self.field('naming_series')?.optionLines ?? []).filter((line) => line !== '')),
  }),
  method('get_workflow(self)', { doc: 'Return the name of the active workflow.', run: () => null }),
  method('get_permissions(self, parenttype=None)', {
    doc: 'Return the permission rows.',
    run(run, self: Meta, parent: PyValue) {
      const meta = self.isTable && parent !== null ? getMeta(contextOf(run), cstr(run, parent)) : self;
      return new PyList([...meta.permissionRows]);
    },
  }),
  method('get_permlevel_access(self, permission_type="read", parenttype=None, *, user=None)', {
    doc: 'Return the permission levels that a user has.',
    run(run, self: Meta, right: PyValue, _parent: PyValue, user: PyValue) {
      const context = contextOf(run);
      return new PyList([
        ...permissionLevels(context, self, cstr(run, right), user === null ? context.user : cstr(run, user)),
      ]);
    },
  }),
  method(
    'get_permitted_fieldnames(self, parenttype=None, *, user=None, permission_type="read", with_virtual_fields=True)',
    {
      doc: 'Return the names of the fields that a user may use.',
      run(run, self: Meta, _parent: PyValue, user: PyValue, right: PyValue) {
        const context = contextOf(run);
        const who = user === null ? context.user : cstr(run, user);
        const type = cstr(run, right);
        if (type === 'select' && !roleRights(context, self, who).granted.has('read')) return texts(searchFields(self));
        const levels = permissionLevels(context, self, type, who);
        const all = who === 'Administrator' || self.permissions.length === 0;
        return texts(self.stored.filter((field) => all || levels.has(field.permlevel)).map((field) => field.fieldname));
      },
    },
  ),
  method('is_nested_set(self)', {
    doc: 'Whether documents form a tree.',
    run: (_run, self: Meta) => self.field('lft') !== undefined && self.field('rgt') !== undefined,
  }),
  method('as_dict(self, no_nulls=False)', {
    doc: 'Return the definition as a dict.',
    run(run, self: Meta) {
      const rows = (list: readonly Field[]) => new PyList(list.map((field) => attributes(run, field.values)));
      return attributes(run, [
        ...self.values,
        ['doctype', 'DocType'],
        ['fields', rows(self.fields)],
        ['permissions', rows(self.permissionRows)],
      ]);
    },
  }),
]);
