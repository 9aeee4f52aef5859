// The Context type: its attributes, and the operations in it.
import '../../../src/language/types/load.ts';
import { type Declaration, define, method } from '../../../src/language/runtime/declare.ts';
import { getter } from '../../../src/language/runtime/descriptors.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { asInt } from '../../../src/language/runtime/numbers.ts';
import type { Run } from '../../../src/language/runtime/run.ts';
import { defineType } from '../../../src/language/runtime/type.ts';
import { builtin, PyFloat, type PyInt, PyList, PyTuple, type PyValue } from '../../../src/language/runtime/values.ts';
import { plainCall, plainMethod } from './arguments.ts';
import { divideBoth } from './arithmetic.ts';
import { calculate, copyOf, decimalTypes, defaultContext, type PyContext } from './context.ts';
import { argument, decimal, exact, fromFloat } from './conversions.ts';
import { digitCount, finite, isNoNumber, type Num, notANumber, type PyDecimal } from './numbers.ts';
import {
  binaryRows,
  contextPairs,
  contextRows,
  fused,
  limitQuestions,
  questions,
  type Row,
  totalRows,
  unaryRows,
} from './operations.ts';
import { power, powerModulo } from './power.ts';
import { finalize } from './rounding.ts';
import { roundingOf } from './rounding-names.ts';
import { bitsFrom, bitsOfList, checkOwn, PySignals } from './signal-dict.ts';
import { CONVERSION_SYNTAX, shownSignals } from './signals.ts';
import { classOf, sameQuantum } from './steps.ts';
import { decimalText, type Notation } from './text.ts';
import type { Work } from './work.ts';

/** The farthest exponent, and the greatest precision. */
export const FARTHEST = 999999999999999999n;

interface Range {
  readonly low: bigint;
  readonly high: bigint;
  readonly shown: string;
}

function within(value: PyValue, { low, high, shown }: Range): PyInt {
  const whole = asInt(value);
  if (whole === undefined) return raise('TypeError', 'an integer is required');
  const size = BigInt(whole);
  if (size >= BEYOND_SIZE || size < -BEYOND_SIZE)
    return raise('OverflowError', 'Python int too large to convert to C ssize_t');
  if (size < low || size > high) return raise('ValueError', `valid ${shown}`);
  return whole;
}

const BEYOND_SIZE = 2n ** 63n;

const ranges = {
  prec: { low: 1n, high: FARTHEST, shown: 'range for prec is [1, MAX_PREC]' },
  Emin: { low: -FARTHEST, high: 0n, shown: 'range for Emin is [MIN_EMIN, 0]' },
  Emax: { low: 0n, high: FARTHEST, shown: 'range for Emax is [0, MAX_EMAX]' },
  clamp: { low: 0n, high: 1n, shown: 'values for clamp are 0 or 1' },
  capitals: { low: 0n, high: 1n, shown: 'values for capitals are 0 or 1' },
} as const;

type Setting = 'prec' | 'rounding' | 'Emin' | 'Emax' | 'capitals' | 'clamp' | 'flags' | 'traps';

const setters: Readonly<Record<Setting, (run: Run, self: PyContext, value: PyValue) => void>> = {
  prec(_run, self, value) {
    self.prec = within(value, ranges.prec);
  },
  rounding(_run, self, value) {
    self.rounding = roundingOf(value);
  },
  Emin(_run, self, value) {
    self.lowest = within(value, ranges.Emin);
  },
  Emax(_run, self, value) {
    self.highest = within(value, ranges.Emax);
  },
  capitals(_run, self, value) {
    self.capitals = Number(within(value, ranges.capitals));
  },
  clamp(_run, self, value) {
    self.clamp = Number(within(value, ranges.clamp));
  },
  flags(run, self, value) {
    self.flags = bitsFrom(run, value);
  },
  traps(run, self, value) {
    self.traps = bitsFrom(run, value);
  },
};

/** Changes what is given (None: not). */
export function configure(run: Run, context: PyContext, values: Partial<Record<Setting, PyValue>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    if (value instanceof PyList) setList(context, name as Setting, value);
    else setters[name as Setting](run, context, value);
  }
}

/** Flags and traps may be lists here. */
function setList(context: PyContext, name: Setting, list: PyList): void {
  if (name === 'flags' || name === 'traps') context[name] = bitsOfList(list);
  else raise('TypeError', 'an integer is required');
}

const construct = plainCall(
  'Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
  {
    doc: '',
    run(
      run,
      prec: PyValue,
      rounding: PyValue,
      Emin: PyValue,
      Emax: PyValue,
      capitals: PyValue,
      clamp: PyValue,
      flags: PyValue,
      traps: PyValue,
    ) {
      const made = copyOf(run, defaultContext);
      configure(run, made, { prec, rounding, Emin, Emax, capitals, clamp, flags, traps });
      return made;
    },
  },
);

function shown(self: PyContext): string {
  const names = (part: 'flags' | 'traps') => shownSignals(self[part]);
  const numbers = `prec=${self.prec}, rounding=${self.rounding}, Emin=${self.lowest}, Emax=${self.highest}`;
  const rest = `capitals=${self.capitals}, clamp=${self.clamp}`;
  return `Context(${numbers}, ${rest}, flags=[${names('flags').join(', ')}], traps=[${names('traps').join(', ')}])`;
}

/** `decimal.Context` */
export const contextType = defineType({
  name: 'decimal.Context',
  qualname: 'Context',
  module: 'decimal',
  doc: 'How exact calculations are, how they round, and what they signal.',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    construct: (run, _type, args, keywords) => construct(run, args, keywords),
    repr: (_run, self: PyContext) => shown(self),
  },
});
decimalTypes.context = contextType;

function setting(name: Setting, doc: string, get: (self: PyContext) => PyValue): Declaration {
  return getter(name, {
    doc,
    get: (_run, self: PyContext) => get(self),
    set(run, self: PyContext, value) {
      checkOwn(self);
      setters[name](run, self, value);
    },
  });
}

function answered(run: Run, self: PyContext, operation: (work: Work) => Num): PyDecimal {
  return decimal(run, calculate(run, self, operation));
}

function one({ name, doc, run: operation }: Row): Declaration {
  return method(`${name}(x, /)`, {
    doc,
    run(run, self: PyContext, value: PyValue) {
      const number = argument(run, value);
      return answered(run, self, (work) => operation(work, number));
    },
  });
}

function two({ name, doc, run: operation }: Row): Declaration {
  return plainMethod(`${name}(a, b)`, {
    doc,
    run(run, self: PyContext, left: PyValue, right: PyValue) {
      const [first, second] = [argument(run, left), argument(run, right)];
      return answered(run, self, (work) => operation(work, first, second));
    },
  });
}

/** What `create_decimal` makes: rounded to the context. */
function created(run: Run, self: PyContext, number: Num): PyDecimal {
  return answered(run, self, (work) => {
    const { prec, clamp } = work.settings;
    const long =
      isNoNumber(number) && number.coefficient !== 0n && digitCount(run, number.coefficient) > prec - Number(clamp);
    if (!long) return finalize(work, number);
    work.note(CONVERSION_SYNTAX);
    return notANumber;
  });
}

function text(form: Notation['form']) {
  return (run: Run, self: PyContext, value: PyValue) =>
    decimalText(run, argument(run, value), { form, letter: self.capitals === 1 ? 'E' : 'e' });
}

const settings: readonly Declaration[] = [
  setting('prec', 'How many digits results have at most.', ({ prec }) => prec),
  setting('rounding', 'How results are rounded.', ({ rounding }) => rounding),
  setting('Emin', 'The lowest exponent.', ({ lowest }) => lowest),
  setting('Emax', 'The highest exponent.', ({ highest }) => highest),
  setting('capitals', '1: exponents are written with E.', ({ capitals }) => capitals),
  setting('clamp', '1: exponents are kept so low that all digits fit.', ({ clamp }) => clamp),
  setting('flags', 'What has been signalled.', (self) => new PySignals(self, 'flags')),
  setting('traps', 'What raises when it is signalled.', (self) => new PySignals(self, 'traps')),
];

const others: readonly Declaration[] = [
  plainMethod('power(a, b, modulo=None)', {
    doc: 'A power, perhaps modulo a number.',
    examples: ["decimal.Context(prec=5).power(2, decimal.Decimal('0.5'))  #> Decimal('1.4142')"],
    run(run, self: PyContext, base: PyValue, exponent: PyValue, modulo: PyValue) {
      const [first, second] = [argument(run, base), argument(run, exponent)];
      const third = modulo === null ? undefined : argument(run, modulo);
      return answered(run, self, (work) =>
        third === undefined ? power(work, first, second) : powerModulo(work, first, second, third),
      );
    },
  }),
  plainMethod('divmod(a, b)', {
    doc: 'Quotient and remainder.',
    run(run, self: PyContext, left: PyValue, right: PyValue) {
      const [first, second] = [argument(run, left), argument(run, right)];
      const parts = calculate(run, self, (work) => divideBoth(work, first, second));
      return new PyTuple(parts.map((part) => decimal(run, part)));
    },
  }),
  plainMethod('fma(a, b, c)', {
    doc: fused.doc,
    run(run, self: PyContext, a: PyValue, b: PyValue, c: PyValue) {
      const [first, second, third] = [argument(run, a), argument(run, b), argument(run, c)];
      return answered(run, self, (work) => fused.run(work, first, second, third));
    },
  }),
  plainMethod('same_quantum(a, b)', {
    doc: 'Return whether both have the same exponent.',
    run: (run, _self: PyContext, left: PyValue, right: PyValue) =>
      sameQuantum(argument(run, left), argument(run, right)),
  }),
  method('number_class(x, /)', {
    doc: 'Return what kind of number it is.',
    run: (run, self: PyContext, value: PyValue) => classOf(workOf(run, self), argument(run, value)),
  }),
  method('to_sci_string(x, /)', { doc: 'Return the number as a text.', run: text('scientific') }),
  method('to_eng_string(x, /)', {
    doc: 'Return the number with an exponent that is a multiple of three.',
    run: text('engineering'),
  }),
  method('create_decimal(num=0, /)', {
    doc: 'Return a value as a Decimal, rounded to the context.',
    examples: ["decimal.Context(prec=3).create_decimal('1.2345')  #> Decimal('1.23')"],
    run: (run, self: PyContext, value: PyValue) => created(run, self, exact(run, self, value)),
  }),
  method('create_decimal_from_float(f, /)', {
    doc: 'Return a float as a Decimal, rounded to the context.',
    run(run, self: PyContext, value: PyValue) {
      const number = value instanceof PyFloat ? fromFloat(run, value.value) : argument(run, value);
      return created(run, self, number);
    },
  }),
  ...['canonical', 'copy_decimal'].map((name) =>
    method(`${name}(x, /)`, {
      doc: 'Return the number as it is.',
      run: (run, _self: PyContext, value: PyValue) => decimal(run, argument(run, value)),
    }),
  ),
  method('copy_abs(x, /)', {
    doc: 'Return the number without its sign, not rounded.',
    run: (run, _self: PyContext, value: PyValue) => decimal(run, { ...argument(run, value), negative: false }),
  }),
  method('copy_negate(x, /)', {
    doc: 'Return the number with the other sign, not rounded.',
    run(run, _self: PyContext, value: PyValue) {
      const number = argument(run, value);
      return decimal(run, { ...number, negative: !number.negative });
    },
  }),
  method('radix()', { doc: 'Return ten.', run: (run) => decimal(run, finite(false, 10n, 0)) }),
  method('Etiny()', {
    doc: 'Return the lowest exponent of any number.',
    examples: ['decimal.Context(prec=9, Emin=-99).Etiny()  #> -107'],
    run: (run, self: PyContext) => workOf(run, self).tiny,
  }),
  method('Etop()', {
    doc: 'Return the highest exponent of a number with all digits.',
    run: (run, self: PyContext) => workOf(run, self).top,
  }),
  ...(['flags', 'traps'] as const).map((part) =>
    method(`clear_${part}()`, {
      doc: `Switch all ${part} off.`,
      run(_run, self: PyContext) {
        checkOwn(self);
        self[part] = 0;
        return null;
      },
    }),
  ),
  ...['copy', '__copy__'].map((name) =>
    method(`${name}()`, { doc: 'Return a context with the same settings.', run: copyOf }),
  ),
];

function workOf(run: Run, self: PyContext): Work {
  return calculate(run, self, (work) => work);
}

define(contextType, [
  ...settings,
  ...[...unaryRows, ...contextRows].map(one),
  ...[...binaryRows, ...totalRows, ...contextPairs].map(two),
  ...[...questions, ...limitQuestions].map(({ name, doc, holds }) =>
    method(`${name}(x, /)`, {
      doc,
      run: (run, self: PyContext, value: PyValue) => holds(workOf(run, self), argument(run, value)),
    }),
  ),
  ...others,
]);
