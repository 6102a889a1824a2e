import { SOURCE_TAG } from '../api/source';
import { text } from '../format/sql';
import type { Filter } from './history';

/** What is read of a statement in the records. */
export const COLUMNS = `statement_id, execution_status, statement_type, executed_by, warehouse_name, client_application,
  epoch_ms(start_time) AS started, fingerprint, error_code, total_duration_ms, waiting_at_capacity_duration_ms,
  compilation_duration_ms, execution_duration_ms, result_fetch_duration_ms, produced_rows, read_files,
  pruned_files, read_bytes, spilled_local_bytes, peak_memory_bytes, from_result_cache, credits, cost`;

const MOST_RECORDS = 1000;

/**
 * Asks the records for everyone's statements. Of the reader's own alone those are left out that
 * pages asked for: anyone can give a statement that tag, and nothing of theirs may hide by it.
 */
export function everyonesQuery(filter: Filter & { fingerprint: string | null }): string {
  const conditions = [`start_time >= make_timestamptz(${Math.round(filter.since)}000)`];
  if (filter.statuses.length > 0) {
    conditions.push(`execution_status IN (${filter.statuses.map(text).join(', ')})`);
  }
  if (filter.fingerprint) conditions.push(`fingerprint = ${text(filter.fingerprint)}`);
  if (!filter.withConsole && !filter.fingerprint) {
    conditions.push(
      `NOT (executed_by = current_user() AND coalesce(map_contains(query_tags, ${text(SOURCE_TAG)}), false))`,
    );
  }
  return `SELECT ${COLUMNS} FROM system.query.history WHERE ${conditions.join(' AND ')}
     ORDER BY start_time DESC LIMIT ${MOST_RECORDS}`;
}
