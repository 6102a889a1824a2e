import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { count } from '../format/numbers';
import { useSession } from '../session/session';
import { Actions } from '../ui/Actions';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { NewPrincipal } from './NewPrincipal';
import { PrincipalMenu } from './PrincipalMenu';
import { type Principal, usePrincipals } from './scim';

const MOST_SHOWN = 200;

/** Users and service principals: who can be let in. */
export function People() {
  const { admin } = useSession();
  const users = usePrincipals('Users');
  const programs = usePrincipals('ServicePrincipals');
  const [typed, setTyped] = useState('');
  const [making, setMaking] = useState(false);
  const error = users.error ?? programs.error;
  const part = typed.toLowerCase();
  const found = [...(users.data ?? []), ...(programs.data ?? [])].filter((one) =>
    `${one.name} ${one.displayName}`.toLowerCase().includes(part),
  );
  return (
    <>
      <div className="admin-bar">
        <Field label="Find" value={typed} onChange={setTyped} placeholder="Part of a name" />
        {admin && (
          <Button look="primary" onPress={() => setMaking(true)}>
            <UserPlus aria-hidden size={16} /> Add someone
          </Button>
        )}
      </div>
      {(users.isPending || programs.isPending) && <Loading what="the people" />}
      {error && <Problem error={error} again={() => void users.refetch()} />}
      {users.data && programs.data && found.length === 0 && (
        <Empty title="Nobody has this name">
          <p>{admin ? 'Try another part of it, or add someone.' : 'Try another part of it.'}</p>
        </Empty>
      )}
      {found.length > 0 && (
        <Listing
          headed
          className="table-flow"
          title="People and programs"
          heads={[
            'Name',
            'Kind',
            'Groups',
            'State',
            'Added',
            ...(admin ? [<Actions key="actions" />] : []),
          ]}
        >
          {found.slice(0, MOST_SHOWN).map((one) => (
            <Row key={one.id} principal={one} />
          ))}
        </Listing>
      )}
      {found.length > MOST_SHOWN && (
        <p className="quiet">
          {MOST_SHOWN} of {count(found.length)} are shown: find the others by their names.
        </p>
      )}
      {making && <NewPrincipal kinds={KINDS} onClose={() => setMaking(false)} />}
    </>
  );
}

const KINDS = [
  { id: 'Users', label: 'A person' },
  { id: 'ServicePrincipals', label: 'A program' },
];

function Row({ principal }: { principal: Principal }) {
  const { admin } = useSession();
  const { name, displayName } = principal;
  return (
    <tr>
      <th scope="row" className="table-text">
        <bdi>{name}</bdi>
        {displayName !== name && (
          <small className="quiet">
            {' '}
            <bdi>{displayName}</bdi>
          </small>
        )}
      </th>
      <td>{principal.kind === 'Users' ? 'person' : 'program'}</td>
      <td>
        <span className="badges">
          {principal.groups.map((group) => (
            <Link key={group.value} href={`/admin/groups/${encodeURIComponent(group.value)}`}>
              <bdi>{group.display}</bdi>
            </Link>
          ))}
        </span>
      </td>
      <td>
        <Badge tone={principal.active ? 'good' : 'neutral'}>
          {principal.active ? 'active' : 'disabled'}
        </Badge>
      </td>
      <td>
        <Time at={principal.createdAt} />
      </td>
      {admin && (
        <td className="table-actions">
          <PrincipalMenu principal={principal} />
        </td>
      )}
    </tr>
  );
}
