import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { Choice } from '../ui/Choice';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Suggest } from '../ui/Suggest';
import './admin.css';
import { GrantForm } from './GrantForm';
import { GrantTable } from './GrantTable';
import { type Thing, useMayGrant, usePermissions, useThings } from './permissions';
import { KINDS } from './privileges';

/** Who may do what with one thing, which stands in the address. */
export function Grants() {
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? 'catalog';
  const name = search.get('name') ?? (kind === 'catalog' ? 'main' : '');
  const show = (next: Thing) =>
    setSearch({ kind: next.kind, ...(next.name ? { name: next.name } : {}) });
  const nameless = kind === 'metastore';
  return (
    <>
      <div className="admin-bar admin-bar-fields">
        <Choice
          label="On"
          options={KINDS}
          value={kind}
          onChange={(id) => show({ kind: id, name: '' })}
        />
        {!nameless && <NameField key={`${kind} ${name}`} thing={{ kind, name }} show={show} />}
      </div>
      {nameless || name ? (
        <GrantsOn thing={{ kind, name }} />
      ) : (
        <Empty title="Who may do what?">
          <p>Name what it is about: all who may do something with it are shown here.</p>
        </Empty>
      )}
    </>
  );
}

function NameField({ thing, show }: { thing: Thing; show: (thing: Thing) => void }) {
  const [typed, setTyped] = useState(thing.name);
  const things = useThings(thing.kind, typed === thing.name ? '' : typed);
  const known = things.data ?? [];
  return (
    <form
      className="admin-name"
      onSubmit={(event) => {
        event.preventDefault();
        show({ ...thing, name: typed.trim() });
      }}
    >
      <Suggest
        label="Name"
        options={known.map((one) => ({ id: one, label: one }))}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          if (text !== thing.name && known.includes(text)) show({ ...thing, name: text });
        }}
        placeholder={PLACEHOLDERS[thing.kind] ?? 'Its name'}
      />
    </form>
  );
}

const PLACEHOLDERS: Record<string, string> = {
  schema: 'catalog.schema',
  table: 'catalog.schema.table',
  function: 'catalog.schema.function',
  volume: 'catalog.schema.volume',
};

/** Who may do what with one thing, and the way to change it for who may. */
export function GrantsOn({ thing }: { thing: Thing }) {
  const permissions = usePermissions(thing);
  const assignments = permissions.data ?? [];
  const may = useMayGrant(thing, assignments);
  if (permissions.isPending) return <Loading what="the grants" />;
  if (permissions.isError)
    return <Problem error={permissions.error} again={() => void permissions.refetch()} />;
  return (
    <>
      {may && <GrantForm key={thing.kind} thing={thing} />}
      {assignments.length === 0 ? (
        <Empty title={may ? 'Nobody was granted anything' : 'Nothing that you could see'}>
          <p>
            {may
              ? 'Its owner and the admins may do all.'
              : 'Who does not manage it sees what was granted to oneself alone.'}
          </p>
        </Empty>
      ) : (
        <GrantTable thing={thing} assignments={assignments} may={may} />
      )}
    </>
  );
}
