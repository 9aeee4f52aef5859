// The generator behind the random module: one a run, made when it is first asked for.
import { raise } from '../../src/language/runtime/errors.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { MersenneTwister } from './mersenne-twister.ts';

const KEY = 'random';

/** The generator of a run; its first seed is the host's. */
export function generator(run: Run): MersenneTwister {
  const kept = run.kept.get(KEY);
  return kept instanceof MersenneTwister ? kept : seeded(run, hostWords(run));
}

/** Gives a run a new generator that begins with these 32-bit words. */
export function seeded(run: Run, key: readonly number[]): MersenneTwister {
  run.work(100_000);
  const made = new MersenneTwister(key);
  run.kept.set(KEY, made);
  return made;
}

/** A seed of the host's making. */
export function hostWords(run: Run): number[] {
  const random = run.random ?? raise('RuntimeError', 'this run has no source of randomness');
  run.hostCall();
  return Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32));
}
