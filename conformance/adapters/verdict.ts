// The verdict on a script: reading, policy and compile stage, without running anything.
import type { Arguments, Module, Root, Span } from '../../grammar/ast.ts';
import { type ParseResult, parse } from '../../grammar/parse.ts';
import type { Problem } from '../../grammar/problem.ts';
import type { Source } from '../../grammar/source.ts';
import { errorLine, lineOf } from '../../src/language/policy/lines.ts';
import { judge } from '../../src/language/policy/policy.ts';
import { profiles } from '../../src/language/policy/profiles.ts';
import type { PrintScopes } from '../../src/language/policy/walk.ts';
import { compileErrors } from '../../src/language/scope/checks.ts';
import type { Fields, ScriptCase } from '../case.ts';

/** A judged script: the fields of its verdict, and its tree if it may run. */
export interface JudgedScript {
  readonly fields: Fields;
  readonly program: { readonly root: Root; readonly source: Source; readonly printScopes: PrintScopes } | undefined;
}

/** Reads and judges a script in the mode of its case. */
export function verdict(item: ScriptCase): JudgedScript {
  const parsed =
    item.mode === 'function'
      ? parseFunction(item)
      : parse(item.source, { mode: parserMode(item), python: item.python });
  if ('raised' in parsed) return refused(raisedFields(parsed.raised, parsed.source));
  if (!parsed.ok) return refused({ ...nothing, errors: [errorLine(parsed.problem, parsed.source)], used_names: [] });
  return judgeTree(item, parsed.root, parsed.source);
}

function parserMode({ mode }: ScriptCase): 'exec' | 'eval' | 'single' {
  return mode === 'eval' || mode === 'single' ? mode : 'exec';
}

const nothing: Fields = { compiles: false, errors: [], warnings: [], raised: null };

function refused(fields: Fields): JudgedScript {
  return { fields, program: undefined };
}

function judgeTree(item: ScriptCase, root: Root, source: Source): JudgedScript {
  const { errors, warnings, usedNames, printScopes } = judge(root, source, profiles[item.policy]);
  const crash = errors.find((problem) => problem.phase === 'compile');
  if (crash !== undefined) return refused(raisedFields(crash, source));
  const judged = { ...nothing, warnings: [...warnings], used_names: [...usedNames] };
  if (errors.length > 0) return refused({ ...judged, errors: errors.map((problem) => errorLine(problem, source)) });
  const problem = compileErrors(root, { source, python: item.python, printScopes });
  if (problem !== undefined) return refused(raisedFields(problem, source));
  return { fields: { ...judged, compiles: true }, program: { root, source, printScopes } };
}

function raisedFields(problem: Problem, source: Source): Fields {
  return { ...nothing, raised: { type: problem.type, message: problem.message, line: lineOf(problem, source) } };
}

type FunctionResult = ParseResult | { readonly raised: Problem; readonly source: Source };

const nowhere: Span = { start: 0, end: 0 };

/** RestrictedPython's compile_restricted_function: a `def` around a body, both given as text. */
function parseFunction({ source: text, params, name, globalize, python }: ScriptCase): FunctionResult {
  const head = parse(`def f(${params}): pass`, { python });
  if (!head.ok) return { raised: head.problem, source: head.source };
  const body = parse(text, { python });
  if (!body.ok || body.root.kind !== 'Module' || head.root.kind !== 'Module') return body;
  const [definition] = head.root.body;
  if (definition?.kind !== 'FunctionDef') return body;
  const declared = globalize.length === 0 ? [] : [{ kind: 'Global' as const, names: globalize, ...nowhere }];
  const root: Module = {
    ...body.root,
    body: [
      { ...definition, ...nowhere, name, args: movedToStart(definition.args), body: [...declared, ...body.root.body] },
    ],
  };
  return { ...body, root };
}

/** The same parameters with every position at the start of the text: they come from another one. */
function movedToStart(args: Arguments): Arguments {
  return structuredCloneWith(args, (key, value) => (key === 'start' || key === 'end' ? 0 : value));
}

function structuredCloneWith<Value>(value: Value, change: (key: string, value: unknown) => unknown): Value {
  if (Array.isArray(value)) return value.map((inner) => structuredCloneWith(inner, change)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, structuredCloneWith(change(key, inner), change)]);
  return Object.fromEntries(entries) as Value;
}
