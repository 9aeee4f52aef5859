// Generator objects: a suspended frame that is stepped from outside.
import { caught, exception, type PyException, Raise, raise } from './errors.ts';
import { activate, Cell, deactivate, type Frame, leave } from './frame.ts';
import type { Run } from './run.ts';
import type { PyIterator, PyType } from './type.ts';
import { builtin, type PyValue } from './values.ts';

/** How the body of a generator is resumed: with a value, or with an exception to raise at the `yield`. */
export type Resume = { readonly value: PyValue } | { readonly raise: PyException };

/** The suspended body: yields values, is sent what `yield` evaluates to, returns the generator's result. */
export type GeneratorBody = Generator<PyValue, PyValue, PyValue>;

/** A generator. */
export class PyGenerator implements PyIterator {
  readonly name: string;
  readonly qualname: string;
  readonly #frame: Frame;
  readonly #body: GeneratorBody;
  state: 'created' | 'running' | 'suspended' | 'closed' = 'created';
  /** What the body returned, once it has. */
  result: PyValue = null;

  constructor(name: string, qualname: string, frame: Frame, body: GeneratorBody) {
    this.name = name;
    this.qualname = qualname;
    this.#frame = frame;
    this.#body = body;
  }

  get type(): PyType {
    return builtin.generator;
  }

  /** What its suspended frame holds, for the accounting. */
  *held(): Iterable<PyValue> {
    for (const slot of this.#frame.locals) if (slot !== undefined && !(slot instanceof Cell)) yield slot;
  }

  /** The next value; `undefined` when the body has ended. */
  next(run: Run): PyValue | undefined {
    return this.#resume(run, () => this.#body.next(null));
  }

  /** `send(value)`: like next, with the value of the `yield`. */
  send(run: Run, value: PyValue): PyValue | undefined {
    if (this.state === 'created' && value !== null)
      raise('TypeError', "can't send non-None value to a just-started generator");
    return this.#resume(run, () => this.#body.next(value));
  }

  /** `throw(exception)`: raises at the suspended `yield`. */
  throw(run: Run, thrown: PyException): PyValue | undefined {
    if (this.state === 'created') {
      // Python: it is raised in the body's frame, on the line of the `def`.
      this.state = 'closed';
      activate(this.#frame);
      const raised = new Raise(thrown);
      // From Python 3.12 on it is the body that makes a RuntimeError of a StopIteration, and it has not begun.
      throw run.python === '3.11' ? this.#left(raised) : leave(raised, this.#frame);
    }
    if (this.state === 'closed') throw new Raise(thrown);
    return this.#resume(run, () => this.#body.throw(new Raise(thrown)));
  }

  /** `close()`: raises GeneratorExit at the suspended `yield` and expects the body to end. */
  close(run: Run): void {
    if (this.state === 'created') this.state = 'closed';
    if (this.state === 'closed') return;
    try {
      const value = this.throw(run, exception('GeneratorExit'));
      if (value !== undefined) raise('RuntimeError', 'generator ignored GeneratorExit');
    } catch (thrown) {
      if (!caught(thrown, 'GeneratorExit') && !caught(thrown, 'StopIteration')) throw thrown;
    }
  }

  #resume(run: Run, step: () => IteratorResult<PyValue, PyValue>): PyValue | undefined {
    if (this.state === 'closed') {
      this.result = null;
      return undefined;
    }
    if (this.state === 'running') raise('ValueError', 'generator already executing');
    run.tick();
    activate(this.#frame);
    this.state = 'running';
    try {
      const outcome = step();
      deactivate(this.#frame);
      if (outcome.done !== true) {
        this.state = 'suspended';
        return outcome.value;
      }
      this.state = 'closed';
      this.result = outcome.value;
      return undefined;
    } catch (thrown) {
      this.state = 'closed';
      throw this.#left(thrown);
    }
  }

  /** Python: a StopIteration that leaves a generator's body becomes a RuntimeError. */
  #left(thrown: unknown): unknown {
    const left = leave(thrown, this.#frame);
    const stop = caught(left, 'StopIteration');
    if (stop === undefined) return left;
    const error = exception('RuntimeError', 'generator raised StopIteration');
    error.cause = stop;
    error.context = stop;
    error.contextKnown = true;
    error.suppressContext = true;
    error.traceback = [];
    return new Raise(error);
  }
}
