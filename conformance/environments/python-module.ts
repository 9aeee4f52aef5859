// Python of the suite's own, run without any guard: the host's side of a case.
import { parse } from '../../grammar/parse.ts';
import type { Guards } from '../../src/language/compile/guards.ts';
import { compileRoot, type Program } from '../../src/language/compile/script.ts';
import { plainGetattr } from '../../src/language/policy/guards/attributes.ts';
import { iterUnpackSequence, unpackSequence } from '../../src/language/policy/guards/unpacking.ts';
import { call } from '../../src/language/runtime/call.ts';
import { getItem } from '../../src/language/runtime/items.ts';
import { iterate } from '../../src/language/runtime/iteration.ts';
import { Namespace } from '../../src/language/runtime/namespace.ts';
import { inplace } from '../../src/language/runtime/operators.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import type { PyValue } from '../../src/language/runtime/values.ts';
import { makeClass } from '../../src/language/types/classes.ts';

/** The guards of a program that is trusted: they let everything pass. */
const unguarded: Guards = {
  traced: false,
  getiterGivesIterator: false,
  attribute: plainGetattr.reader,
  isPlainName: () => true,
  getItem,
  write: (_run, value) => value,
  iterate,
  unpackSequence,
  iterUnpackSequence,
  inplace,
  apply: call,
  makeClass: (run, name, bases, namespace) => makeClass(run, name, bases, new Map(namespace.entries())),
  collector: undefined,
};

/** A trusted program; each call runs it in a namespace of its own. */
export type HostProgram = (run: Run, given: Iterable<readonly [string, PyValue]>) => Namespace;

/** What a program is called. */
export interface ProgramName {
  readonly file: string;
  /** The module that its classes show. */
  readonly module: string;
}

/** Compiles a program, so that it can be run any number of times. */
export function hostProgram(text: string, name: ProgramName, builtins: ReadonlyMap<string, PyValue>): HostProgram {
  const program = compiled(text, name.file);
  return (run, given) => {
    const globals = new Namespace([['__name__', name.module], ...given]);
    program({ run, globals, locals: undefined, builtins, filename: name.file });
    return globals;
  };
}

function compiled(text: string, file: string): Program {
  const parsed = parse(text, { python: '3.11' });
  if (!parsed.ok) throw new Error(`${file} cannot be read: ${parsed.problem.message}`);
  const { root, source } = parsed;
  return compileRoot(root, {
    source,
    python: '3.11',
    guards: unguarded,
    printScopes: new Map(),
    separateLocals: false,
  });
}
