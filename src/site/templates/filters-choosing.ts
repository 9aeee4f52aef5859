// The filters of templates that put other filters and tests on every item, and `default`, `attr` and `pprint`.
import { call, type Keywords } from '../../language/runtime/call.ts';
import { raise } from '../../language/runtime/errors.ts';
import { hash, truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { repr } from '../../language/runtime/text.ts';
import { type PyValue, textOf, typeOf } from '../../language/runtime/values.ts';
import { onlyAttribute } from './access.ts';
import type { TemplateContext } from './context.ts';
import { contextFilter, type Filter, filter } from './declare-filter.ts';
import { raiseJinja } from './errors.ts';
import { alongPath, asItIs, type Read } from './item-path.ts';
import { changedItems, Generator } from './lazy.ts';
import { prettyText } from './pretty.ts';
import { messageOf, PyUndefined } from './undefined.ts';

type Kind = 'filter' | 'test';

/** A filter or test by the name that a template gives as a value. */
function named(run: Run, { environment }: TemplateContext, kind: Kind, name: PyValue): Filter {
  const table = kind === 'filter' ? environment.filters : environment.tests;
  const found = table.get(textOf(name) ?? '');
  if (found !== undefined) return found;
  const hint =
    name instanceof PyUndefined ? ` (${messageOf(run, name.reason)}; did you forget to quote the callable name?)` : '';
  return raiseJinja('TemplateRuntimeError', `No ${kind} named ${repr(run, name)}.${hint}`);
}

/** Puts a filter or a test on a value. */
function applying(
  context: TemplateContext,
  kind: Kind,
  name: PyValue,
  args: readonly PyValue[],
  keywords: Keywords,
): Read {
  return (run, item) => {
    const { callee, wantsContext } = named(run, context, kind, name);
    return call(run, callee, [...(wantsContext ? [context] : []), item, ...args], keywords);
  };
}

function map(_run: Run, context: TemplateContext, value: PyValue, args: PyValue[], keywords: Keywords): PyValue {
  return new Generator('sync_do_map', value, (begun) => {
    if (!truth(begun, value)) return () => undefined;
    const change = mapping(begun, context, args, keywords);
    const items = changedItems('sync_do_map', value, change);
    return (run) => items.next(run);
  });
}

function mapping(run: Run, context: TemplateContext, args: readonly PyValue[], keywords: Keywords): Read {
  const at = keywords.names.indexOf('attribute');
  if (args.length > 0 || at < 0) {
    const [name, ...rest] = args;
    if (name === undefined) return raiseJinja('FilterArgumentError', 'map requires a filter argument');
    return applying(context, 'filter', name, rest, keywords);
  }
  const unknown = keywords.names.find((name) => name !== 'attribute' && name !== 'default');
  if (unknown !== undefined) raiseJinja('FilterArgumentError', `Unexpected keyword argument ${repr(run, unknown)}`);
  const fallback = keywords.values[keywords.names.indexOf('default')] ?? null;
  return alongPath(keywords.values[at] ?? null, fallback);
}

/** One of select, reject, selectattr and rejectattr. */
function choosing(name: string, keeps: boolean, by: 'item' | 'attribute'): Filter {
  const generator = `sync_do_${name}`;
  const choose = (_run: Run, context: TemplateContext, value: PyValue, args: PyValue[], keywords: Keywords): PyValue =>
    new Generator('select_or_reject', value, (begun) => {
      if (!truth(begun, value)) return () => undefined;
      const judge = judging(context, args, keywords, by);
      const items = changedItems(generator, value, (run, item) =>
        truth(run, judge(run, item)) === keeps ? item : undefined,
      );
      return (run) => items.next(run);
    });
  return contextFilter(`${generator}(context, value, *args, **kwargs)`, choose);
}

function judging(
  context: TemplateContext,
  args: readonly PyValue[],
  keywords: Keywords,
  by: 'item' | 'attribute',
): Read {
  const [path, ...behind] = args;
  if (by === 'attribute' && path === undefined)
    return raiseJinja('FilterArgumentError', 'Missing parameter for attribute name');
  const read = by === 'attribute' ? alongPath(path ?? null) : asItIs;
  const [name, ...rest] = by === 'attribute' ? behind : args;
  const test = name === undefined ? asItIs : applying(context, 'test', name, rest, keywords);
  return (run, item) => test(run, read(run, item));
}

const fallback = filter(
  'do_default(value, default_value="", boolean=False)',
  (run: Run, value: PyValue, instead: PyValue, boolean: PyValue) => {
    const missing = value instanceof PyUndefined || (truth(run, boolean) && !truth(run, value));
    return missing ? instead : value;
  },
);

function attributeName(run: Run, name: PyValue): string {
  hash(run, name);
  return textOf(name) ?? raise('TypeError', `attribute name must be string, not '${typeOf(name).name}'`);
}

/** The filters by name. */
export const choosingFilters: readonly (readonly [string, Filter])[] = [
  ['map', contextFilter('sync_do_map(context, value, *args, **kwargs)', map)],
  ['select', choosing('select', true, 'item')],
  ['reject', choosing('reject', false, 'item')],
  ['selectattr', choosing('selectattr', true, 'attribute')],
  ['rejectattr', choosing('rejectattr', false, 'attribute')],
  ['d', fallback],
  ['default', fallback],
  [
    'attr',
    contextFilter('do_attr(environment, obj, name)', (run: Run, _context: PyValue, value: PyValue, name: PyValue) =>
      onlyAttribute(run, value, attributeName(run, name)),
    ),
  ],
  ['pprint', filter('do_pprint(value)', (run: Run, value: PyValue) => prettyText(run, value))],
];
