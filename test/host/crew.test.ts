// Crews of real worker processes: what is open before work comes, what a loss costs, and who follows whom.
import { mkdtempSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSettings } from '../../src/host/configuration.ts';
import { Crews, type CrewsOptions } from '../../src/host/crews.ts';
import { built } from '../../src/host/places.ts';
import type { Task } from '../../src/host/worker-messages.ts';
import type { WorkerProcess } from '../../src/host/worker-process.ts';

const NONE = { staying: 0, most: 0 };
const SITE = 'a.local';

let sites: string;
let crews: Crews;
let long: number;

function start(sizes: Partial<CrewsOptions['sizes']>): void {
  const events = { job: () => undefined, log: () => undefined, fault: () => undefined };
  crews = new Crews({
    worker: { sites, guest: built('hello.js'), events },
    sizes: { light: NONE, unknown: NONE, heavy: NONE, ...sizes },
    keepOpen: () => [SITE],
    cannotOpen: () => undefined,
    onLong: () => {
      long += 1;
    },
    onDeath: () => undefined,
  });
}

const task = (url: string): Task => ({
  id: url,
  site: SITE,
  limits: { cpu: 1500, wall: 3000 },
  kind: 'request',
  request: { id: url, method: 'GET', url, headers: [], body: '', client: '127.0.0.1' },
});

const ready = (worker: WorkerProcess) => worker.free && worker.knows(SITE);

const settled = (count: number) => expect.poll(() => crews.workers.filter(ready).length, { timeout: 5000 }).toBe(count);

beforeEach(() => {
  sites = mkdtempSync(join(tmpdir(), 'ristretto-'));
  writeSettings(join(sites, SITE, 'site_config.json'), {});
  long = 0;
});

afterEach(async () => {
  await crews.close();
  rmSync(sites, { recursive: true, force: true });
});

test('the processes for short work open the sites in use before a request comes', async () => {
  start({ light: { staying: 2, most: 2 } });
  await settled(2);
});

test('when one is lost, another that knows the site is there at once', async () => {
  start({ light: { staying: 2, most: 2 } });
  await settled(2);
  const first = await crews.take('light', SITE);
  const lost = first.perform(task('/slow'));
  process.kill(first.processId ?? 0, 'SIGKILL');
  expect(await lost).toBe('unbegun');
  const second = crews.take('light', SITE);
  expect(second).not.toBeInstanceOf(Promise);
  expect((await second).knows(SITE)).toBe(true);
});

test('a process that takes no work because it is frozen is ended within a moment', async () => {
  start({ light: { staying: 1, most: 1 } });
  await settled(1);
  const worker = await crews.take('light', SITE);
  process.kill(worker.processId ?? 0, 'SIGSTOP');
  const started = performance.now();
  expect(await worker.perform(task('/hello'))).toBe('unbegun');
  expect(performance.now() - started).toBeLessThan(200);
});

test('long work takes its process along to the others of its kind, at low priority, and another one takes its place', async () => {
  start({ light: { staying: 1, most: 1 }, heavy: { staying: 0, most: 1 } });
  await settled(1);
  const worker = await crews.take('light', SITE);
  const done = worker.perform(task('/loop'));
  await expect.poll(() => long, { timeout: 2000 }).toBe(1);
  expect(getPriority(worker.processId ?? 0)).toBe(10);
  await settled(1);
  expect(crews.workers).toContain(worker);
  expect(await done).toMatchObject({ ending: { kind: 'failure', failure: { limit: 'cpu' } } });
});

test('a process near its last run serves until its successor knows the sites', async () => {
  start({ light: { staying: 1, most: 2 } });
  await settled(1);
  const old = await crews.take('light', SITE);
  await old.perform(task('/hello'));
  old.runs = 950;
  crews.released(old);
  await settled(2);
  expect(old.free).toBe(true);
});
