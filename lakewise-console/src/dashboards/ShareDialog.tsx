import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answer, api } from '../api/client';
import { Shares } from '../saved/Shares';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Overlay } from '../ui/Overlay';
import { type Dashboard, dashboards } from './dashboards';

/** Who sees a dashboard, and the way to take it away. */
export function ShareDialog(props: { dashboard: Dashboard; onClose: () => void }) {
  const { id, name } = props.dashboard;
  const [isDropped, setDropped] = useState(false);
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  if (isDropped) {
    return (
      <Confirm
        title={`Remove ${name}?`}
        action="Remove it"
        onClose={props.onClose}
        run={async () => {
          await answer(api.DELETE('/api/v1/dashboards/{id}', { params: { path: { id } } }));
          navigate('/dashboards');
          await queries.invalidateQueries({ ...dashboards, exact: true });
        }}
      >
        <p>The dashboard goes with all its versions. Saved queries and tables stay.</p>
      </Confirm>
    );
  }
  return (
    <Overlay title="Share" isOpen onOpenChange={(open) => open || props.onClose()}>
      <p className="quiet">
        Its queries run with the rights of who looks: a table that somebody may not read stays
        hidden, and saved queries on it must be shared too. The address leads here, with the filters
        that are chosen.
      </p>
      <Shares
        of="dashboards"
        id={id}
        words={{ CAN_RUN: 'may look at it', CAN_EDIT: 'may change it' }}
      />
      <div className="dialog-actions">
        <Button look="danger" onPress={() => setDropped(true)}>
          Remove the dashboard
        </Button>
      </div>
    </Overlay>
  );
}
