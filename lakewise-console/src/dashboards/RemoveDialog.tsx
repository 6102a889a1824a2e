import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { answer, api } from '../api/client';
import { Confirm } from '../ui/Confirm';
import { type Dashboard, dashboards } from './dashboards';

/** Asks whether a dashboard is to go, and takes it away. */
export function RemoveDialog(props: { dashboard: Dashboard; onClose: () => void }) {
  const { id, name } = props.dashboard;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
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
