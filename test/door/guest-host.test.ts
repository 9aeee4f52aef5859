// What the inside of the door says of its transactions: no more than the other side has to hear.
import { beforeEach, expect, test } from 'vitest';
import { createGuestHost } from '../../src/door/guest-host.ts';
import type { Host } from '../../src/site/host.ts';

let said: string[];
let host: Host;

beforeEach(() => {
  said = [];
  const send = (text: string): string => {
    const { call, begin } = JSON.parse(text);
    said.push(begin === true ? `begin+${call}` : call);
    return '{"answer":{"columns":[],"rows":[],"changed":0}}';
  };
  const guest = createGuestHost({ site: 'a.local', dialect: 'sqlite', common: {}, own: {} }, send, () => 0);
  guest.enter({ token: 'x', now: 0, limits: { cpu: 1, wall: 1 }, kind: 'call', name: 'a', payload: '{}' });
  host = guest.host;
});

const read = () => host.read({ sql: 'SELECT 1', parameters: [], maxRows: 1 });
const write = () => host.write({ kind: 'delete', table: 'tabNote', where: [] });

test('a transaction in which nothing was asked for is not mentioned', () => {
  host.begin();
  host.rollback();
  expect(said).toEqual([]);
});

test('one that only read begins with its first call, and the next one ends it', () => {
  host.begin();
  read();
  host.commit();
  host.begin();
  read();
  host.rollback();
  expect(said).toEqual(['begin+read', 'begin+read']);
});

test('one that wrote is ended at once', () => {
  host.begin();
  read();
  write();
  host.commit();
  host.begin();
  read();
  host.rollback();
  expect(said).toEqual(['begin+read', 'write', 'commit', 'begin+read']);
});

test('what is read after a transaction is not read in it', () => {
  host.begin();
  read();
  host.rollback();
  read();
  read();
  expect(said).toEqual(['begin+read', 'rollback', 'read', 'read']);
});
