// Frappe's namespace dict: reading a name that is missing gives a function that fails when it is called.
import { genericAttribute } from '../../src/language/runtime/attributes.ts';
import type { PyDict } from '../../src/language/runtime/containers.ts';
import { raise } from '../../src/language/runtime/errors.ts';
import { NativeFunction } from '../../src/language/runtime/functions.ts';
import { defineType } from '../../src/language/runtime/type.ts';
import { attributeDict } from '../../src/site/dictionary.ts';

/** The type of a namespace. */
export const namespaceDict = defineType({
  name: 'NamespaceDict',
  module: 'frappe.utils.safe_exec',
  bases: [attributeDict],
  slots: {
    getAttribute(run, self: PyDict, name) {
      if (namespaceDict.lookup(name) !== undefined) return genericAttribute(run, self, name);
      const found = self.table.get(run, name);
      return found === undefined ? missing(name) : found;
    },
  },
});

function missing(name: string): NativeFunction {
  const refuse = () => raise('AttributeError', `module has no attribute '${name}'`);
  const shown = 'NamespaceDict.__getattr__.<locals>.default_function';
  return new NativeFunction(shown, undefined, `${shown}(*args, **kwargs)`, '', refuse, 'python');
}
