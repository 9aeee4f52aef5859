// Reading the case formats that are JSON: recorded scripts, attacks, helper calls, queries.
import { isPolicyName } from '../src/language/policy/profiles.ts';
import type { AttackCase, Case, CaseMode, Fields, HelperCase, Json, QueryCase, ScriptCase } from './case.ts';

type Row = { readonly [key: string]: Json };

const modes: ReadonlyMap<string, CaseMode> = new Map<string, CaseMode>([
  ['exec', 'exec'],
  ['eval', 'eval'],
  ['single', 'single'],
  ['function', 'function'],
  ['evalclass', 'evalclass'],
]);

/** The cases of a `.json` or `.jsonl` text; `name` is the file's name without its ending. */
export function readJsonCases(text: string, name: string, lines: boolean): Case[] {
  if (lines) return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [readLine(parse(line), name)]));
  const whole: Json = JSON.parse(text);
  if (isRow(whole)) return readQueries(whole, name);
  return isList(whole) ? whole.map((row, at) => readHelper(asRow(row), name, at)) : [];
}

function parse(line: string): Row {
  const value: Json = JSON.parse(line);
  return asRow(value);
}

function readLine(row: Row, name: string): Case {
  return 'expect' in row ? readAttack(row) : readScript(row, name);
}

function readScript(row: Row, name: string): ScriptCase {
  const policy = text(row['policy']) || 'restrictedpython';
  if (!isPolicyName(policy)) throw new Error(`case ${text(row['id'])} names an unknown policy "${policy}"`);
  const expected = asRow(row['expected'] ?? {});
  return {
    kind: 'script',
    id: text(row['id']),
    topic: text(row['topic']) || name,
    source: text(row['source']),
    policy,
    python: text(row['python']).startsWith('3.13') ? '3.13' : text(row['python']).startsWith('3.14') ? '3.14' : '3.11',
    scope: row['scope'] === 'separate' ? 'separate' : 'shared',
    mode: modes.get(text(row['mode'])) ?? 'exec',
    run: row['run'] !== false,
    trace: row['trace'] === true,
    params: text(row['params']),
    name: text(row['name']),
    globalize: list(row['globalize']).map(text),
    call: row['call'] === undefined ? undefined : list(row['call']),
    vars: asRow(row['vars'] ?? {}),
    expected: withoutReading(expected),
  };
}

/** `transformed` is recorded for reading, not for matching. */
function withoutReading(expected: Row): Fields {
  return Object.fromEntries(Object.entries(expected).filter(([field]) => field !== 'transformed'));
}

function readAttack(row: Row): AttackCase {
  const { id, source, expect } = row;
  return { kind: 'attack', id: text(id), topic: text(row['class']), source: text(source), expect: text(expect) };
}

function readHelper(row: Row, name: string, at: number): HelperCase {
  return {
    kind: 'helper',
    id: `${name}-${at + 1}`,
    topic: name,
    source: text(row['call']),
    settings: asRow(row['settings'] ?? {}),
    expected: helperTruth(row),
  };
}

/** Texts of exceptions that are not Frappe's own change with releases of libraries, but ours are held to them. */
function helperTruth(row: Row): Fields {
  const { result, raises, message } = row;
  if (raises === undefined) return { result: text(result) };
  return message === undefined ? { raises } : { raises, message };
}

function readQueries(row: Row, name: string): QueryCase[] {
  return list(row['cases'] ?? []).map((entry, at) => {
    const query = asRow(entry);
    return {
      kind: 'query',
      id: `${name}-${at + 1}`,
      topic: name,
      source: text(query['code']),
      prelude: text(row['prelude']),
      sql: text(query['sql']),
    };
  });
}

/** Whether a value is a JSON object. */
export function isRow(value: Json | undefined): value is Row {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Whether a value is a JSON array. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function asRow(value: Json): Row {
  if (isRow(value)) return value;
  throw new Error('a case has to be a JSON object');
}

function list(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
