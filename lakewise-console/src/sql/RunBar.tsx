import { Play, Square } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { counted, duration } from '../format/numbers';
import { written } from '../shell/shortcuts';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { doing } from './progress';
import type { Phase, RunState } from './run';
import { WarehouseChoice } from './WarehouseChoice';

const TICK = 100;

const PHASES: Record<Phase, [Tone, string]> = {
  asking: ['busy', 'Asking'],
  queued: ['busy', 'Waiting in the queue'],
  running: ['busy', 'Running'],
  fetching: ['busy', 'Fetching rows'],
  away: ['busy', 'Waiting for the server'],
  done: ['good', 'Done'],
  failed: ['bad', 'Failed'],
  cancelled: ['warn', 'Cancelled'],
  gone: ['neutral', 'Rows no longer kept'],
};

/** Runs, cancels, says what is happening. */
export function RunBar(props: {
  run: RunState | undefined;
  warehouse: string;
  onWarehouse: (id: string) => void;
  onRun: () => void;
  onRunAll: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const { run } = props;
  const busy = run !== undefined && PHASES[run.phase][0] === 'busy';
  return (
    <div className="run-bar">
      {busy ? (
        <Button onPress={props.onCancel} look="danger">
          <Square aria-hidden size={14} /> Cancel
        </Button>
      ) : (
        <Button look="primary" onPress={props.onRun}>
          <Play aria-hidden size={14} /> Run <kbd>{written('mod+Enter')}</kbd>
        </Button>
      )}
      <Button look="quiet" onPress={props.onRunAll} isDisabled={busy}>
        Run all
      </Button>
      {run && <Progress run={run} busy={busy} />}
      <span className="run-bar-end">
        {props.children}
        <WarehouseChoice hiddenLabel value={props.warehouse} onChange={props.onWarehouse} />
      </span>
    </div>
  );
}

function Progress({ run, busy }: { run: RunState; busy: boolean }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, [busy]);
  const [tone, text] = PHASES[run.phase];
  const took = (run.endedAt ?? now) - run.startedAt;
  const total = run.manifest?.total_row_count;
  return (
    <span className="progress">
      <span role="status">
        <Badge tone={tone}>{run.phase === 'running' ? doing(run.progress, text) : text}</Badge>
        {run.phase === 'fetching' && total !== undefined && run.rows < total && (
          <span className="quiet"> {counted(run.rows, 'row')} here</span>
        )}
      </span>
      {run.phase !== 'gone' && took >= 0 && (
        <span className="quiet"> {duration(Math.max(0, took))}</span>
      )}
    </span>
  );
}
