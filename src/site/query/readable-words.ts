// The functions that a statement of a script may call, and the words that may stand before a parenthesis.

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Functions that only compute from their arguments, in all three engines. */
export const allowedFunctions: ReadonlySet<string> = list(`
abs acos adddate addtime age array_agg ascii asin atan atan2 avg bin bit_and bit_count bit_length bit_or bit_xor bool_and bool_or btrim
cast ceil ceiling char char_length character_length chr coalesce concat concat_ws conv convert cos cot count crc32 cume_dist curdate
current_date current_time current_timestamp curtime date date_add date_format date_part date_sub date_trunc datediff day dayname
dayofmonth dayofweek dayofyear decode degrees dense_rank div elt encode every exp extract field find_in_set first_value floor format
from_days from_unixtime get_format greatest group_concat hex hour if ifnull iif initcap insert instr isnull json_array json_array_length
json_arrayagg json_contains json_extract json_group_array json_group_object json_keys json_length json_object json_objectagg json_quote
json_search json_type json_unquote json_valid json_value jsonb_array_length julianday lag last_day last_value lcase lead least left length
ln localtime localtimestamp locate log log10 log2 lower lpad ltrim make_date makedate maketime max md5 microsecond mid min minute mod
month monthname now nth_value ntile nullif nvl nvl2 oct octet_length ord percent_rank period_add period_diff pi position pow power quarter
quote radians rand random rank regexp_instr regexp_replace regexp_substr repeat replace reverse right round row row_number rpad rtrim
sec_to_time second sha sha1 sha2 sign sin soundex space split_part sqrt std stddev stddev_pop stddev_samp str_to_date strcmp strftime
string_agg strpos subdate substr substring substring_index subtime sum sysdate tan time time_format time_to_sec timediff timestamp
timestampadd timestampdiff to_char to_date to_days to_number to_seconds to_timestamp total translate trim trunc truncate ucase unhex
unix_timestamp upper utc_date utc_time utc_timestamp uuid values var_pop var_samp variance week weekday weekofyear year yearweek
datetime date_diff glob unixepoch typeof printf match against rollup cube grouping unnest`);

/** Words that are followed by a parenthesis without being functions: syntax, and types with a size. */
export const beforeParenthesis: ReadonlySet<string> = list(`
in exists and or not on using as over from join where having by select distinct all any some case when then else end between like ilike
limit offset union except intersect minus interval is index key partition filter within group order xor rlike regexp escape with
recursive materialized values explain straight_join lateral binary collate ignore force use distinctrow sounds array
decimal numeric varchar nchar nvarchar character float double datetime integer int signed unsigned bigint bit text real`);
