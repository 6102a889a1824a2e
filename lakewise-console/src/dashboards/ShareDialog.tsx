import { Shares } from '../saved/Shares';
import { Overlay } from '../ui/Overlay';
import type { Dashboard } from './dashboards';

/** Who sees a dashboard. */
export function ShareDialog(props: { dashboard: Dashboard; onClose: () => void }) {
  return (
    <Overlay title="Share" isOpen onOpenChange={(open) => open || props.onClose()}>
      <p className="quiet">
        Its queries run with the rights of who looks: a table that somebody may not read stays
        hidden, and saved queries on it must be shared too. The address leads here, with the filters
        that are chosen.
      </p>
      <Shares
        of="dashboards"
        id={props.dashboard.id}
        words={{ CAN_RUN: 'may look at it', CAN_EDIT: 'may change it' }}
      />
    </Overlay>
  );
}
