import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LayoutDashboard } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { ChartSpec } from '../chart/suggestion';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Overlay } from '../ui/Overlay';
import { Problem } from '../ui/Problem';
import { added, create, dashboard, dashboards, type Item, save } from './dashboards';

const NEW = '';

/** Puts what was asked onto a dashboard, as rows or as the chart that is seen. */
export function AddToDashboard(props: {
  sql: string;
  saved: string | undefined;
  name: string;
  chart: ChartSpec | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" tip="Add to a dashboard" onPress={() => setOpen(true)}>
        <LayoutDashboard aria-hidden size={14} />{' '}
        <span className="download-word">To a dashboard</span>
      </Button>
      {isOpen && <AddDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

type Made = Omit<Item, 'id' | 'place'>;

function AddDialog(props: Parameters<typeof AddToDashboard>[0] & { onClose: () => void }) {
  const { chart, onClose } = props;
  const all = useQuery(dashboards);
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState(NEW);
  const put = useMutation({
    mutationFn: async ({ title, name }: { title: string; name: string }) => {
      const item: Made = {
        title,
        kind: chart ? 'CHART' : 'TABLE',
        ...(props.saved === undefined ? { sql: props.sql } : { saved_query: props.saved }),
        ...(chart
          ? {
              chart: {
                ...chart,
                kind: chart.kind.toUpperCase() as NonNullable<Item['chart']>['kind'],
              },
            }
          : {}),
      };
      const whole =
        chosen === NEW
          ? await create('', name)
          : await queries.fetchQuery({ ...dashboard(chosen), staleTime: 0 });
      const { id } = whole.dashboard;
      return save(id, whole.content.version, added(whole.content.definition, item));
    },
    onSuccess: async (whole) => {
      queries.setQueryData(dashboard(whole.dashboard.id).queryKey, whole);
      navigate(`/dashboards/${whole.dashboard.id}`);
      await queries.invalidateQueries({ queryKey: ['dashboards'], exact: true });
    },
  });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    put.mutate({
      title: String(form.get('title') ?? '').trim(),
      name: String(form.get('name') ?? '').trim(),
    });
  }
  const options = [
    { id: NEW, label: 'a new one' },
    ...(all.data?.dashboards ?? [])
      .filter(({ editable }) => editable)
      .map(({ id, name, folder }) => ({ id, label: name, note: folder })),
  ];
  return (
    <Overlay title="Add to a dashboard" isOpen onOpenChange={(open) => open || onClose()}>
      <form className="form" onSubmit={submit}>
        <Choice label="Dashboard" options={options} value={chosen} onChange={setChosen} />
        {chosen === NEW && (
          <Field label="Name of the dashboard" name="name" defaultValue={props.name} isRequired />
        )}
        <Field label="Title of the item" name="title" defaultValue={props.name} maxLength={200} />
        {all.isError && <Problem error={all.error} />}
        {put.isError && <Problem error={put.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isPending={put.isPending}>
            Add
          </Button>
        </div>
      </form>
    </Overlay>
  );
}
