// The load of the long tests: quiet sites that ask for little, and what they saw.
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile, type Scripts, type Served } from './served.ts';

/** What a quiet site runs. */
export const QUIET: Scripts = {
  small:
    'n = 0\nfor row in frappe.get_all("ToDo", fields=["name", "status"], limit_page_length=5):\n  n = n + 1\nfrappe.response["message"] = ["small", n, frappe.db.get_value("User", "Guest", "first_name")]',
};

const EXPECTED = '{"message":["small",0,"Guest"]}';

/** What bombs do, each by the name of its method. */
export const BOMBS: Scripts = {
  loop: 'while True:\n  pass',
  swallow: 'while True:\n  try:\n    while True:\n      pass\n  except:\n    pass',
  memory: 'l = []\nwhile True:\n  l.append([0] * 1000)',
  text: 't = "x"\nwhile True:\n  t = t + t',
  big: 'n = 3\nwhile True:\n  n = n * n',
  deep: 'def f(n):\n  return f(n + 1)\nwhile True:\n  try:\n    f(0)\n  except:\n    pass',
  sort: 'l = list(range(400000))\nwhile True:\n  l = sorted(l, key=lambda v: -v)',
  rows: 'while True:\n  frappe.get_all("DocField", fields=["*"], limit_page_length=0)',
  print: 'while True:\n  print("x" * 1000)',
  logs: 'while True:\n  frappe.log_error("x", "y")',
};

/** What the quiet sites saw. */
export interface Seen {
  readonly times: number[];
  readonly wrong: string[];
}

/** Each site asks again and again, a pause after each answer, until the moment. */
export async function quietLoad(served: Served, sites: readonly string[], end: number, pause: number): Promise<Seen> {
  const seen: Seen = { times: [], wrong: [] };
  await Promise.all(
    sites.map((site, at) => quietSite(served, site, { end, pause, start: (pause / sites.length) * at }, seen)),
  );
  return seen;
}

interface Timing {
  readonly end: number;
  readonly pause: number;
  readonly start: number;
}

async function quietSite(served: Served, site: string, { end, pause, start }: Timing, seen: Seen): Promise<void> {
  await sleep(start);
  while (performance.now() < end) {
    const { status, body, milliseconds } = await served.ask(site, '/api/method/small');
    seen.times.push(milliseconds);
    if (status !== 200 || body !== EXPECTED) seen.wrong.push(`${site}: ${status} ${body.slice(0, 200)}`);
    await sleep(pause);
  }
}

/** Median and 99th percentile in words. */
export function words({ times, wrong }: Seen): string {
  const show = (share: number) => percentile(times, share).toFixed(1);
  return `${times.length} requests, ${wrong.length} failed, median ${show(0.5)} ms, 99th percentile ${show(0.99)} ms`;
}
