// The shape of an operator's command.
import type { Context } from '../context.ts';

/** The arguments of a command: a parsed JSON object. */
export type Payload = Readonly<Record<string, unknown>>;

/** Takes the arguments and answers something that JSON can hold; the caller commits. */
export type Command = (context: Context, payload: Payload) => unknown;

/** A text argument, '' when missing. */
export function textOf(payload: Payload, key: string): string {
  const value = payload[key];
  return typeof value === 'string' ? value : '';
}
