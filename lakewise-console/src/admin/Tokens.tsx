import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { answer, api, type Schemas } from '../api/client';
import { useSession } from '../session/session';
import { Actions } from '../ui/Actions';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Empty } from '../ui/Empty';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { NewToken } from './NewToken';

type Token = Schemas['Token'];

const PAGE = 1000;
const MOST = 10_000;

async function all(): Promise<Token[]> {
  const tokens: Token[] = [];
  let next: string | undefined;
  do {
    const page = await answer(
      api.GET('/api/v1/tokens', {
        params: { query: { limit: PAGE, ...(next ? { page_token: next } : {}) } },
      }),
    );
    tokens.push(...page.tokens);
    next = page.next_page_token;
  } while (next && tokens.length < MOST);
  return tokens.filter((token) => token.works);
}

/** The tokens that let programs in: one's own, and for admins those of all. */
export function Tokens() {
  const { admin } = useSession();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: all });
  const [ending, setEnding] = useState<Token>();
  const whose = search.get('new');
  return (
    <>
      <div className="admin-bar">
        <p className="quiet">
          A token lets a program in with the rights of whose it is. Whoever has it can use it: keep
          it as a password is kept.
        </p>
        <Button look="primary" onPress={() => setSearch({ new: '' })}>
          <KeyRound aria-hidden size={16} /> New token
        </Button>
      </div>
      {tokens.isPending && <Loading what="the tokens" />}
      {tokens.isError && <Problem error={tokens.error} again={() => void tokens.refetch()} />}
      {tokens.data?.length === 0 && (
        <Empty title="You have no token">
          <p>Make one for a BI tool, a notebook or a program that is to ask in your name.</p>
        </Empty>
      )}
      {tokens.data && tokens.data.length > 0 && (
        <Listing
          headed
          className="table-flow"
          title="Tokens"
          heads={[
            'For',
            ...(admin ? ['Whose'] : []),
            'May',
            'Made',
            'Ends',
            'Last used',
            <Actions key="actions" />,
          ]}
        >
          {tokens.data.map((token) => (
            <tr key={token.id}>
              <th scope="row" className="table-text" dir="auto">
                {token.comment || <span className="quiet">not said</span>}
              </th>
              {admin && (
                <td className="table-text" dir="auto">
                  {token.principal}
                </td>
              )}
              <td>
                <span className="badges">
                  {token.scope.split(' ').map((scope) => (
                    <Badge key={scope}>{scope === 'all-apis' ? 'all' : scope}</Badge>
                  ))}
                </span>
              </td>
              <td>
                <Time at={token.created_at} />
              </td>
              <td>{token.expires_at ? <Time at={token.expires_at} /> : 'never'}</td>
              <td>{token.last_used_at ? <Time at={token.last_used_at} /> : 'never'}</td>
              <td className="table-actions">
                <Button size="small" look="danger" onPress={() => setEnding(token)}>
                  End …
                </Button>
              </td>
            </tr>
          ))}
        </Listing>
      )}
      {whose !== null && (
        <NewToken whose={whose} onClose={() => setSearch({}, { replace: true })} />
      )}
      {ending && (
        <Confirm
          title="End the token"
          action="End the token"
          run={async () => {
            await answer(
              api.DELETE('/api/v1/tokens/{id}', { params: { path: { id: ending.id } } }),
            );
            await queries.invalidateQueries({ queryKey: ['tokens'] });
          }}
          onClose={() => setEnding(undefined)}
        >
          <p>
            What uses <bdi>{ending.comment || 'it'}</bdi> is let in no more, at once and for ever.
            The token is one of <bdi>{ending.principal}</bdi>.
          </p>
        </Confirm>
      )}
    </>
  );
}
