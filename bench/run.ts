// npm run bench: ten programs and the five-line document event, beside CPython and CPython with RestrictedPython, as ratios.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const here = new URL('./', import.meta.url).pathname;
const ROUNDS = 6;

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

async function programs(ours: () => Peer, original: Peer, plain: Peer): Promise<void> {
  const warm: number[] = [];
  const first: number[] = [];
  const plainRatios: number[] = [];
  process.stdout.write(
    `\n${'program'.padEnd(16)}${'warm'.padStart(9)}${'first'.padStart(9)}${'/ plain'.padStart(9)}   our ms\n`,
  );
  const files = readdirSync(`${here}programs`).sort();
  for (const file of files) {
    const source = read(file);
    const peer = ours();
    for (const other of files.filter((name) => name !== file))
      await peer.ask({ kind: 'program', source: read(other), rounds: 3 });
    const row = await oneProgram(source, peer, original, plain);
    if (!row.agree) process.stdout.write(`${file}: results differ: ${row.results.join(' | ')}\n`);
    warm.push(row.warm);
    first.push(row.first);
    plainRatios.push(row.plain);
    process.stdout.write(
      `${file.replace('.py', '').padEnd(16)}${show(row.warm)}${show(row.first)}${show(row.plain)}${row.ms.toFixed(2).padStart(9)}\n`,
    );
  }
  process.stdout.write(
    `${'geomean'.padEnd(16)}${show(geomean(warm))}${show(geomean(first))}${show(geomean(plainRatios))}\n`,
  );
}

function read(file: string): string {
  return readFileSync(`${here}programs/${file}`, 'utf8');
}

/** Rounds of the three in turn, so that a drift of the machine meets all of them. */
async function oneProgram(source: string, ours: Peer, original: Peer, plain: Peer) {
  const times = { ours: [] as number[], original: [] as number[], plain: [] as number[] };
  const task = { kind: 'program', source, rounds: 8 };
  let results: string[] = [];
  let first = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b, c] = [
      await ours.ask<ProgramAnswer>(task),
      await original.ask<ProgramAnswer>(task),
      await plain.ask<ProgramAnswer>(task),
    ];
    if (round === 0) first = a.times[0] ?? Number.NaN;
    if (round > 0) times.ours.push(median(a.times));
    times.original.push(median(b.times));
    times.plain.push(median(c.times));
    results = [a.result, b.result, c.result];
  }
  ours.process.stdin?.end();
  const mine = median(times.ours);
  return {
    warm: mine / median(times.original),
    first: first / median(times.original),
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
  'our time as a ratio to CPython with RestrictedPython and to plain CPython, less is faster, limits on\n',
);
await programs(makeOurs, original, plain);
await events(makeOurs(), original, plain);
original.process.stdin?.end();
plain.process.stdin?.end();
