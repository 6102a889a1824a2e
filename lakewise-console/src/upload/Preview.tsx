import { DataGrid, heightOf } from '../grid/DataGrid';
import { useStatement } from '../sql/useStatement';
import { useWarehouse } from '../sql/useWarehouse';
import { Loading } from '../ui/Loading';
import type { Reading } from './reading';
import { Trouble } from './Trouble';
import type { Staged } from './UploadPage';

const ROWS = 100;

/** The first rows as the table would have them. */
export function Preview(props: { query: string; staged: Staged; reading: Reading }) {
  const [warehouse] = useWarehouse();
  const run = useStatement(`${props.query}\nLIMIT ${ROWS}`, warehouse, ROWS);
  if (run.phase === 'failed')
    return (
      <Trouble
        error={run.error ?? 'The file cannot be read.'}
        staged={props.staged}
        reading={props.reading}
      />
    );
  if (run.phase !== 'done' || !run.result) return <Loading what="the first rows" />;
  return (
    <div className="card upload-preview" style={heightOf(run.rows)}>
      <DataGrid rows={run.result} count={run.rows} label="The first rows" />
    </div>
  );
}
