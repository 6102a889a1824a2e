import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useThings } from '../admin/permissions';
import { ask } from '../api/ask';
import { cancel, ended, submit } from '../api/statements';
import { tablePath } from '../data/tables';
import { useWarehouse } from '../sql/useWarehouse';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { Suggest } from '../ui/Suggest';
import { ColumnForm } from './ColumnForm';
import { Preview } from './Preview';
import { ReadingForm } from './ReadingForm';
import {
  type Column,
  creation,
  FOUND_OUT,
  namesProblem,
  selection,
  source,
  storable,
  tableName,
} from './reading';
import { Trouble } from './Trouble';
import type { Staged } from './UploadPage';

/** What was found in a file, to be corrected, until the table is made. */
export function Corrections(props: {
  staged: Staged;
  onOther: () => void;
  onMade: (path: string) => Promise<void>;
}) {
  const { staged } = props;
  const [warehouse] = useWarehouse();
  const [reading, setReading] = useState(FOUND_OUT);
  const [columns, setColumns] = useState<Column[]>([]);
  const [name, setName] = useState(tableName(staged.file.name));
  const [place, setPlace] = useState('main.default');
  const schemas = useThings('schema', '');
  const making = useMaking(props.onMade);
  const whole = source(staged.path, staged.format, reading, []);
  const found = useQuery({
    queryKey: ['upload', whole],
    queryFn: ({ signal }) => ask(`DESCRIBE SELECT * FROM ${whole}`, warehouse, signal),
    retry: false,
    gcTime: 0,
  });
  useEffect(() => {
    if (found.data) setColumns(found.data.map(columnOf));
  }, [found.data]);

  const names = [...place.split('.'), name.trim()];
  const wrong =
    namesProblem(columns) ??
    (names.length !== 3 || names.some((part) => part === '')
      ? 'Say in which schema (catalog.schema) and by which name the table is made.'
      : undefined);
  const statement = creation(names, selection(staged.path, staged.format, reading, columns));
  const isReady = found.isSuccess && columns.length > 0;
  return (
    <>
      {staged.format === 'csv' && <ReadingForm reading={reading} onChange={setReading} />}
      {found.isPending && <Loading what="what is in the file" />}
      {found.isError && <Trouble error={found.error} staged={staged} reading={reading} />}
      {isReady && (
        <>
          <ColumnForm columns={columns} onChange={setColumns} />
          <Preview
            key={selection(staged.path, staged.format, reading, columns)}
            query={selection(staged.path, staged.format, reading, columns)}
            staged={staged}
            reading={reading}
          />
        </>
      )}
      <form
        className="upload-bar"
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong && isReady) void making.start(statement, names, warehouse);
        }}
      >
        {!found.isError && (
          <>
            <Suggest
              label="In the schema"
              options={(schemas.data ?? []).map((id) => ({ id, label: id }))}
              value={place}
              onChange={setPlace}
            />
            <Field label="Name of the table" value={name} onChange={setName} />
            <Button
              look="primary"
              type="submit"
              isDisabled={!isReady || wrong !== undefined}
              isPending={making.isRunning}
            >
              {making.isRunning ? 'Making the table …' : 'Make the table'}
            </Button>
          </>
        )}
        {making.isRunning ? (
          <Button onPress={making.stop}>Stop</Button>
        ) : (
          <Button onPress={props.onOther}>Another file</Button>
        )}
      </form>
      {isReady && wrong && <p className="quiet">{wrong}</p>}
      {making.error !== undefined && (
        <Trouble error={making.error} staged={staged} reading={reading} />
      )}
      {isReady && (
        <details className="upload-details">
          <summary>The statement</summary>
          <pre className="upload-statement">{statement}</pre>
        </details>
      )}
    </>
  );
}

function columnOf(row: Record<string, unknown>): Column {
  const name = String(row.col_name);
  const found = String(row.data_type);
  return { source: name, found, name, type: storable(found), kept: true };
}

/** Makes the table; who leaves meanwhile ends the statement, so that nothing is made. */
function useMaking(onMade: (path: string) => Promise<void>) {
  const queries = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const statement = useRef<string>(undefined);
  const stop = () => {
    if (statement.current) void cancel(statement.current).catch(() => undefined);
  };
  useEffect(
    () => () => {
      if (statement.current) void cancel(statement.current).catch(() => undefined);
    },
    [],
  );

  async function start(text: string, names: string[], warehouse: string) {
    setError(undefined);
    setRunning(true);
    try {
      const first = await submit({ text, warehouse, rowLimit: 1, parameters: [] });
      statement.current = first.statement_id;
      const { status } = await ended(first, () => {}, new AbortController().signal);
      statement.current = undefined;
      if (status.state === 'SUCCEEDED') {
        await queries.invalidateQueries({ queryKey: ['tables'] });
        const [catalog = '', schema = '', table = ''] = names;
        await onMade(`${tablePath({ catalog, schema, name: table })}/sample`);
      } else if (status.state === 'FAILED') {
        setError(status.error?.message ?? 'The statement failed.');
      }
    } catch (thrown) {
      setError(thrown);
    } finally {
      statement.current = undefined;
      setRunning(false);
    }
  }

  return { isRunning, error, start, stop };
}
