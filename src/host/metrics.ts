// What operators count, in Prometheus' text form.
import type { LogEntry, SiteResponse } from '../site/host.ts';

/** Gauges are asked for when someone looks. */
export interface Gauges {
  readonly workers: number;
  readonly workerDeaths: number;
  readonly running: number;
  readonly waiting: number;
}

interface Counts {
  requests: number;
  seconds: number;
  steps: number;
}

/** Counts requests by site and status, and limits by kind. */
export class Metrics {
  readonly #requests = new Map<string, Counts>();
  readonly #limits = new Map<string, number>();
  readonly #near = new Map<string, number>();

  /** One request was answered. */
  request(site: string, response: SiteResponse, milliseconds: number): void {
    const key = labels({ site, status: String(response.status) });
    const counts = this.#requests.get(key) ?? { requests: 0, seconds: 0, steps: 0 };
    counts.requests += 1;
    counts.seconds += milliseconds / 1000;
    counts.steps += response.steps;
    this.#requests.set(key, counts);
  }

  /** A limit ended a run. */
  limit(site: string, fields: LogEntry['fields']): void {
    count(this.#limits, site, fields);
  }

  /** A run came close to a limit. */
  nearLimit(site: string, fields: LogEntry['fields']): void {
    count(this.#near, site, fields);
  }

  /** The text of `/metrics`. */
  text(gauges: Gauges): string {
    const requests = [...this.#requests];
    return [
      ...family(
        'ristretto_requests_total',
        'counter',
        requests.map(([key, counts]) => [key, counts.requests]),
      ),
      ...family(
        'ristretto_request_seconds_total',
        'counter',
        requests.map(([key, counts]) => [key, counts.seconds]),
      ),
      ...family(
        'ristretto_steps_total',
        'counter',
        requests.map(([key, counts]) => [key, counts.steps]),
      ),
      ...family('ristretto_limits_total', 'counter', [...this.#limits]),
      ...family('ristretto_near_limits_total', 'counter', [...this.#near]),
      ...family('ristretto_workers', 'gauge', [['', gauges.workers]]),
      ...family('ristretto_worker_deaths_total', 'counter', [['', gauges.workerDeaths]]),
      ...family('ristretto_running', 'gauge', [['', gauges.running]]),
      ...family('ristretto_waiting', 'gauge', [['', gauges.waiting]]),
      '',
    ].join('\n');
  }
}

/** Scripts are the tenant's to name: beyond this many counters they share one. */
const MOST_COUNTERS = 5000;

function count(counters: Map<string, number>, site: string, { limit, script }: LogEntry['fields']): void {
  const exact = labels({ site, script: String(script ?? ''), limit: String(limit) });
  const crowded = counters.size >= MOST_COUNTERS && !counters.has(exact);
  const key = crowded ? labels({ site, script: '…', limit: String(limit) }) : exact;
  counters.set(key, (counters.get(key) ?? 0) + 1);
}

function family(
  name: string,
  type: string,
  values: readonly (readonly [labels: string, value: number])[],
): readonly string[] {
  return [`# TYPE ${name} ${type}`, ...values.map(([key, value]) => `${name}${key} ${value}`)];
}

function labels(values: Readonly<Record<string, string>>): string {
  const parts = Object.entries(values).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return `{${parts.join(',')}}`;
}
