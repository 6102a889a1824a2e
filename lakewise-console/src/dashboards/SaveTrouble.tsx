import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../ui/Button';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { dashboard } from './dashboards';

/** What was not saved, and if somebody else was faster, whose changes are kept. */
export function SaveTrouble(props: {
  error: unknown;
  isConflict: boolean;
  id: string;
  onMine: (version: number) => void;
  onTheirs: () => void;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const newest = () => queries.fetchQuery({ ...dashboard(props.id), staleTime: 0 });
  return (
    <Overlay title="It was not saved" isOpen onOpenChange={(open) => open || props.onClose()}>
      <Problem error={props.error} />
      {props.isConflict && (
        <p>
          Your changes are kept in this browser. Save them in the place of the others’, or take
          theirs and lose yours. Every version stays in the history.
        </p>
      )}
      <div className="dialog-actions">
        <Button onPress={props.onClose}>Go on editing</Button>
        {props.isConflict && (
          <>
            <Button
              look="danger"
              onPress={async () => {
                await newest();
                props.onTheirs();
              }}
            >
              Take theirs
            </Button>
            <Button
              look="primary"
              onPress={async () => props.onMine((await newest()).content.version)}
            >
              Save mine
            </Button>
          </>
        )}
      </div>
    </Overlay>
  );
}
