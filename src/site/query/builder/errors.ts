// The exceptions of the query builder.
import { exceptionTypes, PyException, Raise } from '../../../language/runtime/errors.ts';
import { defineType, type PyType } from '../../../language/runtime/type.ts';

const names = [
  'QueryException',
  'GroupingException',
  'CaseException',
  'JoinException',
  'SetOperationException',
  'RollupException',
  'DialectNotSupported',
  'FunctionException',
] as const;

type BuilderError = (typeof names)[number];

/** The classes by name. */
export const builderErrors: ReadonlyMap<string, PyType> = new Map(
  names.map((name) => [name, defineType({ name, module: 'pypika.utils', bases: bases() })]),
);

function bases(): readonly PyType[] {
  const base = exceptionTypes.get('Exception');
  return base === undefined ? [] : [base];
}

/** Raises an exception of the builder. */
export function raiseBuilder(name: BuilderError, message: string): never {
  const type = builderErrors.get(name);
  if (type === undefined) throw new Error(`${name} is no exception of the builder`);
  throw new Raise(new PyException(type, [message]));
}
