// A bench that is made when the first case needs it.
import type { SiteBench } from '../adapters/ristretto.ts';
import type { AttackBench, BenchOptions } from './site-bench.ts';

/** Loads the site only for cases that need one. */
export function lazyBench(options: BenchOptions): Pick<SiteBench, 'attack' | 'query'> {
  let made: Promise<AttackBench> | undefined;
  const bench = () => {
    made ??= import('./site-bench.ts').then(({ AttackBench }) => opened(new AttackBench(options)));
    return made;
  };
  return {
    attack: async (item) => (await bench()).attack(item),
    query: async (item) => (await bench()).query(item),
  };
}

function opened(bench: AttackBench): AttackBench {
  process.once('exit', () => bench.close());
  return bench;
}
