// frappe.render_template: a template's text, read once, with the names of scripts and those it is given.

import { safeBuiltins } from '../../../stdlib/builtins/safe-builtins.ts';
import { PyDict } from '../../language/runtime/containers.ts';
import { Raise } from '../../language/runtime/errors.ts';
import type { Namespace } from '../../language/runtime/namespace.ts';
import { str } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { namespaceFunction } from './loop.ts';
import { Output, raiseJinja, Scope } from './scope.ts';
import { type Block, TemplateReader } from './statements.ts';
import { piecesOf, TemplateProblem } from './tokens.ts';

const FILE_ENDINGS: ReadonlySet<string> = new Set('html css scss py md json js xml txt'.split(' '));

/** Renders a template; what goes wrong in it is raised with its own class. */
export function renderTemplate(context: Context, template: string, given: PyValue, globals: Namespace): string {
  if (template === '') return '';
  if (isPath(template)) return raiseJinja('TemplateNotFound', template);
  if (template.includes('.__')) return throwMessage(context, 'Illegal template');
  const { run } = context;
  const block = readTemplate(context, template);
  const output = new Output();
  const names = given instanceof PyDict ? given : undefined;
  const scope = new Scope(run, output, (name) => {
    if (name.startsWith('_') && name !== '_') return undefined;
    return names?.table.map.get(name) ?? own.get(name) ?? globals.get(name) ?? safeBuiltins.get(name);
  });
  run.enter();
  try {
    block(scope);
  } catch (thrown) {
    if (thrown instanceof Raise) tellContext(context, thrown);
    throw thrown;
  }
  run.depth -= 1;
  return output.text();
}

const own: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([['namespace', namespaceFunction]]);

function isPath(template: string): boolean {
  return (
    !template.includes('\n') &&
    template.includes('.') &&
    FILE_ENDINGS.has(template.slice(template.lastIndexOf('.') + 1))
  );
}

function readTemplate(context: Context, template: string): Block {
  const { run } = context;
  if (template.length > run.limits.source) run.stop('source', run.limits.source, template.length);
  run.work(template.length * 64);
  try {
    return new TemplateReader(piecesOf(template)).until([]).block;
  } catch (thrown) {
    if (!(thrown instanceof TemplateProblem)) throw thrown;
    return throwMessage(context, `<pre>${template}</pre><pre>${thrown.message}</pre>`, 'ValidationError', {
      title: 'Jinja Template Error',
    });
  }
}

/** The message that goes with an error in a template; the error itself goes on. */
function tellContext(context: Context, { exception }: Raise): void {
  const { run } = context;
  const text = str(run, exception);
  try {
    throwMessage(context, `<pre>${exception.type.name}: ${text}</pre>`, 'ValidationError', { title: 'Context Error' });
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
  }
}
