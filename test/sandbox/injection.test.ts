// Limits and failures put in at every place of a run: whatever happens, it happened whole or not at all.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { DatabaseError, type Host } from '../../src/site/host.ts';
import { script } from '../site/scripts.ts';
import { newWorld, type World } from '../site/site.ts';
import { type Answer, callWith, login, snapshot } from './limited.ts';

const EXAMPLES = join(import.meta.dirname, '..', '..', 'examples', 'fixtures');
const TABLES = ['tabToDo', 'tabTask', 'tabNote', 'tabEmail Queue', 'tabVersion', 'tabComment', 'tabServer Script'];

/** What the examples do by themselves, and what makes the event scripts among them run. */
const CALLS = {
  test_method: undefined,
  script_1: undefined,
  script_2: undefined,
  script_2_answer: undefined,
  limited: undefined,
  closes: 'frappe.get_doc({"doctype": "ToDo", "description": "a test"}).insert(ignore_permissions=True)',
  tasks:
    'frappe.get_doc({"doctype": "Task", "subject": "s", "allocated_to": "Guest"}).insert(ignore_permissions=True)\nframe = frappe.sendmail("a@example.com", message="m")\nfrappe.enqueue("script_1")',
} as const;

let world: World;
let cookie = '';

let drawn = 0;

/** The world's own random numbers repeat after many calls. */
function unique(bytes: number): string {
  drawn += 7919;
  return drawn
    .toString(16)
    .padStart(2 * bytes, '0')
    .slice(-2 * bytes);
}

/** No script gets as many trips in ten minutes as to be switched off. */
function call(name: string, limits: Readonly<Record<string, number>>, more: Partial<Host> = {}): Answer {
  world.time += 40_000_000;
  return callWith(world, name, limits, { random: unique, ...more }, cookie);
}

beforeAll(() => {
  world = newWorld();
  cookie = login(world);
  for (const file of ['doctype.json', 'server_script.json']) {
    const documents = [JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8'))].flat();
    expect(world.site.call('import', JSON.stringify({ documents }))).toContain('value');
  }
  for (const [name, text] of Object.entries(CALLS)) {
    if (text !== undefined) script(world, name, { script_type: 'API', api_method: name, allow_guest: 1 }, text);
  }
  world.site.call(
    'run',
    JSON.stringify({
      source:
        'for n in frappe.get_all("Server Script", filters={"script_type": "API"}, pluck="name"):\n  frappe.db.set_value("Server Script", n, "allow_guest", 1)',
      commit: true,
    }),
  );
});

/** What has left the site, and what is stored in it. */
function effects(): string {
  return JSON.stringify([snapshot(world, TABLES), world.jobs.length, world.mails.length]);
}

function expectWhole(answer: Answer, before: string): void {
  if (answer.status !== 200) expect(effects()).toBe(before);
}

const LIMITS = [
  ['steps', 1],
  ['memory', 1024],
  ['depth', 1],
  ['hostCalls', 1],
  ['queries', 1],
  ['writes', 1],
  ['jobs', 1],
  ['mails', 1],
  ['eventDepth', 1],
] as const;

describe.each(Object.keys(CALLS))('the example %s', (name) => {
  test.each(LIMITS)('under every limit of %s from 1 until it passes is stopped whole', (limit, step) => {
    const usual = call(name, {}).steps;
    const end = limit === 'steps' ? usual + 1 : defaultLimits[limit];
    let before = effects();
    for (let value = 1; value <= end; value += step) {
      const answer = call(name, { [limit]: value });
      expectWhole(answer, before);
      if (answer.status === 200) return;
      expect(answer.body['exc_type']).toBe(limit === 'depth' ? 'RecursionError' : 'ScriptLimitExceeded');
      before = effects();
    }
    expect.unreachable('it never passed');
  });

  test('takes the same number of steps each time', () => {
    const first = call(name, {}).steps;
    expect(call(name, {}).steps).toBe(first);
  });
});

/** Ways in which the outside may fail at its n-th call. */
const FAILURES: Readonly<Record<string, () => never>> = {
  'an error of the database': () => {
    throw new DatabaseError('other', 'it failed');
  },
  'a lost lock': () => {
    throw new DatabaseError('deadlock', 'Deadlock found');
  },
  silence: () => {
    throw new Error('the host failed: /srv/secret');
  },
};

/** A host whose n-th reading or writing fails. */
function failing(at: number, fail: () => never): { readonly host: Partial<Host>; readonly calls: () => number } {
  let calls = 0;
  const counted = <A, R>(work: (argument: A) => R) => {
    return (argument: A): R => {
      calls += 1;
      return calls === at ? fail() : work(argument);
    };
  };
  return {
    host: { read: counted(world.host.read), write: counted(world.host.write) },
    calls: () => calls,
  };
}

describe.each(Object.keys(FAILURES))('%s', (what) => {
  test.each(['closes', 'tasks'])('at any call of %s leaves everything or nothing', (name) => {
    const fail = FAILURES[what] ?? expect.unreachable();
    for (let at = 1; at < 200; at += 1) {
      const before = effects();
      const { host, calls } = failing(at, fail);
      const answer = call(name, {}, host);
      expectWhole(answer, before);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
      if (calls() < at) return;
    }
    expect.unreachable('it never came to an end');
  });
});

test('time that runs out at any look at the clock leaves everything or nothing', () => {
  for (let at = 1; at < 50; at += 1) {
    let looks = 0;
    const before = effects();
    const answer = call('tasks', {}, { interrupt: () => (++looks === at ? 'wall' : undefined) });
    expectWhole(answer, before);
    if (looks < at) return;
    expect(answer.status).toBe(504);
  }
  expect.unreachable('it never came to an end');
});
