// The site that helper calls are judged on: an empty one in memory, with the settings and currencies of the cases.

import { SqliteDatabase } from '../../src/host/databases/sqlite.ts';
import { compile } from '../../src/language/python.ts';
import { brief } from '../../src/language/report.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { repr } from '../../src/language/runtime/text.ts';
import { PyFloat, PyList, type PyValue } from '../../src/language/runtime/values.ts';
import { Context } from '../../src/site/context.ts';
import { attributes } from '../../src/site/dictionary.ts';
import { insertDocument } from '../../src/site/documents/lifecycle.ts';
import { documentFromDict } from '../../src/site/documents/make.ts';
import { allNames } from '../../src/site/frappe/namespace.ts';
import type { Host, SiteConfiguration } from '../../src/site/host.ts';
import { parts } from '../../src/site/parts.ts';
import { readChange } from '../../src/site/settings.ts';
import { setUp } from '../../src/site/setup.ts';
import { SiteState } from '../../src/site/site.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { datetimeModule } from '../../stdlib/modules/datetime.ts';
import type { Fields, HelperCase } from '../case.ts';
import { databaseCalls } from './database-host.ts';

/** What a case finds unless its own settings say otherwise. */
const fixture: Readonly<Record<string, string>> = {
  language: 'en',
  time_zone: 'Asia/Kolkata',
  date_format: 'yyyy-mm-dd',
  time_format: 'HH:mm:ss',
  number_format: '#,###.##',
  rounding_method: "Banker's Rounding",
  first_day_of_the_week: 'Sunday',
  currency_precision: '',
  currency: 'INR',
  hide_currency_symbol: 'No',
  host: 'https://erp.example.com',
  now: '2024-05-15 14:30:45.123456',
  release: 'v16',
};

type CurrencyRow = readonly [string, string, string, units: number, smallest: number, right: number];

const currencies: readonly CurrencyRow[] = [
  ['INR', '₹', 'Paisa', 100, 0.01, 0],
  ['USD', '$', 'Cent', 100, 0.01, 0],
  ['EUR', '€', 'Cent', 100, 0.01, 0],
  ['CHF', 'CHF', 'Rappen', 100, 0.05, 0],
  ['SEK', 'kr', 'Öre', 100, 0, 1],
  ['JPY', '¥', 'Sen', 100, 1, 0],
  ['BHD', '.د.ب', 'Fils', 1000, 0.001, 0],
  ['NGN', '₦', 'Kobo', 100, 0.01, 0],
  ['MRO', 'UM', 'Khoums', 5, 0.2, 0],
  ['VND', '₫', 'Hào', 10, 100, 0],
];

const currencyFields = [
  ['currency_name', 'Data'],
  ['symbol', 'Data'],
  ['fraction', 'Data'],
  ['fraction_units', 'Int'],
  ['smallest_currency_fraction_value', 'Float'],
  ['symbol_on_right', 'Check'],
] as const;

/** Judges helper calls, all on one site. */
export class HelperSite {
  readonly #database = new SqliteDatabase({
    path: ':memory:',
    clock: () => Temporal.PlainDateTime.from('2024-05-15T14:30:45.123456'),
  });

  #seed = 1;

  /** Not random at all, so that every run of the cases is the same. */
  #randomByte(): string {
    this.#seed = (this.#seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return ((this.#seed >> 16) & 255).toString(16).padStart(2, '0');
  }

  constructor() {
    this.#within(fixture, (context) => {
      setUp(context, { adminPassword: 'admin' });
      context.commit();
      insertCurrencies(context);
      context.commit();
    });
  }

  /** The repr of what a call gives, or the class and text of what it raises. */
  judge(item: HelperCase): Fields {
    const settings: Record<string, string> = { ...fixture };
    for (const [key, value] of Object.entries(item.settings)) settings[key] = String(value);
    return this.#within(settings, (context) => {
      readChange(context);
      for (const [key, value] of Object.entries(settings)) context.site.caches.settings.set(key, value);
      return evaluate(context, item.source);
    });
  }

  #within<T>(settings: Readonly<Record<string, string>>, block: (context: Context) => T): T {
    const host = this.#host(settings);
    host.begin();
    const context = new Context({ site: new SiteState(host, parts), user: 'Administrator' });
    try {
      return block(context);
    } finally {
      host.rollback();
    }
  }

  #host(settings: Readonly<Record<string, string>>): Host {
    const database = this.#database;
    const configuration: SiteConfiguration = {
      site: 'erp.example.com',
      dialect: 'sqlite',
      common: {},
      own: { host_name: settings['host'], profile: settings['release'] === 'v15' ? 'frappe-15' : 'frappe-16' },
    };
    const now = Temporal.PlainDateTime.from((settings['now'] ?? '').replace(' ', 'T')).toZonedDateTime(
      settings['time_zone'] ?? 'UTC',
    );
    return {
      configuration,
      ...databaseCalls(database),
      fetch: () => ({ status: 404, headers: [], body: '' }),
      now: () => Number(now.epochNanoseconds / 1000n),
      random: (bytes) => Array.from({ length: bytes }, () => this.#randomByte()).join(''),
      enqueue: () => undefined,
      mail: () => undefined,
      log: () => undefined,
      hashPassword: (password) => password,
      verifyPassword: (password, hash) => password === hash,
      encryptSecret: (secret) => secret,
      decryptSecret: (text) => text,
      file: () => null,
      interrupt: () => undefined,
    };
  }
}

function insertCurrencies(context: Context): void {
  const { run } = context;
  const row = (values: readonly (readonly [string, PyValue])[]) =>
    insertDocument(context, documentFromDict(context, attributes(run, values)));
  const fields = currencyFields.map(([fieldname, fieldtype]) =>
    attributes(run, [
      ['fieldname', fieldname],
      ['fieldtype', fieldtype],
      ['label', fieldname],
      ['doctype', 'DocField'],
    ]),
  );
  row([
    ['doctype', 'DocType'],
    ['name', 'Currency'],
    ['module', 'Custom'],
    ['custom', 1],
    ['autoname', 'field:currency_name'],
    ['fields', new PyList(fields)],
    [
      'permissions',
      new PyList([
        attributes(run, [
          ['role', 'System Manager'],
          ['read', 1],
        ]),
      ]),
    ],
  ]);
  for (const [name, symbol, fraction, units, smallest, right] of currencies) {
    row([
      ['doctype', 'Currency'],
      ['currency_name', name],
      ['symbol', symbol],
      ['fraction', fraction],
      ['fraction_units', units],
      ['smallest_currency_fraction_value', new PyFloat(smallest)],
      ['symbol_on_right', right],
    ]);
  }
}

const names: readonly (readonly [string, PyValue])[] = [
  ...allBuiltins,
  ...allNames
    .filter(({ dotted }) => dotted.startsWith('frappe.utils.') || dotted === 'scrub')
    .map(({ dotted, value }) => [dotted.slice(dotted.lastIndexOf('.') + 1), value] as const),
  ['datetime', datetimeModule],
];

function evaluate(context: Context, source: string): Fields {
  const { run } = context;
  const script = compile(source, { policy: 'restrictedpython', python: '3.11', filename: '<call>', mode: 'eval' });
  const outcome = script.run({ run, globals: new Namespace(names), builtins: allBuiltins });
  if (outcome.status === 'ok') return { result: repr(run, outcome.value) };
  if (outcome.status === 'fault') throw outcome.error;
  if (outcome.status !== 'exception') return { limit: outcome.stop.limit };
  const { type, message } = brief(run, outcome.exception);
  return { raises: type, message };
}
