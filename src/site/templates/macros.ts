// Macros: what a template calls like a function, and gets text from.
import '../../language/types/load.ts';
import type { Keywords } from '../../language/runtime/call.ts';
import { dictOf } from '../../language/runtime/containers.ts';
import { raise } from '../../language/runtime/errors.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr } from '../../language/runtime/text.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { entered } from './frames.ts';
import { markup } from './markup.ts';
import { PyUndefined } from './undefined.ts';

/** What a macro is, apart from what it does. */
export interface MacroForm {
  /** `null` for the body of a call block. */
  readonly name: string | null;
  readonly parameters: readonly string[];
  /** Which of the special names its body reads. */
  readonly special: ReadonlySet<string>;
}

/** Runs the body; `undefined` stands for an argument that was not given. */
export type MacroBody = (run: Run, args: readonly (PyValue | undefined)[]) => string;

/** A macro, or the `caller` of a call block. */
export class PyMacro {
  readonly form: MacroForm;
  readonly body: MacroBody;
  /** Whether its text counts as HTML when nobody says otherwise. */
  readonly escapes: boolean;
  constructor(form: MacroForm, body: MacroBody, escapes: boolean) {
    this.form = form;
    this.body = body;
    this.escapes = escapes;
  }

  get type(): PyType {
    return macroType;
  }

  invoke(run: Run, args: readonly PyValue[], keywords: Keywords | undefined, escapes: boolean): PyValue {
    const given = bound(run, this.form, args, keywords);
    run.tick();
    const text = entered(run, 5, () => this.body(run, given));
    return escapes ? markup(text) : text;
  }
}

const members: ReadonlyMap<string, (form: MacroForm) => PyValue> = new Map<string, (form: MacroForm) => PyValue>([
  ['name', ({ name }) => name],
  ['arguments', ({ parameters }) => new PyTuple([...parameters])],
  ['catch_kwargs', ({ special }) => special.has('kwargs')],
  ['catch_varargs', ({ special }) => special.has('varargs')],
  ['caller', ({ special }) => special.has('caller')],
]);

const macroType = defineType({
  name: 'Macro',
  module: 'jinja2.runtime',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    repr: (run, { form: { name } }: PyMacro) => `<Macro ${name === null ? 'anonymous' : repr(run, name)}>`,
    call: (run, self: PyMacro, args, keywords) => self.invoke(run, args, keywords, self.escapes),
    getAttribute: (_run, { form }: PyMacro, name) => members.get(name)?.(form),
  },
});

/** The arguments in the order of the body: parameters, then `caller`, `kwargs` and `varargs` as far as it reads them. */
function bound(run: Run, form: MacroForm, args: readonly PyValue[], keywords: Keywords | undefined) {
  const { name, parameters, special } = form;
  const named = new Map((keywords?.names ?? []).map((key, at) => [key, keywords?.values[at] ?? null]));
  const take = (key: string) => {
    const value = named.get(key);
    named.delete(key);
    return value;
  };
  const values: (PyValue | undefined)[] = args.slice(0, parameters.length);
  for (const parameter of parameters.slice(values.length)) values.push(take(parameter));
  if (special.has('caller') && !parameters.includes('caller'))
    values.push(take('caller') ?? new PyUndefined({ hint: 'No caller defined', name: 'caller' }));
  if (special.has('kwargs')) values.push(dictOf(run, named));
  else refuseKeywords(run, name, named);
  if (special.has('varargs')) values.push(new PyTuple(args.slice(parameters.length)));
  else if (args.length > parameters.length)
    raise('TypeError', `macro ${repr(run, name)} takes not more than ${parameters.length} argument(s)`);
  return values;
}

function refuseKeywords(run: Run, name: string | null, named: ReadonlyMap<string, PyValue>): void {
  const shown = repr(run, name);
  if (named.has('caller'))
    raise(
      'TypeError',
      `macro ${shown} was invoked with two values for the special caller argument. This is most likely a bug.`,
    );
  for (const key of named.keys()) raise('TypeError', `macro ${shown} takes no keyword argument ${repr(run, key)}`);
}
