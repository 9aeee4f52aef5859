// The globals of a script: safe-exec.md §5, fresh for every run.
import { frappeGlobals } from '../../../stdlib/builtins/frappe-builtins.ts';
import { genericAttribute } from '../../language/runtime/attributes.ts';
import { call } from '../../language/runtime/call.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import { NativeFunction } from '../../language/runtime/functions.ts';
import { Namespace } from '../../language/runtime/namespace.ts';
import { HashTable } from '../../language/runtime/table.ts';
import { defineType } from '../../language/runtime/type.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { attributeDict, attributes, item } from '../dictionary.ts';
import { builderNames, builderValue } from '../query/builder/namespace.ts';
import { callNames } from './call-names.ts';
import { callbackQueues } from './callbacks.ts';
import { databaseNames } from './database-names.ts';
import { constant, type FrappeName } from './declared.ts';
import { documentNames } from './document-names.ts';
import { frappeExceptions } from './exceptions.ts';
import { formatNames, numberFormatValue } from './format-names.ts';
import { frappeClient } from './frappe-client.ts';
import { limitsValue } from './limits.ts';
import { listNames } from './list-names.ts';
import { messageNames } from './message-names.ts';
import { orjsonNames } from './orjson-names.ts';
import { outwardNames } from './outward-names.ts';
import { printNames } from './print-names.ts';
import { requestValue } from './request.ts';
import { templateNames } from './template-names.ts';
import { textNames } from './text-names.ts';
import { utilNames } from './utils/names.ts';
import { websiteNames } from './website-names.ts';

const templates = templateNames((context) => scriptGlobals(context, { restrictCommit: true }));
const renderer = templates.find(({ dotted }) => dotted === 'frappe.render_template')?.value ?? null;
const prints = printNames(({ run }, template, values) => call(run, renderer, [template, values]));
const printer = prints.find(({ dotted }) => dotted === 'frappe.attach_print')?.value ?? null;
/** The keys of an attachment that name a print, in the order of that function's parameters. */
const printed = ['doctype', 'name', 'file_name', 'print_format', 'style', 'html', 'doc'] as const;

/** Every declared name, for the reference, the stubs and completion. */
export const allNames: readonly FrappeName[] = [
  ...documentNames,
  ...listNames,
  ...databaseNames,
  ...messageNames,
  ...callNames,
  ...outwardNames(({ run }, wanted) =>
    call(
      run,
      printer,
      printed.map((key) => item(wanted, key)),
    ),
  ),
  ...textNames,
  ...formatNames,
  ...utilNames,
  ...builderNames,
  ...orjsonNames,
  ...websiteNames,
  constant('frappe.get_url', utilNames.find(({ dotted }) => dotted === 'frappe.utils.get_url')?.value ?? null),
  constant('FrappeClient', frappeClient),
  ...templates,
  ...prints,
];

/** A namespace that answers a missing name with a function that fails when it is called. */
const namespaceDict = defineType({
  name: 'NamespaceDict',
  module: 'frappe.utils.safe_exec',
  bases: [attributeDict],
  slots: {
    getAttribute(run, self: PyDict, name) {
      if (namespaceDict.lookup(name) !== undefined) return genericAttribute(run, self, name);
      const found = self.table.map.get(name);
      if (found !== undefined) return found;
      return name.startsWith('__') ? undefined : missing(name);
    },
  },
});

function missing(name: string): PyValue {
  const refuse = () => raise('AttributeError', `module has no attribute '${name}'`);
  return new NativeFunction(
    'default_function',
    undefined,
    'default_function(*args, **kwargs)',
    'Fails: there is no such name.',
    refuse,
  );
}

type Entries = readonly (readonly [string, PyValue])[];

/** What came with release 16. */
const newerNames: ReadonlySet<string> = new Set([
  'orjson',
  'frappe.json_handler',
  'frappe.number_format',
  'frappe.website',
  'frappe.utils.add_trackers_to_url',
  'frappe.utils.map_trackers',
  'frappe.utils.orjson_dumps',
  'frappe.utils.parse_and_map_trackers_from_url',
  'frappe.utils.parse_json',
]);

/** The same entries without the newer ones. */
function older(owner: string, entries: Entries): Entries {
  return entries.filter(([name]) => !newerNames.has(`${owner}.${name}`));
}

/** The names under an owner (`frappe`, `frappe.db`, …; '' for globals). */
function under(owner: string): Entries {
  const prefix = owner === '' ? '' : `${owner}.`;
  return allNames
    .filter(({ dotted }) => dotted.startsWith(prefix) && !dotted.slice(prefix.length).includes('.'))
    .map(({ dotted, value }) => [dotted.slice(prefix.length), value]);
}

const hiddenExceptions: ReadonlySet<string> = new Set([
  'DatabaseError',
  'OperationalError',
  'ProgrammingError',
  'IntegrityError',
  'RequestException',
  'HTTPError',
  'ConnectionError',
  'ReadTimeout',
  'JSONDecodeError',
]);

const frappeEntries: Entries = [
  ...under('frappe'),
  ...[...frappeExceptions].filter(([name]) => !hiddenExceptions.has(name)),
];
const frappeEntries15 = older('frappe', frappeEntries);
const databaseEntries = under('frappe.db');
const utilEntries = under('frappe.utils');
const utilEntries15 = older('frappe.utils', utilEntries);
const jsonEntries = under('json');
const orjsonEntries = under('orjson');
const websiteEntries = under('frappe.website');
const globalValues: ReadonlyMap<string, PyValue> = new Map([...frappeGlobals, ...under(''), ['_dict', attributeDict]]);

const ownNames = ['frappe', 'json', 'orjson', 'args', 'dev_server', 'style'];
const globalNames: readonly string[] = [...globalValues.keys(), ...ownNames];
const globalNames15 = globalNames.filter((name) => !newerNames.has(name));

const restricted: ReadonlySet<string> = new Set(['commit', 'rollback', 'add_index']);

/** What a script may not do. */
export interface GlobalsOptions {
  /** Leaves out commit, rollback and add_index, as in document events. */
  readonly restrictCommit: boolean;
}

/** Fresh globals for one run. */
export function scriptGlobals(context: Context, options: GlobalsOptions): Namespace {
  // The arguments of the run, whatever a call that it makes is given meanwhile.
  const form = context.formDict;
  const own = new Map<string, () => PyValue>([
    ['frappe', () => namespace(context, frappeNames(context, frappeState(context, form, options)))],
    ['json', () => namespace(context, jsonEntries)],
    ['orjson', () => namespace(context, orjsonEntries)],
    ['style', () => attributes(context.run, [['border_color', '#d1d8dd']])],
    ['args', () => form],
    ['dev_server', () => 0],
  ]);
  return new Namespace(undefined, {
    names: context.is15 ? globalNames15 : globalNames,
    value: (name) => own.get(name)?.() ?? globalValues.get(name),
  });
}

function namespace(context: Context, entries: Entries): PyDict {
  const table = new HashTable();
  for (const [name, value] of entries) table.map.set(name, value);
  context.run.charge(entries.length * 16);
  return new PyDict(table, namespaceDict);
}

/** Everything under `frappe`, what the profile has of it. */
function frappeNames(context: Context, state: Entries): Entries {
  return context.is15 ? [...frappeEntries15, ...older('frappe', state)] : [...frappeEntries, ...state];
}

/** What under `frappe` belongs to this request or this run. */
function frappeState(context: Context, form: PyDict, options: GlobalsOptions): Entries {
  const { run } = context;
  const database = options.restrictCommit ? databaseEntries.filter(([name]) => !restricted.has(name)) : databaseEntries;
  return [
    ['db', namespace(context, [...database, ...callbackQueues(context)])],
    ['utils', attributes(run, context.is15 ? utilEntries15 : utilEntries)],
    ['qb', builderValue((entries) => namespace(context, entries))],
    ['website', namespace(context, websiteEntries)],
    ['flags', attributes(run)],
    ['form_dict', form],
    ['response', context.response],
    ['request', requestValue(context)],
    ['limits', limitsValue(context)],
    [
      'session',
      attributes(run, [
        ['user', context.user],
        ['csrf_token', context.csrfToken],
      ]),
    ],
    ['user', context.user],
    ['full_name', context.fullName],
    ['lang', context.language],
    ['date_format', context.setting('date_format', 'yyyy-mm-dd')],
    ['time_format', context.setting('time_format', 'HH:mm:ss')],
    ['number_format', numberFormatValue(context.setting('number_format', '#,###.##'))],
    ['socketio_port', 9000],
  ];
}
