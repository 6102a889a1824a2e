import { PostgreSQL, SQLDialect } from '@codemirror/lang-sql';

const STATEMENTS =
  'describe detail history optimize zorder vacuum restore version timestamp of undrop clone shallow deep tblproperties cluster qualify pivot unpivot exclude replace sample use catalog schema schemas tables columns show grants merge matched copy into convert delta reorg purge mask filter tags policy warehouse explain asof positional lambda ilike macro';
const TYPES =
  'string tinyint hugeint double long short byte struct map list variant timestamp_ntz timestamptz';

/** DuckDB's SQL, which reads like PostgreSQL's, with the statements about tables of Databricks. */
export const dialect = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''} ${STATEMENTS}`,
  types: `${PostgreSQL.spec.types ?? ''} ${TYPES}`,
  doubleDollarQuotedStrings: true,
  identifierQuotes: '"`',
});

/** Words that are offered, the most used first. */
export const KEYWORDS =
  'select from where group by order by limit join left join on as and or not in is null between like ilike case when then else end distinct having with union all except intersect qualify over partition by insert into values update set delete merge using create table view schema drop alter describe history show tables explain optimize vacuum restore version as of';

/** Functions that analysts reach for; the server knows more. */
export const FUNCTIONS =
  'abs approx_count_distinct arg_max arg_min array_agg avg bool_and bool_or ceil coalesce concat corr count count_if current_date date_diff date_part date_trunc day dayname dense_rank epoch extract first floor format greatest hour ifnull json_extract lag last last_day lead least left length list lower lpad ltrim max md5 median min minute mode month monthname now nullif ntile percent_rank quantile_cont quarter rank regexp_extract regexp_matches regexp_replace replace reverse right round row_number rpad rtrim second sign split_part sqrt stddev strftime string_agg strptime substr sum trim trunc try_cast upper variance week year'.split(
    ' ',
  );
