// The exceptions of Jinja.
import '../../language/types/load.ts';
import { exceptionTypes, PyException, Raise } from '../../language/runtime/errors.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';

function exceptionType(name: string, ...bases: readonly (PyType | undefined)[]): PyType {
  return defineType({ name, module: 'jinja2.exceptions', bases: bases.filter((base) => base !== undefined) });
}

const TemplateError = exceptionType('TemplateError', exceptionTypes.get('Exception'));
const TemplateRuntimeError = exceptionType('TemplateRuntimeError', TemplateError);
const TemplateNotFound = exceptionType(
  'TemplateNotFound',
  exceptionTypes.get('OSError'),
  exceptionTypes.get('LookupError'),
  TemplateError,
);

const errors = {
  TemplateRuntimeError,
  TemplateNotFound,
  TemplatesNotFound: exceptionType('TemplatesNotFound', TemplateNotFound),
  UndefinedError: exceptionType('UndefinedError', TemplateRuntimeError),
  SecurityError: exceptionType('SecurityError', TemplateRuntimeError),
  FilterArgumentError: exceptionType('FilterArgumentError', TemplateRuntimeError),
} as const;

/** The name of an exception that a template can raise. */
export type JinjaError = keyof typeof errors;

/** Raises an exception of Jinja's. */
export function raiseJinja(name: JinjaError, message: string): never {
  throw new Raise(new PyException(errors[name], [message]));
}

/** Whether what was thrown is an exception of Jinja's of this kind. */
export function isJinja(thrown: unknown, name: JinjaError): boolean {
  return thrown instanceof Raise && thrown.exception.type.mro.includes(errors[name]);
}
