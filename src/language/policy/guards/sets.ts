// The guards of each environment.
import type { Guards } from '../../compile/guards.ts';
import { call } from '../../runtime/call.ts';
import { getItem } from '../../runtime/items.ts';
import { iterate } from '../../runtime/iteration.ts';
import { inplace } from '../../runtime/operators.ts';
import { makeClass } from '../../types/classes.ts';
import { type AttributeGuard, frappeGetattr, plainGetattr, saferGetattr } from './attributes.ts';
import { frappeInplacevar } from './inplace.ts';
import { frappeGetitem } from './items.ts';
import { FrappePrintCollector, PrintCollector } from './print.ts';
import { iterUnpackSequence, unpackSequence } from './unpacking.ts';
import { frappeWrite, fullWriteGuard } from './writing.ts';

const none = {
  traced: false,
  getiterGivesIterator: false,
  getItem: undefined,
  write: undefined,
  iterate: undefined,
  unpackSequence: undefined,
  iterUnpackSequence: undefined,
  inplace: undefined,
  apply: undefined,
  makeClass: undefined,
  collector: undefined,
} satisfies Partial<Guards>;

function reading(guard: AttributeGuard): Pick<Guards, 'attribute' | 'isPlainName'> {
  return { attribute: guard.reader, isPlainName: guard.isPlainName };
}

/** RestrictedPython's own guards, with plain ones where it brings none. */
export const restrictedPythonGuards: Guards = {
  ...reading(saferGetattr),
  traced: false,
  getiterGivesIterator: false,
  getItem,
  write: fullWriteGuard,
  iterate,
  unpackSequence,
  iterUnpackSequence,
  inplace,
  apply: call,
  collector: () => new PrintCollector(),
  makeClass(run, name, bases, namespace) {
    const type = makeClass(run, name, bases, new Map(namespace.entries()));
    type.setAttribute('_guarded_writes', 1);
    return type;
  },
};

/** The guards of Frappe 15: it has no `_inplacevar_`, `_unpack_sequence_`, `_apply_` and `__metaclass__`. */
export const frappe15Guards: Guards = {
  ...none,
  ...reading(frappeGetattr),
  getiterGivesIterator: true,
  getItem: frappeGetitem,
  write: frappeWrite,
  iterate,
  iterUnpackSequence,
  recursionDetail: ' while calling a Python object',
  collector: () => new FrappePrintCollector(),
};

/** The guards of Frappe 16. */
export const frappe16Guards: Guards = { ...frappe15Guards, inplace: frappeInplacevar };

/** What RestrictionCapableEval gives its expressions. */
export const capableEvalGuards: Guards = { ...none, ...reading(plainGetattr), getItem, iterate };
