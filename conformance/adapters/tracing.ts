// Guards that note each of their calls, as the recordings of guard order do.
import type { Guards, UnpackSpec } from '../../src/language/compile/guards.ts';
import { UnpackingIterator, unpackWith } from '../../src/language/policy/guards/unpacking.ts';
import { BoundMethod, NativeFunction } from '../../src/language/runtime/functions.ts';
import { iterate } from '../../src/language/runtime/iteration.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { repr } from '../../src/language/runtime/text.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';

type Note = (name: string, ...shown: readonly string[]) => void;

/** The guards with a note of every call in `notes`. */
export function traced(guards: Guards, notes: string[]): Guards {
  const note: Note = (name, ...shown) => void notes.push(`${name}(${shown.join(', ')})`);
  return { ...guards, traced: true, ...access(guards, note), ...unpacking(guards, note), ...calls(guards, note) };
}

function access({ attribute, getItem, write }: Guards, note: Note): Pick<Guards, 'attribute' | 'getItem' | 'write'> {
  return {
    attribute(name) {
      const read = attribute(name);
      if (read === undefined) return undefined;
      return (run, value) => {
        note('_getattr_', repr(run, value), repr(run, name));
        return read(run, value);
      };
    },
    getItem:
      getItem &&
      ((run, value, key) => {
        note('_getitem_', repr(run, value), repr(run, key));
        return getItem(run, value, key);
      }),
    write:
      write &&
      ((run, value) => {
        note('_write_', repr(run, value));
        return write(run, value);
      }),
  };
}

function unpacking(guards: Guards, note: Note): Pick<Guards, 'iterate' | 'unpackSequence' | 'iterUnpackSequence'> {
  const getiter = (run: Run, value: PyValue) => {
    note('_getiter_', repr(run, value));
    return iterate(run, value);
  };
  const unpack = unpackWith(getiter);
  return {
    iterate: guards.iterate && getiter,
    unpackSequence:
      guards.unpackSequence &&
      ((run, value, spec) => {
        note('_unpack_sequence_', repr(run, value), shownSpec(spec));
        return unpack(run, value, spec);
      }),
    iterUnpackSequence:
      guards.iterUnpackSequence &&
      ((run, value, spec) => {
        note('_iter_unpack_sequence_', repr(run, value), shownSpec(spec));
        return new UnpackingIterator(value, spec, getiter, unpack);
      }),
  };
}

function calls({ inplace, apply, collector }: Guards, note: Note): Pick<Guards, 'inplace' | 'apply' | 'collector'> {
  return {
    inplace:
      inplace &&
      ((run, op, value, operand) => {
        note('_inplacevar_', `'${op}='`, repr(run, value), repr(run, operand));
        return inplace(run, op, value, operand);
      }),
    apply:
      apply &&
      ((run, callee, args, keywords) => {
        const named = keywords?.names.map((name, at) => `${name}=${repr(run, keywords.values[at] ?? null)}`) ?? [];
        note('_apply_', calleeName(run, callee), ...args.map((arg) => repr(run, arg)), ...named);
        return apply(run, callee, args, keywords);
      }),
    collector:
      collector &&
      ((run) => {
        note('_print_');
        return collector(run);
      }),
  };
}

/** Callables are noted by name. */
function calleeName(run: Run, callee: PyValue): string {
  if (callee instanceof BoundMethod) return calleeName(run, callee.target);
  if (callee instanceof NativeFunction) return callee.name;
  return /^<function (\S+)/.exec(repr(run, callee))?.[1] ?? repr(run, callee);
}

/** The specification as RestrictedPython's dict shows itself. */
function shownSpec({ childs, minLength }: UnpackSpec): string {
  const inner = childs.map(([at, spec]) => `(${at}, ${shownSpec(spec)})`);
  const tuple = inner.length === 1 ? `(${inner[0]},)` : `(${inner.join(', ')})`;
  return `{'childs': ${tuple}, 'min_len': ${minLength}}`;
}
