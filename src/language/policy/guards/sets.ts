// The guards of each environment.
import { call } from '../../runtime/call.ts';
import { getItem } from '../../runtime/items.ts';
import { iterate } from '../../runtime/iteration.ts';
import { frappeGetattr, frappeGetattrRaise, plainGetattr, saferGetattr } from './attributes.ts';
import type { Guards } from './guards.ts';
import { frappeInplacevar, plainInplacevar } from './inplace.ts';
import { frappeGetitem } from './items.ts';
import { FrappePrintCollector, PrintCollector } from './print.ts';
import { iterUnpackSequence, unpackSequence } from './unpacking.ts';
import { frappeWrite, fullWriteGuard } from './writing.ts';

/** RestrictedPython's own guards, with plain ones where it brings none. */
export const restrictedPythonGuards: Guards = {
  getattr: saferGetattr,
  getitem: getItem,
  write: fullWriteGuard,
  getiter: iterate,
  unpackSequence,
  iterUnpackSequence,
  inplacevar: plainInplacevar,
  apply: call,
  print: () => new PrintCollector(),
  metaclass(_run, type) {
    type.setAttribute('_guarded_writes', 1);
    return type;
  },
};

/** The guards of Frappe 15: it has no `_inplacevar_`, `_unpack_sequence_`, `_apply_` and `__metaclass__`. */
export const frappe15Guards: Guards = {
  getattr: frappeGetattr,
  getitem: frappeGetitem,
  write: frappeWrite,
  getiter: iterate,
  iterUnpackSequence,
  print: () => new FrappePrintCollector(),
};

/** The guards of Frappe 16. */
export const frappe16Guards: Guards = { ...frappe15Guards, inplacevar: frappeInplacevar };

/** The guards of Frappe's single expressions. */
export const frappeExpressionGuards: Guards = { ...frappe16Guards, getattr: frappeGetattrRaise };

/** What RestrictionCapableEval gives its expressions. */
export const capableEvalGuards: Guards = { getattr: plainGetattr, getitem: getItem, getiter: iterate };
