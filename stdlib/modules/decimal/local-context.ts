// decimal.localcontext: a context for the length of a `with` block.
import '../../../src/language/types/load.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { defineType, type PyType } from '../../../src/language/runtime/type.ts';
import { builtin, type PyValue } from '../../../src/language/runtime/values.ts';
import { plainFunction } from './arguments.ts';
import { copyOf, currentContext, decimalTypes, givenContext, PyContext, setContext } from './context.ts';
import { configure } from './context-type.ts';

class Manager {
  readonly inside: PyContext;
  readonly outside: PyContext;
  constructor(inside: PyContext, outside: PyContext) {
    this.inside = inside;
    this.outside = outside;
  }
  get type(): PyType {
    return decimalTypes.manager;
  }
  held(): Iterable<PyValue> {
    return [this.inside, this.outside];
  }
}

decimalTypes.manager = defineType({
  name: 'decimal.ContextManager',
  qualname: 'ContextManager',
  module: 'decimal',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    enter(run, self: Manager) {
      setContext(run, self.inside);
      return self.inside;
    },
    exit(run, self: Manager) {
      setContext(run, self.outside);
      return false;
    },
  },
});

/** The functions that read and change the context of a run. */
export const contextFunctions = [
  plainFunction('getcontext()', {
    doc: 'Return the context that calculations are done in.',
    examples: ['decimal.getcontext().prec  #> 28'],
    run: currentContext,
  }),
  plainFunction('setcontext(context)', {
    doc: 'Do further calculations in another context.',
    run(run, context: PyValue) {
      if (!(context instanceof PyContext)) return raise('TypeError', 'argument must be a context');
      setContext(run, context);
      return null;
    },
  }),
  plainFunction(
    'localcontext(ctx=None, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
    {
      doc: 'Return a manager whose `with` block has a context of its own.',
      run(
        run,
        given: PyValue,
        prec: PyValue,
        rounding: PyValue,
        Emin: PyValue,
        Emax: PyValue,
        capitals: PyValue,
        clamp: PyValue,
        flags: PyValue,
        traps: PyValue,
      ) {
        const inside = copyOf(run, givenContext(run, given));
        configure(run, inside, { prec, rounding, Emin, Emax, capitals, clamp, flags, traps });
        return new Manager(inside, currentContext(run));
      },
    },
  ),
];
