import { useMutation, useQueryClient } from '@tanstack/react-query';
import { act } from '../api/ask';
import { path } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { DifferenceList, useDifference } from './Compare';
import type { Table } from './tables';

/** What restoring a version will do, and the button that does it. */
export function RestoreDialog(props: { table: Table; version: number; onClose: () => void }) {
  const { table, version, onClose } = props;
  const difference = useDifference(table, table.version ?? version, version);
  const queries = useQueryClient();
  const [warehouse] = useWarehouse();
  const statement = `RESTORE TABLE ${path(table.catalog, table.schema, table.name)} TO VERSION AS OF ${version}`;
  const restore = useMutation({
    mutationFn: () => act(statement, warehouse, AbortSignal.timeout(600_000)),
    onSuccess: async () => {
      await queries.invalidateQueries({
        queryKey: ['table', table.catalog, table.schema, table.name],
      });
      onClose();
    },
  });
  return (
    <Overlay title={`Restore version ${version}`} isOpen onOpenChange={(open) => open || onClose()}>
      <p>
        The table becomes what it was, as a new version {(table.version ?? 0) + 1}. Nothing is lost:
        version {table.version} stays in the history and can be restored as well.
      </p>
      {difference.isPending && <Loading what="what will happen" />}
      {difference.isError && <Problem error={difference.error} />}
      {difference.data && <DifferenceList told={difference.data} />}
      <pre className="statement">{statement}</pre>
      {restore.isError && <Problem error={restore.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="primary" onPress={() => restore.mutate()} isPending={restore.isPending}>
          {restore.isPending ? 'Restoring …' : `Restore version ${version}`}
        </Button>
      </div>
    </Overlay>
  );
}
