// Contexts: the limits, what is trapped, what has been signalled; and the one that a run is in.
import { raise } from '../../../src/language/runtime/errors.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import type { PyInt, PyValue } from '../../../src/language/runtime/values.ts';
import type { Num } from './numbers.ts';
import { CLAMPED, DIVISION_BY_ZERO, INVALID, OVERFLOW, raiseTrapped, UNDERFLOW } from './signals.ts';
import { type Rounding, type Settings, Work } from './work.ts';

/** The types, filled in by their files. */
export const decimalTypes = {} as { decimal: PyType; context: PyType; signals: PyType; manager: PyType };

/** What a context begins with. */
export interface ContextParts {
  readonly prec: PyInt;
  readonly rounding: Rounding;
  readonly lowest: PyInt;
  readonly highest: PyInt;
  readonly capitals: number;
  readonly clamp: number;
  readonly flags: number;
  readonly traps: number;
}

/** A context. */
export class PyContext {
  prec: PyInt;
  rounding: Rounding;
  lowest: PyInt;
  highest: PyInt;
  capitals: number;
  clamp: number;
  /** Conditions that were signalled. */
  flags: number;
  /** Conditions that raise. */
  traps: number;
  /** Belongs to the module, not to a run, and never changes. */
  readonly shared: boolean;
  constructor(parts: ContextParts, owner: 'run' | 'module' = 'run') {
    this.prec = parts.prec;
    this.rounding = parts.rounding;
    this.lowest = parts.lowest;
    this.highest = parts.highest;
    this.capitals = parts.capitals;
    this.clamp = parts.clamp;
    this.flags = parts.flags;
    this.traps = parts.traps;
    this.shared = owner === 'module';
  }
  get type(): PyType {
    return decimalTypes.context;
  }
  get settings(): Settings {
    return {
      prec: Number(this.prec),
      rounding: this.rounding,
      lowest: Number(this.lowest),
      highest: Number(this.highest),
      clamp: this.clamp === 1,
    };
  }
}

const usual: ContextParts = {
  prec: 28,
  rounding: 'ROUND_HALF_EVEN',
  lowest: -999999,
  highest: 999999,
  capitals: 1,
  clamp: 0,
  flags: 0,
  traps: INVALID | DIVISION_BY_ZERO | OVERFLOW,
};

/** The contexts of the module. */
export const defaultContext = new PyContext(usual, 'module');
export const extendedContext = new PyContext({ ...usual, prec: 9, traps: 0 }, 'module');
export const basicContext = new PyContext(
  { ...usual, prec: 9, rounding: 'ROUND_HALF_UP', traps: usual.traps | UNDERFLOW | CLAMPED },
  'module',
);

/** A context of the run's own with the same settings. */
export function copyOf(run: Run, context: PyContext): PyContext {
  run.charge(128);
  return new PyContext(context);
}

const KEY = 'decimal';

class Current {
  context: PyContext;
  constructor(context: PyContext) {
    this.context = context;
  }
}

/** The context that a run is in. */
export function currentContext(run: Run): PyContext {
  const kept = run.kept.get(KEY);
  if (kept instanceof Current) return kept.context;
  const made = new Current(copyOf(run, defaultContext));
  run.kept.set(KEY, made);
  return made.context;
}

/** Puts a run into a context; those of the module are copied, since scripts change what they are in. */
export function setContext(run: Run, context: PyContext): void {
  run.kept.set(KEY, new Current(context.shared ? copyOf(run, context) : context));
}

/** The context that a script gives, else the current one. */
export function givenContext(run: Run, given: PyValue | undefined): PyContext {
  if (given === undefined || given === null) return currentContext(run);
  return given instanceof PyContext ? given : raise('TypeError', 'optional argument must be a context');
}

/** Records conditions, and raises those that are trapped. */
export function signal(run: Run, context: PyContext, status: number): void {
  if (status === 0) return;
  if (!context.shared) context.flags |= status;
  if ((status & context.traps) !== 0) raiseTrapped(run, status & context.traps);
}

/** Calculates within a context. */
export function calculate<T>(run: Run, context: PyContext, operation: (work: Work) => T): T {
  const work = new Work(run, context.settings);
  run.tick();
  const result = operation(work);
  signal(run, context, work.status);
  return result;
}

/** An operation on numbers within a calculation. */
export type Operation = (work: Work, ...numbers: Num[]) => Num;
