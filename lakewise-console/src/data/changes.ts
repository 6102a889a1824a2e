import type { Schemas } from '../api/client';

type Values = Record<string, string>;

const NUMBER = /^(tinyint|smallint|int|integer|bigint|float|real|double|decimal|numeric)\b/i;

/** Whether values of a column are numbers, by the type that the server tells, such as `DECIMAL(10,2)`. */
export function isNumber(type: string): boolean {
  return NUMBER.test(type) && !type.endsWith('[]');
}

/** What became of a row. */
export interface Change {
  kind: 'added' | 'removed' | 'changed';
  before?: Values;
  after?: Values;
}

/**
 * Rows of a change feed as what became of each: the row before and the row after an update are one,
 * and so are a row that a commit took away and one that it put in its place where all but a few of
 * the values are the same.
 */
export function changesOf(fed: Schemas['ChangedRow'][]): Change[] {
  const rows = [...fed].sort(
    (one, other) => one.version - other.version || Number(isNew(one)) - Number(isNew(other)),
  );
  const changes: Change[] = [];
  const waiting: { version: number; change: Change; values: Values }[] = [];
  for (const row of rows) {
    if (isNew(row)) {
      const at = bestPartner(waiting, row.version, row.values);
      const partner = at < 0 ? undefined : waiting.splice(at, 1)[0];
      if (partner) {
        partner.change.kind = 'changed';
        partner.change.after = row.values;
      } else {
        changes.push({ kind: 'added', after: row.values });
      }
    } else {
      const change: Change = { kind: 'removed', before: row.values };
      changes.push(change);
      waiting.push({ version: row.version, change, values: row.values });
    }
  }
  return changes;
}

/**
 * Rows of a change feed as what became of each between its ends, by columns that say which row is
 * which. What came and went again is left out; of rows that share a key each is paired once.
 */
export function changesByKey(fed: Schemas['ChangedRow'][], key: string[]): Change[] {
  const groups = new Map<string, { removed: Values[]; added: Values[] }>();
  for (const row of fed) {
    const id = spelled(row.values, key);
    const group = groups.get(id) ?? { removed: [], added: [] };
    groups.set(id, group);
    group[isNew(row) ? 'added' : 'removed'].push(row.values);
  }
  return [...groups.values()].flatMap(({ removed, added }) => {
    const before = without(removed, added);
    const after = without(added, removed);
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) =>
      became(before[index], after[index]),
    );
  });
}

function became(before?: Values, after?: Values): Change {
  if (before && after) return { kind: 'changed', before, after };
  return before ? { kind: 'removed', before } : { kind: 'added', ...(after ? { after } : {}) };
}

/** The rows of one list, less as many equal ones as the other has. */
function without(rows: Values[], others: Values[]): Values[] {
  const left = new Map<string, number>();
  for (const other of others) {
    const id = spelled(other);
    left.set(id, (left.get(id) ?? 0) + 1);
  }
  return rows.filter((row) => {
    const id = spelled(row);
    const equal = left.get(id) ?? 0;
    left.set(id, equal - 1);
    return equal <= 0;
  });
}

/** Values as one text, by which equal ones are found; what is null has no value. */
function spelled(values: Values, names = Object.keys(values).sort()): string {
  return JSON.stringify(names.map((name) => [name, values[name] ?? null]));
}

/** Whether a row is one that came, not one that went. */
function isNew(row: Schemas['ChangedRow']): boolean {
  return row.change === 'insert' || row.change === 'update_postimage';
}

/** The removed row of the same commit that has most values in common, if that is over half of them. */
function bestPartner(
  waiting: { version: number; values: Values }[],
  version: number,
  values: Values,
): number {
  const names = Object.keys(values);
  let best = -1;
  let most = names.length / 2;
  waiting.forEach((row, index) => {
    if (row.version !== version) return;
    const same = names.filter((name) => row.values[name] === values[name]).length;
    if (same > most) {
      most = same;
      best = index;
    }
  });
  return best;
}
