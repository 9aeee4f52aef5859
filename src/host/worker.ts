// The worker process: does one piece of work at a time for any site, and can be killed at any moment.
import type { Snapshot } from '../door/isolate.ts';
import { ConfigurationError } from './configuration.ts';
import { ServedSite, type Surroundings } from './served-site.ts';
import { preparedSnapshot } from './snapshots.ts';
import {
  type Ending,
  type FromWorker,
  LONGEST_TEXT,
  MOST_OPEN_SITES,
  type Task,
  type ToWorker,
} from './worker-messages.ts';

const MOST_RUNS = 1000;
/** Work that is over within these milliseconds is not said to have begun. */
const SOON = 2;

/** Serves until the gateway says stop or goes away. */
export function runWorker(sites: string, guest: string): void {
  const worker = new Worker(sites, guest);
  process.on('message', (text) => void worker.receive(String(text)));
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  worker.say({ kind: 'ready' });
}

class Worker {
  readonly #sites = new Map<string, ServedSite>();
  readonly #around: Surroundings;
  #snapshot: Snapshot | undefined;
  #runs = 0;

  constructor(sites: string, guest: string) {
    this.#around = {
      sites,
      snapshot: () => (this.#snapshot ??= preparedSnapshot(guest)),
      lasting: (id) => this.say({ kind: 'lasting', id }),
      job: (site) => this.say({ kind: 'job', site }),
      log: (site, id, entry) => this.say({ kind: 'log', site, id, entry }),
      fault: (site, id, what) => this.say({ kind: 'fault', site, id, what }),
      // The engine is stuck or out of memory: only killing the process ends its threads.
      // By a signal that nobody sends from outside, so that it is known whose doing it was.
      catastrophe: () => process.kill(process.pid, 'SIGALRM'),
    };
    // Made before any work arrives, so that no request waits for it.
    this.#around.snapshot();
  }

  say(message: FromWorker): void {
    process.send?.(JSON.stringify(message));
  }

  async receive(text: string): Promise<void> {
    if (text.length > LONGEST_TEXT) return;
    const message = JSON.parse(text) as ToWorker;
    if (message.kind === 'stop') return this.#stop();
    const { id } = message.task;
    const begun = setTimeout(() => this.say({ kind: 'begun', id }), SOON);
    const before = process.cpuUsage();
    const ending = await this.#perform(message.task);
    clearTimeout(begun);
    const { user, system } = process.cpuUsage(before);
    this.#runs += 1;
    const recycle = this.#runs >= MOST_RUNS || isMemoryTrip(ending);
    this.say({ kind: 'ended', id, ending, recycle, cpu: (user + system) / 1000 });
  }

  async #perform(task: Task): Promise<Ending> {
    try {
      return await (await this.#open(task.site)).perform(task);
    } catch (failure) {
      this.#sites.delete(task.site);
      if (failure instanceof ConfigurationError)
        return { kind: 'failure', failure: { kind: 'unavailable', text: failure.message } };
      this.#around.fault(
        task.site,
        task.id,
        failure instanceof Error ? (failure.stack ?? failure.message) : JSON.stringify(failure),
      );
      return { kind: 'failure', failure: { kind: 'aborted' } };
    }
  }

  async #open(name: string): Promise<ServedSite> {
    const known = this.#sites.get(name);
    this.#sites.delete(name);
    if (known !== undefined && !known.outdated) {
      this.#sites.set(name, known);
      return known;
    }
    await known?.close();
    const opened = await ServedSite.open(this.#around, name);
    this.#sites.set(name, opened);
    await this.#closeOldest();
    return opened;
  }

  async #closeOldest(): Promise<void> {
    const [oldest] = this.#sites;
    if (this.#sites.size <= MOST_OPEN_SITES || oldest === undefined) return;
    this.#sites.delete(oldest[0]);
    await oldest[1].close();
  }

  async #stop(): Promise<void> {
    for (const site of this.#sites.values()) await site.close();
    process.exit(0);
  }
}

function isMemoryTrip(ending: Ending): boolean {
  return ending.kind === 'failure' && ending.failure.kind === 'limit' && ending.failure.limit === 'memory';
}
