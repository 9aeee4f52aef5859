// The limits that attacks run with: the defaults, or a part of them.
import { defaultLimits, type Limits, limitNames } from '../../src/language/runtime/limits.ts';

/** The default limits divided by a number, each at least 1; the depth of calls is Python's own and stays. */
export function dividedLimits(divisor: number): Limits {
  const limits: { -readonly [Name in keyof Limits]: Limits[Name] } = { ...defaultLimits };
  for (const name of limitNames) limits[name] = Math.max(1, Math.floor(defaultLimits[name] / divisor));
  return { ...limits, depth: defaultLimits.depth };
}
