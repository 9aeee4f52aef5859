// The objects that the recorded cases find in their globals, and `doc` in the locals of document events.
import { attributesOf } from '../../src/language/runtime/attributes.ts';
import { dictOf } from '../../src/language/runtime/containers.ts';
import { nativeFunction } from '../../src/language/runtime/declare.ts';
import type { Run } from '../../src/language/runtime/run.ts';
import { defineType } from '../../src/language/runtime/type.ts';
import { builtin, PyInstance, PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { allBuiltins } from '../../stdlib/builtins/all-builtins.ts';
import { environmentText } from '../suite-file.ts';
import { emit } from './emit.ts';
import { hostProgram } from './python-module.ts';

const codeType = defineType({
  name: 'code',
  bases: [builtin.object],
  subclassable: false,
  slots: { repr: () => '<code object hostcode at 0x7f0000000000, file "<host>", line 1>' },
});

const attributesFunction = nativeFunction('attributes_of(object, /)', {
  doc: 'The attributes of an object.',
  run: (run: Run, object: PyValue) => dictOf(run, attributesOf(object) ?? []),
});

const FILE = 'host_objects.py';
const program = hostProgram(environmentText(FILE), { file: FILE, module: 'host' }, allBuiltins);

/** The host objects of one run. */
export interface HostObjects {
  readonly globals: ReadonlyMap<string, PyValue>;
  readonly doc: PyValue;
}

/** Makes the host objects for a run. */
export function hostObjects(run: Run): HostObjects {
  const made = program(run, [
    ['emit', emit],
    ['attributes_of', attributesFunction],
  ]);
  const named = (name: string): [string, PyValue] => [name, made.get(name) ?? null];
  const hostmod = new PyModule(
    'hostmod',
    new Map<string, PyValue>([
      ['__spec__', null],
      ['value', 7],
    ]),
  );
  const globals = new Map<string, PyValue>([
    named('plain'),
    named('guarded'),
    named('ctx'),
    ['hostmod', hostmod],
    ['hostcode', new PyInstance(codeType)],
  ]);
  return { globals, doc: made.get('doc') ?? null };
}
