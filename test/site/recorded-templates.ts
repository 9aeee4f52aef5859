// Renders templates that Jinja rendered, and says where the answer differs.
import { readFileSync } from 'node:fs';
import { call } from '../../src/language/runtime/call.ts';
import { PyDict } from '../../src/language/runtime/containers.ts';
import { Raise, Stop } from '../../src/language/runtime/errors.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Run } from '../../src/language/runtime/run.ts';
import { str } from '../../src/language/runtime/text.ts';
import { rendered } from '../../src/site/templates/environment.ts';
import { TemplateProblem } from '../../src/site/templates/problem.ts';
import { frappeGlobals } from '../../stdlib/builtins/frappe-builtins.ts';
import { jsonMembers } from '../../stdlib/modules/json.ts';

type Stored = Readonly<Record<string, string>>;
type Answer =
  | readonly ['ok', text: string]
  | readonly ['error', type: string, message: string]
  | readonly ['syntax', type: string, message: string, line: number];
type Case = readonly [template: string, values: string, stored: Stored, answer: Answer];

const file = new URL('./recordings/templates.json', import.meta.url);

/** The recorded cases by topic. */
export const recordedTemplates: readonly (readonly [topic: string, cases: readonly Case[]])[] = Object.entries(
  JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly Case[]>>,
);

/** What is different from Jinja's answers, in words. */
export function differences(cases: readonly Case[]): string[] {
  return cases.flatMap(([template, values, stored, answer]) => {
    const wanted = JSON.stringify(answer);
    const given = JSON.stringify(answered(template, values, stored));
    return given === wanted ? [] : [`${JSON.stringify(template)} with ${values}: ${given}, not ${wanted}`];
  });
}

function withoutAddresses(text: string): string {
  return text.replaceAll(/0x[0-9a-f]{6,}/g, '0x');
}

function answered(template: string, values: string, stored: Stored): Answer {
  const run = new Run({ limits: defaultLimits, random: () => 0 });
  const texts = new Map(Object.entries(stored));
  try {
    const given = call(run, jsonMembers.get('loads') ?? null, [values]);
    const text = rendered(run, template, (name) => (given instanceof PyDict ? given.table.map.get(name) : undefined), {
      globals: (name) => frappeGlobals.get(name),
      filters: [],
      stored: (name) => texts.get(name),
    });
    return ['ok', withoutAddresses(text)];
  } catch (thrown) {
    if (thrown instanceof TemplateProblem) return ['syntax', thrown.type, thrown.message, thrown.line];
    if (!(thrown instanceof Raise)) throw thrown;
    // As whoever handles an exception does.
    run.depth = 0;
    return ['error', thrown.exception.type.name, withoutAddresses(str(run, thrown.exception))];
  }
}

/** Which limit a template runs into, or the class of its error; its text if it has neither. */
export function limitOf(template: string): string {
  try {
    return answered(template, '{}', {})[1];
  } catch (thrown) {
    if (!(thrown instanceof Stop)) throw thrown;
    return thrown.limit;
  }
}
