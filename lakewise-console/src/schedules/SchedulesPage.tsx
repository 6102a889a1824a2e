import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarClock, History, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation, useRoute, useSearchParams } from 'wouter';
import { Actions } from '../ui/Actions';
import { Badge, type Tone } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { Time } from '../ui/Time';
import { inWords } from './cadence';
import { type Alert, isAlert, type Scheduled, subjectName } from './kinds';
import { RunState, Runs } from './Runs';
import ScheduleDialog from './ScheduleDialog';
import { drop, pause, runNow, scheduled } from './schedules';
import './schedules.css';

/** Reports and alerts: when they run, what became of them. */
export default function SchedulesPage() {
  const all = useQuery(scheduled);
  const [, navigate] = useLocation();
  const [, opened] = useRoute('/reports/:id');
  const [search] = useSearchParams();
  const [dropped, setDropped] = useState<Scheduled | null>(null);
  const made = search.get('new');
  const query = search.get('query');
  const edited = all.data?.find(({ id }) => id === search.get('edit'));
  const shown = all.data?.find(({ id }) => id === opened?.id);
  const close = () => navigate('/reports');
  useEffect(() => {
    document.title = 'Reports · Lakewise';
  }, []);
  return (
    <main className="page">
      <header className="page-head">
        <h1>Reports and alerts</h1>
        <div className="form-actions">
          <Button look="primary" onPress={() => navigate('/reports?new=report')}>
            New report
          </Button>
          <Button onPress={() => navigate('/reports?new=alert')}>New alert</Button>
        </div>
      </header>
      {all.isPending && <Loading what="the reports" />}
      {all.isError && <Problem error={all.error} again={() => all.refetch()} />}
      {all.data?.length === 0 && (
        <Empty title="Nothing is sent yet" icon={<CalendarClock aria-hidden size={32} />}>
          <p>
            Save a query or make a dashboard, then have it sent by mail, or be told when a value
            changes.
          </p>
        </Empty>
      )}
      {all.data && all.data.length > 0 && (
        <TableBox label="Reports and alerts" headed>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">When</th>
              <th scope="col">Next</th>
              <th scope="col">Last</th>
              <th scope="col">
                <Actions />
              </th>
            </tr>
          </thead>
          <tbody>
            {all.data.map((one) => (
              <Row
                key={one.id}
                one={one}
                onOpen={() => navigate(`/reports/${one.id}`)}
                onEdit={() => navigate(`/reports?edit=${one.id}`)}
                onDrop={() => setDropped(one)}
              />
            ))}
          </tbody>
        </TableBox>
      )}
      {made && (
        <ScheduleDialog
          alert={made === 'alert'}
          subject={query ? { kind: 'query', id: query } : undefined}
          onClose={close}
        />
      )}
      {edited && <ScheduleDialog alert={isAlert(edited)} before={edited} onClose={close} />}
      {shown && <Runs of={shown} onClose={close} />}
      {dropped && <Dropping one={dropped} onClose={() => setDropped(null)} />}
    </main>
  );
}

const STATES: Record<Alert['state'], [Tone, string]> = {
  OK: ['good', 'all is well'],
  TRIGGERED: ['warn', 'raised'],
  ERROR: ['bad', 'nobody can tell'],
  UNKNOWN: ['neutral', 'not looked yet'],
};

function Row(props: {
  one: Scheduled;
  onOpen: () => void;
  onEdit: () => void;
  onDrop: () => void;
}) {
  const { one } = props;
  const queries = useQueryClient();
  const paused = one.schedule.pause_status === 'PAUSED';
  const refresh = () => queries.invalidateQueries({ queryKey: ['schedules'] });
  const running = useMutation({ mutationFn: () => runNow(one), onSuccess: refresh });
  const pausing = useMutation({ mutationFn: () => pause(one, !paused), onSuccess: refresh });
  const error = running.error ?? pausing.error;
  return (
    <tr>
      <th scope="row">
        <span className="schedule-name" dir="auto" title={one.name}>
          {one.name}
        </span>
        <small className="quiet">
          {isAlert(one) ? 'Alert' : 'Report'} of{' '}
          <bdi>{subjectName(one) ?? 'what is not there any more'}</bdi>
        </small>{' '}
        {isAlert(one) && <Badge tone={STATES[one.state][0]}>{STATES[one.state][1]}</Badge>}
        {error && <Problem error={error} />}
      </th>
      <td>
        <span>
          {inWords(one.schedule.quartz_cron_expression)}{' '}
          <small className="quiet">{one.schedule.timezone_id}</small>
        </span>
      </td>
      <td>{paused ? <Badge>paused</Badge> : one.next_run_at && <Time at={one.next_run_at} />}</td>
      <td>
        {one.last_run ? (
          <>
            <RunState run={one.last_run} />{' '}
            <small className="quiet">
              <Time at={one.last_run.started_at} />
            </small>
          </>
        ) : (
          <span className="quiet">never</span>
        )}
      </td>
      <td className="table-actions">
        <Button
          look="quiet"
          size="small"
          tip={`Run ${one.name} now`}
          isPending={running.isPending}
          onPress={() => running.mutate()}
        >
          <Send aria-hidden size={16} />
        </Button>
        <Button
          look="quiet"
          size="small"
          tip={paused ? `Resume ${one.name}` : `Pause ${one.name}`}
          isPending={pausing.isPending}
          onPress={() => pausing.mutate()}
        >
          {paused ? <Play aria-hidden size={16} /> : <Pause aria-hidden size={16} />}
        </Button>
        <Button look="quiet" size="small" tip={`History of ${one.name}`} onPress={props.onOpen}>
          <History aria-hidden size={16} />
        </Button>
        <Button look="quiet" size="small" tip={`Edit ${one.name}`} onPress={props.onEdit}>
          <Pencil aria-hidden size={16} />
        </Button>
        <Button look="quiet" size="small" tip={`Delete ${one.name}`} onPress={props.onDrop}>
          <Trash2 aria-hidden size={16} />
        </Button>
      </td>
    </tr>
  );
}

function Dropping(props: { one: Scheduled; onClose: () => void }) {
  const queries = useQueryClient();
  return (
    <Confirm
      title={`Delete ${props.one.name}?`}
      action="Delete it"
      look="danger"
      run={async () => {
        await drop(props.one);
        await queries.invalidateQueries({ queryKey: ['schedules'], exact: true });
      }}
      onClose={props.onClose}
    >
      <p>It is sent no more, and its history goes with it.</p>
    </Confirm>
  );
}
