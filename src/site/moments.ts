// The one place where the site makes and reads Python's date, datetime and timedelta objects.
import type { PyValue } from '../language/runtime/values.ts';

/** `2024-01-05` as a datetime.date; None for a zero date. */
export function dateFromText(text: string): PyValue {
  return text.startsWith('0000') ? null : text;
}

/** `2024-01-05 10:20:30.000005` as a datetime.datetime; None for a zero date. */
export function datetimeFromText(text: string): PyValue {
  return text.startsWith('0000') ? null : text;
}

/** `10:20:30` as a datetime.timedelta. */
export function timedeltaFromText(text: string): PyValue {
  return text;
}
