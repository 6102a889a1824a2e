import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { act } from '../api/ask';
import { fetchTable } from '../data/tables';
import { partsOf } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Choice } from '../ui/Choice';
import { Confirm } from '../ui/Confirm';
import { Field } from '../ui/Field';
import { Suggest } from '../ui/Suggest';
import { useThings } from './permissions';
import { type PolicyDraft, removalOf, settingOf } from './policy';

const EMPTY: PolicyDraft = { table: '', column: '', function: '', columns: '' };

function useRun() {
  const [warehouse] = useWarehouse();
  const queries = useQueryClient();
  return async (statement: string) => {
    await act(statement, warehouse, new AbortController().signal);
    await queries.invalidateQueries({ queryKey: ['policies'] });
  };
}

/** Sets a row filter or a mask, whose statement is shown before it runs. */
export function SetPolicy(props: { initial?: Partial<PolicyDraft>; onClose: () => void }) {
  const [draft, setDraft] = useState<PolicyDraft>({ ...EMPTY, ...props.initial });
  const set = (change: Partial<PolicyDraft>) => setDraft({ ...draft, ...change });
  const tables = useThings('table', draft.table);
  const functions = useThings('function', draft.function);
  const [catalog = '', schema = '', name = ''] = partsOf(draft.table);
  const known = useQuery({
    ...fetchTable({ catalog, schema, name }),
    enabled: (tables.data ?? []).includes(draft.table),
    retry: false,
  });
  const run = useRun();
  const statement = settingOf(draft);
  const columns = (known.data?.columns ?? []).map((column) => column.name);
  return (
    <Confirm
      title="Set a policy on a table"
      action="Run the statement"
      look="primary"
      wide
      run={async () => {
        if (!statement) throw new Error('Name a table and a function.');
        await run(statement);
      }}
      onClose={props.onClose}
    >
      <div className="form">
        <Suggest
          label="Table"
          options={(tables.data ?? []).map((id) => ({ id, label: id }))}
          value={draft.table}
          onChange={(table) => set({ table, ...(table === draft.table ? {} : { column: '' }) })}
          placeholder="catalog.schema.table"
        />
        <Choice
          label="What"
          options={[
            { id: '', label: 'which rows there are' },
            ...columns.map((id) => ({ id, label: `what stands in ${id}` })),
          ]}
          value={draft.column}
          onChange={(column) => set({ column })}
        />
        <Suggest
          label="Decided by the function"
          options={(functions.data ?? []).map((id) => ({ id, label: id }))}
          value={draft.function}
          onChange={(text) => set({ function: text })}
          placeholder="catalog.schema.function"
        />
        <Field
          label={draft.column === '' ? 'It gets the columns' : 'It also gets the columns'}
          value={draft.columns}
          onChange={(text) => set({ columns: text })}
          help="With commas between"
        />
        {statement ? (
          <pre className="statement" role="note" aria-label="The statement">
            {statement}
          </pre>
        ) : (
          <p className="quiet">
            The statement is shown here once a table and a function are named.
          </p>
        )}
      </div>
    </Confirm>
  );
}

/** Takes a policy away, after which the rows or values are seen by all who may read the table. */
export function RemovePolicy(props: {
  table: [string, string, string];
  column: string | null;
  onClose: () => void;
}) {
  const run = useRun();
  const statement = removalOf(props.table, props.column);
  return (
    <Confirm
      title={props.column === null ? 'Take the row filter away' : 'Take the mask away'}
      action="Run the statement"
      run={() => run(statement)}
      onClose={props.onClose}
    >
      <p>
        Whoever may read the table then sees {props.column === null ? 'all rows' : 'the values'}.
      </p>
      <pre className="statement">{statement}</pre>
    </Confirm>
  );
}
