import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSession } from '../session/session';
import { Actions } from '../ui/Actions';
import { Button } from '../ui/Button';
import { Listing } from '../ui/Listing';
import { Problem } from '../ui/Problem';
import { Suggest } from '../ui/Suggest';
import { useEverybody } from './everybody';
import { addMember, type Principal, removeMember } from './scim';

/** Who is in a group; an admin adds and takes away. */
export function Members({ group }: { group: Principal }) {
  const { admin, principal: self } = useSession();
  const everybody = useEverybody();
  const [typed, setTyped] = useState('');
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ name, id }: { name?: string; id?: string }) => {
      if (id) return removeMember(group, id);
      const found = everybody.find((one) => one.name === name);
      if (!found) throw new Error(`Nobody is known as “${name}”. Add who is new under “People”.`);
      return addMember(group, found.id);
    },
    onSuccess: async () => {
      setTyped('');
      await queries.invalidateQueries({ queryKey: ['principals'] });
    },
  });
  const options = everybody
    .filter((one) => one.id !== group.id && !group.members.some((has) => has.value === one.id))
    .map((one) => ({ id: one.name, label: one.name, note: one.note }));
  return (
    <>
      {admin && (
        <form
          className="admin-bar admin-bar-fields"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            change.mutate({ name: typed.trim() });
          }}
        >
          <Suggest
            label="New member"
            options={options}
            value={typed}
            onChange={setTyped}
            placeholder="Name of a person, program or group"
          />
          <Button type="submit" isDisabled={!typed.trim()} isPending={change.isPending}>
            Add to the group
          </Button>
        </form>
      )}
      {change.isError && <Problem error={change.error} />}
      {group.members.length === 0 ? (
        <p className="quiet">Nobody is in this group yet.</p>
      ) : (
        <Listing
          headed
          className="table-flow"
          title="Members"
          heads={['Member', ...(admin ? [<Actions key="actions" />] : [])]}
        >
          {group.members.map((member) => (
            <tr key={member.value}>
              <th scope="row" className="table-text" dir="auto">
                {member.display}
              </th>
              {admin && (
                <td className="table-actions">
                  {member.display !== self && (
                    <Button
                      look="quiet"
                      size="small"
                      tip={`Take ${member.display} out`}
                      onPress={() => change.mutate({ id: member.value })}
                    >
                      <X aria-hidden size={15} />
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </Listing>
      )}
    </>
  );
}
