// API scripts: whether one may be called, and what it answers (server-script.md §3).
import { PyDict } from '../../language/runtime/containers.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import type { Context } from '../context.ts';
import { item } from '../dictionary.ts';
import { raiseFrappe } from '../frappe/exceptions.ts';
import { throwMessage } from '../messages.ts';
import type { ScriptRecord } from '../site.ts';
import { countCall } from './rate-limits.ts';
import { findScript, scriptMap } from './registry.ts';
import { safeExec } from './safe-exec.ts';

/** The enabled API script of a method name. */
export function apiScript(context: Context, method: string): ScriptRecord | undefined {
  const name = scriptMap(context).api.get(method);
  return name === undefined ? undefined : findScript(context, name);
}

/** Runs an API script with its rate limit and guest rule; answers its flags. */
export function executeApiScript(context: Context, script: ScriptRecord): PyValue {
  if (script.rateLimited) countCall(context, script);
  if (script.type !== 'API') return raiseFrappe('DoesNotExistError');
  if (context.user === 'Guest' && !script.allowGuest) return raiseFrappe('PermissionError');
  const { globals } = safeExec(context, { text: script.text, name: script.name });
  const frappe = globals.get('frappe');
  return frappe instanceof PyDict ? item(frappe, 'flags') : null;
}

/** Flags as the result of a call: an empty dict means that there is none. */
export function resultOf(flags: PyValue): PyValue {
  return flags instanceof PyDict && flags.table.size === 0 ? null : flags;
}

/** `run_script`: an API script by its document's name, enabled or not; answers its flags. */
export function runScript(context: Context, name: string): PyValue {
  const script = findScript(context, name);
  if (script === undefined) return throwMessage(context, `Server Script ${name} not found`, 'DoesNotExistError');
  return executeApiScript(context, script);
}
