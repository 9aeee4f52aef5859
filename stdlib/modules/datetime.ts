// The datetime module.
import './datetime-methods.ts';
import { PyModule, type PyValue } from '../../src/language/runtime/values.ts';
import { datetimeTypes } from './datetime-values.ts';
import { utc } from './datetime-zone.ts';

/** Names of the module. */
export const datetimeMembers: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ['date', datetimeTypes.date],
  ['time', datetimeTypes.time],
  ['datetime', datetimeTypes.datetime],
  ['timedelta', datetimeTypes.timedelta],
  ['tzinfo', datetimeTypes.tzinfo],
  ['timezone', datetimeTypes.timezone],
  ['UTC', utc],
  ['MINYEAR', 1],
  ['MAXYEAR', 9999],
]);

/** The datetime module. */
export const datetimeModule = new PyModule('datetime', new Map(datetimeMembers));
