import { path, quoted, text } from '../format/sql';

export type Format = 'csv' | 'json' | 'parquet';

/** How the file is read; an empty text or `auto` is found out. */
export interface Reading {
  delimiter: string;
  header: 'auto' | 'yes' | 'no';
  decimal: string;
  dates: string;
  nulls: string;
  skip: number;
  /** Whether short lines are filled with NULL. */
  short: boolean;
}

export const FOUND_OUT: Reading = {
  delimiter: '',
  header: 'auto',
  decimal: '',
  dates: '',
  nulls: '',
  skip: 0,
  short: false,
};

/** A column of the file, and what becomes of it. */
export interface Column {
  source: string;
  found: string;
  name: string;
  type: string;
  kept: boolean;
}

const PACKED = /\.(gz|zst|zstd)$/i;

/** What kind of file a name shows; undefined where none that can be read. */
export function formatOf(file: string): Format | undefined {
  const ending = file.replace(PACKED, '').split('.').at(-1)?.toLowerCase() ?? '';
  if (['csv', 'tsv', 'txt'].includes(ending)) return 'csv';
  if (['json', 'jsonl', 'ndjson'].includes(ending)) return 'json';
  return ending === 'parquet' ? 'parquet' : undefined;
}

/** A name for the table of a file: what can be written without quotes. */
export function tableName(file: string): string {
  const name = file
    .replace(PACKED, '')
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return /^\p{L}/u.test(name) ? name : `table_${name}`.replace(/_$/, '');
}

/** A type that a table can have, for one that was found in a file. */
export function storable(type: string): string {
  return type === 'JSON' || type === '"NULL"' || type === 'NULL' ? 'VARCHAR' : type;
}

function corrected(columns: Column[]): Column[] {
  return columns.filter(({ type, found }) => type !== found);
}

function struct(entries: [string, string][]): string {
  return `{${entries.map(([name, type]) => `${text(name)}: ${text(type)}`).join(', ')}}`;
}

function csvOptions(reading: Reading, columns: Column[]): string[] {
  const others = corrected(columns).map(({ source, type }): [string, string] => [source, type]);
  return [
    'sample_size => -1',
    ...(reading.delimiter ? [`delim => ${text(reading.delimiter)}`] : []),
    ...(reading.header === 'auto' ? [] : [`header => ${reading.header === 'yes'}`]),
    ...(reading.decimal ? [`decimal_separator => ${text(reading.decimal)}`] : []),
    ...(reading.dates ? [`dateformat => ${text(reading.dates)}`] : []),
    ...(reading.nulls ? [`nullstr => ${text(reading.nulls)}`] : []),
    ...(reading.skip > 0 ? [`skip => ${reading.skip}`] : []),
    ...(reading.short ? ['null_padding => true'] : []),
    ...(others.length > 0 ? [`types => ${struct(others)}`] : []),
  ];
}

function jsonOptions(file: string, columns: Column[]): string[] {
  const lines = !/\.json$/i.test(file.replace(PACKED, ''));
  return [
    ...(lines ? [`format => 'newline_delimited'`] : []),
    'sample_size => -1',
    ...(corrected(columns).length > 0
      ? [`columns => ${struct(columns.map(({ source, type }) => [source, type]))}`]
      : []),
  ];
}

/** The call that reads a staged file, with the types that were corrected. */
export function source(file: string, format: Format, reading: Reading, columns: Column[]): string {
  const options =
    format === 'csv'
      ? csvOptions(reading, columns)
      : format === 'json'
        ? jsonOptions(file, columns)
        : [];
  return `read_${format}(${[text(file), ...options].join(', ')})`;
}

/** The query whose rows the table will have. */
export function selection(
  file: string,
  format: Format,
  reading: Reading,
  columns: Column[],
): string {
  const list = columns
    .filter(({ kept }) => kept)
    .map((column) => {
      const value =
        format === 'parquet' && column.type !== column.found
          ? `CAST(${path(column.source)} AS ${column.type})`
          : path(column.source);
      return value === path(column.name) ? value : `${value} AS ${path(column.name)}`;
    });
  return `SELECT ${list.join(', ')}\nFROM ${source(file, format, reading, columns)}`;
}

/** What makes the table. */
export function creation(names: string[], query: string): string {
  return `CREATE TABLE ${names.map(quoted).join('.')} AS\n${query}`;
}

/** What is wrong with the names of the columns, before the server is asked. */
export function namesProblem(columns: Column[]): string | undefined {
  const kept = columns.filter((column) => column.kept);
  if (kept.length === 0) return 'Keep at least one column.';
  const seen = new Set<string>();
  for (const { name, source } of kept) {
    if (name.trim() === '') return `The column that the file calls ${source} needs a name.`;
    if (seen.has(name.toLowerCase())) return `Two columns are called ${name}.`;
    seen.add(name.toLowerCase());
  }
  return undefined;
}
