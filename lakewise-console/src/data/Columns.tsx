import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../api/client';
import { compact, counted } from '../format/numbers';
import { path } from '../format/sql';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { TableBox } from '../ui/TableBox';
import { Comment } from './Comment';
import { Tags } from './Tags';
import type { Table } from './tables';

/** Letters of a value that are shown. */
const LONGEST = 40;

type ColumnProfile = Schemas['ColumnProfile'];

/** The columns with their types, comments, and what they hold. */
export function Columns({ table }: { table: Table }) {
  const { catalog, schema, name } = table;
  const profile = useQuery({
    queryKey: ['profile', catalog, schema, name, table.version],
    queryFn: () =>
      answer(
        api.GET('/api/v1/rows/{catalog}/{schema}/{table}/profile', {
          params: { path: { catalog, schema, table: name } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const known = new Map(profile.data?.columns.map((column) => [column.column, column]));
  return (
    <>
      {profile.isError && <Problem error={profile.error} again={() => profile.refetch()} />}
      <TableBox label="Columns" stacked>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col">Comment</th>
            <th scope="col">Tags</th>
            <th scope="col" className="table-number">
              Null
            </th>
            <th scope="col" className="table-number">
              Distinct
            </th>
            <th scope="col">From – to</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row" dir="auto">
                {column.name}{' '}
                {table.partition_columns.includes(column.name) && (
                  <Badge tone="busy">partition</Badge>
                )}
              </th>
              <td data-head="Type">
                <span>
                  <code>{column.type}</code>
                  {!column.nullable && <small className="quiet"> not null</small>}
                </span>
              </td>
              <td className="table-text" data-head="Comment">
                <Comment
                  what={`COLUMN ${path(catalog, schema, name, column.name)}`}
                  text={column.comment ?? ''}
                  known={['table', catalog, schema, name]}
                />
              </td>
              <td className="table-text" data-head="Tags">
                <Tags table={table} column={column.name} />
              </td>
              <Told
                profile={known.get(column.name)}
                rows={profile.data?.rows ?? 0}
                waiting={profile.isPending}
              />
            </tr>
          ))}
        </tbody>
      </TableBox>
      {profile.data && (
        <p className="quiet">
          {counted(profile.data.rows, 'row')} at version {profile.data.version}; distinct values are
          estimated.
        </p>
      )}
    </>
  );
}

function Told(props: { profile: ColumnProfile | undefined; rows: number; waiting: boolean }) {
  const { profile } = props;
  if (!profile) {
    return (
      <td colSpan={3} className="quiet">
        {props.waiting ? 'Counting …' : ''}
      </td>
    );
  }
  const share = props.rows > 0 ? (profile.null_count / props.rows) * 100 : 0;
  return (
    <>
      <td className="table-number" data-head="Null" title={counted(profile.null_count, 'row')}>
        {compact(share)} %
      </td>
      <td className="table-number" data-head="Distinct">
        {profile.distinct_count === undefined ? '' : compact(profile.distinct_count)}
      </td>
      <td className="table-text" data-head="From – to">
        {profile.least !== undefined && (
          <span>
            <Bound value={profile.least} />
            {profile.greatest !== undefined && profile.greatest !== profile.least && (
              <>
                {' '}
                – <Bound value={profile.greatest} />
              </>
            )}
          </span>
        )}
      </td>
    </>
  );
}

/** The least or greatest value; of a long one the beginning, and the rest when it is wanted. */
function Bound({ value }: { value: string }) {
  const [isWhole, setWhole] = useState(false);
  if (value.length <= LONGEST || isWhole) return <bdi>{value}</bdi>;
  return (
    <Button look="quiet" size="small" tip={value} onPress={() => setWhole(true)}>
      <bdi>{value.slice(0, LONGEST)}…</bdi>
    </Button>
  );
}
