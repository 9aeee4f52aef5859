// server-script.md §1 and §4, a row each: who may write Server Scripts, what saving one answers, the jobs that it leaves.
import { beforeAll, expect, test } from 'vitest';
import { addUser, type Client, client, messages } from './api.ts';
import { newWorld, rows, type World } from './site.ts';

const SCRIPTS = '/api/resource/Server Script';

let world: World;
let admin: Client;
let portal: Client;

beforeAll(() => {
  world = newWorld();
  addUser(world, 'scripts@x.io', ['Script Manager']);
  addUser(world, 'system@x.io', ['System Manager']);
  addUser(world, 'portal@x.io', []);
  [admin, portal] = [client(world, 'Administrator'), client(world, 'portal@x.io')];
});

type Values = Readonly<Record<string, string | number>>;

/** Status, class, and the title and text of each message. */
function saved(values: Values, by = admin): readonly unknown[] {
  const answer = by.post(SCRIPTS, { script_type: 'API', script: 'x = 1', ...values });
  const shown = messages(answer).map(({ title, message }) => `${title}: ${message}`);
  return [answer.status, answer.body['exc_type'] ?? null, ...shown];
}

const saves: readonly (readonly [title: string, values: Values, came: readonly unknown[]])[] = [
  ['without a name', {}, [417, 'ValidationError', 'Message: Please set the document name']],
  [
    'without a script',
    { name: 'a', script: '' },
    [417, 'MandatoryError', 'Message: Error: Value missing for Server Script: Script'],
  ],
  [
    'of no type',
    { name: 'a', script_type: 'Foo' },
    [
      417,
      'ValidationError',
      'Message:  Script Type cannot be "Foo". It should be one of "DocType Event", "Scheduler Event", "Permission Query", "API", "Workflow Task"',
    ],
  ],
  [
    'for no DocType',
    { name: 'a', reference_doctype: 'Nope' },
    [417, 'LinkValidationError', 'Message: Could not find Reference Document Type: Nope'],
  ],
  ['that imports', { name: 'imports', script: 'import os' }, [200, null]],
  [
    'that the policy refuses',
    { name: 'refused', script: '_x = 1' },
    [200, null, `Compilation warning: ('Line 1: "_x" is an invalid variable name because it starts with "_"',)`],
  ],
  [
    'that stops too early',
    { name: 'open', script: 'if x:' },
    [
      200,
      null,
      `Compilation warning: ("Line 1: IndentationError: expected an indented block after 'if' statement on line 1 at statement: 'if x:'",)`,
    ],
  ],
  [
    'that is no Python',
    { name: 'a', script: 'x = = 1' },
    [
      417,
      'ValidationError',
      `Compilation warning: ("Line 1: SyntaxError: invalid syntax at statement: 'x = = 1'",)`,
      'Syntax Error: Script: Invalid python code on line 1<br>x = = 1    ^',
    ],
  ],
  [
    // The name in angle brackets, <unknown>, is taken for a tag.
    'that returns',
    { name: 'a', script: 'return 1' },
    [
      417,
      'ValidationError',
      "Compilation warning: 'return' outside function (, line 1)",
      'Syntax Error: Script: Invalid python code on line 1<br>return 1^',
    ],
  ],
  [
    'with an empty cron',
    { name: 'a', script_type: 'Scheduler Event', event_frequency: 'Cron' },
    [417, 'ValidationError', 'Message: Cron format is required for job types with Cron frequency.'],
  ],
  [
    'with a bad cron',
    { name: 'a', script_type: 'Scheduler Event', event_frequency: 'Cron', cron_format: 'a b' },
    [417, 'ValidationError', 'Bad Cron Expression: a b is not a valid Cron expression.'],
  ],
  [
    'that is scheduled',
    { name: 'Nightly Sync', script_type: 'Scheduler Event', event_frequency: 'Daily' },
    [200, null, 'Message: Scheduled execution for script Nightly Sync has updated'],
  ],
];

test.each(saves)('saving a script %s', (_title, values, came) => {
  expect(saved(values)).toEqual(came);
});

test('Frappe 15 shows the text of a warning as it is', () => {
  const old = client(newWorld({ own: { profile: 'frappe-15' } }), 'Administrator');
  expect(saved({ name: 'a', script: 'return 1' }, old)[2]).toBe(
    "Compilation warning: 'return' outside function (<unknown>, line 1)",
  );
});

const roleMessage = (user: string) =>
  `Message: User <strong>${user}</strong> does not have doctype access via role permission for document <strong>Server Script</strong>`;

test('Script Managers and System Managers write scripts, others do not, whatever permissions a script ignores', () => {
  for (const role of ['scripts', 'system'])
    expect(saved({ name: `of ${role}` }, client(world, `${role}@x.io`))).toEqual([200, null]);
  expect(saved({ name: 'a' }, portal)).toEqual([403, 'PermissionError', roleMessage('portal@x.io')]);
  const insert = 'frappe.get_doc({"doctype": "Server Script", "name": "a", "script": "x = 1"})';
  saved({ name: 'maker', api_method: 'maker', script: `${insert}.insert(ignore_permissions=True)` });
  const answer = portal.post('/api/method/maker');
  expect([answer.status, messages(answer)[0]]).toMatchObject([
    403,
    { title: 'Not Permitted', message: 'This action is only allowed for <strong>Script Manager</strong>.' },
  ]);
});

test('a field that is not given has the first of its options', () => {
  saved({ name: 'plain' });
  expect(admin.get(`${SCRIPTS}/plain`).body['data']).toMatchObject({
    doctype_event: 'Before Insert',
    event_frequency: 'All',
    rate_limit_count: 5,
    rate_limit_seconds: 86_400,
  });
});

test('whoever may read scripts is told whether they are enabled', () => {
  const url = '/api/method/frappe.core.doctype.server_script.server_script.enabled';
  expect([admin.get(url).body, portal.get(url).body, client(world).get(url).status]).toEqual([
    { message: true },
    {},
    403,
  ]);
});

test('an editor may keep the names that it offers', () => {
  const url = '/api/method/frappe.core.doctype.server_script.server_script.get_autocompletion_items';
  const { headers, body } = admin.get(url);
  expect(headers.get('cache-control')).toBe('private,max-age=600,stale-while-revalidate=21600');
  expect(body['message']).toContainEqual({ value: 'frappe.utils.cint', score: 9, meta: 'utils' });
});

/** The records that make scripts due. */
function jobs(): readonly unknown[] {
  return rows(world, 'SELECT method, cron_format, server_script, stopped, create_log FROM `tabScheduled Job Type`');
}

test('a scheduled script has one record, which stops with it and goes on with it, and is let go when it is deleted', () => {
  expect(jobs()).toEqual([['nightly_sync_daily', '', 'Nightly Sync', 0, 1]]);
  const change = (values: Values) => admin.send('PUT', `${SCRIPTS}/Nightly Sync`, values).status;
  const steps: readonly (readonly [values: Values, record: readonly unknown[]])[] = [
    [{ disabled: 1 }, ['nightly_sync_daily', '', 'Nightly Sync', 1, 1]],
    [
      { disabled: 0, event_frequency: 'Cron', cron_format: '0 3 * * *' },
      ['nightly_sync_cron', '0 3 * * *', 'Nightly Sync', 0, 1],
    ],
    [{ script_type: 'API' }, ['nightly_sync_cron', '0 3 * * *', 'Nightly Sync', 1, 1]],
    [{ script_type: 'Scheduler Event' }, ['nightly_sync_cron', '0 3 * * *', 'Nightly Sync', 0, 1]],
  ];
  for (const [values, record] of steps) {
    expect(change(values)).toBe(200);
    expect(jobs()).toEqual([record]);
  }
  expect(admin.send('DELETE', `${SCRIPTS}/Nightly Sync`).status).toBe(202);
  expect(jobs()).toEqual([['nightly_sync_cron', '0 3 * * *', null, 1, 1]]);
});
