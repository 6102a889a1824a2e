/** A column as DESCRIBE TABLE tells of it. */
export interface ViewColumn {
  name: string;
  type: string;
  comment: string;
}

/** The columns among the rows of DESCRIBE TABLE: those before the first blank line or heading. */
export function described(rows: Record<string, unknown>[]): ViewColumn[] {
  const end = rows.findIndex(({ col_name: name }) => name === '' || /^# /.test(String(name)));
  return rows.slice(0, end < 0 ? rows.length : end).map((row) => ({
    name: String(row.col_name),
    type: String(row.data_type).toUpperCase(),
    comment: String(row.comment ?? ''),
  }));
}
