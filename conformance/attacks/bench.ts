// Attacks in this process: a fresh program and a fresh copy of one database for each case.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from '../../src/door/guest.ts';
import type { Limits } from '../../src/language/runtime/limits.ts';
import type { AttackCase, Fields, QueryCase } from '../case.ts';
import { environmentText } from '../suite-file.ts';
import { databaseDigest } from './database-digest.ts';
import { type BenchHost, benchHost } from './direct-host.ts';
import { dividedLimits } from './limits.ts';
import { StandInNetwork } from './network.ts';
import { faultText } from './on-language.ts';
import { type Bench, computed, needsSite, runCase, type TimedReport } from './one-case.ts';
import { createSite } from './program.ts';
import type { AttackReport } from './report.ts';

/** What a program is opened with. */
export interface BenchOptions {
  /** What the limits are divided by. */
  readonly divisor: number;
}

/** The environment that does nothing, as text. */
export const stubText = environmentText('attack_stub.py');

/** Sites one after the other, each on a copy of the same database. */
export class AttackBench {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-'));
  readonly #limits: Limits;
  readonly #network = new StandInNetwork();
  #template: string | undefined;
  #copies = 0;
  #queries: Site | undefined;

  constructor({ divisor }: BenchOptions) {
    this.#limits = dividedLimits(divisor);
  }

  /** Ends the network and removes the databases. */
  close(): void {
    this.#network.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs attacks one after the other; the fields are those of the corpus. */
  async attacks(items: readonly AttackCase[]): Promise<readonly Fields[]> {
    const ended: Fields[] = [];
    for (const item of items) ended.push(await this.#attack(item));
    return ended;
  }

  async #attack(item: AttackCase): Promise<Fields> {
    const path = needsSite(item) ? this.#copy() : ':memory:';
    const host = this.#host(path);
    try {
      return await runCase(this.#bench(path, host), item);
    } catch (fault) {
      return { outcome: 'fault', message: faultText(fault) };
    } finally {
      host.close();
      rmSync(path, { force: true });
    }
  }

  /** The `sql` that a query prints. */
  async query({ prelude, source }: QueryCase): Promise<Fields> {
    this.#queries ??= createSite(this.#host(this.#copy()).host);
    return { sql: JSON.parse(this.#queries.call('query', JSON.stringify({ prelude, source }))) };
  }

  #bench(path: string, host: BenchHost): Bench {
    const program = createSite(host.host);
    const ask = (name: string, argument: unknown) => JSON.parse(program.call(name, JSON.stringify(argument)));
    return {
      limits: this.#limits,
      stub: stubText,
      worlds: new Map(),
      ask: async (name, argument) => ask(name, argument),
      run: async (name, argument) => timed(host, this.#limits, () => ask(name, argument)),
      digest: () => databaseDigest(path),
      sent: () => host.outside.jobs.length + host.outside.mails.length,
    };
  }

  #host(path: string): BenchHost {
    return benchHost({ path, limits: { ...this.#limits }, fetch: (request) => this.#network.fetch(request) });
  }

  #copy(): string {
    this.#copies += 1;
    const path = join(this.#folder, `case-${this.#copies}.db`);
    copyFileSync(this.template(), path);
    return path;
  }

  /** The database that every site begins with; it is filled at the first need. */
  template(): string {
    if (this.#template !== undefined) return this.#template;
    this.#template = join(this.#folder, 'template.db');
    const host = this.#host(this.#template);
    createSite(host.host).call('fill', 'null');
    host.close();
    return this.#template;
  }
}

/** What others do on the machine meanwhile is not counted: the caller waits for the network only. */
function timed(host: BenchHost, limits: Limits, run: () => AttackReport): TimedReport {
  const busy = process.cpuUsage();
  host.start(limits.cpu);
  const report = run();
  host.start(Number.POSITIVE_INFINITY);
  const cpu = computed(busy);
  return { report, cpu, wall: cpu + host.waited() };
}
