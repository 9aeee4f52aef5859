// frappe.render_template, and the filters that Frappe gives to templates.

import { allBuiltins } from '../../../stdlib/builtins/all-builtins.ts';
import type { Namespace } from '../../language/runtime/namespace.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { plainFilter } from '../templates/declare-filter.ts';
import { renderTemplate } from '../templates/render.ts';
import { declare, type FrappeName } from './declared.ts';
import { textNames } from './text-names.ts';
import { utilNames } from './utils/names.ts';

/** The filters that are names of scripts, too. */
const filterNames: readonly (readonly [filter: string, dotted: string])[] = [
  ['json', 'as_json'],
  ['int', 'frappe.utils.cint'],
  ['str', 'frappe.utils.cstr'],
  ['flt', 'frappe.utils.flt'],
  ['global_date_format', 'frappe.utils.global_date_format'],
  ['markdown', 'frappe.utils.markdown'],
  ['abs_url', 'frappe.website.abs_url'],
];

/** What makes an address absolute, from the root of the site at least. */
const absoluteUrl = declare('frappe.website.abs_url(path)', {
  doc: 'Return an address as it is if it is whole, else from the root of the site; None if there is none.',
  examples: ['frappe.website.abs_url("about")  #> /about'],
  run(context, path: PyValue) {
    const text = cstr(context.run, path);
    if (text === '') return null;
    return /^(https?:|tel:|data:|\/)/.test(text) ? text : `/${text}`;
  },
});

const names: readonly FrappeName[] = [...textNames, ...utilNames, absoluteUrl];

function named(dotted: string): PyValue {
  return names.find((name) => name.dotted === dotted)?.value ?? null;
}

const filters = [
  ...filterNames.map(([filter, dotted]) => [filter, plainFilter(named(dotted))] as const),
  ['len', plainFilter(allBuiltins.get('len') ?? null)] as const,
];

/** Names with two underscores in front belong to the machine. */
function found(names: Namespace): (name: string) => PyValue | undefined {
  return (name) => (name.startsWith('__') ? undefined : names.get(name));
}

/** The names of this file; `globals` gives templates the names of scripts. */
export function templateNames(globals: (context: Context) => Namespace) {
  return [
    absoluteUrl,
    declare('frappe.render_template(template, context=None, is_path=None, safe_render=True)', {
      doc: 'Return what a Jinja template writes with the values of a dict.',
      examples: ['frappe.render_template("Hi {{ name }}", {"name": "Ann"})  #> Hi Ann'],
      run: (context, template: PyValue, values: PyValue) =>
        template === null || !truth(context.run, template)
          ? ''
          : renderTemplate(context, cstr(context.run, template), values, { globals: found(globals(context)), filters }),
    }),
  ];
}
