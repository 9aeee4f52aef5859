// frappe.msgprint, throw, log, log_error and their like.
import { PyException, raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import { str } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { formatException } from '../../language/types/traceback.ts';
import { cstr } from '../casts.ts';
import type { Context } from '../context.ts';
import { logError } from '../error-log.ts';
import { bold, type MessageOptions, queueMessage, raiseWithMessage } from '../messages.ts';
import { declare } from './declared.ts';
import { frappeException } from './exceptions.ts';

function options(
  context: Context,
  title: PyValue,
  asTable: PyValue,
  asList: PyValue,
  rest: Partial<MessageOptions>,
): MessageOptions {
  return {
    ...(title === null ? {} : { title }),
    asTable: truth(context.run, asTable),
    asList: truth(context.run, asList),
    ...rest,
  };
}

function print(context: Context, text: PyValue): PyValue {
  const line = typeof text === 'string' ? text : str(context.run, text);
  context.run.record(line.length);
  context.run.write(`${line}\n`);
  return null;
}

/** The names of this file. */
export const messageNames = [
  declare(
    'frappe.msgprint(msg, title=None, raise_exception=False, as_table=False, as_list=False, indicator=None, alert=False, primary_action=None, is_minimizable=False, wide=False, *, realtime=False, allow_dangerous_html=False)',
    {
      doc: 'Show a message to the user.',
      run(
        context,
        message: PyValue,
        title: PyValue,
        raising: PyValue,
        asTable: PyValue,
        asList: PyValue,
        indicator: PyValue,
        alert: PyValue,
        primaryAction: PyValue,
        minimizable: PyValue,
        wide: PyValue,
        realtime: PyValue,
      ) {
        const { run } = context;
        const shape = options(context, title, asTable, asList, {
          ...(indicator === null ? {} : { indicator }),
          alert: truth(run, alert),
          primaryAction,
          minimizable: truth(run, minimizable),
          wide: truth(run, wide),
        });
        if (truth(run, raising))
          raiseWithMessage(context, message, raising, { ...shape, indicator: indicator ?? 'red' });
        // What is published at once is not queued; there is nobody here who listens.
        if (!truth(run, realtime)) queueMessage(context, message, shape);
        return null;
      },
    },
  ),
  declare(
    'frappe.throw(msg, exc=None, title=None, is_minimizable=False, wide=False, as_list=False, primary_action=None)',
    {
      doc: 'Show a message to the user and raise an exception, ValidationError unless another is given.',
      examples: ['frappe.throw("No stock")  #! ValidationError: No stock'],
      run: (
        context,
        message: PyValue,
        raising: PyValue,
        title: PyValue,
        minimizable: PyValue,
        wide: PyValue,
        asList: PyValue,
        primaryAction: PyValue,
      ) =>
        raiseWithMessage(
          context,
          message,
          raising ?? frappeException('ValidationError'),
          options(context, title, false, asList, {
            minimizable: truth(context.run, minimizable),
            wide: truth(context.run, wide),
            primaryAction,
          }),
        ),
    },
  ),
  declare('frappe.errprint(msg)', {
    doc: 'Add a line to the errors of the response.',
    run(context, message: PyValue) {
      context.errorLog.push(str(context.run, message));
      return null;
    },
  }),
  declare('frappe.log(msg)', {
    doc: 'Add a line to the debug log of the response.',
    run: (context, message: PyValue) => print(context, message),
  }),
  declare('log(msg)', {
    doc: 'Add a line to the debug log of the response.',
    run: (context, message: PyValue) => print(context, message),
  }),
  declare(
    'frappe.log_error(title=None, message=None, reference_doctype=None, reference_name=None, *, defer_insert=False)',
    {
      doc: 'Insert an Error Log and return it.',
      run(context, title: PyValue, message: PyValue, doctype: PyValue, name: PyValue) {
        if (title === null && message !== null) raise('TypeError', "argument of type 'NoneType' is not iterable");
        const handled = context.run.handled;
        const traceback = handled instanceof PyException ? formatException(context.run, handled) : '';
        return logError(context, {
          title: cstr(context.run, title) || 'Error',
          text: message === null ? traceback : cstr(context.run, message),
          given: message !== null,
          doctype: cstr(context.run, doctype),
          name: cstr(context.run, name),
        });
      },
    },
  ),
  declare('frappe.bold(text)', {
    doc: 'Return a text in bold.',
    examples: ['frappe.bold("x")  #> <strong>x</strong>'],
    run: (context, text: PyValue) => bold(str(context.run, text)),
  }),
];
