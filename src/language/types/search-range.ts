// The part of a text or of bytes that find, count, startswith and their like are asked to look at.

import type { Keywords } from '../runtime/call.ts';
import { conventions } from '../runtime/conventions.ts';
import type { Declaration, Declared } from '../runtime/declare.ts';
import { method } from '../runtime/declare.ts';
import { raise } from '../runtime/errors.ts';
import { NativeFunction } from '../runtime/functions.ts';
import type { Run } from '../runtime/run.ts';
import { parseSignature } from '../runtime/signature.ts';
import type { PyType } from '../runtime/type.ts';
import { type PyValue, typeOf } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { indexOrNothing } from './slicing.ts';

/** Positions from `start` to `end`; `start` may lie beyond `end` or beyond the text, which then holds nothing. */
export interface SearchRange {
  readonly start: number;
  readonly end: number;
}

/** The range that the optional arguments `start` and `end` mean in something of `length` positions. */
export function searchRange(
  run: Run,
  length: number,
  start: PyValue | undefined,
  end: PyValue | undefined,
): SearchRange {
  const first = position(run, start, 0);
  const last = position(run, end, length);
  return {
    start: first < 0 ? Math.max(first + length, 0) : first,
    end: last < 0 ? Math.max(last + length, 0) : Math.min(last, length),
  };
}

function position(run: Run, value: PyValue | undefined, fallback: number): number {
  if (value === undefined || value === null) return fallback;
  const at = indexOrNothing(run, value);
  if (at === undefined) return raise('TypeError', 'slice indices must be integers or None or have an __index__ method');
  if (typeof at === 'number') return at;
  return at > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
}

/**
 * A method `name(what, start=None, end=None, /)` of the old calling convention, whose errors about the number of
 * arguments are worded differently from all others.
 */
export function searchMethod(signature: string, declared: Declared): Declaration {
  const plain = method(signature, declared);
  const name = signature.slice(0, signature.indexOf('('));
  return {
    ...plain,
    make: (owner) => new NativeFunction(name, owner, signature, declared.doc, counting(name, owner, plain)),
  };
}

function counting(name: string, owner: PyType, declaration: Declaration) {
  const bind = conventions(parseSignature(declaration.signature), declaration.run, owner);
  return (run: Run, args: PyValue[], keywords: Keywords | undefined) => {
    const self = args[0];
    if (self !== undefined && typeOf(self).isSubtypeOf(owner)) {
      const given = args.length - 1;
      if (keywords !== undefined && keywords.names.length > 0)
        raise('TypeError', worded(run, 'noKeywords', name, owner.name));
      if (given === 0 || given > 3) refuseCount(run, name, given);
    }
    return bind(run, args, keywords);
  };
}

function refuseCount(run: Run, name: string, given: number): never {
  const bound = given === 0 ? 'at least 1 argument' : 'at most 3 arguments';
  return raise('TypeError', worded(run, 'searchCount', name, bound, String(given)));
}
