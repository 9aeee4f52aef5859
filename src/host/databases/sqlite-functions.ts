// The functions of MariaDB that scripts use, given to SQLite; and which functions a reading statement may call.
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { LocalClock } from './database.ts';
import { dateFunctions } from './sql-dates.ts';
import { textFunctions } from './sql-texts.ts';

/** A function of SQL: values in, a value out. */
export type SqlFunction = (...values: SQLOutputValue[]) => SQLInputValue;

/** SQLite's own that only compute from their arguments. */
const OWN =
  `abs acos acosh asin asinh atan atan2 atanh avg ceil ceiling char coalesce concat_ws cos cosh count cume_dist date datetime
degrees dense_rank exp first_value floor glob group_concat hex if ifnull iif instr json json_array json_array_length json_each json_extract
json_group_array json_group_object json_object json_quote json_type json_valid julianday lag last_value lead length like ln log log10
log2 lower ltrim max min mod nth_value ntile nullif percent_rank pi pow power quote radians rank replace round row_number rtrim sign
sin sinh sqrt strftime string_agg substr substring sum tan tanh time total trim trunc typeof unicode unixepoch upper -> ->>`.split(
    /\s+/,
  );

/** The names that the read door lets through, in lower case. */
export const readableFunctions: ReadonlySet<string> = new Set([
  ...OWN,
  ...Object.keys(textFunctions),
  ...Object.keys(dateFunctions(() => new Temporal.PlainDateTime(2000, 1, 1))),
]);

/** Registers the functions on a connection. */
export function installFunctions(database: DatabaseSync, clock: LocalClock): void {
  for (const [name, run] of Object.entries(textFunctions)) database.function(name, { varargs: true }, run);
  for (const [name, run] of Object.entries(dateFunctions(clock)))
    database.function(name, { varargs: true }, whole(run));
}

/** SQLite takes every number of ours for a float; parts of dates are integers. */
function whole(run: SqlFunction): SqlFunction {
  return (...values) => {
    const result = run(...values);
    return typeof result === 'number' && Number.isSafeInteger(result) ? BigInt(result) : result;
  };
}
