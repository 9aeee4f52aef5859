// The current moment, and moments of UTC, on the clock of the site.
import { civilMoment } from '../../../../stdlib/modules/datetime-clock.ts';
import { PyDate, PyDateTime } from '../../../../stdlib/modules/datetime-values.ts';
import { timezoneAt } from '../../../../stdlib/modules/datetime-zone.ts';
import { isZone, onZoneClock, PyZoneInfo } from '../../../../stdlib/modules/datetime-zoneinfo.ts';
import { zoneOffset } from '../../clock.ts';
import type { Context } from '../../context.ts';

/** The current moment on the clock of the site, naive. */
export function currentDatetime(context: Context): PyDateTime {
  context.run.hostCall();
  const moment = context.host.now();
  const local = BigInt(moment) + BigInt(zoneOffset(moment, context.timeZone)) * 1_000_000n;
  const { day, clock } = civilMoment(local);
  return new PyDateTime(day, clock);
}

/** Today on the clock of the site. */
export function currentDate(context: Context): PyDate {
  return new PyDate(currentDatetime(context));
}

/** The current moment in UTC, naive. */
export function currentUtc(context: Context): PyDateTime {
  context.run.hostCall();
  const { day, clock } = civilMoment(BigInt(context.host.now()));
  return new PyDateTime(day, clock);
}

/** The current moment in a named zone, aware; in UTC when there is no such zone. */
export function currentIn(context: Context, zone: string): PyDateTime {
  const now = currentUtc(context);
  return isZone(zone) ? inZone(now, zone) : new PyDateTime(now, now, timezoneAt(0));
}

/** A clock reading of UTC in a named zone, aware. */
export function inZone(utc: PyDateTime, zone: string): PyDateTime {
  const info = new PyZoneInfo(zone);
  return onZoneClock(zone, utc, info);
}
