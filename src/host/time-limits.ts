// How long a piece of work may take: defaults, and what the operator sets.
import type { TimeLimits } from '../door/messages.ts';

/** Milliseconds. */
const DEFAULTS = { request: { cpu: 2000, wall: 10_000 }, job: { cpu: 30_000, wall: 300_000 } };
const MOST: TimeLimits = { cpu: 300_000, wall: 900_000 };

/** The limits of requests or jobs; `script_limits` in the configuration may hold `cpu` and `wall` for requests, in milliseconds. */
export function timeLimits(common: Readonly<Record<string, unknown>>, kind: keyof typeof DEFAULTS): TimeLimits {
  const usual = DEFAULTS[kind];
  const set: Readonly<Record<string, unknown>> = kind === 'request' ? Object(common['script_limits']) : {};
  return { cpu: chosen(set['cpu'], usual.cpu, MOST.cpu), wall: chosen(set['wall'], usual.wall, MOST.wall) };
}

function chosen(value: unknown, usual: number, most: number): number {
  return typeof value === 'number' && value > 0 ? Math.min(value, most) : usual;
}
