import { Choice } from '../ui/Choice';
import { Listing } from '../ui/Listing';
import type { Column } from './reading';

const TYPES: [string, string][] = [
  ['VARCHAR', 'STRING'],
  ['BIGINT', 'BIGINT'],
  ['INTEGER', 'INT'],
  ['DOUBLE', 'DOUBLE'],
  ['DECIMAL(18,2)', 'DECIMAL(18,2)'],
  ['DECIMAL(38,10)', 'DECIMAL(38,10)'],
  ['BOOLEAN', 'BOOLEAN'],
  ['DATE', 'DATE'],
  ['TIMESTAMP WITH TIME ZONE', 'TIMESTAMP'],
  ['TIMESTAMP', 'TIMESTAMP_NTZ'],
];

function options(column: Column) {
  const known = TYPES.map(([id, label]) => ({
    id,
    label,
    ...(id === column.found ? { note: 'found' } : {}),
  }));
  return TYPES.some(([id]) => id === column.found) || column.found === 'JSON'
    ? known
    : [{ id: column.found, label: column.found, note: 'found' }, ...known];
}

/** Which columns the table gets, how they are called, and their types. */
export function ColumnForm(props: { columns: Column[]; onChange: (columns: Column[]) => void }) {
  const { columns, onChange } = props;
  const set = (at: number, change: Partial<Column>) =>
    onChange(columns.map((column, index) => (index === at ? { ...column, ...change } : column)));
  return (
    <Listing title="Columns" heads={['Take', 'In the file', 'Name', 'Type']} stacked>
      {columns.map((column, at) => (
        <tr key={column.source}>
          <td data-head="Take">
            <input
              type="checkbox"
              aria-label={`Take ${column.source}`}
              checked={column.kept}
              onChange={(event) => set(at, { kept: event.target.checked })}
            />
          </td>
          <th scope="row" className="table-text" dir="auto">
            {column.source}
          </th>
          <td data-head="Name">
            <input
              key={column.name}
              className="upload-name"
              aria-label={`Name of ${column.source}`}
              dir="auto"
              spellCheck={false}
              defaultValue={column.name}
              onBlur={(event) => set(at, { name: event.target.value })}
              disabled={!column.kept}
            />
          </td>
          <td data-head="Type">
            <Choice
              label={`Type of ${column.source}`}
              hiddenLabel
              options={options(column)}
              value={column.type}
              onChange={(type) => set(at, { type })}
            />
          </td>
        </tr>
      ))}
    </Listing>
  );
}
