// The worker process of isolated attacks: it holds their sites, and may be killed by any of them at any moment.
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSnapshot } from '../../src/door/isolate.ts';
import { built } from '../../src/host/places.ts';
import type { AttackCase, Fields } from '../case.ts';
import { AttackBench } from './bench.ts';
import type { CaseAnswer, CaseMessage, Isolation } from './isolated.ts';
import { Lane, type LaneOptions } from './lane.ts';
import { faultText } from './on-language.ts';
import { needsSite, runCase } from './one-case.ts';
import { StandIns } from './servers.ts';

const NAMES = ['left.local', 'right.local', 'neighbour.local'] as const;

/** Two sites that are attacked, and one beside them that must not notice. */
class AttackWorker {
  readonly #folder = mkdtempSync(join(tmpdir(), 'attacks-'));
  readonly #snapshot = createSnapshot(readFileSync(built('attacks.js'), 'utf8'));
  readonly #standIns = new StandIns();
  readonly #isolates: Isolation;
  readonly #divisor: number;
  readonly #bench: AttackBench;
  readonly #lanes: readonly Lane[];
  #quiet = '';
  #asked: Promise<string> = Promise.resolve('');
  #copies = 0;

  constructor(isolates: Isolation, divisor: number) {
    this.#isolates = isolates;
    this.#divisor = divisor;
    this.#bench = new AttackBench({ divisor });
    this.#lanes = NAMES.map((name) => new Lane(this.#optionsOf(name)));
  }

  async start(): Promise<void> {
    await this.#standIns.start();
    this.#quiet = await this.#neighbour();
    process.on('message', (message: CaseMessage) => void this.#perform(message));
    process.on('disconnect', () => this.#leave());
    say({});
  }

  #optionsOf(name: string): LaneOptions {
    return {
      name,
      divisor: this.#divisor,
      snapshot: this.#snapshot,
      folder: this.#folder,
      database: () => this.#copy(),
      network: this.#standIns.network,
      others: NAMES,
      // The engine is stuck or out of memory: only killing the process ends its threads.
      onCatastrophe: () => process.kill(process.pid, 'SIGKILL'),
    };
  }

  /** A copy of the database that every site begins with. */
  #copy(): string {
    this.#copies += 1;
    const path = join(this.#folder, `case-${this.#copies}.db`);
    copyFileSync(this.#bench.template(), path);
    return path;
  }

  /** Asked by one case at a time. */
  #neighbour(): Promise<string> {
    const lane = this.#lanes[NAMES.indexOf('neighbour.local')] as Lane;
    this.#asked = this.#asked.then(() => lane.world());
    return this.#asked;
  }

  async #perform({ number, lane, item }: CaseMessage): Promise<void> {
    say({ number, fields: await this.#attempt(this.#lanes[lane] as Lane, item) });
  }

  async #attempt(lane: Lane, item: AttackCase): Promise<Fields> {
    try {
      await lane.prepare(needsSite(item) ? 'site' : 'language', this.#isolates === 'fresh' ? 'fresh' : 'kept');
      const [fields, found] = await Promise.all([runCase(lane.bench, item), this.#neighbour()]);
      return found === this.#quiet ? fields : { ...fields, outcome: `broken: meanwhile a neighbour found ${found}` };
    } catch (failure) {
      return { outcome: 'fault', message: faultText(failure) };
    }
  }

  #leave(): void {
    this.#bench.close();
    rmSync(this.#folder, { recursive: true, force: true });
    process.exit(0);
  }
}

function say(answer: CaseAnswer): void {
  process.send?.(answer);
}

const [, , isolates, divisor] = process.argv;
await new AttackWorker(isolates as Isolation, Number(divisor)).start();
