// What each fieldtype means: its column, its numbers, its defaults.

/** The columns that every table has, in Frappe's order. */
export const standardColumns = ['name', 'owner', 'creation', 'modified', 'modified_by', 'docstatus', 'idx'] as const;

/** The further columns of child tables. */
export const childColumns = ['parent', 'parentfield', 'parenttype'] as const;

/** The further columns of all other tables. */
export const optionalColumns = ['_user_tags', '_comments', '_assign', '_liked_by'] as const;

const text140 = 'varchar(140)';

/** Column type by fieldtype, in MariaDB's words; a fieldtype that is not here has no column. */
export const columnTypes: ReadonlyMap<string, string> = new Map([
  ['Data', text140],
  ['Link', text140],
  ['Dynamic Link', text140],
  ['Select', text140],
  ['Read Only', text140],
  ['Color', text140],
  ['Icon', text140],
  ['Phone', text140],
  ['Autocomplete', text140],
  ['Small Text', 'text'],
  ['Text', 'text'],
  ['Attach', 'text'],
  ['Attach Image', 'text'],
  ['Password', 'text'],
  ['Long Text', 'longtext'],
  ['Code', 'longtext'],
  ['Text Editor', 'longtext'],
  ['Markdown Editor', 'longtext'],
  ['HTML Editor', 'longtext'],
  ['Signature', 'longtext'],
  ['Barcode', 'longtext'],
  ['Geolocation', 'longtext'],
  ['JSON', 'json'],
  ['Int', 'int(11)'],
  ['Long Int', 'bigint(20)'],
  ['Check', 'tinyint(4)'],
  ['Currency', 'decimal(21,9)'],
  ['Float', 'decimal(21,9)'],
  ['Percent', 'decimal(21,9)'],
  ['Duration', 'decimal(21,9)'],
  ['Rating', 'decimal(3,2)'],
  ['Date', 'date'],
  ['Datetime', 'datetime(6)'],
  ['Time', 'time(6)'],
]);

/** Fieldtypes that hold child rows. */
export const tableTypes: ReadonlySet<string> = new Set(['Table', 'Table MultiSelect']);

/** Fieldtypes whose value is a number. */
export const numericTypes: ReadonlySet<string> = new Set([
  'Int',
  'Long Int',
  'Float',
  'Currency',
  'Percent',
  'Check',
  'Rating',
  'Duration',
]);

/** Fieldtypes whose value is a float. */
export const floatTypes: ReadonlySet<string> = new Set(['Float', 'Currency', 'Percent', 'Rating', 'Duration']);

/** Fieldtypes whose value is an int. */
export const intTypes: ReadonlySet<string> = new Set(['Int', 'Long Int', 'Check']);

/** Fieldtypes whose column is NOT NULL DEFAULT 0. */
export const zeroTypes: ReadonlySet<string> = new Set(['Check', 'Int', 'Currency', 'Float', 'Percent']);

/** Fieldtypes about moments. */
export const momentTypes: ReadonlySet<string> = new Set(['Date', 'Datetime', 'Time']);

/** Layout and other types that never hold a value. */
export const displayTypes: ReadonlySet<string> = new Set([
  'Section Break',
  'Column Break',
  'Tab Break',
  'HTML',
  'Table',
  'Table MultiSelect',
  'Button',
  'Image',
  'Fold',
  'Heading',
]);
