import { Badge, type Tone } from '../ui/Badge';
import { TableBox } from '../ui/TableBox';
import { type Change, isNumber } from './changes';
import type { Table } from './tables';

const TONES: Record<Change['kind'], Tone> = { added: 'good', removed: 'bad', changed: 'warn' };

/** Rows that are new, gone or different, with numbers below one another as in the grid. */
export function ChangedRows(props: { changes: Change[]; columns: Table['columns'] }) {
  const { changes } = props;
  if (changes.length === 0) return <p className="quiet">No row changed.</p>;
  const columns = props.columns.map(({ name, type }) => ({
    name,
    look: isNumber(type) ? 'table-number' : 'table-text',
  }));
  return (
    <TableBox label="Rows that changed" plain stacked className="compare-rows table-flow">
      <thead>
        <tr>
          <th scope="col">Row</th>
          {columns.map(({ name, look }) => (
            <th key={name} scope="col" dir="auto" className={look}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once and never reordered.
          <tr key={index}>
            <td>
              <Badge tone={TONES[change.kind]}>{change.kind}</Badge>
            </td>
            {columns.map(({ name, look }) => (
              <Cell key={name} change={change} column={name} look={look} />
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Cell({ change, column, look }: { change: Change; column: string; look: string }) {
  const before = change.before?.[column];
  const after = change.after?.[column];
  if (change.kind !== 'changed' || before === after) {
    return (
      <td dir="auto" className={look} data-head={column}>
        {after ?? before ?? <span className="grid-null">null</span>}
      </td>
    );
  }
  return (
    <td className={look} data-head={column}>
      <span>
        <del dir="auto">{before ?? 'null'}</del> <ins dir="auto">{after ?? 'null'}</ins>
      </span>
    </td>
  );
}
