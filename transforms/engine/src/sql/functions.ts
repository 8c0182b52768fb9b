/**
 * What is known of PostgreSQL's own functions. A function stands in one of these lists only when it keeps the promise for
 * every argument: `extract` (null for infinity), `to_char` (null for infinity), `substring` by pattern, `array_length`
 * (null for an empty array) and JSON paths do not.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Strict functions that return null only when an argument is null. */
export const strictFunctions = words(`
  abs acos age array_to_string ascii asin atan btrim cardinality cbrt ceil ceiling char_length character_length chr
  convert_from convert_to cos date date_add date_bin date_subtract date_trunc decode degrees div encode exp factorial
  floor gcd gen_random_uuid get_byte hashtext hashtextextended initcap isfinite justify_days justify_hours
  justify_interval lcm left length like_escape ln log lpad ltrim make_date make_interval make_time make_timestamp
  make_timestamptz md5 mod octet_length overlay pi position power pow quote_ident quote_literal radians random
  regexp_count regexp_like regexp_replace repeat replace reverse right round rpad rtrim sha224 sha256 sha384 sha512 sign
  sin split_part sqrt starts_with string_to_array strpos substr tan text timezone to_date to_hex to_timestamp translate
  trunc width_bucket`);

/** Those of them that return a value for some null arguments: `string_to_array('abc', null)` cuts into letters. */
export const partlyStrict = words('array_to_string string_to_array');

/** Functions that never return null, whatever they are given. */
export const neverNull = words(`
  count row_number rank dense_rank percent_rank cume_dist concat num_nulls num_nonnulls now clock_timestamp
  statement_timestamp transaction_timestamp timeofday json_build_object jsonb_build_object json_build_array
  jsonb_build_array int4range int8range numrange tsrange tstzrange daterange quote_nullable grouping`);

/** Functions of texts that are of ranges too, where they may return null. */
export const textFunctions = words('lower upper');

/** Aggregates that return a value for any rows in which their argument is not null. */
export const totalAggregates = words(`
  sum avg min max bool_and bool_or every any_value array_agg string_agg json_agg jsonb_agg json_object_agg
  jsonb_object_agg bit_and bit_or bit_xor range_agg`);

/** Aggregates whose value may be null even then: one row has no deviation. */
export const otherAggregates = words(`
  count stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp regr_avgx regr_avgy regr_count
  regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy mode percentile_cont percentile_disc
  range_intersect_agg xmlagg`);

/** Operators of PostgreSQL's own types that return null only for null. `->` and its kin are not among them. */
export const strictOperators = words(
  '= <> != < > <= >= + - * / % ^ ~ ~* !~ !~* ~~ ~~* !~~ !~~* << >> @> <@ && & |',
);
