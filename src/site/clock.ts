// The site's clock: the host's microseconds as the texts that Frappe stores, in the system time zone.

/** `2024-01-05 10:20:30.000005`: a moment of the host in a time zone, as a Datetime column holds it. */
export function momentText(microseconds: number, timeZone: string): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const moment = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(knownZone(timeZone));
  const micro = (milliseconds % 1000) * 1000 + (microseconds - milliseconds * 1000);
  const date = `${pad(moment.year, 4)}-${pad(moment.month, 2)}-${pad(moment.day, 2)}`;
  return `${date} ${pad(moment.hour, 2)}:${pad(moment.minute, 2)}:${pad(moment.second, 2)}.${pad(micro, 6)}`;
}

/** How far a time zone is ahead of UTC at a moment, in seconds. */
export function zoneOffset(microseconds: number, timeZone: string): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(microseconds / 1000));
  return moment.toZonedDateTimeISO(knownZone(timeZone)).offsetNanoseconds / 1_000_000_000;
}

/** An unknown zone in the settings must not stop every save: the site then runs on UTC. */
function knownZone(timeZone: string): string {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return timeZone;
  } catch {
    return 'UTC';
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
