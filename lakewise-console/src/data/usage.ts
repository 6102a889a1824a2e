import { text } from '../format/sql';

/** The shapes of statements that read a table lately, with their conditions and without values. */
export function shapesOf(table: string, days: number, most: number): string {
  return `WITH shapes AS (
  SELECT fingerprint, to_json(any_value(predicates))::varchar AS predicates FROM system.query.profile
  WHERE start_time >= now() - INTERVAL ${days} DAY AND fingerprint IS NOT NULL
    AND len(list_filter(tables, lambda one: regexp_replace(one, '@\\d+$', '') = ${text(table)})) > 0
  GROUP BY fingerprint)
SELECT fingerprint, any_value(statement_type) AS type, any_value(predicates) AS predicates, count(*) AS times,
  count(DISTINCT executed_by) AS people, epoch_ms(max(start_time)) AS latest
FROM shapes JOIN system.query.history USING (fingerprint)
WHERE start_time >= now() - INTERVAL ${days} DAY GROUP BY fingerprint ORDER BY times DESC, latest DESC LIMIT ${most}`;
}

/** Of the conditions in a list in JSON those on a table's columns, which then go without its name. */
export function conditionsOn(table: string, json: string): string[] {
  const before = `${table}.`;
  return (JSON.parse(json) as string[])
    .filter((one) => one.startsWith(before))
    .map((one) => one.slice(before.length));
}
