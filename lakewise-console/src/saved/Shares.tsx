import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Schemas, send } from '../api/client';
import { Badge } from '../ui/Badge';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { Field } from '../ui/Field';
import { Problem } from '../ui/Problem';
import './saved.css';

type Sharing = Schemas['SavedItemShares'];

/** With whom something is shared, which says in its own words what may be done with it. */
export function Shares(props: {
  of: 'saved-queries' | 'dashboards';
  id: string;
  words: { CAN_RUN: string; CAN_EDIT: string };
}) {
  const { of, id, words } = props;
  const path = `/api/v1/${of}/${encodeURIComponent(id)}/shares`;
  const queries = useQueryClient();
  const [privilege, setPrivilege] = useState('CAN_RUN');
  const shares = useQuery({
    queryKey: ['shares', id],
    queryFn: () => send<Sharing>('GET', path),
    retry: false,
  });
  const share = useMutation({
    mutationFn: (principal: string) => send<Sharing>('POST', path, { principal, privilege }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['shares', id] }),
  });
  return (
    <>
      <form
        className="saved-share"
        onSubmit={(event) => {
          event.preventDefault();
          share.mutate(String(new FormData(event.currentTarget).get('principal') ?? '').trim());
        }}
      >
        <Field label="User or group" name="principal" isRequired />
        <Choice
          label="Privilege"
          hiddenLabel
          options={[
            { id: 'CAN_RUN', label: words.CAN_RUN },
            { id: 'CAN_EDIT', label: words.CAN_EDIT },
            { id: 'NONE', label: 'sees it no longer' },
          ]}
          value={privilege}
          onChange={setPrivilege}
        />
        <Button type="submit" look="primary" isPending={share.isPending}>
          Share
        </Button>
      </form>
      {share.isError && <Problem error={share.error} />}
      {shares.isError && <Problem error={shares.error} />}
      <ul className="badges">
        {shares.data?.shares.map(({ principal, privilege: has }) => (
          <li key={principal}>
            <Badge>
              <bdi>{principal}</bdi> {has === 'CAN_EDIT' ? words.CAN_EDIT : words.CAN_RUN}
            </Badge>
          </li>
        ))}
      </ul>
    </>
  );
}
