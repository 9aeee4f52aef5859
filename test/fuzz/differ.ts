// Running one program in both implementations, and naming what differs.
import { ristretto } from '../../conformance/adapters/ristretto.ts';
import type { Actual, Fields, Json, ScriptCase } from '../../conformance/case.ts';
import { normalise, same } from '../../conformance/judge.ts';
import { isList, isRow } from '../../conformance/read-json.ts';
import type { PolicyName } from '../../src/language/policy/profiles.ts';
import type { Reference } from './reference.ts';

/** One field of a program's result that is not CPython's. */
export interface Found {
  readonly field: string;
  readonly theirs: Json;
  readonly ours: Json;
}

/** What came of comparing: differences (none is agreement), or why it could not be judged. */
export type Comparison = { readonly found: readonly Found[] } | { readonly skipped: string };

/** Under which rules programs are compared. */
export interface Rules {
  readonly policy: PolicyName;
  readonly scope: 'shared' | 'separate';
}

const ours = ristretto();

/** The case of a program under Python 3.11's rules. */
export function caseOf(source: string, { policy, scope }: Rules): ScriptCase {
  return {
    kind: 'script',
    id: 'fuzz',
    topic: 'fuzz',
    source,
    policy,
    python: '3.11',
    scope,
    mode: 'exec',
    run: true,
    trace: false,
    params: '',
    name: '',
    globalize: [],
    call: undefined,
    vars: {},
    expected: {},
  };
}

/** Runs a program in both and compares every field of the result. */
export async function compare(reference: Reference, source: string, rules: Rules): Promise<Comparison> {
  const item = caseOf(source, rules);
  const theirs = await reference.run(item);
  if ('skipped' in theirs) return theirs;
  const [mine] = await ours.run([item]);
  return mine === undefined || 'skipped' in mine ? { skipped: 'not run' } : judged(theirs.fields, mine);
}

function judged(theirs: Fields, mine: Extract<Actual, { fields: Fields }>): Comparison {
  const outcome = mine.fields['outcome'] ?? null;
  if (isRow(outcome) && outcome['status'] === 'limit') return { skipped: `limit: ${String(outcome['limit'])}` };
  const found = differences('', theirs, normalise(mine.fields));
  return { found };
}

/** Every leaf that differs, named by its path. */
function differences(path: string, theirs: Json, mine: Json): Found[] {
  if (same(theirs, mine) || sameButForSets(theirs, mine)) return [];
  if (!isRow(theirs) || !isRow(mine)) return [{ field: path, theirs, ours: mine }];
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  return [...keys].flatMap((key) => {
    const name = path === '' ? key : `${path}.${key}`;
    return differences(name, theirs[key] ?? null, mine[key] ?? null);
  });
}

/** Whether two texts differ only in the order inside the sets they show: for texts it depends on a secret of the process. */
function sameButForSets(theirs: Json, mine: Json): boolean {
  if (isList(theirs) && isList(mine))
    return (
      theirs.length === mine.length &&
      theirs.every((item, at) => same(item, mine[at] ?? null) || sameButForSets(item, mine[at] ?? null))
    );
  return typeof theirs === 'string' && typeof mine === 'string' && setsSorted(theirs) === setsSorted(mine);
}

function setsSorted(text: string): string {
  if (text.startsWith('<no repr')) return '<no repr>';
  return text.replaceAll(/\{[^{}:]*\}/g, (set) => `{${set.slice(1, -1).split(', ').sort().join(', ')}}`);
}
