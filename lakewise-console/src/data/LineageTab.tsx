import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { Empty } from '../ui/Empty';
import { Link } from '../ui/Link';
import { Loading } from '../ui/Loading';
import { Problem } from '../ui/Problem';
import { graphOf, type Node } from './graph';
import './lineage.css';
import { type Table, tablePath } from './tables';

const WIDTH = 210;
const HEIGHT = 40;
const ACROSS = 280;
const DOWN = 58;
const EDGE = 12;

/** What the table was made of, and what was made of it, as a drawing whose names are links. */
export function LineageTab({ table }: { table: Table }) {
  const { catalog, schema, name } = table;
  const lineage = useQuery({
    queryKey: ['lineage', catalog, schema, name],
    queryFn: () =>
      answer(
        api.GET('/api/v1/lineage/tables/{catalog}/{schema}/{table}', {
          params: { path: { catalog, schema, table: name } },
        }),
      ),
  });
  if (lineage.isPending) return <Loading what="the lineage" />;
  if (lineage.isError) return <Problem error={lineage.error} again={() => lineage.refetch()} />;
  const { upstream, downstream, truncated } = lineage.data;
  if (upstream.length + downstream.length === 0) {
    return (
      <Empty title="No ways of data are known">
        <p>
          They are noted whenever a statement writes into this table from others, or from it into
          others.
        </p>
      </Empty>
    );
  }
  const graph = graphOf(lineage.data.name, upstream, downstream);
  const x = (node: Node) => EDGE + (node.layer - graph.least) * ACROSS;
  const y = (node: Node) => EDGE + node.row * DOWN;
  return (
    <div className="card lineage">
      <div
        className="lineage-canvas"
        style={{
          width: (graph.layers - 1) * ACROSS + WIDTH + 2 * EDGE,
          height: graph.rows * DOWN + 2 * EDGE,
        }}
      >
        <svg aria-hidden="true">
          {graph.edges.map(([from, to]) => {
            const [x1, y1] = [x(from) + WIDTH, y(from) + HEIGHT / 2];
            const [x2, y2] = [x(to), y(to) + HEIGHT / 2];
            const bend = (x1 + x2) / 2;
            return (
              <path
                key={`${from.name} ${to.name}`}
                d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`}
              />
            );
          })}
        </svg>
        <ul>
          {graph.nodes.map((node) => (
            <li
              key={node.name}
              style={{ left: x(node), top: y(node), width: WIDTH, height: HEIGHT }}
              data-here={node.layer === 0 || undefined}
            >
              <NodeName node={node} />
            </li>
          ))}
        </ul>
      </div>
      {truncated && <p className="quiet">There is more: only the nearest is shown.</p>}
    </div>
  );
}

function NodeName({ node }: { node: Node }) {
  const [catalog, schema, ...rest] = node.name.split('.');
  const short = rest.length > 0 ? `${schema}.${rest.join('.')}` : node.name;
  if (!catalog || !schema || rest.length === 0 || node.type === 'PATH' || node.layer === 0) {
    return <bdi title={node.name}>{short}</bdi>;
  }
  return (
    <Link href={`${tablePath({ catalog, schema, name: rest.join('.') })}/lineage`}>
      <bdi title={node.name}>{short}</bdi>
    </Link>
  );
}
