// What a conformance case is, whatever file it came from.
import type { Mode } from '../grammar/parse.ts';
import type { PythonVersion } from '../grammar/problem.ts';
import type { PolicyName } from '../src/language/policy/profiles.ts';

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Expected or actual results by field; a field that is missing in the expectation is not compared. */
export type Fields = Readonly<Record<string, Json>>;

/** How a script is compiled: CPython's modes, and RestrictedPython's two more. */
export type CaseMode = Mode | 'function' | 'evalclass';

/** What every case has. `topic` groups the report. */
interface CaseBase {
  readonly id: string;
  readonly topic: string;
  readonly source: string;
}

/** A script with its verdict, and what came of running it if it is run. */
export interface ScriptCase extends CaseBase {
  readonly kind: 'script';
  readonly policy: PolicyName;
  readonly python: PythonVersion;
  readonly scope: 'shared' | 'separate';
  readonly mode: CaseMode;
  readonly run: boolean;
  /** Guard calls are recorded. */
  readonly trace: boolean;
  /** For mode `function`: parameter list, name, names declared global, and the arguments it is called with. */
  readonly params: string;
  readonly name: string;
  readonly globalize: readonly string[];
  readonly call: readonly Json[] | undefined;
  /** For mode `evalclass`: the mapping. */
  readonly vars: Fields;
  readonly expected: Fields;
}

/** A script that tries to break out; `expect` joins acceptable outcomes by ` || `. */
export interface AttackCase extends CaseBase {
  readonly kind: 'attack';
  readonly expect: string;
}

/** A call of a `frappe.utils` helper: the repr of its `result`, or the class and text of what it `raises`. */
export interface HelperCase extends CaseBase {
  readonly kind: 'helper';
  /** What differs from the fixture of all cases. */
  readonly settings: Fields;
  readonly expected: Fields;
}

/** A query-builder expression, the SQL it prints and the text with parameters that it would run. */
export interface QueryCase extends CaseBase {
  readonly kind: 'query';
  readonly prelude: string;
  readonly sql: string;
}

/** One of our own cases: Python with its truth in comments. */
export interface CommentCase extends CaseBase {
  readonly kind: 'comment';
  readonly policy: PolicyName;
  readonly python: PythonVersion;
  readonly scope: 'shared' | 'separate';
  /** Why it cannot pass yet; then it has to fail. */
  readonly gap: string | undefined;
  readonly truth: Truth;
}

/** What the comments of a case say: its output, and the one error with its line. */
export interface Truth {
  readonly output: readonly string[];
  readonly error: { readonly line: number; readonly text: string } | undefined;
}

export type Case = ScriptCase | AttackCase | HelperCase | QueryCase | CommentCase;

/** What an adapter found out about a case: fields to compare, or why it cannot judge it. */
export type Actual = { readonly fields: Fields } | { readonly skipped: string };

/** An implementation under test. Answers come in the order of the cases. */
export interface Adapter {
  readonly name: string;
  /** Why nothing can be judged, if so. */
  readonly unavailable?: string | undefined;
  run(cases: readonly Case[]): Promise<readonly Actual[]>;
}
