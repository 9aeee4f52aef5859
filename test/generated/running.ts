// Runs one example of a declaration: in the language alone without restrictions, or as a script on a site.
import { compile, type Outcome } from '../../src/language/python.ts';
import { Raise } from '../../src/language/runtime/errors.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { repr, str } from '../../src/language/runtime/text.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { safeExec } from '../../src/site/scripts/safe-exec.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { plainGuards } from '../language/plain.ts';
import { as, type World } from '../site/site.ts';
import type { Came, Example } from './example.ts';

const RESULT = 'example_result';

/** The example as a program that leaves its value under a name; one that ends in an error may be any statement. */
function programOf({ before, expression, ending }: Example): string {
  const last = ending === 'value' ? `${RESULT} = ${expression}` : expression;
  return `${before}\n${last}\n`;
}

/** Runs an example of Python's, with these names besides the built-in ones. */
export function inLanguage(example: Example, names: ReadonlyMap<string, PyValue>): Came {
  const run = new Run({ limits: defaultLimits });
  const options = { policy: 'restrictedpython', python: '3.11', guards: plainGuards } as const;
  const script = compile(programOf(example), options);
  const [problem] = script.problems;
  if (problem !== undefined) return { ending: 'error', shown: `SyntaxError: ${problem.message}` };
  const globals = new Namespace([['__name__', 'script']]);
  const outcome = script.run({ run, globals, builtins: new Map([...allBuiltins, ...names]) });
  return cameOf(run, outcome, globals);
}

function cameOf(run: Run, outcome: Outcome, globals: Namespace): Came {
  if (outcome.status === 'ok') return shownValue(run, globals.get(RESULT) ?? null);
  if (outcome.status === 'exception')
    return { ending: 'error', shown: `${outcome.exception.type.name}: ${str(run, outcome.exception)}` };
  return { ending: 'error', shown: outcome.status };
}

function shownValue(run: Run, value: PyValue): Came {
  const shown = { ending: 'value', shown: repr(run, value) } as const;
  return typeof value === 'string' ? { ...shown, text: value } : shown;
}

/** Runs an example of Frappe's as Administrator's API script, and undoes what it did. */
export function onSite(world: World, example: Example): Came {
  let came: Came = { ending: 'error', shown: 'nothing' };
  as(world, 'Administrator', (context) => {
    try {
      const { globals } = safeExec(context, { text: programOf(example) });
      came = shownValue(context.run, globals.get(RESULT) ?? null);
    } catch (thrown) {
      if (!(thrown instanceof Raise)) throw thrown;
      const { exception } = thrown;
      came = { ending: 'error', shown: `${exception.type.name}: ${str(context.run, exception)}` };
    } finally {
      context.rollback();
    }
  });
  return came;
}
