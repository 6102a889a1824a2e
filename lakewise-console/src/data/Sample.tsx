import { Table2 } from 'lucide-react';
import { path } from '../format/sql';
import { DataGrid, heightOf } from '../grid/DataGrid';
import { useStatement } from '../sql/useStatement';
import { useWarehouse } from '../sql/useWarehouse';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import type { Table } from './tables';

const ROWS = 200;

/** Some rows, as the user sees them. */
export function Sample({ table }: { table: Table }) {
  return (
    <Rows
      of={path(table.catalog, table.schema, table.name)}
      most={ROWS}
      label="Some rows"
      empty={`The table is empty at version ${table.version}.`}
    />
  );
}

/** The first rows of what has a name in SQL. */
export function Rows(props: { of: string; most: number; label: string; empty: string }) {
  const [warehouse] = useWarehouse();
  const run = useStatement(`SELECT * FROM ${props.of} LIMIT ${props.most}`, warehouse, props.most);
  if (run.phase === 'failed') return <Problem error={run.error ?? ''} />;
  if (run.phase !== 'done' || !run.result) return <Loading what="some rows" />;
  if (run.rows === 0) {
    return (
      <Empty title="There are no rows" icon={<Table2 aria-hidden size={32} />}>
        <p>{props.empty}</p>
      </Empty>
    );
  }
  return (
    <div className="card sample" style={heightOf(run.rows)}>
      <DataGrid rows={run.result} count={run.rows} label={props.label} />
    </div>
  );
}
