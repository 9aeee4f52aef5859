// Every limit: one run that uses exactly what it may and passes, and one that wants the least bit more and is stopped.
import { beforeAll, describe, expect, test } from 'vitest';
import { configuredLimits, defaultLimits, limitCaps, limitNames } from '../../src/language/runtime/limits.ts';
import { replayedSite } from '../site/replayed.ts';
import { eventScript, run } from '../site/scripts.ts';
import { rows, type World } from '../site/site.ts';
import { callWith, hostWith, worldWith } from './limited.ts';

/** The limit, what it is called when it is reached, how much the script needs of it (0: to be found out), and the script. */
const CASES: readonly (readonly [limit: string, kind: string, needs: number, text: string])[] = [
  ['queries', 'queries', 5, 'for i in range(5):\n  frappe.db.exists("User", "Guest")'],
  ['rowsPerQuery', 'rows', 7, 'frappe.get_all("Note", limit_page_length=0)'],
  ['rows', 'rows', 14, 'for i in range(2):\n  frappe.db.sql("select name from tabNote")'],
  ['writes', 'writes', 3, 'for i in range(3):\n  frappe.db.set_value("Note", "n" + str(i), "title", "x")'],
  [
    'eventDepth',
    'event-depth',
    3,
    'frappe.get_doc({"doctype": "ToDo", "description": "1"}).insert(ignore_permissions=True)',
  ],
  ['requests', 'http', 3, 'for i in range(3):\n  frappe.make_get_request("http://example.com")'],
  ['requestBody', 'http', 100, 'frappe.make_post_request("http://example.com", data="x" * 100)'],
  [
    'requestBodies',
    'http',
    200,
    'for i in range(2):\n  frappe.make_post_request("http://example.com", data="x" * 100)',
  ],
  ['answerBodies', 'http', 4, 'for i in range(2):\n  frappe.make_get_request("http://example.com")'],
  // Two answers take 400 ms each, and for the third request a millisecond has to be left.
  ['requestTimes', 'http', 801, 'for i in range(3):\n  frappe.make_get_request("http://example.com/slow")'],
  ['jobs', 'jobs', 3, 'for i in range(3):\n  frappe.enqueue("api_steps")'],
  ['jobPayload', 'jobs', 0, 'frappe.enqueue("api_steps", value="x" * 100)'],
  ['mails', 'emails', 2, 'for i in range(2):\n  frappe.sendmail("a@example.com", subject="s", message="m")'],
  ['recipients', 'emails', 3, 'frappe.sendmail(["a@example.com", "b@example.com", "c@example.com"], message="m")'],
  ['output', 'output', 0, 'for i in range(10):\n  print("x" * 50)'],
  ['records', 'log', 10, 'for i in range(10):\n  print("x")'],
  ['recordLength', 'output', 0, 'print("x" * 500)'],
  ['steps', 'steps', 0, 'for i in range(1000):\n  pass'],
  ['memory', 'memory', 0, 'kept = [[i] * 200 for i in range(100)]'],
  ['hostCalls', 'host-calls', 0, 'for i in range(30):\n  frappe.db.exists("User", "Guest")'],
  ['textLength', 'string', 100_000, 't = "x" * 100000'],
  ['collection', 'collection', 5000, 'l = [0] * 5000'],
  ['intBits', 'int', 0, 'n = 3 ** 200'],
  ['source', 'source', 0, `n = 1\n# ${'x'.repeat(1000)}`],
  ['response', 'result', 0, 'frappe.response["message"] = "x" * 100000'],
];

let world: World;
const names = CASES.map(([limit]) => limit);

beforeAll(() => {
  world = worldWith(Object.fromEntries(CASES.map(([limit, , , text]) => [`api_${limit}`, text])));
  for (let at = 0; at < 7; at += 1) run(world, `frappe.get_doc({"doctype": "Note", "title": "n${at}"}).insert()`);
  // An event inside an event inside an event, and no further.
  eventScript(
    world,
    'ToDo',
    'After Insert',
    'n = int(doc.description)\nif n < 3:\n  frappe.get_doc({"doctype": "ToDo", "description": str(n + 1)}).insert(ignore_permissions=True)',
  );
  world.respond = ({ url }) => {
    if (url.endsWith('/slow')) world.time += 400_000;
    return { status: 200, headers: [['content-type', 'application/json']], body: '{}' };
  };
});

function passes(limit: string, value: number): boolean {
  return callWith(world, `api_${limit}`, { [limit]: value }).status === 200;
}

/** The least value that the script passes with, between one that it fails and one that it passes. */
function least(limit: string, low: number, high: number): number {
  if (high - low <= 1) return high;
  const middle = Math.floor((low + high) / 2);
  return passes(limit, middle) ? least(limit, low, middle) : least(limit, middle, high);
}

describe('a limit', () => {
  test.each(CASES)('%s lets pass what uses exactly as much, and stops what wants one more', (limit, kind, needs) => {
    const usual: number = Object.entries(defaultLimits).find(([name]) => name === limit)?.[1] ?? 0;
    // A run that passes may leave something that the next one reads.
    passes(limit, usual);
    const value = needs > 0 ? needs : least(limit, 0, usual);
    expect(passes(limit, value)).toBe(true);
    const stopped = callWith(world, `api_${limit}`, { [limit]: value - 1 });
    expect(stopped).toMatchObject({
      status: 500,
      body: { exc_type: 'ScriptLimitExceeded', limit: kind, allowed: value - 1, run: 'run-1' },
    });
    expect(stopped.body['used']).toBeGreaterThan(value - 1);
    expect(Object.keys(stopped.body).sort()).toEqual(
      ['allowed', 'exc_type', 'limit', 'line', 'run', 'script', 'used'].sort(),
    );
  });
});

test('every limit is tried here or where its clock or its server is', () => {
  const elsewhere = ['cpu', 'wall', 'depth', 'answerBody', 'requestTime', 'redirects', 'chainDepth'];
  expect([...names, ...elsewhere, 'cpuPerMinute'].sort()).toEqual([...limitNames].sort());
});

test('a depth that is reached is a RecursionError, which the script may catch', () => {
  const text = 'def f(n):\n  return f(n + 1)\ntry:\n  f(0)\nexcept:\n  frappe.response["message"] = "caught"';
  expect(callWith(worldWith({ deep: text }), 'deep', {}).body).toMatchObject({ message: 'caught' });
});

test.each(['cpu', 'wall'] as const)('the limit %s is answered 504', (kind) => {
  const looping = worldWith({ loop: 'while True:\n  pass' });
  const answer = callWith(looping, 'loop', { [kind]: 7 }, { interrupt: () => kind });
  expect(answer).toMatchObject({ status: 504, body: { limit: kind, allowed: 7, script: 'loop', line: 1 } });
});

test('a job may queue another one no deeper than chain_depth allows', () => {
  const chain = worldWith({ again: 'frappe.enqueue("again")' });
  const site = replayedSite(hostWith(chain, { job_limits: { chainDepth: 2 } }));
  const job = (chainDepth: number) => ({ method: 'again', payload: '{}', user: 'Administrator', chainDepth });
  expect(site.call('job', JSON.stringify(job(1)))).toBe('{"value":null}');
  expect(JSON.parse(site.call('job', JSON.stringify(job(2)))).error).toMatchObject({ type: 'ScriptLimitExceeded' });
  expect(chain.jobs).toHaveLength(1);
});

describe('an operator', () => {
  test('sets limits in the file of a site before those of all sites', () => {
    const limits = configuredLimits('sync', { limits: { steps: 10 } }, { limits: { steps: 20, queries: 30 } });
    expect(limits).toMatchObject({ steps: 10, queries: 30, rows: defaultLimits.rows });
  });

  test.each(limitNames)('cannot set %s beyond its cap, nor to nonsense', (name) => {
    expect(configuredLimits('sync', { limits: { [name]: 1e15 } }, {})[name]).toBe(limitCaps[name]);
    for (const nonsense of [0, -1, '5', null, Number.NaN])
      expect(configuredLimits('sync', { limits: { [name]: nonsense } }, {})[name]).toBe(defaultLimits[name]);
  });
});

describe('a script', () => {
  const asking =
    'frappe.db.exists("User", "Guest")\nl = frappe.limits\nfrappe.response["message"] = [l.queries, l.rows_per_query, l.steps < 20000000]';

  test('reads what is left in frappe.limits', () => {
    expect(callWith(worldWith({ asking }), 'asking', { queries: 9 }).body['message']).toEqual([8, 10_000, true]);
  });

  test('cannot change it', () => {
    const changing = worldWith({ changing: 'frappe.limits.steps = 5' });
    expect(callWith(changing, 'changing', {}).body['exc_type']).toMatch(/Error$/);
  });
});

test('a run that came close to a limit is told to the operator', () => {
  const close = worldWith({ close: 'for i in range(8):\n  frappe.db.exists("User", "Guest")' });
  callWith(close, 'close', { queries: 10 });
  expect(close.logs.filter(({ event }) => event === 'near-limit')).toEqual([
    expect.objectContaining({ fields: { limit: 'queries', allowed: 10, used: 8, script: 'close' } }),
  ]);
});

describe('a trip', () => {
  const bomb = 'x = 1\nwhile True:\n  x = x + 1';

  test('leaves one Error Log entry, in the name of the script', () => {
    const bombed = worldWith({ bomb });
    callWith(bombed, 'bomb', { steps: 10_000 });
    const [entry, ...more] = rows(
      bombed,
      'SELECT method, error, reference_doctype, reference_name FROM `tabError Log`',
    );
    expect(more).toEqual([]);
    expect(entry).toEqual(['The limit of steps was reached', expect.any(String), 'Server Script', 'bomb']);
    expect(JSON.parse(String(entry?.[1]))).toMatchObject({
      limit: 'steps',
      allowed: 10_000,
      script: 'bomb',
      line: 2,
      run: 'run-1',
    });
  });

  test('the twentieth within ten minutes switches the script off, and its owner is told', () => {
    const bombed = worldWith({ bomb, good: 'pass' });
    const statuses = Array.from({ length: 21 }, () => callWith(bombed, 'bomb', { steps: 10_000 }).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 500), 417]);
    expect(rows(bombed, "SELECT disabled FROM `tabServer Script` WHERE name = 'bomb'")).toEqual([[1]]);
    expect(rows(bombed, "SELECT COUNT(*) FROM `tabError Log` WHERE method LIKE '%was switched off'")).toEqual([[1]]);
    expect(callWith(bombed, 'good', {}).status).toBe(200);
  });

  test('twenty in more than ten minutes leave it on', () => {
    const bombed = worldWith({ bomb });
    for (let at = 0; at < 25; at += 1) {
      bombed.time += 40_000_000;
      expect(callWith(bombed, 'bomb', { steps: 10_000 }).status).toBe(500);
    }
  });

  test('is logged a hundred times a minute, then once more for all the others', () => {
    const bombed = worldWith({});
    const site = replayedSite(bombed.host);
    const trip = JSON.stringify({ limit: 'cpu', allowed: 2000, run: 'x', url: '/' });
    for (let at = 0; at < 110; at += 1) site.call('tripped', trip);
    expect(rows(bombed, 'SELECT COUNT(*) FROM `tabError Log`')).toEqual([[101]]);
  });
});
