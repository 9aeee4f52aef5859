// frappe.render_template.

import type { Namespace } from '../../language/runtime/namespace.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { renderTemplate } from '../templates/render.ts';
import { declare } from './declared.ts';

/** The names of this file; `globals` gives templates the names of scripts. */
export function templateNames(globals: (context: Context) => Namespace) {
  return [
    declare('frappe.render_template(template, context=None, is_path=None, safe_render=True)', {
      doc: 'Return what a Jinja template writes with the values of a dict.',
      examples: ['frappe.render_template("Hi {{ name }}", {"name": "Ann"})  #> Hi Ann'],
      run: (context, template: PyValue, values: PyValue) =>
        template === null || !truth(context.run, template)
          ? ''
          : renderTemplate(context, cstr(context.run, template), values, globals(context)),
    }),
  ];
}
