// npm run bench: ten programs and the five-line document event, beside CPython and CPython with RestrictedPython, as ratios.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const here = new URL('./', import.meta.url).pathname;
const ROUNDS = 6;
/** Processes in which a first run is measured. */
const FIRST_RUNS = 3;

/** One process under measurement, asked one task at a time. */
class Peer {
  readonly name: string;
  readonly process: ChildProcess;
  readonly #answers: ((line: string) => void)[] = [];
  #failed: (reason: Error) => void = () => {};

  constructor(name: string, command: string, args: readonly string[]) {
    this.name = name;
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    if (this.process.stdout === null) throw new Error('no pipe');
    this.process.once('exit', () => this.#failed(new Error(`${name} ended`)));
    createInterface({ input: this.process.stdout }).on('line', (line) => this.#answers.shift()?.(line));
  }

  ask<Answer>(task: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#failed = reject;
      this.#answers.push((line) => resolve(JSON.parse(line) as Answer));
      this.process.stdin?.write(`${JSON.stringify(task)}\n`);
    });
  }
}

interface ProgramAnswer {
  readonly times: readonly number[];
  readonly result: string;
}

function findPython(): string | undefined {
  const candidates = [process.env['RISTRETTO_PYTHON'], 'python3.11', 'python3'].filter((name) => name !== undefined);
  return candidates.find((name) => spawnSync(name, ['-c', 'import RestrictedPython']).status === 0);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function geomean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function show(ratio: number): string {
  return ratio.toFixed(2).padStart(9);
}

/** The columns of the table: what each is a ratio of is said above it. */
interface Ratios {
  readonly warm: number;
  readonly first: number;
  readonly cold: number;
  readonly plain: number;
}

function row(label: string, { warm, first, cold, plain }: Ratios, end: string): void {
  process.stdout.write(`${label.padEnd(16)}${[warm, first, cold, plain].map(show).join('')}${end}\n`);
}

async function programs(ours: () => Peer, original: Peer, plain: Peer): Promise<void> {
  const all: Ratios[] = [];
  const columns = ['warm', 'first', 'cold', '/ plain'].map((title) => title.padStart(9)).join('');
  process.stdout.write(`\n${'program'.padEnd(16)}${columns}   our ms\n`);
  const files = readdirSync(`${here}programs`).sort();
  for (const file of files) {
    const others = files.filter((name) => name !== file).map(read);
    const result = await oneProgram({ source: read(file), others, ours, original, plain });
    if (!result.agree) process.stdout.write(`${file}: results differ: ${result.results.join(' | ')}\n`);
    all.push(result);
    row(file.replace('.py', ''), result, result.ms.toFixed(2).padStart(9));
  }
  const mean = (of: (ratios: Ratios) => number) => geomean(all.map(of));
  row(
    'geomean',
    { warm: mean((r) => r.warm), first: mean((r) => r.first), cold: mean((r) => r.cold), plain: mean((r) => r.plain) },
    '',
  );
}

function read(file: string): string {
  return readFileSync(`${here}programs/${file}`, 'utf8');
}

interface Measured {
  readonly source: string;
  readonly others: readonly string[];
  readonly ours: () => Peer;
  readonly original: Peer;
  readonly plain: Peer;
}

/** The first run of a program in some processes of its own, each having run the others before it. */
async function firstRuns(peers: number, { source, others, ours }: Pick<Measured, 'source' | 'others' | 'ours'>) {
  const firsts: number[] = [];
  let last: Peer | undefined;
  for (let at = 0; at < peers; at += 1) {
    last?.process.stdin?.end();
    last = ours();
    for (const other of others) await last.ask({ kind: 'program', source: other, rounds: 3 });
    const { times } = await last.ask<ProgramAnswer>({ kind: 'program', source, rounds: 1 });
    firsts.push(times[0] ?? Number.NaN);
  }
  return { first: median(firsts), peer: last as Peer };
}

/** Rounds of the three in turn, so that a drift of the machine meets all of them. */
async function oneProgram({ source, others, ours, original, plain }: Measured) {
  const times = { ours: [] as number[], original: [] as number[], plain: [] as number[] };
  const task = { kind: 'program', source, rounds: 8 };
  const cold = await firstRuns(FIRST_RUNS, { source, others: [], ours });
  cold.peer.process.stdin?.end();
  const { first, peer } = await firstRuns(FIRST_RUNS, { source, others, ours });
  let results: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b, c] = [
      await peer.ask<ProgramAnswer>(task),
      await original.ask<ProgramAnswer>(task),
      await plain.ask<ProgramAnswer>(task),
    ];
    if (round > 0) times.ours.push(median(a.times));
    times.original.push(median(b.times));
    times.plain.push(median(c.times));
    results = [a.result, b.result, c.result];
  }
  peer.process.stdin?.end();
  const mine = median(times.ours);
  const theirs = median(times.original);
  return {
    warm: mine / theirs,
    first: first / theirs,
    cold: cold.first / theirs,
    plain: mine / median(times.plain),
    ms: mine / 1e6,
    agree: new Set(results).size === 1,
    results,
  };
}

async function events(ours: Peer, original: Peer, plain: Peer): Promise<void> {
  const source = readFileSync(`${here}event.py`, 'utf8');
  for (const cached of [false, true]) {
    const task = { kind: 'event', source, count: cached ? 20_000 : 2000, cached };
    const [a, b, c]: number[][] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [peer, list] of [
        [ours, a],
        [original, b],
        [plain, c],
      ] as const)
        list?.push((await peer.ask<{ time: number }>(task)).time);
    }
    const mine = median(a ?? []);
    const label = cached ? 'event, cached' : 'event, compiled each time';
    process.stdout.write(
      `${label.padEnd(28)}${show(mine / median(b ?? []))} of the original, ${show(mine / median(c ?? []))} of CPython, ${(mine / 1000).toFixed(2)} µs\n`,
    );
  }
  ours.process.stdin?.end();
}

const python = findPython();
if (python === undefined) {
  process.stderr.write('bench: no CPython with RestrictedPython found; name one in RISTRETTO_PYTHON\n');
  process.exit(1);
}
const makeOurs = () => new Peer('ristretto', process.execPath, [`${here}ours.ts`]);
const original = new Peer('CPython with RestrictedPython', python, [`${here}peer.py`, 'restricted']);
const plain = new Peer('CPython', python, [`${here}peer.py`, 'plain']);
process.stdout.write(
  [
    'our CPU time as a ratio, less is faster, limits on; warm: after rounds of the program; first: its first run in a',
    'process that has run the nine others; cold: its first run in a fresh process (all three to CPython with',
    'RestrictedPython); / plain: warm to plain CPython',
    '',
  ].join('\n'),
);
await programs(makeOurs, original, plain);
await events(makeOurs(), original, plain);
original.process.stdin?.end();
plain.process.stdin?.end();
