import { ChartColumn, TableProperties } from 'lucide-react';
import { useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Manifest } from '../api/statements';
import { ChartPanel } from '../chart/ChartPanel';
import { type ChartSpec, fitting } from '../chart/suggestion';
import { AddToDashboard } from '../dashboards/AddToDashboard';
import { count, counted, size } from '../format/numbers';
import { DataGrid } from '../grid/DataGrid';
import { written } from '../shell/shortcuts';
import { Empty } from '../ui/Empty';
import { Problem } from '../ui/Problem';
import { DownloadMenu } from './DownloadMenu';
import './results.css';
import { csv, fileName, save } from './download';
import type { Result } from './result';
import type { RunState } from './run';
import { ROW_LIMIT } from './runs';
import type { Tab } from './tabs';
import { Underway } from './Underway';

/** What a run has come to: rows, words, or nothing yet. */
export function Results(props: { run: RunState | undefined; name: string; saved: Tab['saved'] }) {
  const { run, name, saved } = props;
  if (!run) {
    return (
      <Empty title="No question yet" icon={<TableProperties aria-hidden size={32} />}>
        <p>
          Write a statement, then press Run or <kbd>{written('mod+Enter')}</kbd>. What is selected
          runs alone; else the statement in which the cursor is.
        </p>
      </Empty>
    );
  }
  if (run.phase === 'failed') return <Problem error={run.error ?? 'The statement failed.'} />;
  if (run.phase === 'cancelled')
    return <Empty title="Cancelled">{run.error && <p>{run.error}</p>}</Empty>;
  if (run.phase === 'gone') {
    return (
      <Empty title="The rows are no longer kept">
        <p>The server keeps results for a while only. Run the statement again to see them.</p>
      </Empty>
    );
  }
  if (!run.result || !run.manifest) return <Underway key={run.startedAt} run={run} />;
  if (run.result.columns.length === 0) {
    return (
      <Empty title="Done">
        <p>The statement has no rows to show.</p>
      </Empty>
    );
  }
  return <Rows run={run} manifest={run.manifest} result={run.result} name={name} saved={saved} />;
}

function Rows(props: {
  run: RunState;
  manifest: Manifest;
  result: Result;
  name: string;
  saved: Tab['saved'];
}) {
  const { run, manifest, result, name } = props;
  const shown = useRef<Int32Array>(undefined);
  const [view, setView] = useState<'rows' | 'chart'>('rows');
  const [chart, setChart] = useState<ChartSpec>();
  const { text } = run.piece;
  const isSaved = props.saved?.text.trim() === text.trim();
  return (
    <>
      <div className="results-head">
        <ToggleButtonGroup
          className="toggles"
          aria-label="View"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={(keys) => setView(keys.has('chart') ? 'chart' : 'rows')}
        >
          <ToggleButton id="rows" className="toggle">
            <TableProperties aria-hidden size={14} /> Rows
          </ToggleButton>
          <ToggleButton id="chart" className="toggle">
            <ChartColumn aria-hidden size={14} /> Chart
          </ToggleButton>
        </ToggleButtonGroup>
        <span className="results-facts">
          {counted(manifest.total_row_count, 'row')}
          <span className="wide">
            , {counted(result.columns.length, 'column')}
            {manifest.total_byte_count !== undefined && `, ${size(manifest.total_byte_count)}`}
          </span>
        </span>
        {manifest.truncated && (
          <span className="warn">Cut after {count(ROW_LIMIT)} rows: there are more.</span>
        )}
        {run.phase === 'done' && run.rows < manifest.total_row_count && (
          <span className="warn">The first {counted(run.rows, 'row')} are here.</span>
        )}
        <span className="results-actions">
          <AddToDashboard
            sql={text}
            saved={isSaved ? props.saved?.id : undefined}
            name={name}
            chart={view === 'chart' ? fitting(result.columns, chart) : undefined}
          />
          <DownloadMenu
            statement={run.statement ?? ''}
            name={name}
            isDisabled={run.phase !== 'done'}
            onShown={() =>
              save(csv(result, run.rows, shown.current), fileName(name, 'csv'), 'text/csv')
            }
          />
        </span>
      </div>
      {run.phase === 'done' && run.rows === 0 ? (
        <Empty title="No rows">
          <p>The statement ran, and nothing in the lake is as it asks.</p>
        </Empty>
      ) : view === 'rows' ? (
        <DataGrid
          key={run.statement}
          rows={result}
          count={run.rows}
          label="Rows of the statement"
          onShown={(order) => {
            shown.current = order;
          }}
        />
      ) : (
        <ChartPanel rows={result} count={run.rows} chosen={chart} onChoose={setChart} />
      )}
    </>
  );
}
