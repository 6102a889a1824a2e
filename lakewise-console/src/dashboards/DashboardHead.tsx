import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  Check,
  History,
  LogOut,
  Maximize,
  Pencil,
  Plus,
  RefreshCw,
  Share2,
  SlidersHorizontal,
  Type,
  X,
} from 'lucide-react';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { Failure } from '../api/failure';
import { ScheduleButtons } from '../schedules/ScheduleButtons';
import { written } from '../shell/shortcuts';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { added, type DashboardWhole, dashboard, MOST_ITEMS, save } from './dashboards';
import type { Draft } from './drafts';
import { FiltersDialog } from './FiltersDialog';
import { valuesOf } from './filters';
import { HistoryDialog } from './HistoryDialog';
import { ItemDialog } from './ItemDialog';
import { SaveTrouble } from './SaveTrouble';
import { ShareDialog } from './ShareDialog';

const CONFLICT = 409;

/** The name of a dashboard, and what can be done with it. */
export function DashboardHead(props: {
  whole: DashboardWhole;
  draft: Draft | undefined;
  full: boolean;
  onFull: (full: boolean) => void;
  onDraft: (draft: Draft | undefined) => void;
  onRefresh: () => void;
}) {
  const { whole, draft, onDraft } = props;
  const { id, name, folder, editable } = whole.dashboard;
  const [dialog, setDialog] = useState<'QUERY' | 'TEXT' | 'filters' | 'share' | 'history'>();
  const queries = useQueryClient();
  const search = useSearch();
  const keep = useMutation({
    mutationFn: ({ version, definition }: Draft) => save(id, version, definition),
    onSuccess: async (saved) => {
      queries.setQueryData(dashboard(id).queryKey, saved);
      onDraft(undefined);
      await queries.invalidateQueries({ queryKey: ['dashboards'], exact: true });
    },
  });
  const close = () => setDialog(undefined);
  const isChanged =
    draft && JSON.stringify(draft.definition) !== JSON.stringify(whole.content.definition);
  return (
    <header className="page-head">
      <div>
        {!props.full && (
          <p className="quiet way" dir="auto">
            <Link href="/dashboards">Dashboards</Link>
            {folder && ` › ${folder}`}
          </p>
        )}
        <h1 dir="auto">{name}</h1>
      </div>
      {isChanged && <Badge tone="warn">not saved</Badge>}
      <div className="dashboard-actions">
        {draft && editable ? (
          <>
            <Button
              size="small"
              isDisabled={draft.definition.items.length >= MOST_ITEMS}
              onPress={() => setDialog('QUERY')}
            >
              <Plus aria-hidden size={14} /> Add a query
            </Button>
            <Button
              size="small"
              isDisabled={draft.definition.items.length >= MOST_ITEMS}
              onPress={() => setDialog('TEXT')}
            >
              <Type aria-hidden size={14} /> Add a text
            </Button>
            <Button size="small" onPress={() => setDialog('filters')}>
              <SlidersHorizontal aria-hidden size={14} /> Filters
            </Button>
            <Button size="small" look="quiet" onPress={() => onDraft(undefined)}>
              {isChanged ? <X aria-hidden size={14} /> : <Check aria-hidden size={14} />}{' '}
              {isChanged ? 'Discard' : 'Done'}
            </Button>
            <Button
              size="small"
              look="primary"
              isDisabled={!isChanged}
              isPending={keep.isPending}
              onPress={() => keep.mutate(draft)}
            >
              Save
            </Button>
          </>
        ) : (
          <LookingActions
            whole={whole}
            full={props.full}
            onFull={props.onFull}
            onRefresh={props.onRefresh}
            onDialog={setDialog}
            onEdit={() =>
              onDraft({ version: whole.content.version, definition: whole.content.definition })
            }
          />
        )}
      </div>
      {(dialog === 'QUERY' || dialog === 'TEXT') && draft && (
        <ItemDialog
          kind={dialog}
          filters={draft.definition.filters}
          values={valuesOf(draft.definition.filters, search)}
          onClose={close}
          onDone={(item) => {
            onDraft({ ...draft, definition: added(draft.definition, item) });
            close();
          }}
        />
      )}
      {dialog === 'filters' && draft && (
        <FiltersDialog
          filters={draft.definition.filters}
          onChange={(filters) =>
            onDraft({ ...draft, definition: { ...draft.definition, filters } })
          }
          onClose={close}
        />
      )}
      {dialog === 'history' && <HistoryDialog dashboard={whole.dashboard} onClose={close} />}
      {dialog === 'share' && <ShareDialog dashboard={whole.dashboard} onClose={close} />}
      {keep.isError && draft && (
        <SaveTrouble
          error={keep.error}
          isConflict={keep.error instanceof Failure && keep.error.status === CONFLICT}
          id={id}
          onMine={(version) => keep.mutate({ ...draft, version })}
          onTheirs={() => {
            keep.reset();
            onDraft(undefined);
          }}
          onClose={() => keep.reset()}
        />
      )}
    </header>
  );
}

/** What can be done with a dashboard that is looked at. */
function LookingActions(props: {
  whole: DashboardWhole;
  full: boolean;
  onFull: (full: boolean) => void;
  onRefresh: () => void;
  onDialog: (dialog: 'share' | 'history') => void;
  onEdit: () => void;
}) {
  const { id, name, editable, manageable } = props.whole.dashboard;
  return (
    <>
      <Button look="quiet" size="small" tip="Ask all again (R)" onPress={props.onRefresh}>
        <RefreshCw aria-hidden size={16} />
      </Button>
      <Button
        look="quiet"
        size="small"
        tip={props.full ? 'Leave full screen (Escape)' : `Full screen (${written('f')})`}
        onPress={() => props.onFull(!props.full)}
      >
        {props.full ? <LogOut aria-hidden size={16} /> : <Maximize aria-hidden size={16} />}
      </Button>
      {!props.full && <ScheduleButtons subject={{ kind: 'dashboard', id }} name={name} />}
      {!props.full && (
        <Button
          look="quiet"
          size="small"
          tip="Folder, and earlier versions"
          onPress={() => props.onDialog('history')}
        >
          <History aria-hidden size={16} />
        </Button>
      )}
      {manageable && !props.full && (
        <Button look="quiet" size="small" tip="Share" onPress={() => props.onDialog('share')}>
          <Share2 aria-hidden size={16} />
        </Button>
      )}
      {editable && !props.full && (
        <Button size="small" onPress={props.onEdit}>
          <Pencil aria-hidden size={14} /> Edit
        </Button>
      )}
    </>
  );
}
