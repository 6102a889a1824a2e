import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'wouter';
import { answer, api } from '../api/client';
import { placeOf } from '../data/names';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Suggest } from '../ui/Suggest';
import { useEverybody } from './everybody';
import { fullName } from './permissions';

const PAGE = 200;

/** The lake as somebody else sees it: the names, and not what the tables hold. */
export function SeenBy() {
  const [search, setSearch] = useSearchParams();
  const everybody = useEverybody();
  const typed = search.get('who') ?? '';
  const part = search.get('what') ?? '';
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const who = everybody.some((one) => one.name === typed) ? typed : '';
  return (
    <>
      <div className="admin-bar admin-bar-fields">
        <Suggest
          label="Who looks"
          options={everybody.map((one) => ({ id: one.name, label: one.name, note: one.note }))}
          value={typed}
          onChange={(value) => set('who', value)}
          placeholder="A user, a program or a group"
        />
        <Field
          label="Find"
          value={part}
          onChange={(value) => set('what', value)}
          maxLength={255}
          placeholder="Part of a name or comment"
        />
      </div>
      {who ? (
        <Names who={who} part={part} />
      ) : (
        <Empty title={typed && everybody.length > 0 ? 'Nobody has this name' : 'Choose who looks'}>
          <p>
            Then the names stand here that this user or group is shown, and no others: a way to see
            what grants have come to. Nothing is done in their name, and no rows are read.
          </p>
        </Empty>
      )}
    </>
  );
}

function Names(props: { who: string; part: string }) {
  const { who } = props;
  const part = useDeferredValue(props.part.trim());
  const seen = useInfiniteQuery({
    queryKey: ['seen-by', who, part],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/search', {
          params: {
            query: {
              as: who,
              limit: PAGE,
              ...(part ? { q: part } : {}),
              ...(pageParam ? { page_token: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token,
    retry: false,
  });
  if (seen.isPending) return <Loading what={`what ${who} sees`} />;
  if (seen.isError) return <Problem error={seen.error} again={() => void seen.refetch()} />;
  const found = seen.data.pages.flatMap((page) => page.found);
  if (found.length === 0) {
    return (
      <Empty title={part ? 'Nothing that is seen has this name' : 'Nothing is seen'}>
        <p>
          <bdi>{who}</bdi> was granted {part ? 'nothing by that name' : 'nothing'}. See{' '}
          <Link href="/admin/grants">the grants</Link>.
        </p>
      </Empty>
    );
  }
  return (
    <>
      <Listing
        headed
        className="table-flow"
        title={`What ${who} sees`}
        heads={['Name', 'Kind', 'Owner', 'Comment']}
      >
        {found.map((one) => (
          <tr key={`${one.kind} ${fullName(one)}`}>
            <th scope="row" className="table-text">
              <Link href={placeOf(one)}>
                <bdi>{fullName(one)}</bdi>
              </Link>
            </th>
            <td>
              <Badge>{one.kind.toLowerCase()}</Badge>
            </td>
            <td dir="auto">{one.owner}</td>
            <td className="table-text" dir="auto">
              {one.comment}
            </td>
          </tr>
        ))}
      </Listing>
      {seen.hasNextPage && (
        <div>
          <Button onPress={() => void seen.fetchNextPage()} isPending={seen.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
