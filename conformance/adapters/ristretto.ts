// The adapter for Ristretto itself.
import { lazyBench } from '../attacks/lazy.ts';
import type { Actual, Adapter, AttackCase, Case, Fields, HelperCase, QueryCase, ScriptCase } from '../case.ts';
import type { HelperSite } from '../environments/helper-site.ts';
import { verdict } from './verdict.ts';

/** What runs cases that need more than the language. */
export interface SiteBench {
  /** The outcomes of attacks in the words of the corpus: `outcome`, `message`, `stdout`. */
  attacks(items: readonly AttackCase[]): Promise<readonly Fields[]>;
  /** The repr of the helper's `result`. */
  helper(item: HelperCase): Promise<Fields>;
  /** The `sql` that the query prints. */
  query(item: QueryCase): Promise<Fields>;
}

/** Runs cases in this process, but for what a bench runs elsewhere. */
export function ristretto(site: Partial<SiteBench> = {}): Adapter {
  const bench: SiteBench = { ...lazyBench({ divisor: 1 }), helper: helperBench(), ...site };
  return {
    name: 'ristretto',
    async run(cases) {
      const attacks = cases.filter((item) => item.kind === 'attack');
      const ended = new Map((await bench.attacks(attacks)).map((fields, at) => [attacks[at], fields] as const));
      const answers: Actual[] = [];
      for (const item of cases)
        answers.push(item.kind === 'attack' ? answerOf(ended.get(item)) : await answer(item, bench));
      return answers;
    },
  };
}

type OtherCase = Exclude<Case, AttackCase>;

function answerOf(fields: Fields | undefined): Actual {
  return fields === undefined ? { skipped: 'it was not run' } : { fields };
}

async function answer(item: OtherCase, bench: SiteBench): Promise<Actual> {
  try {
    return { fields: await fieldsOf(item, bench) };
  } catch (thrown) {
    // A fault of ours has to fail the case, and to say where it happened.
    return { fields: { fault: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) } };
  }
}

/** What runs is loaded when the first case needs it. */
async function fieldsOf(item: OtherCase, bench: SiteBench): Promise<Fields> {
  if (item.kind === 'helper') return bench.helper(item);
  if (item.kind === 'query') return bench.query(item);
  if (item.kind === 'comment') return (await import('./run-comments.ts')).runComments(item);
  return script(item);
}

/** Helpers need a site but no more of it than one in memory has; it is made when the first of them runs. */
function helperBench(): (item: HelperCase) => Promise<Fields> {
  let made: HelperSite | undefined;
  return async (item) => {
    made ??= new (await import('../environments/helper-site.ts')).HelperSite();
    return made.judge(item);
  };
}

/** A case that is only compiled does not load the interpreter. */
async function script(item: ScriptCase): Promise<Fields> {
  if (item.mode === 'evalclass') {
    const { runExpression } = await import('./run-expression.ts');
    return runExpression(item);
  }
  const { fields, program } = verdict(item);
  const called = item.mode !== 'function' || item.call !== undefined || 'outcome' in item.expected;
  if (program === undefined || !item.run || !called) return fields;
  const { runScript } = await import('./run-script.ts');
  return { ...fields, ...runScript(item, program) };
}
