import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { FactTable } from '../data/FactTable';
import { count, size } from '../format/numbers';
import { ago, moment } from '../format/times';
import { Badge } from '../ui/Badge';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';

const LIVE = 5000;

/** How the server is, and what it was told to be. */
export function ServerState() {
  const state = useQuery({
    queryKey: ['server'],
    queryFn: () => answer(api.GET('/api/v1/server')),
    refetchInterval: LIVE,
    retry: false,
  });
  if (state.isPending) return <Loading what="the state of the server" />;
  if (state.isError) return <Problem error={state.error} again={() => void state.refetch()} />;
  const now = state.data;
  return (
    <>
      <section className="admin-part" aria-labelledby="state-title">
        <h2 id="state-title">State</h2>
        <FactTable
          label="State of the server"
          facts={[
            ['Version', `${now.version}, Java ${now.java}`],
            ['Started', `${moment(now.started_at)} (${ago(now.started_at)})`],
            ['Names and rights in', now.state],
            [
              'Memory of its own process',
              `${size(now.heap_bytes)} of ${size(now.heap_limit_bytes)}`,
            ],
            ['Processors', count(now.processors)],
            ['Workers', count(now.workers)],
            ['Statements', `${count(now.running)} running, ${count(now.waiting)} waiting`],
          ]}
        />
      </section>
      <section className="admin-part" aria-labelledby="settings-title">
        <h2 id="settings-title">Settings in force</h2>
        <p className="quiet">
          Without secrets. They change by <code>--flags</code>, the environment or the file of{' '}
          <code>--config</code>, when the server is started anew.
        </p>
        <Listing
          headed
          title="Settings in force"
          heads={['Setting', 'Value', 'From', 'What it is']}
        >
          {now.settings.map((setting) => (
            <tr key={setting.key}>
              <th scope="row">
                <code>{setting.key}</code>
              </th>
              <td className="table-text" dir="auto">
                {setting.value ?? <span className="quiet">–</span>}
              </td>
              <td>
                <Badge tone={setting.origin === 'default' ? 'neutral' : 'busy'}>
                  {setting.origin}
                </Badge>
              </td>
              <td className="table-text">{setting.description}</td>
            </tr>
          ))}
        </Listing>
      </section>
    </>
  );
}
