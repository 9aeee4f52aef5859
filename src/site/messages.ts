// Messages for the user (frappe.msgprint) and the errors that carry one (frappe.throw).
import { PyException, Raise } from '../language/runtime/errors.ts';
import { str } from '../language/runtime/text.ts';
import { PyType } from '../language/runtime/type.ts';
import { PyList, PyTuple, type PyValue } from '../language/runtime/values.ts';
import type { Context } from './context.ts';
import { attributes } from './dictionary.ts';
import { frappeException } from './frappe/exceptions.ts';
import { sanitiseMessage } from './sanitise.ts';

/** How a message is shown; keys as in `frappe.msgprint`. */
export interface MessageOptions {
  readonly title?: PyValue;
  readonly indicator?: PyValue;
  readonly alert?: boolean;
  readonly asList?: boolean;
  readonly asTable?: boolean;
  readonly primaryAction?: PyValue;
  readonly minimizable?: boolean;
  readonly wide?: boolean;
  /** The class or instance that will be raised. */
  readonly raising?: PyValue;
}

/** Queues a message for the client. It survives a rollback. */
export function queueMessage(context: Context, message: PyValue, options: MessageOptions = {}): string | undefined {
  const raising = options.raising !== undefined && options.raising !== null && options.raising !== false;
  const entries: [string, PyValue][] = [['message', context.is15 ? message : sanitiseMessage(message)]];
  entries.push(...shapeKeys(context, message, options));
  entries.push(['title', options.title ?? 'Message']);
  const indicator = options.indicator ?? (raising ? 'red' : null);
  if (indicator !== null) entries.push(['indicator', indicator]);
  if (options.minimizable) entries.push(['is_minimizable', true]);
  if (options.alert) entries.push(['alert', 1]);
  let id: string | undefined;
  if (raising) {
    id = context.random(28);
    entries.push(['raise_exception', 1], ['__frappe_exc_id', id]);
  }
  if (options.primaryAction !== undefined && options.primaryAction !== null)
    entries.push(['primary_action', options.primaryAction]);
  if (options.wide) entries.push(['wide', options.wide]);
  context.messages.push(attributes(context.run, entries));
  return id;
}

function shapeKeys(context: Context, message: PyValue, options: MessageOptions): [string, PyValue][] {
  const listLike = message instanceof PyList || message instanceof PyTuple;
  if (context.is15) {
    if (options.asTable && listLike) return [['as_table', 1]];
    return options.asList && listLike ? [['as_list', 1]] : [];
  }
  if (!listLike && typeof message !== 'string') return [];
  return options.asList ? [['as_list', true]] : [['as_table', options.asTable === true]];
}

/** Queues a message and raises: what `frappe.throw` does. `exception` is the name of a framework class. */
export function throwMessage(
  context: Context,
  message: PyValue,
  exception = 'ValidationError',
  options: MessageOptions = {},
): never {
  return raiseWithMessage(context, message, frappeException(exception), options);
}

/** The same for any class or instance that a script hands over. */
export function raiseWithMessage(
  context: Context,
  message: PyValue,
  raising: PyValue,
  options: MessageOptions = {},
): never {
  const id = queueMessage(context, message, { indicator: 'red', ...options, raising });
  const exception = exceptionFor(context, message, raising);
  if (id !== undefined) {
    exception.attributes ??= new Map();
    exception.attributes.set('__frappe_exc_id', id);
  }
  throw new Raise(exception);
}

function exceptionFor(context: Context, message: PyValue, raising: PyValue): PyException {
  if (raising instanceof PyException) {
    if (!context.is15) raising.args = new PyTuple([message]);
    return raising;
  }
  if (raising instanceof PyType && raising.isSubtypeOf(exceptionBase())) return new PyException(raising, [message]);
  return new PyException(frappeException('ValidationError'), [message]);
}

function exceptionBase(): PyType {
  return (
    frappeException('ValidationError').mro.find((type) => type.name === 'BaseException') ??
    frappeException('ValidationError')
  );
}

/** `frappe.bold`. */
export function bold(text: PyValue | string): string {
  return `<strong>${String(text ?? 'None')}</strong>`;
}

/** A value in the text of a message. */
export function shown(context: Context, value: PyValue): string {
  return str(context.run, value);
}
