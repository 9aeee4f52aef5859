// The shape of an operator's command.
import type { Context } from '../context.ts';
import { nameExists } from '../documents/naming.ts';
import { throwMessage } from '../messages.ts';

/** The arguments of a command: a parsed JSON object. */
export type Payload = Readonly<Record<string, unknown>>;

/** Takes the arguments and answers something that JSON can hold; the caller commits. */
export type Command = (context: Context, payload: Payload) => unknown;

/** A text argument, '' when missing. */
export function textOf(payload: Payload, key: string): string {
  const value = payload[key];
  return typeof value === 'string' ? value : '';
}

/** From here on the context acts as the user of the argument `user`, else as Administrator; raises DoesNotExistError. */
export function actAsGiven(context: Context, payload: Payload): void {
  const user = textOf(payload, 'user') || 'Administrator';
  if (!nameExists(context, 'User', user)) throwMessage(context, `User ${user} not found`, 'DoesNotExistError');
  context.user = user;
}
