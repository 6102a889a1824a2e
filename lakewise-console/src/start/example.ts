import { act } from '../api/ask';

export const SCHEMA = 'example';
export const TABLE = { catalog: 'main', schema: SCHEMA, name: 'flights' };

export interface Step {
  says: string;
  statement: string;
}

const FLIGHTS = 200_000;

/** A number from 0 to `below` of each row, by chance and always the same. */
function chance(salt: string, below: number): string {
  return `(hash(concat(i, '${salt}')) % ${below})::int`;
}

const DELAYED = `${chance('late', 100)} < 14 + (CASE WHEN month(day) IN (6, 7, 12) THEN 12 ELSE 0 END)
      + (hour - 5) + (CASE airline WHEN 'Delta Wings' THEN -6 WHEN 'Lakeland' THEN 9 ELSE 0 END)`;

/** What makes the example, of which nothing is replaced: invented, so that it needs no network. */
export const STEPS: Step[] = [
  { says: 'Making the schema', statement: `CREATE SCHEMA IF NOT EXISTS ${SCHEMA}` },
  {
    says: 'Writing the airports',
    statement: `CREATE TABLE IF NOT EXISTS ${SCHEMA}.airports COMMENT 'Airports of the invented flights' AS
SELECT * FROM (VALUES ('ATL', 'Atlanta', 33.6, -84.4), ('BOS', 'Boston', 42.4, -71.0), ('DEN', 'Denver', 39.9, -104.7),
  ('LAX', 'Los Angeles', 33.9, -118.4), ('ORD', 'Chicago', 42.0, -87.9), ('SEA', 'Seattle', 47.4, -122.3))
  AS airport(code, city, latitude, longitude)`,
  },
  {
    says: 'Making up 200,000 flights',
    statement: `CREATE TABLE ${SCHEMA}.flights COMMENT 'Invented flights of 2025' AS
WITH flight AS (
  SELECT i, DATE '2025-01-01' + ${chance('day', 365)} AS day, 5 + ${chance('hour', 18)} AS hour,
    ['Delta Wings', 'Lakeland', 'Northern', 'Pacific Blue'][1 + ${chance('airline', 4)}] AS airline,
    ['ATL', 'BOS', 'DEN', 'LAX', 'ORD', 'SEA'] AS airports, ${chance('from', 6)} AS origin, 1 + ${chance('to', 5)} AS further
  FROM range(${FLIGHTS}) t(i))
SELECT day, hour, airline, airports[1 + origin] AS origin, airports[1 + (origin + further) % 6] AS destination,
  CASE WHEN ${chance('cancelled', 120)} = 0 THEN NULL
    WHEN ${DELAYED} THEN 15 + ${chance('much', 120)} ELSE ${chance('little', 20)} - 8 END AS delay
FROM flight`,
  },
  {
    says: 'Describing the columns',
    statement: `COMMENT ON COLUMN ${SCHEMA}.flights.delay IS 'Minutes after the plan; negative when early, NULL when cancelled'`,
  },
  {
    says: 'Making a mistake that can be undone',
    statement: `UPDATE ${SCHEMA}.flights SET delay = 0 WHERE airline = 'Lakeland' AND month(day) = 7`,
  },
];

export const FIRST_QUESTION = `-- How late is each airline, month by month?
select date_trunc('month', day)::date as month, airline,
  round(100.0 * count(*) filter (delay >= 15) / count(*), 1) as late_percent
from ${SCHEMA}.flights
group by all
order by all`;

/** Runs all steps, and tells each before it begins. */
export async function load(
  warehouse: string,
  tell: (step: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const [number, { statement }] of STEPS.entries()) {
    tell(number);
    await act(statement, warehouse, signal);
  }
}
