// A bench that is made when the first case needs it.
import type { SiteBench } from '../adapters/ristretto.ts';
import type { AttackBench, BenchOptions } from './bench.ts';

/** Loads the site only for cases that need one. */
export function lazyBench(options: BenchOptions): Pick<SiteBench, 'attacks' | 'query'> {
  let made: Promise<AttackBench> | undefined;
  const bench = () => {
    made ??= import('./bench.ts').then(({ AttackBench }) => opened(new AttackBench(options)));
    return made;
  };
  return {
    attacks: async (items) => (items.length === 0 ? [] : (await bench()).attacks(items)),
    query: async (item) => (await bench()).query(item),
  };
}

function opened(bench: AttackBench): AttackBench {
  process.once('exit', () => bench.close());
  return bench;
}
