// npm run chaos -- --minutes N: workers killed, frozen and bombed under load from quiet sites; prints what the quiet sites saw.
import { setTimeout as sleep } from 'node:timers/promises';
import { BOMBS, QUIET, quietLoad, words } from './load.ts';
import { option, percentile, type Served, serveSites, sizeOf, workersOf } from './served.ts';

const MINUTE = 60_000;
const minutes = option('minutes', 1);
/** Milliseconds between two workers killed or frozen; 0 for none. */
const every = option('every', 5000);
const quiet = Array.from({ length: option('quiet', 20) }, (_, at) => `quiet${at}.local`);
const loud = Array.from({ length: option('loud', 5) }, (_, at) => `loud${at}.local`);

/** Answers of the bombs by status, so that none is silent. */
const ended = new Map<string, number>();

async function bombs(served: Served, site: string, end: number): Promise<void> {
  const methods = Object.keys(BOMBS);
  for (let at = 0; performance.now() < end; at += 1) {
    const { status } = await served.ask(site, `/api/method/${methods[at % methods.length]}`);
    ended.set(String(status), (ended.get(String(status)) ?? 0) + 1);
    await sleep(50);
  }
}

/** Until the processes that came for the bombs have gone again. */
async function calm(served: Served, usual: number): Promise<void> {
  const end = performance.now() + 2 * MINUTE;
  while (performance.now() < end && workersOf(served.gateway).length > usual) await sleep(1000);
}

/** Every few seconds one worker dies, and another one freezes. */
async function trouble(served: Served, end: number): Promise<number> {
  let count = 0;
  while (every > 0 && performance.now() < end) {
    await sleep(every);
    const workers = workersOf(served.gateway);
    const victim = workers[count % workers.length];
    if (victim !== undefined) process.kill(victim, count % 2 === 0 ? 'SIGKILL' : 'SIGSTOP');
    count += 1;
  }
  return count;
}

function shown({ resident, handles }: ReturnType<typeof sizeOf>): string {
  return `${resident} MiB and ${handles} handles`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const served = await serveSites(
  Object.fromEntries([...quiet.map((name) => [name, QUIET]), ...loud.map((name) => [name, BOMBS])]),
  2,
);
try {
  const pause = option('pause', 400);
  await quietLoad(served, quiet, performance.now() + 3000, pause);
  const before = await quietLoad(served, quiet, performance.now() + (minutes * MINUTE) / 4, pause);
  const sizeBefore = sizeOf(served.gateway.pid ?? 0);
  const usual = workersOf(served.gateway).length;
  say(
    `workers: ${workersOf(served.gateway)
      .map((worker) => sizeOf(worker).resident)
      .join(', ')} MiB`,
  );
  const end = performance.now() + (minutes * MINUTE * 3) / 4;
  const [during, count] = await Promise.all([
    quietLoad(served, quiet, end, pause),
    trouble(served, end),
    ...loud.map((site) => bombs(served, site, end)),
  ]);
  const sizeDuring = sizeOf(served.gateway.pid ?? 0);
  await calm(served, usual);
  const sizeAfter = sizeOf(served.gateway.pid ?? 0);
  const ratio = percentile(during.times, 0.99) / percentile(before.times, 0.99);
  say(`quiet:  ${words(before)}`);
  say(`chaos:  ${words(during)}, ratio ${ratio.toFixed(2)}`);
  say(`bombs:  ${[...ended].map(([status, times]) => `${times} answered ${status}`).join(', ')}`);
  say(
    `gateway: ${shown(sizeBefore)}, then ${shown(sizeDuring)}, after it ${shown(sizeAfter)}; ${count} workers killed or frozen`,
  );
  for (const line of during.wrong.slice(0, 10)) say(`failed: ${line}`);
  process.exitCode = during.wrong.length > 0 || served.gateway.exitCode !== null ? 1 : 0;
} finally {
  await served.close();
}
