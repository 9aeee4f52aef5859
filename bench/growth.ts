// npm run bench:growth: how the costs of parsing, of statements and of rows grow over three sizes; linear is a ratio of 2 a step.
import { readdirSync, readFileSync } from 'node:fs';
import { compile } from '../src/language/python.ts';
import { defaultLimits } from '../src/language/runtime/limits.ts';
import { Namespace } from '../src/language/runtime/namespace.ts';
import { Run } from '../src/language/runtime/run.ts';
import { frappeBuiltins } from '../stdlib/builtins/frappe-builtins.ts';

const limits = { ...defaultLimits, steps: 1e9, memory: 1e9 };
const ROUNDS = 5;
const KIB = 1024;

/** One curve: its sizes, each twice the one before, and the work at a size. */
interface Curve {
  readonly title: string;
  readonly sizes: readonly number[];
  work(size: number): void;
}

function parse(source: string): void {
  compile(source, { policy: 'frappe-16', python: '3.11', scope: 'shared' });
}

function execute(source: string): void {
  const script = compile(source, { policy: 'frappe-16', python: '3.11', scope: 'shared' });
  if (script.problems.length > 0) throw new Error(JSON.stringify(script.problems));
  script.execute({ run: new Run({ limits }), globals: new Namespace(), builtins: frappeBuiltins });
}

/** The ten programs one after another, over and over, cut after the last whole program that fits. */
function programsOf(size: number): string {
  const here = new URL('./programs/', import.meta.url);
  const programs = readdirSync(here).map((file) => `${readFileSync(new URL(file, here), 'utf8')}\n`);
  let text = '';
  for (let at = 0; ; at += 1) {
    const next = programs[at % programs.length] as string;
    if (text.length + next.length > size) return text;
    text += next;
  }
}

const sources = [16 * KIB, 32 * KIB, 64 * KIB];

const curves: readonly Curve[] = [
  { title: 'parse programs, bytes', sizes: sources, work: (size) => parse(programsOf(size)) },
  { title: 'parse 1<1<1…, bytes', sizes: sources, work: (size) => parse(`x = ${'1<'.repeat((size - 6) / 2)}1`) },
  { title: 'parse 1+1+1…, bytes', sizes: sources, work: (size) => parse(`x = ${'1+'.repeat((size - 6) / 2)}1`) },
  {
    title: 'parse one long list, bytes',
    sizes: sources,
    work: (size) => parse(`x = [${'1, '.repeat((size - 8) / 3)}]`),
  },
  {
    title: 'statements run',
    sizes: [100_000, 200_000, 400_000],
    work: (size) => execute(`n = 0\nfor i in range(${size / 2}):\n  n = n + i\n  n = n % 1000\n`),
  },
  {
    title: 'rows summed',
    sizes: [25_000, 50_000, 100_000],
    work: (size) =>
      execute(
        `rows = [{"qty": i, "rate": 1.5} for i in range(${size})]\nt = sum(r["qty"] * r["rate"] for r in rows)\n`,
      ),
  },
];

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The median of some rounds, after one that warms up. */
function measured(work: () => void): number {
  work();
  const times = Array.from({ length: ROUNDS }, () => milliseconds(work));
  return times.toSorted((left, right) => left - right)[Math.floor(ROUNDS / 2)] as number;
}

for (const { title, sizes, work } of curves) {
  const times = sizes.map((size) => measured(() => work(size)));
  const steps = times.slice(1).map((time, at) => (time / (times[at] as number)).toFixed(2));
  const shown = sizes.map((size, at) => `${size}: ${(times[at] as number).toFixed(1)} ms`);
  console.log(`${title.padEnd(28)}${shown.join(', ')}; growth ${steps.join(', ')}`);
}
