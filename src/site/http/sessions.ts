// Who acts: session cookie, Authorization header, or Guest.
import type { Context } from '../context.ts';

/** Sets the user of a request. */
export function authenticate(context: Context): void {
  context.user = 'Guest';
}
