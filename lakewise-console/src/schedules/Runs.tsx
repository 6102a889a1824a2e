import { useInfiniteQuery } from '@tanstack/react-query';
import { readable } from '../format/numbers';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { Time } from '../ui/Time';
import { isAlert, type Run, type Scheduled } from './kinds';
import { runs } from './schedules';

const TONES: Record<Run['state'], Tone> = { RUNNING: 'busy', SUCCEEDED: 'good', FAILED: 'bad' };

const WORDS: Record<Run['state'], string> = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
};
const FOUND: Record<NonNullable<Run['alert_state']>, string> = {
  OK: 'All is well',
  TRIGGERED: 'The alert is raised',
  ERROR: 'Nobody can tell',
  UNKNOWN: 'Not looked yet',
};

export function RunState(props: { run: Run }) {
  const { run } = props;
  return <Badge tone={TONES[run.state]}>{WORDS[run.state]}</Badge>;
}

/** What became of a run, where it says nothing itself. */
function told(run: Run): string {
  if (run.message) return run.message;
  if (run.state === 'RUNNING') return 'It is on its way.';
  return run.sent_to.length > 0 ? 'Everybody has it.' : 'There was nothing to tell.';
}

/** What became of a report or an alert. */
export function Runs(props: { of: Scheduled; onClose: () => void }) {
  const found = useInfiniteQuery(runs(props.of));
  const all = found.data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <Overlay
      title={`History of ${props.of.name}`}
      isOpen
      onOpenChange={(open) => open || props.onClose()}
      wide
    >
      {found.isPending && <Loading what="the history" />}
      {found.isError && <Problem error={found.error} again={() => found.refetch()} />}
      {found.data && all.length === 0 && <p className="quiet">It has not run yet.</p>}
      {all.length > 0 && (
        <TableBox label="Runs" plain headed>
          <thead>
            <tr>
              <th scope="col">Began</th>
              <th scope="col">State</th>
              {isAlert(props.of) && <th scope="col">Found</th>}
              <th scope="col">What became of it</th>
              <th scope="col">Sent to</th>
            </tr>
          </thead>
          <tbody>
            {all.map((run) => (
              <tr key={run.id}>
                <td>
                  <Time at={run.started_at} />{' '}
                  {run.asked_for && <small className="quiet">by hand</small>}
                </td>
                <td>
                  <RunState run={run} />
                </td>
                {isAlert(props.of) && (
                  <td className="table-text" dir="auto">
                    {run.alert_state && FOUND[run.alert_state]}
                    {run.value !== undefined && (
                      <span title={run.value}>: {readable(run.value)}</span>
                    )}
                  </td>
                )}
                <td className="table-text" dir="auto">
                  {told(run)}
                </td>
                <td className="table-text" dir="auto">
                  {run.sent_to.length > 0 ? (
                    run.sent_to.join(', ')
                  ) : (
                    <span className="quiet">nobody</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      {found.hasNextPage && (
        <p className="more">
          <Button
            size="small"
            onPress={() => void found.fetchNextPage()}
            isPending={found.isFetchingNextPage}
          >
            Show older ones
          </Button>
        </p>
      )}
    </Overlay>
  );
}
