import { useQuery } from '@tanstack/react-query';
import { dashboards } from '../dashboards/dashboards';
import { savedQueries } from '../saved/saved';
import { Choice } from '../ui/Choice';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import type { Subject } from './kinds';

/** Which saved query, or which dashboard, runs. */
export function SubjectChoice(props: {
  dashboards: boolean;
  value: Subject | undefined;
  onChange: (subject: Subject) => void;
}) {
  const { value } = props;
  const saved = useQuery(savedQueries);
  const boards = useQuery({ ...dashboards, enabled: props.dashboards });
  if (saved.isError) return <Problem error={saved.error} again={() => saved.refetch()} />;
  if (boards.isError) return <Problem error={boards.error} again={() => boards.refetch()} />;
  if (saved.isPending || (props.dashboards && boards.isPending))
    return <Loading what="what can be scheduled" />;
  const options = [
    ...saved.data.queries.map(({ id, name, folder }) => ({
      id: `query:${id}`,
      label: name,
      note: ['Query', folder].filter(Boolean).join(', '),
    })),
    ...(boards.data?.dashboards ?? []).map(({ id, name, folder }) => ({
      id: `dashboard:${id}`,
      label: name,
      note: ['Dashboard', folder].filter(Boolean).join(', '),
    })),
  ];
  return (
    <Choice
      label={props.dashboards ? 'Saved query or dashboard' : 'Saved query'}
      options={options}
      value={value ? `${value.kind}:${value.id}` : ''}
      onChange={(chosen) => {
        const [kind, id = ''] = chosen.split(':');
        props.onChange({ kind: kind === 'dashboard' ? 'dashboard' : 'query', id });
      }}
    />
  );
}
