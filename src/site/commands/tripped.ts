// Recording a limit that ended a run which could not say so itself: its engine or its process was stopped.
import type { Context } from '../context.ts';
import { apiScript } from '../scripts/api.ts';
import { SCHEDULED } from '../scripts/scheduler.ts';
import { recordTrip } from '../scripts/trips.ts';
import { type Payload, textOf } from './command.ts';

/** Records it; the script is the API script that the address or the job's method names. */
export function tripped(context: Context, payload: Payload): unknown {
  const allowed = Number(payload['allowed'] ?? 0);
  recordTrip(context, {
    limit: textOf(payload, 'limit'),
    allowed,
    used: allowed,
    script: scriptOf(context, textOf(payload, 'method') || methodIn(textOf(payload, 'url'))),
    line: null,
    run: textOf(payload, 'run'),
    input: 0,
  });
  return null;
}

function scriptOf(context: Context, method: string): string | null {
  if (!method.startsWith(SCHEDULED)) return apiScript(context, method)?.name ?? null;
  const job = method.slice(SCHEDULED.length);
  const script = context.database.scalar('SELECT `server_script` FROM `tabScheduled Job Type` WHERE `name` = ?', [job]);
  return typeof script === 'string' ? script : null;
}

function methodIn(url: string): string {
  return /^\/api\/(?:v[12]\/)?method\/([\w.-]+)/.exec(url)?.[1] ?? '';
}
