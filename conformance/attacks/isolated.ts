// Attacks in real isolates: a worker process runs them, and is replaced when one of them has killed or hung it.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { AttackCase, Fields } from '../case.ts';
import { dividedLimits } from './limits.ts';

/** How attacks share isolates: each has its own, one has all of them, or two sites have them at once. */
export const isolations = ['fresh', 'shared', 'pairs'] as const;
export type Isolation = (typeof isolations)[number];

/** Whether a word names one of them. */
export function isIsolation(word: string): word is Isolation {
  return isolations.some((isolation) => isolation === word);
}

export interface IsolatedOptions {
  readonly isolates: Isolation;
  /** What the limits are divided by. */
  readonly divisor: number;
}

/** What the worker is told: a case for one of its sites. */
export interface CaseMessage {
  readonly number: number;
  /** The site that it is for: 0, or with pairs 0 and 1. */
  readonly lane: number;
  readonly item: AttackCase;
}

/** What it answers; without a number it is ready for cases. */
export interface CaseAnswer {
  readonly number?: number;
  readonly fields?: Fields;
}

const WORKER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? 'worker.ts' : 'attack-worker.js', import.meta.url),
);
/** Isolates need an engine that was not started from a snapshot. */
const FLAGS = ['--no-node-snapshot', '--disable-warning=ExperimentalWarning'];
/** Milliseconds beyond the limit of a case in which its site is prepared and looked at. */
const AROUND = 60_000;

/** Runs attacks, and gives their fields in order. */
export async function isolatedAttacks(items: readonly AttackCase[], options: IsolatedOptions): Promise<Fields[]> {
  const supervisor = new Supervisor(options);
  try {
    return await supervisor.run(items);
  } finally {
    supervisor.close();
  }
}

type Settle = (fields: Fields) => void;

/** Keeps one worker, and knows what it is working on. */
class Supervisor {
  readonly #options: IsolatedOptions;
  readonly #waiting = new Map<number, Settle>();
  #worker: Promise<ChildProcess> | undefined;

  constructor(options: IsolatedOptions) {
    this.#options = options;
  }

  async run(items: readonly AttackCase[]): Promise<Fields[]> {
    const lanes = this.#options.isolates === 'pairs' ? 2 : 1;
    const ended: Fields[] = [];
    const next = items.entries();
    const work = async (lane: number) => {
      for (const [number, item] of next) ended[number] = await this.#case({ number, lane, item });
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
    return ended;
  }

  close(): void {
    // It removes its files and goes.
    this.#worker?.then(
      (worker) => worker.connected && worker.disconnect(),
      () => undefined,
    );
  }

  async #case(message: CaseMessage): Promise<Fields> {
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    const { promise, resolve } = Promise.withResolvers<Fields>();
    this.#waiting.set(message.number, resolve);
    // An answer that never comes is a hang; whoever shares the worker is lost with it, and told so.
    const late = setTimeout(() => worker.kill('SIGKILL'), dividedLimits(this.#options.divisor).wall + AROUND);
    worker.send(message);
    const fields = await promise;
    clearTimeout(late);
    this.#waiting.delete(message.number);
    return fields;
  }

  #start(): Promise<ChildProcess> {
    const { isolates, divisor } = this.#options;
    const worker = fork(WORKER, [isolates, String(divisor)], { execArgv: FLAGS, env: {} });
    const { promise, resolve, reject } = Promise.withResolvers<ChildProcess>();
    worker.on('message', ({ number, fields }: CaseAnswer) => {
      if (number === undefined) resolve(worker);
      else if (fields !== undefined) this.#waiting.get(number)?.(fields);
    });
    worker.on('exit', (code, signal) => {
      this.#worker = undefined;
      // One that never was ready would not be ready the next time either.
      reject(new Error(`the worker of the attacks did not start (${signal ?? code})`));
      const fields = { outcome: 'broken: the worker died', message: `${signal ?? code}` };
      for (const settle of this.#waiting.values()) settle(fields);
    });
    return promise;
  }
}
