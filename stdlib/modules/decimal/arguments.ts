// Methods whose arguments are bound as the C functions of the module do, and the errors of those.
import type { Keywords } from '../../../src/language/runtime/call.ts';
import { type BoundBody, type Declaration, type Declared, lazily } from '../../../src/language/runtime/declare.ts';
import { raise } from '../../../src/language/runtime/errors.ts';
import { type NativeCall, NativeFunction } from '../../../src/language/runtime/functions.ts';
import type { Signature } from '../../../src/language/runtime/signature.ts';
import type { PyType } from '../../../src/language/runtime/type.ts';
import { type PyValue, typeOf } from '../../../src/language/runtime/values.ts';
import { readArguments } from '../datetime-arguments.ts';

/** Reads arguments as a signature says; what was not given comes as its default. */
function reader({ parameters }: Signature) {
  const names = parameters.map(({ name }) => name);
  const required = parameters.filter((parameter) => parameter.required).length;
  const exact = required === names.length && required > 1;
  return (args: readonly PyValue[], keywords: Keywords | undefined): unknown[] => {
    const count = args.length + (keywords?.names.length ?? 0);
    if (exact && count !== required)
      raise('TypeError', `function takes exactly ${required} arguments (${count} given)`);
    const given = readArguments({ shown: 'function', names, required }, args, keywords);
    return parameters.map(({ fallback }, at) => (given[at] === undefined ? fallback : given[at]));
  };
}

/** A call that binds so. */
export function plainCall(signature: string, declared: Declared): NativeCall {
  const body = declared.run as BoundBody;
  return lazily({ signature, ...declared }, (parsed) => {
    const read = reader(parsed);
    return (run, args, keywords) => body(run, ...read(args, keywords));
  });
}

/** A function that binds so. */
export function plainFunction(signature: string, declared: Declared): NativeFunction {
  const name = signature.slice(0, signature.indexOf('('));
  const { doc, examples } = declared;
  return new NativeFunction(name, undefined, signature, doc, plainCall(signature, declared), 'c', examples);
}

/** A method that binds so. */
export function plainMethod(signature: string, declared: Declared): Declaration {
  const name = signature.slice(0, signature.indexOf('('));
  const body = declared.run as BoundBody;
  const call = (owner: PyType) =>
    lazily({ signature, ...declared }, (parsed): NativeCall => {
      const read = reader(parsed);
      return (run, args, keywords) => {
        const [self, ...rest] = args;
        return body(run, checkedSelf(owner, name, self), ...read(rest, keywords));
      };
    });
  const make = (owner: PyType) =>
    new NativeFunction(name, owner, signature, declared.doc, call(owner), 'c', declared.examples);
  return { signature, ...declared, make };
}

function checkedSelf(owner: PyType, name: string, self: PyValue | undefined): PyValue {
  if (self === undefined) return raise('TypeError', `unbound method ${owner.qualname}.${name}() needs an argument`);
  if (typeOf(self).isSubtypeOf(owner)) return self;
  return raise(
    'TypeError',
    `descriptor '${name}' for '${owner.name}' objects doesn't apply to a '${typeOf(self).name}' object`,
  );
}
