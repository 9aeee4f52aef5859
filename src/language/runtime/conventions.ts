// Binding the arguments of natives as CPython's C functions do, with their errors.
import type { Keywords } from './call.ts';
import { type Converter, converterFor } from './conversions.ts';
import type { BoundBody, NativeBody } from './declare.ts';
import { raise } from './errors.ts';
import type { NativeCall } from './functions.ts';
import type { Run } from './run.ts';
import type { Parameter, Signature } from './signature.ts';
import type { PyType } from './type.ts';
import { type PyValue, typeOf } from './values.ts';
import { worded } from './wording.ts';

interface Native {
  /** `pop`, as CPython's argument clinic shows it. */
  readonly name: string;
  /** `list.pop`, as the calling conventions show it. */
  readonly qualified: string;
  readonly owner: PyType | undefined;
  readonly parameters: readonly Parameter[];
  readonly converters: readonly (Converter | undefined)[];
  readonly body: BoundBody;
}

/** Chooses CPython's calling convention by the shape of the signature. */
export function conventions(
  signature: Signature,
  body: NativeBody,
  owner: PyType | undefined,
  module?: string,
): NativeCall {
  const native = nativeOf(signature, body, owner, module);
  const call = convention(native);
  if (owner === undefined) return call;
  return (run, args, keywords) => {
    checkSelf(native, args);
    return call(run, args, keywords);
  };
}

/** The same for a class method, whose first argument is a class. */
export function classConventions(signature: Signature, body: NativeBody, owner: PyType): NativeCall {
  return convention(nativeOf(signature, body, owner, undefined));
}

function nativeOf(
  signature: Signature,
  body: NativeBody,
  owner: PyType | undefined,
  module: string | undefined,
): Native {
  const prefix = owner?.qualname ?? module;
  return {
    name: signature.name,
    qualified: prefix === undefined ? signature.name : `${prefix}.${signature.name}`,
    owner,
    parameters: signature.parameters,
    converters: signature.parameters.map((parameter) => converterFor(parameter.annotation)),
    body: body as BoundBody,
  };
}

function convention(native: Native): NativeCall {
  const { parameters } = native;
  if (parameters.some((parameter) => parameter.kind === 'varargs' || parameter.kind === 'varkeywords'))
    return variable(native);
  if (parameters.length === 0) return noArguments(native);
  const positionalOnly = parameters.every((parameter) => parameter.kind === 'positional');
  if (positionalOnly && parameters.length === 1 && parameters[0]?.required) return oneArgument(native);
  return positionalOnly ? positional(native) : withKeywords(native);
}

function selfCount(native: Native): number {
  return native.owner === undefined ? 0 : 1;
}

function checkSelf(native: Native, args: readonly PyValue[]): void {
  const owner = native.owner as PyType;
  const self = args[0];
  if (self === undefined) raise('TypeError', `unbound method ${native.qualified}() needs an argument`);
  else if (typeOf(self) !== owner && !typeOf(self).isSubtypeOf(owner)) {
    raise(
      'TypeError',
      `descriptor '${native.name}' for '${owner.name}' objects doesn't apply to a '${typeOf(self).name}' object`,
    );
  }
}

function refuseKeywords(native: Native, keywords: Keywords | undefined): void {
  if (keywords !== undefined && keywords.names.length > 0)
    raise('TypeError', `${native.qualified}() takes no keyword arguments`);
}

function noArguments(native: Native): NativeCall {
  const skip = selfCount(native);
  const { body, qualified } = native;
  return (run, args, keywords) => {
    refuseKeywords(native, keywords);
    if (args.length !== skip) raise('TypeError', `${qualified}() takes no arguments (${args.length - skip} given)`);
    return skip === 0 ? body(run) : body(run, args[0]);
  };
}

function oneArgument(native: Native): NativeCall {
  const skip = selfCount(native);
  const { body, qualified } = native;
  const convert = native.converters[0];
  const where = { name: native.name, position: 1, only: true };
  return (run, args, keywords) => {
    refuseKeywords(native, keywords);
    if (args.length !== skip + 1)
      raise('TypeError', `${qualified}() takes exactly one argument (${args.length - skip} given)`);
    const argument = args[skip] as PyValue;
    const value = convert === undefined ? argument : convert(run, argument, where);
    return skip === 0 ? body(run, value) : body(run, args[0], value);
  };
}

function positional(native: Native): NativeCall {
  const skip = selfCount(native);
  const most = native.parameters.length;
  const least = native.parameters.filter((parameter) => parameter.required).length;
  const invoke = spread(native);
  return (run, args, keywords) => {
    if (keywords !== undefined) refuseKeywords(native, keywords);
    const given = args.length - skip;
    if (given < least || given > most) refuseCount(native.name, least, most, given);
    return invoke(run, args);
  };
}

function refuseCount(name: string, least: number, most: number, given: number): never {
  const bound = given < least ? least : most;
  const how = least === most ? '' : given < least ? 'at least ' : 'at most ';
  return raise('TypeError', `${name} expected ${how}${bound} argument${bound === 1 ? '' : 's'}, got ${given}`);
}

/** Takes one argument: converted if it was given, else the default (a literal that needs no conversion). */
type Take = (run: Run, argument: PyValue | undefined) => unknown;

function takers(native: Native): readonly Take[] {
  const only = native.parameters.length === 1;
  return native.parameters.map(({ kind, name, fallback }, at): Take => {
    const convert = native.converters[at];
    if (convert === undefined) return (_run, argument) => (argument === undefined ? fallback : argument);
    const place = { name: native.name, position: at + 1, only, parameter: kind === 'positional' ? undefined : name };
    return (run, argument) => (argument === undefined ? fallback : convert(run, argument, place));
  });
}

type Spread = (run: Run, args: readonly (PyValue | undefined)[]) => PyValue;

/** Calls the body with self and each argument taken; the commonest counts without an array between. */
function spread(native: Native): Spread {
  const { body } = native;
  const skip = selfCount(native);
  const takes = takers(native);
  const [first, second, ...more] = takes;
  if (first !== undefined && more.length === 0) {
    if (second === undefined) {
      if (skip === 0) return (run, args) => body(run, first(run, args[0]));
      return (run, args) => body(run, args[0], first(run, args[1]));
    }
    if (skip === 0) return (run, args) => body(run, first(run, args[0]), second(run, args[1]));
    return (run, args) => body(run, args[0], first(run, args[1]), second(run, args[2]));
  }
  return (run, args) => {
    const values: unknown[] = skip === 0 ? [] : [args[0]];
    for (let at = 0; at < takes.length; at += 1) values.push((takes[at] as Take)(run, args[at + skip]));
    return body(run, ...values);
  };
}

function withKeywords(native: Native): NativeCall {
  const skip = selfCount(native);
  const { parameters } = native;
  const positionalCount = parameters.filter((parameter) => parameter.kind !== 'keyword').length;
  const least = parameters.findLastIndex((parameter) => parameter.required) + 1;
  const invoke = spread(native);
  return (run, args, keywords) => {
    const given = args.length - skip;
    if (keywords === undefined && given >= least && given <= positionalCount) return invoke(run, args);
    if (given + (keywords?.names.length ?? 0) > parameters.length || given > positionalCount) {
      refuseTooMany(native, positionalCount, given, keywords);
    }
    const slots: (PyValue | undefined)[] = args.slice();
    if (keywords !== undefined) placeKeywords(native, keywords, slots, skip, given);
    // Python: what is missing is told before what is unknown.
    for (let at = 0; at < parameters.length; at += 1) {
      const parameter = parameters[at] as Parameter;
      if (parameter.required && slots[at + skip] === undefined) refuseMissing(native, parameter, at);
    }
    if (keywords !== undefined) refuseWrongNames(run, native, keywords, given);
    return invoke(run, slots);
  };
}

function refuseMissing(native: Native, parameter: Parameter, at: number): never {
  if (parameter.kind === 'positional') {
    const least = native.parameters.filter((other) => other.kind === 'positional' && other.required).length;
    const more = native.parameters.some((other) => other.kind !== 'keyword' && !other.required)
      ? 'at least'
      : 'exactly';
    return raise(
      'TypeError',
      `${native.name}() takes ${more} ${least} positional argument${least === 1 ? '' : 's'} (${at} given)`,
    );
  }
  return raise('TypeError', `${native.name}() missing required argument '${parameter.name}' (pos ${at + 1})`);
}

function refuseTooMany(native: Native, positionalCount: number, given: number, keywords: Keywords | undefined): never {
  const total = given + (keywords?.names.length ?? 0);
  const most = native.parameters.length;
  const exact = native.parameters.every((parameter) => parameter.required) ? 'exactly' : 'at most';
  if (total > most) {
    const kind = given === 0 ? 'keyword ' : '';
    return raise(
      'TypeError',
      `${native.name}() takes ${exact} ${most} ${kind}argument${most === 1 ? '' : 's'} (${total} given)`,
    );
  }
  if (positionalCount === 0) return raise('TypeError', `${native.name}() takes no positional arguments`);
  const least = native.parameters.filter((parameter) => parameter.kind !== 'keyword' && parameter.required).length;
  const how = least < positionalCount ? 'at most' : 'exactly';
  return raise(
    'TypeError',
    `${native.name}() takes ${how} ${positionalCount} positional argument${positionalCount === 1 ? '' : 's'} (${given} given)`,
  );
}

function placeKeywords(
  native: Native,
  keywords: Keywords,
  slots: (PyValue | undefined)[],
  skip: number,
  given: number,
): void {
  for (const [at, name] of keywords.names.entries()) {
    const place = placeOf(native, name);
    if (place >= given) slots[place + skip] = keywords.values[at];
  }
}

function placeOf(native: Native, name: string): number {
  return native.parameters.findIndex((parameter) => parameter.name === name && parameter.kind !== 'positional');
}

function refuseWrongNames(run: Run, native: Native, keywords: Keywords, given: number): void {
  for (const name of keywords.names) {
    const place = placeOf(native, name);
    if (place < 0) raise('TypeError', worded(run, 'unknownKeyword', native.name, name));
    if (place < given)
      raise('TypeError', `argument for ${native.name}() given by name ('${name}') and position (${place + 1})`);
  }
}

/** `*args` and `**kwargs` go through as an array and as Keywords; parameters before them are positional. */
function variable(native: Native): NativeCall {
  const skip = selfCount(native);
  const fixed = native.parameters.filter(
    (parameter) => parameter.kind === 'positional' || parameter.kind === 'either',
  ).length;
  const keywordOnly = native.parameters.filter((parameter) => parameter.kind === 'keyword');
  const takesKeywords = native.parameters.some((parameter) => parameter.kind === 'varkeywords');
  const takesRest = native.parameters.some((parameter) => parameter.kind === 'varargs');
  return (run, args, keywords) => {
    const wrong = takesKeywords || keywordOnly.length > 0 ? undefined : keywords?.names[0];
    // Up to 3.12 these are the only functions whose owner is not named here.
    if (wrong !== undefined) raise('TypeError', worded(run, 'noKeywords', native.name, native.owner?.name ?? ''));
    const given = args.length - skip;
    if (given < fixed) refuseCount(native.name, fixed, takesRest ? Number.POSITIVE_INFINITY : fixed, given);
    const values: unknown[] = args.slice(0, fixed + skip);
    if (takesRest) values.push(args.slice(fixed + skip));
    for (const parameter of keywordOnly) values.push(namedValue(run, native, parameter, keywords));
    if (takesKeywords) values.push(keywords);
    else if (keywords !== undefined) refuseUnknown(run, native, keywordOnly, keywords);
    return native.body(run, ...values);
  };
}

function namedValue(run: Run, native: Native, parameter: Parameter, keywords: Keywords | undefined): unknown {
  const at = keywords?.names.indexOf(parameter.name) ?? -1;
  if (at < 0) return parameter.fallback;
  const value = keywords?.values[at] as PyValue;
  const convert = converterFor(parameter.annotation);
  return convert === undefined
    ? value
    : convert(run, value, { name: native.name, position: 0, only: false, parameter: parameter.name });
}

function refuseUnknown(run: Run, native: Native, known: readonly Parameter[], keywords: Keywords): void {
  for (const name of keywords.names) {
    if (!known.some((parameter) => parameter.name === name))
      raise('TypeError', worded(run, 'unknownKeyword', native.name, name));
  }
}
