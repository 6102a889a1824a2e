import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'wouter';
import { ask } from '../api/ask';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { Choice } from '../ui/Choice';
import { Empty } from '../ui/Empty';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { agentWords } from './agent';
import { aboutOf, actionWords, auditQuery, MOST } from './auditQuery';

interface AuditRecord {
  id: string;
  at: number;
  who: string | null;
  action: string;
  about: string | null;
  address: string | null;
  agent: string | null;
  status: number;
  error: string | null;
}

const PERIODS = [
  { id: '1', label: 'the last hour' },
  { id: '24', label: 'the last day' },
  { id: '168', label: 'the last week' },
  { id: '720', label: 'the last month' },
];
const RESULTS = [
  { id: '', label: 'all' },
  { id: 'refused', label: 'refused' },
];

/** Who did what, and what was refused; all filters stand in the address. */
export function Audit() {
  const [search, setSearch] = useSearchParams();
  const [warehouse] = useWarehouse();
  const filter = {
    hours: search.get('hours') ?? '24',
    who: search.get('who') ?? '',
    what: search.get('what') ?? '',
    refused: search.get('result') === 'refused',
  };
  const statement = useDeferredValue(auditQuery(filter));
  const records = useQuery({
    queryKey: ['audit', statement],
    queryFn: async ({ signal }) =>
      (await ask(statement, warehouse, signal)) as unknown as AuditRecord[],
    placeholderData: (before) => before,
    retry: false,
  });
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <div className="admin-bar admin-bar-fields">
        <Choice
          label="Of"
          options={PERIODS}
          value={filter.hours}
          onChange={(id) => set('hours', id)}
        />
        <Choice
          label="Result"
          options={RESULTS}
          value={filter.refused ? 'refused' : ''}
          onChange={(id) => set('result', id)}
        />
        <Field label="Who" value={filter.who} onChange={(text) => set('who', text)} />
        <Field
          label="What"
          value={filter.what}
          onChange={(text) => set('what', text)}
          placeholder="Action, table, id …"
        />
      </div>
      {records.isPending && <Loading what="the records" />}
      {records.isError && <Problem error={records.error} again={() => void records.refetch()} />}
      {records.data?.length === 0 && (
        <Empty title="Nothing of that kind happened">
          <p>Take a longer time or other filters.</p>
        </Empty>
      )}
      {records.data && records.data.length > 0 && (
        <Listing headed title="Audit" heads={['When', 'Who', 'What', 'About', 'Result', 'From']}>
          {records.data.map((record) => (
            <AuditRow key={record.id} record={record} />
          ))}
        </Listing>
      )}
      {records.data?.length === MOST && (
        <p className="quiet">
          The newest {MOST} are shown. All are in <code>system.access.audit</code>:{' '}
          <Link href="/sql">ask in SQL</Link>.
        </p>
      )}
    </>
  );
}

/** Letters of what a record is about above which it may be scrolled, by keys too. */
const LONG = 100;

function AuditRow({ record }: { record: AuditRecord }) {
  const refused = record.status >= 400;
  const about = aboutOf(record.about);
  const isLong = about.map(([, value]) => value).join().length > LONG;
  return (
    <tr>
      <td>
        <Time at={record.at} />
      </td>
      <td className="table-text" dir="auto">
        {record.who ?? <span className="quiet">not let in</span>}
      </td>
      <th scope="row">{actionWords(record.action)}</th>
      <td className="table-text">
        <dl
          className={isLong ? 'admin-about admin-about-long' : 'admin-about'}
          {...(isLong ? { tabIndex: 0 } : {})}
        >
          {about.map(([name, value]) => (
            <div key={name}>
              <dt>{name.replaceAll('_', ' ')}</dt>
              <dd dir="auto">
                {name === 'statement_id' ? (
                  <Link href={`/queries/${encodeURIComponent(value)}`}>{value.slice(0, 8)}</Link>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
        </dl>
      </td>
      <td>
        <Badge tone={refused ? 'bad' : 'neutral'}>
          {refused ? `${record.status} ${record.error ?? 'refused'}` : 'done'}
        </Badge>
      </td>
      <td className="table-text audit-from">
        {record.address}{' '}
        {record.agent && <small className="quiet">{agentWords(record.agent)}</small>}
      </td>
    </tr>
  );
}
