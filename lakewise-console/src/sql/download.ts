import type { GridRows } from '../grid/rows';

/** A cell of CSV; texts that spreadsheets would compute stay texts. */
function cell(text: string | null, isText: boolean): string {
  if (text === null) return '';
  const harmless = isText && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows as CSV (RFC 4180), in the order in which they are shown. */
export function csv(rows: GridRows, count: number, order?: Int32Array): string {
  const lines = [rows.columns.map(({ name }) => cell(name, true)).join(',')];
  const shown = order?.length ?? count;
  for (let row = 0; row < shown; row++) {
    const source = order?.[row] ?? row;
    lines.push(
      rows.columns
        .map(({ kind }, column) => cell(rows.text(source, column), kind === 'text'))
        .join(','),
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** Has the browser keep a text as a file. */
export function save(text: string, name: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A name that every file system takes. */
export function fileName(name: string, ending: string): string {
  const safe = name
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
    .trim()
    .slice(0, 80);
  return `${safe || 'rows'}.${ending}`;
}
