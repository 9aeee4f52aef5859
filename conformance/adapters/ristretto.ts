// The adapter for Ristretto itself.
import type { Limits } from '../../src/language/runtime/limits.ts';
import type { Actual, Adapter, AttackCase, Case, Fields, HelperCase, QueryCase, ScriptCase } from '../case.ts';
import type { HelperSite } from '../environments/helper-site.ts';
import { verdict } from './verdict.ts';

/** What needs a site: attacks on the host's functions, helpers of `frappe.utils`, and the query builder. */
export interface SiteBench {
  /** The outcome in the words of the corpus: `outcome`, `message`, `stdout`. */
  attack(item: AttackCase): Promise<Fields>;
  /** The repr of the helper's `result`. */
  helper(item: HelperCase): Promise<Fields>;
  /** The `sql` that the query prints. */
  query(item: QueryCase): Promise<Fields>;
}

/**
 * Runs cases in this process; those that need a site go to the bench, and are skipped without one. `limits` are those of
 * attacks on the language.
 */
export function ristretto(site?: Partial<SiteBench>, limits?: Limits): Adapter {
  const bench: Partial<SiteBench> = { helper: helperBench(), ...site };
  return {
    name: 'ristretto',
    async run(cases) {
      const answers: Actual[] = [];
      for (const item of cases) answers.push(await answer(item, bench, limits));
      return answers;
    },
  };
}

async function answer(item: Case, site: Partial<SiteBench>, limits: Limits | undefined): Promise<Actual> {
  try {
    const fields = needsSite(item) ? await onSite(item, site) : await alone(item, limits);
    return fields === undefined ? { skipped: 'needs a site' } : { fields };
  } catch (thrown) {
    // A fault of ours has to fail the case, and to say where it happened.
    return { fields: { fault: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) } };
  }
}

async function onSite(
  item: AttackCase | HelperCase | QueryCase,
  site: Partial<SiteBench>,
): Promise<Fields | undefined> {
  if (item.kind === 'attack') return site.attack?.(item);
  return item.kind === 'helper' ? site.helper?.(item) : site.query?.(item);
}

/** Helpers need a site but no more of it than one in memory has; it is made when the first of them runs. */
function helperBench(): (item: HelperCase) => Promise<Fields> {
  let made: HelperSite | undefined;
  return async (item) => {
    made ??= new (await import('../environments/helper-site.ts')).HelperSite();
    return made.judge(item);
  };
}

function needsSite(item: Case): item is AttackCase | HelperCase | QueryCase {
  return item.kind === 'helper' || item.kind === 'query' || (item.kind === 'attack' && item.topic.startsWith('host.'));
}

/** The language alone; what runs is loaded when the first case runs. */
async function alone(item: Exclude<Case, HelperCase | QueryCase>, limits: Limits | undefined): Promise<Fields> {
  if (item.kind === 'attack') return (await import('./run-attack.ts')).runAttack(item, limits);
  if (item.kind === 'comment') return (await import('./run-comments.ts')).runComments(item);
  return script(item);
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
