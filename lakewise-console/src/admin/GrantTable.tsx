import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Listing } from '../ui/Listing';
import { Problem } from '../ui/Problem';
import { type Assignment, changePermissions, type Held, type Thing } from './permissions';
import { spelled } from './privileges';

/** Who has what on a thing; what comes from around it leads there. */
export function GrantTable(props: { thing: Thing; assignments: Assignment[]; may: boolean }) {
  const { thing, assignments, may } = props;
  const queries = useQueryClient();
  const revoking = useMutation({
    mutationFn: ({ principal, privilege }: { principal: string; privilege: string }) =>
      changePermissions(thing, { principal, remove: [privilege] }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['grants'] }),
  });
  return (
    <>
      {revoking.isError && <Problem error={revoking.error} />}
      <Listing
        headed
        className="table-flow"
        title="Grants"
        heads={['Who', 'May', 'By a grant on what holds it']}
      >
        {assignments.map(({ principal, privileges }) => (
          <tr key={principal}>
            <th scope="row" className="table-text" dir="auto">
              {principal}
            </th>
            <td>
              <span className="badges">
                {privileges
                  .filter((held) => !held.inherited_from_type)
                  .map(({ privilege }) => (
                    <span key={privilege} className="badge grant">
                      {spelled(privilege)}
                      {may && (
                        <Button
                          look="quiet"
                          tip={`Take ${spelled(privilege)} from ${principal}`}
                          isDisabled={revoking.isPending}
                          onPress={() => revoking.mutate({ principal, privilege })}
                        >
                          <X aria-hidden size={12} />
                        </Button>
                      )}
                    </span>
                  ))}
              </span>
            </td>
            <td>
              <span className="badges">
                {privileges
                  .filter((held) => held.inherited_from_type)
                  .map((held) => (
                    <Inherited key={`${held.privilege} ${held.inherited_from_name}`} held={held} />
                  ))}
              </span>
            </td>
          </tr>
        ))}
      </Listing>
    </>
  );
}

function Inherited({ held }: { held: Held }) {
  const kind = held.inherited_from_type?.toLowerCase() ?? '';
  const name = held.inherited_from_name ?? '';
  return (
    <span className="badge">
      {spelled(held.privilege)}{' '}
      <Link href={`/admin/grants?kind=${kind}&name=${encodeURIComponent(name)}`}>
        on {kind} <bdi>{name}</bdi>
      </Link>
    </span>
  );
}
