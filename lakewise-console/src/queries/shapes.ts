import { text } from '../format/sql';

/** Asks the records for what statements of these shapes read since a time, in milliseconds since the epoch. */
export function shapesQuery(shapes: string[], since: number): string {
  return `SELECT fingerprint, to_json(any_value(tables))::varchar AS tables FROM system.query.profile
     WHERE start_time >= make_timestamptz(${Math.round(since)}000) AND len(tables) > 0
       AND fingerprint IN (${[...new Set(shapes)].map(text).join(', ')}) GROUP BY fingerprint`;
}

/** The names of tables in a list in JSON, each with the version that was read: `["main.air.flights@2"]`. */
export function namesOf(json: string): string[] {
  const versioned = JSON.parse(json) as string[];
  return [...new Set(versioned.map((table) => table.replace(/@\d+$/, '')))];
}
