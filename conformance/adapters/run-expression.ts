// RestrictionCapableEval: an expression that is compiled without and with restrictions, and evaluated in a mapping.
import type { Node } from '../../grammar/ast.ts';
import { parse } from '../../grammar/parse.ts';
import { parts, type Visitor } from '../../grammar/parts.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Source } from '../../grammar/source.ts';
import type { Guards } from '../../src/language/compile/guards.ts';
import { compileRoot } from '../../src/language/compile/script.ts';
import { capableEvalGuards } from '../../src/language/policy/guards/sets.ts';
import { errorLine, textRepr } from '../../src/language/policy/lines.ts';
import { judge } from '../../src/language/policy/policy.ts';
import { profiles } from '../../src/language/policy/profiles.ts';
import { strip } from '../../src/language/policy/strip.ts';
import { outcomeOf } from '../../src/language/python.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { defaultLimits } from '../../src/language/runtime/limits.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { Run } from '../../src/language/runtime/run.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { compileErrors } from '../../src/language/scope/checks.ts';
import type { Fields, Json, ScriptCase } from '../case.ts';
import { fromJson, outcomeFields } from './run-script.ts';

/** Constructs and evaluates the expression of a case. */
export function runExpression(item: ScriptCase): Fields {
  const expr = strip(item.source).replaceAll(/[\r\n]/g, ' ');
  const parsed = parse(expr, { mode: 'eval', python: item.python });
  if (!parsed.ok) return { constructed: constructionError(parsed.problem, parsed.source) };
  const { root, source } = parsed;
  const { errors, printScopes } = judge(root, source, profiles.restrictedpython);
  const run = new Run({ limits: defaultLimits });
  const outcome = outcomeOf(run, () => {
    const [first] = errors;
    if (first !== undefined) raise('SyntaxError', errorLine(first, source));
    const refused = compileErrors(root, { source, python: item.python, printScopes });
    if (refused !== undefined) raise('SyntaxError', refused.message);
    const program = compileRoot(root, { source, python: item.python, guards, printScopes, separateLocals: false });
    const given = Object.entries(item.vars).map(([name, value]): [string, PyValue] => [name, fromJson(run, value)]);
    return program({
      run,
      globals: new Namespace(given),
      locals: undefined,
      builtins: new NoBuiltins(),
      filename: '<string>',
    });
  });
  return { constructed: 'ok', expr, used: loadedNames(root), outcome: outcomeFields(item, run, outcome) };
}

/** All names that an expression loads, sorted. */
function loadedNames(root: Node): string[] {
  const names = new Set<string>();
  const visitor: Visitor = {
    one(node) {
      if (node === null) return;
      if (node.kind === 'Name' && node.ctx === 'Load') names.add(node.id);
      (parts[node.kind] as (to: Visitor, node: Node) => void)(visitor, node);
    },
    all: (nodes) => nodes.forEach(visitor.one),
  };
  visitor.one(root);
  return [...names].sort();
}

/** Python: builtins that are None cannot be asked for a name. */
class NoBuiltins extends Map<string, PyValue> {
  override get(): PyValue | undefined {
    return missing();
  }
}

function missing(): never {
  return raise('TypeError', "'NoneType' object is not subscriptable");
}

const guards: Guards = {
  ...capableEvalGuards,
  write: missing,
  iterUnpackSequence: missing,
  unpackSequence: missing,
  inplace: missing,
  apply: missing,
};

function constructionError(problem: Problem, source: Source): Json {
  const start = problem.span?.start ?? 0;
  const text = source.lineText(source.lineOf(start));
  const from = source.columnOf(start) + 1;
  const to = source.columnOf(Math.max(problem.span?.end ?? start, start + 1)) + 1;
  const place = `('<string>', ${source.lineOf(start)}, ${from}, ${textRepr(text)}, ${source.lineOf(start)}, ${to})`;
  return {
    type: problem.type,
    message: problem.message,
    args: `(${textRepr(problem.message)}, ${place})`,
    line: null,
    module_line: null,
    cause: null,
    context: null,
  };
}
