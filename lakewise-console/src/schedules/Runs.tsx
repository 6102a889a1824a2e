import { useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '../ui/Badge';
import { Loading } from '../ui/Loading';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { Time } from '../ui/Time';
import { type Run, runs, type Scheduled } from './schedules';

const TONES: Record<Run['state'], Tone> = { RUNNING: 'busy', SUCCEEDED: 'good', FAILED: 'bad' };

export function RunState(props: { run: Run }) {
  const { run } = props;
  return <Badge tone={TONES[run.state]}>{run.state.toLowerCase()}</Badge>;
}

/** What became of a report or an alert. */
export function Runs(props: { of: Scheduled; onClose: () => void }) {
  const found = useQuery(runs(props.of));
  return (
    <Overlay
      title={`History of ${props.of.name}`}
      isOpen
      onOpenChange={(open) => open || props.onClose()}
      wide
    >
      {found.isPending && <Loading what="the history" />}
      {found.isError && <Problem error={found.error} again={() => found.refetch()} />}
      {found.data?.runs.length === 0 && <p>It has not run yet.</p>}
      {found.data && found.data.runs.length > 0 && (
        <TableBox label="Runs" plain>
          <thead>
            <tr>
              <th>Began</th>
              <th>State</th>
              <th>Found</th>
              <th>Sent to</th>
              <th>What is to be known</th>
            </tr>
          </thead>
          <tbody>
            {found.data.runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <Time at={run.started_at} />
                </td>
                <td>
                  <RunState run={run} />
                </td>
                <td dir="auto">{[run.alert_state, run.value].filter(Boolean).join(': ')}</td>
                <td dir="auto">{run.sent_to.join(', ')}</td>
                <td dir="auto">{run.message}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </Overlay>
  );
}
