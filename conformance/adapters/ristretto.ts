// The adapter for Ristretto itself.
import type { Actual, Adapter, Case, Fields, ScriptCase } from '../case.ts';
import { verdict } from './verdict.ts';

const NEEDS_SITE = 'needs a site';

/** Runs cases in this process. Attacks on the host's functions and helper calls need a site, and are skipped. */
export const ristretto: Adapter = {
  name: 'ristretto',
  async run(cases) {
    const answers: Actual[] = [];
    for (const item of cases) answers.push(await answer(item));
    return answers;
  },
};

async function answer(item: Case): Promise<Actual> {
  try {
    return await answers[item.kind](item as never);
  } catch (thrown) {
    return { fields: { fault: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) } };
  }
}

const answers: { readonly [Kind in Case['kind']]: (item: Extract<Case, { kind: Kind }>) => Promise<Actual> } = {
  script: async (item) => ({ fields: await script(item) }),
  async attack(item) {
    if (item.topic.startsWith('host.')) return { skipped: NEEDS_SITE };
    const { runAttack } = await import('./run-attack.ts');
    return { fields: runAttack(item) };
  },
  async comment(item) {
    const { runComments } = await import('./run-comments.ts');
    return { fields: runComments(item) };
  },
  helper: async () => ({ skipped: NEEDS_SITE }),
  query: async () => ({ skipped: NEEDS_SITE }),
};

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
