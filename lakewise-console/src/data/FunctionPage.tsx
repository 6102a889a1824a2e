import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { GrantsOn } from '../admin/Grants';
import { ask } from '../api/ask';
import { path, printed } from '../format/sql';
import { useWarehouse } from '../sql/useWarehouse';
import { Badge } from '../ui/Badge';
import { Listing } from '../ui/Listing';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { Time } from '../ui/Time';
import { Comment } from './Comment';
import { type FunctionParameter, functionsQuery, parametersQuery, type Routine } from './functions';
import { Nowhere, Way } from './NamesPage';

/** A function: what it takes and answers, what it does, and who may call it. */
export function FunctionPage(props: { catalog: string; schema: string; name: string }) {
  const { catalog, schema, name } = props;
  const [warehouse] = useWarehouse();
  const known = ['function', catalog, schema, name];
  const found = useQuery({
    queryKey: known,
    queryFn: async ({ signal }) => {
      const [[routine], parameters, described] = await Promise.all([
        ask(functionsQuery(props), warehouse, signal),
        ask(parametersQuery(props), warehouse, signal),
        // It refuses what one may not see; the first of these answers nothing then.
        ask(`DESCRIBE FUNCTION EXTENDED ${path(catalog, schema, name)}`, warehouse, signal).catch(
          () => [],
        ),
      ]);
      return {
        routine: routine as unknown as Routine | undefined,
        parameters: parameters as unknown as FunctionParameter[],
        returns: described
          .map((row) => String(row.function_desc))
          .find((line) => line.startsWith(RETURNS))
          ?.slice(RETURNS.length),
      };
    },
    retry: false,
  });
  useEffect(() => {
    document.title = `${name} · Lakewise`;
  }, [name]);
  const routine = found.data?.routine;
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <Way catalog={catalog} schema={schema} />
          <h1 dir="auto">{name}</h1>
        </div>
      </header>
      {found.isPending && <Loading what="the function" />}
      {found.isError && <Problem error={found.error} again={() => void found.refetch()} />}
      {found.data && !routine && <Nowhere />}
      {found.data && routine && (
        <>
          <Comment
            what={`FUNCTION ${path(catalog, schema, name)}`}
            text={routine.comment ?? ''}
            known={known}
          />
          <p className="table-facts">
            <Badge>{routine.returns === 'TABLE' ? 'table function' : 'function'}</Badge>
            <span>
              returns <code dir="auto">{found.data.returns ?? routine.returns}</code>
            </span>
            <span>
              owner <bdi>{routine.owner}</bdi>
            </span>
            <span>
              made <Time at={Number(routine.created)} />
            </span>
          </p>
          <Parameters parameters={found.data.parameters} />
          <section className="definition" aria-labelledby="body-title">
            <h2 id="body-title">Body</h2>
            <pre className="card" dir="auto">
              {routine.body}
            </pre>
          </section>
          <section className="definition" aria-labelledby="grants-title">
            <h2 id="grants-title">Grants</h2>
            <GrantsOn thing={{ kind: 'function', name: printed(catalog, schema, name) }} />
          </section>
        </>
      )}
    </main>
  );
}

const RETURNS = 'Returns: ';

function Parameters({ parameters }: { parameters: FunctionParameter[] }) {
  if (parameters.length === 0) return <p className="quiet">It takes no parameters.</p>;
  return (
    <Listing title="Parameters" heads={['Parameter', 'Type', 'Default', 'Comment']} stacked>
      {parameters.map((parameter) => (
        <tr key={parameter.name}>
          <th scope="row" dir="auto">
            {parameter.name}
          </th>
          <td data-head="Type">
            <code>{parameter.type}</code>
          </td>
          <td data-head="Default">
            {parameter.initial !== null && <code>{parameter.initial}</code>}
          </td>
          <td className="table-text" data-head="Comment" dir="auto">
            {parameter.comment}
          </td>
        </tr>
      ))}
    </Listing>
  );
}
