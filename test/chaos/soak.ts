// npm run soak -- --minutes N: quiet and bombing sites for a long time; memory and handles have to stay flat.
import { setTimeout as sleep } from 'node:timers/promises';
import { BOMBS, QUIET, quietLoad, words } from './load.ts';
import { option, serveSites, sizeOf, workersOf } from './served.ts';

const MINUTE = 60_000;
const minutes = option('minutes', 60);
const sites = ['a.local', 'b.local', 'c.local', 'd.local'];
const served = await serveSites({ ...Object.fromEntries(sites.map((name) => [name, QUIET])), 'loud.local': BOMBS }, 2);

/** Resident MiB of the gateway and of all workers together. */
function sizes(): { readonly gateway: number; readonly handles: number; readonly workers: number } {
  const { resident, handles } = sizeOf(served.gateway.pid ?? 0);
  const workers = workersOf(served.gateway).reduce((sum, worker) => sum + sizeOf(worker).resident, 0);
  return { gateway: resident, handles, workers };
}

const end = performance.now() + minutes * MINUTE;
const watch = async () => {
  const settled = Math.min(10, minutes / 3);
  await sleep(settled * MINUTE);
  const early = sizes();
  process.stdout.write(`after ${settled.toFixed(1)} minutes: ${JSON.stringify(early)}\n`);
  await sleep(Math.max(0, end - performance.now() - 1000));
  return { early, late: sizes() };
};
const bombs = async () => {
  while (performance.now() < end) {
    for (const method of Object.keys(BOMBS)) await served.ask('loud.local', `/api/method/${method}`);
    await sleep(1000);
  }
};
try {
  const [seen, { early, late }] = await Promise.all([quietLoad(served, sites, end, 20), watch(), bombs()]);
  process.stdout.write(`${words(seen)}\nat the end: ${JSON.stringify(late)}\n`);
  for (const line of seen.wrong.slice(0, 10)) process.stdout.write(`failed: ${line}\n`);
  const growth = (late.gateway / early.gateway - 1) * 100;
  process.stdout.write(`the gateway grew by ${growth.toFixed(1)} %, ${late.handles - early.handles} handles\n`);
  process.exitCode = growth > 5 || seen.wrong.length > 0 ? 1 : 0;
} finally {
  await served.close();
}
