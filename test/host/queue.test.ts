// The fair queue: how many at once, how many may wait, and whose turn it is.
import { beforeEach, describe, expect, test } from 'vitest';
import { FairQueue, QueueFull } from '../../src/host/queue.ts';

let queue: FairQueue<'light' | 'heavy'>;
let kinds: Map<string, 'light' | 'heavy'>;
let order: string[];
let releases: (() => void)[];

/** Starts a piece of work that ends when it is released; notes when its turn has come. */
const start = (site: string, name: string) =>
  queue.run(site, () => {
    order.push(name);
    return new Promise<void>((resolve) => releases.push(resolve));
  });

const releaseOne = async () => {
  releases.shift()?.();
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

beforeEach(() => {
  queue = new FairQueue({
    kindOf: (site) => kinds.get(site) ?? 'light',
    total: { light: 3, heavy: 1 },
    running: 2,
    waiting: 2,
  });
  kinds = new Map();
  order = [];
  releases = [];
});

describe('a site', () => {
  test('has no more under way than it may, though there is room', async () => {
    for (const name of ['a1', 'a2', 'a3']) void start('a', name);
    await Promise.resolve();
    expect(order).toEqual(['a1', 'a2']);
  });

  test('is refused what goes beyond its queue', async () => {
    for (const name of ['a1', 'a2', 'a3', 'a4']) void start('a', name);
    await expect(start('a', 'a5')).rejects.toBeInstanceOf(QueueFull);
  });

  test('does not take the place of another one', async () => {
    for (const name of ['a1', 'a2', 'a3']) void start('a', name);
    void start('b', 'b1');
    await Promise.resolve();
    expect(order).toEqual(['a1', 'a2', 'b1']);
  });
});

test('sites take turns when there is room for one', async () => {
  for (const name of ['a1', 'a2', 'a3', 'a4']) void start('a', name);
  for (const name of ['b1', 'b2']) void start('b', name);
  await Promise.resolve();
  for (let count = 0; count < 3; count += 1) await releaseOne();
  expect(order).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4']);
});

test('work that fails makes room all the same', async () => {
  await expect(queue.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(queue.running).toBe(0);
});

describe('work of another kind', () => {
  test('takes no place of this one', async () => {
    kinds.set('a', 'heavy').set('b', 'heavy');
    for (const site of ['a', 'b', 'c', 'd', 'e']) void start(site, site);
    await Promise.resolve();
    expect(order).toEqual(['a', 'c', 'd', 'e']);
  });

  test('leaves its place when it turns out to be of another', async () => {
    const become: (() => void)[] = [];
    for (const site of ['a', 'b', 'c'])
      void queue.run(site, (turn) => {
        become.push(() => turn.become('heavy'));
        return new Promise(() => undefined);
      });
    void start('d', 'd');
    await Promise.resolve();
    expect(order).toEqual([]);
    kinds.set('a', 'heavy');
    become[0]?.();
    await Promise.resolve();
    expect(order).toEqual(['d']);
    void start('a', 'a');
    await Promise.resolve();
    expect(order).toEqual(['d']);
  });
});
