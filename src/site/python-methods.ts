// Methods of the site's own types that bind and fail as methods written in Python do.
import { type Declaration, pythonFunction } from '../language/runtime/declare.ts';
import { NativeFunction } from '../language/runtime/functions.ts';
import type { PyType } from '../language/runtime/type.ts';

/** Adds methods whose signatures begin with `self` to a type. */
export function definePython(type: PyType, declarations: readonly Declaration[]): void {
  for (const declaration of declarations) {
    const { name, signature, doc, invoke, examples } = pythonFunction(declaration.signature, declaration);
    type.attributes.set(name, new NativeFunction(name, type, signature, doc, invoke, 'c', examples));
  }
}
