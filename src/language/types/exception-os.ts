// OSError and its subclasses, which are chosen by the error number.

import type { Keywords } from '../runtime/call.ts';
import { define } from '../runtime/declare.ts';
import { exceptionTypes, type PyException, raise } from '../runtime/errors.ts';
import { asInt } from '../runtime/numbers.ts';
import { index } from '../runtime/operators.ts';
import type { Run } from '../runtime/run.ts';
import { repr, str } from '../runtime/text.ts';
import type { PyType } from '../runtime/type.ts';
import { PyTuple, type PyValue } from '../runtime/values.ts';
import {
  defineBuiltinException,
  exceptionField,
  exceptionText,
  initialisedByClass,
  newException,
  setField,
} from './exception-base.ts';

const subclasses: readonly (readonly [base: string, name: string, numbers: readonly number[]])[] = [
  ['OSError', 'BlockingIOError', [11, 114, 115]],
  ['OSError', 'ChildProcessError', [10]],
  ['OSError', 'ConnectionError', []],
  ['ConnectionError', 'BrokenPipeError', [32, 108]],
  ['ConnectionError', 'ConnectionAbortedError', [103]],
  ['ConnectionError', 'ConnectionRefusedError', [111]],
  ['ConnectionError', 'ConnectionResetError', [104]],
  ['OSError', 'FileExistsError', [17]],
  ['OSError', 'FileNotFoundError', [2]],
  ['OSError', 'InterruptedError', [4]],
  ['OSError', 'IsADirectoryError', [21]],
  ['OSError', 'NotADirectoryError', [20]],
  ['OSError', 'PermissionError', [1, 13]],
  ['OSError', 'ProcessLookupError', [3]],
  ['OSError', 'TimeoutError', [110]],
];

const byNumber: ReadonlyMap<number, string> = new Map(
  subclasses.flatMap(([, name, numbers]) => numbers.map((number): [number, string] => [number, name])),
);

function takesNumber(args: readonly PyValue[]): boolean {
  return args.length >= 2 && args.length <= 5;
}

/** Python: `OSError(2, …)` is a FileNotFoundError. */
function chosenType(type: PyType, args: readonly PyValue[]): PyType {
  const number = type === exceptionTypes.get('OSError') && takesNumber(args) ? asInt(args[0] as PyValue) : undefined;
  const name = typeof number === 'number' ? byNumber.get(number) : undefined;
  return name === undefined ? type : (exceptionTypes.get(name) ?? type);
}

function construct(run: Run, type: PyType, args: PyValue[], keywords: Keywords | undefined): PyException {
  if ((keywords?.names.length ?? 0) > 0) raise('TypeError', `${type.name}() takes no keyword arguments`);
  const made = newException(run, chosenType(type, args), args);
  if (!initialisedByClass(type) && takesNumber(args)) fill(run, made, args);
  return made;
}

function fill(run: Run, made: PyException, args: readonly PyValue[]): void {
  const [number = null, text = null, filename = null, , second = null] = args;
  setField(made, 'errno', number);
  setField(made, 'strerror', text);
  if (filename === null) return;
  const blocking = exceptionTypes.get('BlockingIOError');
  if (blocking !== undefined && made.type === blocking && asInt(filename) !== undefined) {
    setField(made, 'characters_written', index(run, filename));
    return;
  }
  setField(made, 'filename', filename);
  if (second !== null) setField(made, 'filename2', second);
  made.args = new PyTuple(args.slice(0, 2));
}

function field(self: PyException, name: string, position?: number): PyValue {
  const known = self.attributes?.get(name);
  if (known !== undefined) return known;
  return position === undefined || !takesNumber(self.args.items) ? null : (self.args.items[position] ?? null);
}

function text(run: Run, self: PyException): string {
  const filename = field(self, 'filename');
  const second = field(self, 'filename2');
  const numbered = takesNumber(self.args.items) || self.attributes?.has('errno');
  if (filename === null && !numbered) return exceptionText(run, self);
  const start = `[Errno ${str(run, field(self, 'errno', 0))}] ${str(run, field(self, 'strerror', 1))}`;
  if (filename === null) return start;
  const named = `${start}: ${repr(run, filename)}`;
  return second === null ? named : `${named} -> ${repr(run, second)}`;
}

/** OSError, its aliases and its subclasses. */
export function defineOSErrors(base: PyType): void {
  const osError = defineBuiltinException('OSError', base, { construct, str: text });
  define(osError, [
    exceptionField('errno', 'The error number.', (self) => field(self, 'errno', 0)),
    exceptionField('strerror', 'The text of the error.', (self) => field(self, 'strerror', 1)),
    exceptionField('filename', 'The file that it is about.', () => null),
    exceptionField('filename2', 'The second file that it is about.', () => null),
    exceptionField('characters_written', 'How much was written.', () => raise('AttributeError', 'characters_written')),
  ]);
  for (const alias of ['IOError', 'EnvironmentError']) exceptionTypes.set(alias, osError);
  for (const [parent, name] of subclasses) defineBuiltinException(name, exceptionTypes.get(parent) ?? osError);
}
