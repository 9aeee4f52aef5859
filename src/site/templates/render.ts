// frappe.render_template: a template's text with the names of scripts and those it is given, and Frappe's messages.
import { PyDict } from '../../language/runtime/containers.ts';
import { Raise } from '../../language/runtime/errors.ts';
import { str } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import type { Names } from './context.ts';
import { rendered, type Surroundings } from './environment.ts';
import { raiseJinja } from './errors.ts';
import { TemplateProblem } from './problem.ts';

const FILE_ENDINGS: ReadonlySet<string> = new Set('html css scss py md json js xml txt'.split(' '));

/** Renders a template; what goes wrong in it is raised with its own class. Text is never taken for a path. */
export function renderTemplate(context: Context, text: string, given: PyValue, surroundings: Surroundings): string {
  if (text === '') return '';
  if (isPath(text)) return raiseJinja('TemplateNotFound', text);
  if (text.includes('.__')) return throwMessage(context, 'Illegal template');
  const { depth } = context.run;
  try {
    return rendered(context.run, text, namesOf(given), surroundings);
  } catch (thrown) {
    context.run.depth = depth;
    if (thrown instanceof TemplateProblem) return tellProblem(context, text, thrown);
    if (thrown instanceof Raise) tellContext(context, thrown);
    throw thrown;
  }
}

function namesOf(given: PyValue): Names {
  if (!(given instanceof PyDict)) return () => undefined;
  const { map } = given.table;
  return (name) => map.get(name);
}

function isPath(template: string): boolean {
  return (
    !template.includes('\n') &&
    template.includes('.') &&
    FILE_ENDINGS.has(template.slice(template.lastIndexOf('.') + 1))
  );
}

function tellProblem(context: Context, text: string, { line, type, message }: TemplateProblem): never {
  const place = `  File "<unknown>", line ${line}, in template`;
  const traceback = `Traceback (most recent call last):\n${place}\njinja2.exceptions.${type}: ${message}`;
  return throwMessage(context, `<pre>${text}</pre><pre>${traceback}</pre>`, 'ValidationError', {
    title: 'Jinja Template Error',
  });
}

/** The message that goes with an error in a template; the error itself goes on. */
function tellContext(context: Context, { exception }: Raise): void {
  const text = str(context.run, exception);
  try {
    throwMessage(context, `<pre>${exception.type.name}: ${text}</pre>`, 'ValidationError', { title: 'Context Error' });
  } catch (thrown) {
    if (!(thrown instanceof Raise)) throw thrown;
  }
}
