// Exceptions with a field or two: StopIteration, SystemExit, KeyError, NameError, AttributeError, ImportError.

import type { Keywords } from '../runtime/call.ts';
import { define } from '../runtime/declare.ts';
import { type PyException, raise } from '../runtime/errors.ts';
import type { Run } from '../runtime/run.ts';
import { repr } from '../runtime/text.ts';
import type { PyType, Slots } from '../runtime/type.ts';
import type { PyValue } from '../runtime/values.ts';
import { worded } from '../runtime/wording.ts';
import { defineBuiltinException, exceptionField, exceptionText, newException, setField } from './exception-base.ts';

/** StopIteration and SystemExit, whose args are their value. */
export function defineStops(base: PyType, ordinary: PyType): void {
  define(defineBuiltinException('StopIteration', ordinary), [
    exceptionField('value', 'What the generator returned.', (self) => self.args.items[0] ?? null),
  ]);
  define(defineBuiltinException('SystemExit', base), [
    exceptionField('code', 'The exit code.', ({ args }) => (args.items.length > 1 ? args : (args.items[0] ?? null))),
  ]);
}

/** KeyError, which shows its key as repr. */
export function defineKeyError(base: PyType): void {
  const str = (run: Run, self: PyException) => {
    const { items } = self.args;
    return items.length === 1 ? repr(run, items[0] as PyValue) : exceptionText(run, self);
  };
  defineBuiltinException('KeyError', base, { str });
}

/** A constructor that takes these names by keyword. */
function constructNamed(owner: string, names: readonly string[]): Slots {
  const atMost = `${names.length} keyword argument${names.length === 1 ? '' : 's'}`;
  return {
    construct(run, type: PyType, args: PyValue[], keywords: Keywords | undefined) {
      const made = newException(run, type, args);
      const count = keywords?.names.length ?? 0;
      if (count > names.length) raise('TypeError', `${owner}() takes at most ${atMost} (${count} given)`);
      for (const [at, name] of (keywords?.names ?? []).entries()) {
        if (!names.includes(name)) raise('TypeError', worded(run, 'unknownKeyword', owner, name));
        setField(made, name, keywords?.values[at] ?? null);
      }
      return made;
    },
  };
}

/** NameError, UnboundLocalError and AttributeError, which know the name that was missing. */
export function defineNameErrors(base: PyType): void {
  const name = exceptionField('name', 'The name that was missing.', () => null);
  const nameError = defineBuiltinException('NameError', base, constructNamed('NameError', ['name']));
  define(nameError, [name]);
  defineBuiltinException('UnboundLocalError', nameError);
  define(defineBuiltinException('AttributeError', base, constructNamed('AttributeError', ['name', 'obj'])), [
    name,
    exceptionField('obj', 'The object that has no such attribute.', () => null),
  ]);
}

/** ImportError and ModuleNotFoundError. */
export function defineImportErrors(base: PyType): void {
  const message = (self: PyException) => (self.args.items.length === 1 ? (self.args.items[0] as PyValue) : null);
  const str = (run: Run, self: PyException) => {
    const text = self.attributes?.get('msg') ?? message(self);
    return typeof text === 'string' ? text : exceptionText(run, self);
  };
  const slots = { ...constructNamed('ImportError', ['name', 'path']), str };
  const importError = defineBuiltinException('ImportError', base, slots);
  define(importError, [
    exceptionField('msg', 'The message.', message),
    exceptionField('name', 'The module that was to be imported.', () => null),
    exceptionField('path', 'Where the module was looked for.', () => null),
  ]);
  defineBuiltinException('ModuleNotFoundError', importError);
}
