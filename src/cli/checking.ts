// What `check` does: finds the scripts, judges each, and shows what is wrong.

import type { Span } from '../../grammar/ast.ts';
import { parse } from '../../grammar/parse.ts';
import type { PythonVersion } from '../../grammar/problem.ts';
import type { Source } from '../../grammar/source.ts';
import { runtimeHints } from '../language/policy/hints.ts';
import { lineOf } from '../language/policy/lines.ts';
import { isPolicyName, type PolicyName, profiles } from '../language/policy/profiles.ts';
import { compile } from '../language/python.ts';
import { type FoundScript, scriptsAt } from './check-files.ts';
import { jsonFindings, sarifFindings, textFindings } from './check-formats.ts';
import { wrongUsage } from './failure.ts';

export interface CheckOptions {
  readonly policy: string;
  readonly python: string;
  readonly format: string;
}

/** Something about a place of a script. An `error` keeps it from compiling. */
export interface Finding {
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  /** 1-based; null where CPython gives no position. */
  readonly line: number | null;
  readonly column: number | null;
}

/** A script with what was found in it. */
export interface CheckedScript extends FoundScript {
  readonly compiles: boolean;
  readonly findings: readonly Finding[];
}

const formats: ReadonlyMap<string, (scripts: readonly CheckedScript[]) => string> = new Map([
  ['text', textFindings],
  ['json', jsonFindings],
  ['sarif', sarifFindings],
]);

/** Checks all scripts at the paths and prints; the exit code is 1 if one of them would not compile. */
export function checkFromCommand(paths: readonly string[], options: CheckOptions): void {
  const { policy, python, format } = options;
  if (!isPolicyName(policy)) throw wrongUsage(`--policy takes ${Object.keys(profiles).join(', ')}, not "${policy}"`);
  const show = formats.get(format);
  if (show === undefined) throw wrongUsage(`--format takes text, json or sarif, not "${format}"`);
  const checked = paths.flatMap(scriptsAt).map((script) => checkScript(script, policy, pythonOf(python)));
  process.stdout.write(show(checked));
  process.exitCode = checked.every((script) => script.compiles) ? 0 : 1;
}

function pythonOf(text: string): PythonVersion {
  if (text === '3.11' || text === '3.13' || text === '3.14') return text;
  throw wrongUsage(`--python takes 3.11 or 3.14, not "${text}"`);
}

/** Judges one script: its problems and warnings, and hints on what will fail when it runs. */
export function checkScript(script: FoundScript, policy: PolicyName, python: PythonVersion): CheckedScript {
  const { problems, warnings, source } = compile(script.text, { policy, python, filename: script.name });
  const findings: Finding[] = problems.map((problem) => ({
    level: 'error',
    message: problem.phase === 'policy' ? problem.message : `${problem.type}: ${problem.message}`,
    line: lineOf(problem, source),
    column: columnOf(problem.span, source),
  }));
  for (const warning of warnings) findings.push(warningFinding(warning));
  if (problems.length === 0) findings.push(...hintFindings(source.text, policy, python));
  return { ...script, compiles: problems.length === 0, findings };
}

function hintFindings(text: string, policy: PolicyName, python: PythonVersion): Finding[] {
  const parsed = parse(text, { python });
  if (!parsed.ok) return [];
  return runtimeHints(parsed.root, profiles[policy]).map(({ span, message }) => ({
    level: 'note',
    message: `fails when it runs: ${message}`,
    line: parsed.source.lineOf(span.start),
    column: columnOf(span, parsed.source),
  }));
}

function columnOf(span: Span | null, source: Source): number | null {
  return span === null ? null : source.columnOf(span.start) + 1;
}

/** RestrictedPython's warnings are finished lines: `Line 3: …`. */
function warningFinding(warning: string): Finding {
  const [, line, message] = /^Line (\d+|None): (.*)$/s.exec(warning) ?? [];
  return {
    level: 'warning',
    message: message ?? warning,
    line: line === undefined || line === 'None' ? null : Number(line),
    column: null,
  };
}
