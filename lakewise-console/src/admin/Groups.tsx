import { SearchX, Users } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { counted } from '../format/numbers';
import { useSession } from '../session/session';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { Members } from './Members';
import { NewPrincipal } from './NewPrincipal';
import { PrincipalMenu } from './PrincipalMenu';
import { type Principal, usePrincipals } from './scim';

/** Groups, or one of them with its members. */
export function Groups() {
  const { admin } = useSession();
  const id = useParams()['*']?.split('/')[1];
  const groups = usePrincipals('Groups');
  const [making, setMaking] = useState(false);
  if (groups.isPending) return <Loading what="the groups" />;
  if (groups.isError) return <Problem error={groups.error} again={() => void groups.refetch()} />;
  if (id) return <OneGroup group={groups.data.find((one) => one.id === decodeURIComponent(id))} />;
  return (
    <>
      <div className="admin-bar">
        <p className="quiet">
          Grant to groups rather than to people: who comes or goes then needs no grant. Everybody is
          in <code>account users</code>.
        </p>
        {admin && (
          <Button look="primary" onPress={() => setMaking(true)}>
            <Users aria-hidden size={16} /> New group
          </Button>
        )}
      </div>
      <Listing
        headed
        className="table-flow"
        title="Groups"
        heads={['Name', 'Members', 'In', 'Added']}
      >
        {groups.data.map((group) => (
          <tr key={group.id}>
            <th scope="row" className="table-text">
              <Link href={`/admin/groups/${encodeURIComponent(group.id)}`}>
                <bdi>{group.name}</bdi>
              </Link>
            </th>
            <td>{counted(group.members.length, 'member')}</td>
            <td dir="auto">{group.groups.map((one) => one.display).join(', ')}</td>
            <td>{isBuiltIn(group) ? 'always there' : <Time at={group.createdAt} />}</td>
          </tr>
        ))}
      </Listing>
      {making && <NewPrincipal kinds={KINDS} onClose={() => setMaking(false)} />}
    </>
  );
}

const KINDS = [{ id: 'Groups', label: 'A group' }];

function isBuiltIn(group: Principal): boolean {
  return new Date(group.createdAt).getTime() === 0;
}

function OneGroup({ group }: { group: Principal | undefined }) {
  const { admin } = useSession();
  const [, navigate] = useLocation();
  if (!group) {
    return (
      <Empty title="There is no such group" icon={<SearchX aria-hidden size={32} />}>
        <p>
          It may have been removed. See <Link href="/admin/groups">all groups</Link>.
        </p>
      </Empty>
    );
  }
  return (
    <section aria-labelledby="group-name" className="admin-part">
      <header className="admin-bar">
        <div>
          <p className="quiet way">
            <Link href="/admin/groups">Groups</Link>
          </p>
          <h2 id="group-name" dir="auto">
            {group.name}
          </h2>
        </div>
        {admin && <PrincipalMenu principal={group} onRemoved={() => navigate('/admin/groups')} />}
      </header>
      <Members group={group} />
    </section>
  );
}
