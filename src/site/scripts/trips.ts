// What a limit that ended a run leaves behind: an Error Log entry, a line for the operator, and in the end a script switched off.
import type { Context } from '../context.ts';
import { logError } from '../error-log.ts';
import { countIn } from './rate-limits.ts';

/** A limit that ended a run. */
export interface Trip {
  readonly limit: string;
  readonly allowed: number;
  readonly used: number;
  /** The document name of the script, if one was under way. */
  readonly script: string | null;
  readonly line: number | null;
  /** The request or job. */
  readonly run: string;
  /** Bytes that came in with it. */
  readonly input: number;
}

const TRIPS_TO_SWITCH_OFF = 20;
const WINDOW = 600;
const LOGGED_PER_MINUTE = 100;

/** Records a trip in the transaction of `context`, which must not be the one that it ended. */
export function recordTrip(context: Context, trip: Trip): void {
  const { limit, allowed, used, script, line } = trip;
  context.host.log({
    level: 'warn',
    event: 'limit',
    fields: { limit, allowed, used, script, line, user: context.user },
  });
  logTrip(context, trip);
  if (script !== null) endSchedules(context, script);
  if (script !== null && countIn(context, `trips:${script}`, WINDOW).calls === TRIPS_TO_SWITCH_OFF)
    switchOff(context, script);
}

function logTrip(context: Context, trip: Trip): void {
  const { calls } = countIn(context, `trip-log:${trip.script ?? ''}`, 60);
  if (calls > LOGGED_PER_MINUTE + 1) return;
  const full = calls > LOGGED_PER_MINUTE;
  const title = full ? 'More limits were reached than are logged' : `The limit of ${trip.limit} was reached`;
  const { script, line, allowed, used, run, input } = trip;
  const entry = { exc_type: 'ScriptLimitExceeded', limit: trip.limit, allowed, used, script, line, run, input };
  write(context, title, JSON.stringify(entry, null, 1), script);
}

/** A scheduled script that a limit ended could not say so in its log. */
function endSchedules(context: Context, script: string): void {
  const sql = 'SELECT `name` FROM `tabScheduled Job Type` WHERE `server_script` = ?';
  for (const [name] of context.database.read(sql, [script]).rows) {
    context.database.update('tabScheduled Job Log', { status: 'Failed' }, [
      { column: 'scheduled_job_type', operator: '=', value: name ?? null },
      { column: 'status', operator: '=', value: 'Start' },
    ]);
  }
}

/** The script stays as it is for its author, and no longer runs. */
function switchOff(context: Context, script: string): void {
  context.database.update('tabServer Script', { disabled: 1 }, [{ column: 'name', operator: '=', value: script }]);
  context.touch();
  context.host.log({ level: 'error', event: 'script-switched-off', fields: { script } });
  const text = `Server Script ${script} was switched off: it reached limits ${TRIPS_TO_SWITCH_OFF} times in ${WINDOW / 60} minutes. Correct it, then clear "disabled".`;
  write(context, `Server Script ${script} was switched off`, text, script);
}

function write(context: Context, title: string, text: string, script: string | null): void {
  const doctype = script === null ? '' : 'Server Script';
  logError(context, { title, text, given: true, doctype, name: script ?? '' });
}
