// Binding arguments to the parameters of a Python function, with CPython's errors.
import type { Keywords } from './call.ts';
import { dictOf } from './containers.ts';
import { raise } from './errors.ts';
import type { Run } from './run.ts';
import { PyTuple, type PyValue } from './values.ts';

/** The parameters of a function written in Python (or one that behaves as if it were). */
export interface Parameters {
  /** For messages: the qualified name. */
  readonly name: string;
  /** Positional-only first, then those that may also be given by name, then keyword-only ones. */
  readonly names: readonly string[];
  readonly positionalOnly: number;
  /** How many may be given by position, positional-only included. */
  readonly positional: number;
  readonly varargs: boolean;
  readonly varkeywords: boolean;
}

/**
 * Fills `slots[0 … names.length)` from the arguments, then the tuple of `*args` and the dict of `**kwargs` behind
 * them. `defaults` belong to the last positional parameters, `keywordDefaults[i]` to keyword-only parameter i.
 */
export function bind(
  run: Run,
  parameters: Parameters,
  defaults: readonly PyValue[],
  keywordDefaults: readonly (PyValue | undefined)[],
  args: readonly PyValue[],
  keywords: Keywords | undefined,
  slots: (PyValue | undefined)[],
): void {
  const { positional, names, varargs } = parameters;
  const given = Math.min(args.length, positional);
  for (let at = 0; at < given; at += 1) slots[at] = args[at];
  let after = names.length;
  if (varargs) slots[after++] = new PyTuple(args.slice(positional));
  const extra = parameters.varkeywords ? [] : undefined;
  if (keywords !== undefined) bindKeywords(parameters, keywords, slots, extra);
  if (args.length > positional && !varargs) tooMany(parameters, defaults, slots, args.length);
  fillDefaults(parameters, defaults, keywordDefaults, slots);
  if (extra !== undefined) slots[after] = dictOf(run, extra);
}

function bindKeywords(
  parameters: Parameters,
  keywords: Keywords,
  slots: (PyValue | undefined)[],
  extra: [string, PyValue][] | undefined,
): void {
  for (const [at, name] of keywords.names.entries()) {
    const value = keywords.values[at] as PyValue;
    const slot = parameters.names.indexOf(name, parameters.positionalOnly);
    if (slot < 0) {
      if (extra === undefined) unexpectedKeyword(parameters, keywords, name);
      extra.push([name, value]);
    } else if (slots[slot] !== undefined) {
      raise('TypeError', `${parameters.name}() got multiple values for argument '${name}'`);
    } else slots[slot] = value;
  }
}

function unexpectedKeyword(parameters: Parameters, keywords: Keywords, name: string): never {
  const positionalOnly = parameters.names
    .slice(0, parameters.positionalOnly)
    .filter((other) => keywords.names.includes(other));
  if (positionalOnly.length > 0) {
    return raise(
      'TypeError',
      `${parameters.name}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(', ')}'`,
    );
  }
  return raise('TypeError', `${parameters.name}() got an unexpected keyword argument '${name}'`);
}

function tooMany(
  parameters: Parameters,
  defaults: readonly PyValue[],
  slots: (PyValue | undefined)[],
  given: number,
): never {
  const { positional, names } = parameters;
  const least = positional - defaults.length;
  const takes = defaults.length > 0 ? `from ${least} to ${positional}` : `${positional}`;
  const plural = (defaults.length > 0 ? positional : positional) === 1 && defaults.length === 0 ? '' : 's';
  let keywordOnly = 0;
  for (let at = positional; at < names.length; at += 1) if (slots[at] !== undefined) keywordOnly += 1;
  const counted =
    keywordOnly > 0
      ? `${given} positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'}) were`
      : `${given} ${given === 1 ? 'was' : 'were'}`;
  return raise('TypeError', `${parameters.name}() takes ${takes} positional argument${plural} but ${counted} given`);
}

function fillDefaults(
  parameters: Parameters,
  defaults: readonly PyValue[],
  keywordDefaults: readonly (PyValue | undefined)[],
  slots: (PyValue | undefined)[],
): void {
  const { positional, names } = parameters;
  const firstDefault = positional - defaults.length;
  const missing: string[] = [];
  for (let at = 0; at < positional; at += 1) {
    if (slots[at] !== undefined) continue;
    if (at < firstDefault) missing.push(names[at] as string);
    else slots[at] = defaults[at - firstDefault];
  }
  if (missing.length > 0) refuseMissing(parameters.name, 'positional', missing);
  for (let at = positional; at < names.length; at += 1) {
    if (slots[at] !== undefined) continue;
    const fallback = keywordDefaults[at - positional];
    if (fallback === undefined) missing.push(names[at] as string);
    else slots[at] = fallback;
  }
  if (missing.length > 0) refuseMissing(parameters.name, 'keyword-only', missing);
}

function refuseMissing(name: string, kind: string, missing: readonly string[]): never {
  const plural = missing.length === 1 ? '' : 's';
  return raise(
    'TypeError',
    `${name}() missing ${missing.length} required ${kind} argument${plural}: ${listed(missing)}`,
  );
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length <= 1) return quoted.join('');
  if (quoted.length === 2) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}
