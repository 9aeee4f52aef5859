// The outside of the door: tokens, numbers, forms, deadlines, and errors as data.
import { beforeEach, describe, expect, test } from 'vitest';
import { Attendant } from '../../src/door/attendant.ts';
import { services } from './services.ts';

let attendant: Attendant;
let faults: unknown[];
let number: number;

const ask = async (message: Readonly<Record<string, unknown>>) => {
  number += 1;
  return JSON.parse(await attendant.answer(JSON.stringify({ token: 'right', number, argument: null, ...message })));
};

beforeEach(() => {
  faults = [];
  number = 0;
  attendant = new Attendant({
    services,
    token: 'right',
    deadline: performance.now() + 100,
    mostCalls: 5,
    onFault: (_call, failure) => faults.push(failure),
  });
});

describe('a call', () => {
  test('is answered with what the service gives', async () => {
    expect(await ask({ call: 'random', argument: 2 })).toEqual({ answer: 'abab' });
  });

  test('with another token is refused', async () => {
    expect(await ask({ call: 'begin', token: 'wrong' })).toEqual({
      error: { kind: 'refused', text: 'this work has ended' },
    });
  });

  test('with a number used before is refused', async () => {
    await ask({ call: 'begin' });
    expect(await ask({ call: 'begin', number: 1 })).toEqual({
      error: { kind: 'refused', text: 'a call came out of turn' },
    });
  });

  test('beyond the budget is refused', async () => {
    for (let at = 0; at < 5; at += 1) expect(await ask({ call: 'begin' })).toEqual({ answer: null });
    expect(await ask({ call: 'begin' })).toEqual({ error: { kind: 'refused', text: 'too many calls' } });
  });

  test.each(['constructor', '__proto__', 'toString', 'then', 'nothing', ''])(
    'by the name %j is refused',
    async (call) => {
      expect(await ask({ call })).toEqual({ error: { kind: 'refused', text: 'there is no such call' } });
    },
  );

  test.each([
    ['read', { sql: 'select 1', parameters: [], maxRows: 1, more: 1 }],
    ['read', { sql: 'select 1', parameters: [{}], maxRows: 1 }],
    ['read', { sql: 1, parameters: [], maxRows: 1 }],
    ['write', { kind: 'sql', text: 'drop table x' }],
    ['write', { kind: 'table', table: 'tabX', columns: [{ name: 'a', type: 'int); drop table x' }] }],
    ['savepoint', 'a"; drop table x'],
    ['random', 1e9],
    ['file', { kind: 'read', id: '../../etc/passwd' }],
    ['begin', { more: 1 }],
  ])('%s with a malformed argument is refused', async (call, argument) => {
    expect(await ask({ call, argument })).toEqual({
      error: { kind: 'refused', text: 'the argument of the call is malformed' },
    });
  });

  test('that the database refuses tells why, as data', async () => {
    expect(await ask({ call: 'write', argument: { kind: 'drop', table: 'tabX' } })).toEqual({
      error: { kind: 'database', code: 'duplicate', text: 'Duplicate entry', key: 'name' },
    });
  });

  test('that makes the host fail says nothing of how', async () => {
    expect(await ask({ call: 'write', argument: { kind: 'delete', table: 'tabX', where: [] } })).toEqual({
      error: { kind: 'fault', text: 'the host failed' },
    });
    expect(faults).toHaveLength(1);
  });

  test('that takes too long is answered at the deadline', async () => {
    const started = performance.now();
    const argument = { method: 'GET', url: 'http://example.com', headers: [], body: null, timeout: 1000 };
    expect(await ask({ call: 'fetch', argument })).toEqual({ error: { kind: 'refused', text: 'the time is over' } });
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('after the end of the work is answered with nothing', async () => {
    attendant.close();
    expect(await ask({ call: 'random', argument: 2 })).toEqual({
      error: { kind: 'ended', text: 'this work has ended' },
    });
  });
});
