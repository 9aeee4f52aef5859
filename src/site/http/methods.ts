// What a method name means: an API script, or a whitelisted function of the framework.
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';
import { apiScript, executeApiScript, resultOf } from '../scripts/api.ts';

/** Calls a method with the context's form_dict as its arguments; None when it has no result. */
export function callMethod(context: Context, method: string): PyValue {
  const script = apiScript(context, method);
  if (script !== undefined) return resultOf(executeApiScript(context, script));
  return throwMessage(context, `Failed to get method for command ${method} with '${method}'`);
}
