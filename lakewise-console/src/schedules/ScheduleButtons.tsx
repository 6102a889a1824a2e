import { Bell, CalendarClock } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../ui/Button';
import type { Subject } from './kinds';

const ScheduleDialog = lazy(() => import('./ScheduleDialog'));

/** Ways to have a saved query or a dashboard sent, and to be told of a value. */
export function ScheduleButtons(props: { subject: Subject; name: string; alerts?: boolean }) {
  const [dialog, setDialog] = useState<'report' | 'alert'>();
  return (
    <>
      <Button look="quiet" size="small" tip="Schedule…" onPress={() => setDialog('report')}>
        <CalendarClock aria-hidden size={16} />
      </Button>
      {props.alerts && (
        <Button look="quiet" size="small" tip="Alert…" onPress={() => setDialog('alert')}>
          <Bell aria-hidden size={16} />
        </Button>
      )}
      {dialog && (
        <Suspense fallback={null}>
          <ScheduleDialog
            alert={dialog === 'alert'}
            subject={props.subject}
            name={props.name}
            onClose={() => setDialog(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
