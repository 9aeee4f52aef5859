// Compiling patterns: what a run has compiled lately is not compiled again.
import { raise } from '../../../src/language/runtime/errors.ts';
import { hash } from '../../../src/language/runtime/operators.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { repr } from '../../../src/language/runtime/text.ts';
import { type PyValue, textOf, typeOf } from '../../../src/language/runtime/values.ts';
import { asBytes, unitsOf } from '../../../src/language/types/bytes.ts';
import { parsePattern } from './parser.ts';
import { compileProgram } from './program.ts';
import { flagBits } from './regex-flag.ts';
import { PyPattern } from './values.ts';

const KEY = 're';
const MOST_KEPT = 512;
const MOST_BYTES = 1024 * 1024;

/** What has been compiled lately, within a limit of its own: the survey of memory does not see it. */
class Kept {
  readonly #patterns = new Map<string, PyPattern>();
  #bytes = 0;

  find(key: string): PyPattern | undefined {
    return this.#patterns.get(key);
  }

  add(key: string, pattern: PyPattern): void {
    const bytes = sizeOf(key, pattern);
    if (bytes > MOST_BYTES) return;
    this.#bytes += bytes;
    this.#patterns.set(key, pattern);
    for (const [oldest, other] of this.#patterns) {
      if (this.#patterns.size <= MOST_KEPT && this.#bytes <= MOST_BYTES) break;
      this.#patterns.delete(oldest);
      this.#bytes -= sizeOf(oldest, other);
    }
  }
}

function sizeOf(key: string, { weight }: PyPattern): number {
  return key.length * 2 + weight;
}

function kept(run: Run): Kept {
  const found = run.kept.get(KEY);
  if (found instanceof Kept) return found;
  const made = new Kept();
  run.kept.set(KEY, made);
  return made;
}

/** Forgets all patterns. */
export function forgetPatterns(run: Run): void {
  run.kept.delete(KEY);
}

/** Whatever functions take for a pattern, compiled. */
export function patternOf(run: Run, given: PyValue, flags: PyValue): PyPattern {
  const bits = flagBits(flags);
  if (given instanceof PyPattern) {
    if (bits !== 0) raise('ValueError', 'cannot process flags argument with a compiled pattern');
    return given;
  }
  if (bits === undefined)
    return raise('TypeError', `unsupported operand type(s) for &: '${typeOf(flags).name}' and 'RegexFlag'`);
  const text = textOf(given);
  const bytes = text === undefined ? asBytes(given) : undefined;
  if (text === undefined && bytes === undefined)
    return raise('TypeError', 'first argument must be string or compiled pattern');
  // CPython: patterns are kept by their hash.
  hash(run, given);
  const patterns = kept(run);
  const key = `${bits}${text === undefined ? 'b' : 't'}${text ?? unitsOf(run, bytes?.value ?? new Uint8Array())}`;
  run.work(key.length);
  const known = patterns.find(key);
  if (known !== undefined) return known;
  const made = compiled(run, given, Number(bits));
  run.charge(key.length * 2);
  patterns.add(key, made);
  return made;
}

function compiled(run: Run, pattern: PyValue, given: number): PyPattern {
  const parsed = parsePattern(run, pattern, given);
  const program = compileProgram(run, parsed);
  const { flags, groups, names } = parsed;
  const weight = 256 + program.weight + groups * 16;
  run.charge(weight - program.weight);
  return new PyPattern({ pattern, flags, groups, names, isText: textOf(pattern) !== undefined, program, weight });
}

/** The pattern as its repr shows it: the beginning, if it is long. */
export function shownPattern(run: Run, { pattern }: PyPattern): string {
  return Array.from(repr(run, pattern)).slice(0, 200).join('');
}
