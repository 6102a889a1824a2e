import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Schemas } from '../api/client';
import { Link } from '../ui/Link';
import { graphOf, idOf, type Node } from './graph';
import './lineage.css';
import { tableNamed, tablePath } from './tables';

const WIDTH = 210;
const HEIGHT = 40;
const ACROSS = 280;
const DOWN = 58;
const EDGE = 12;

/** Ways of data as a drawing whose names are links; on a telephone as two lists. */
export function LineageDrawing({ told }: { told: Schemas['Lineage'] }) {
  const graph = graphOf(told.name, told.upstream, told.downstream, told.column);
  const x = (node: Node) => EDGE + (node.layer - graph.least) * ACROSS;
  const y = (node: Node) => EDGE + node.row * DOWN;
  return (
    <div className="card lineage">
      <div
        className="lineage-canvas"
        style={{
          width: (graph.layers - 1) * ACROSS + WIDTH + 2 * EDGE,
          height: (graph.rows - 1) * DOWN + HEIGHT + 2 * EDGE,
        }}
      >
        <svg aria-hidden="true">
          {graph.edges.map(([from, to]) => {
            const [x1, y1] = [x(from) + WIDTH, y(from) + HEIGHT / 2];
            const [x2, y2] = [x(to), y(to) + HEIGHT / 2];
            const bend = (x1 + x2) / 2;
            return (
              <path
                key={`${idOf(from)} ${idOf(to)}`}
                d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`}
              />
            );
          })}
        </svg>
        <ul>
          {graph.nodes.map((node) => (
            <li
              key={idOf(node)}
              style={{ left: x(node), top: y(node), width: WIDTH, height: HEIGHT }}
              data-here={node.layer === 0 || undefined}
            >
              <NodeName node={node} />
            </li>
          ))}
        </ul>
      </div>
      <div className="lineage-lists">
        <Side nodes={graph.nodes.filter(({ layer }) => layer < 0)} title="Made from" isUp />
        <Side nodes={graph.nodes.filter(({ layer }) => layer > 0)} title="Made into" />
      </div>
      {told.truncated && <p className="quiet">There is more: only the nearest is shown.</p>}
    </div>
  );
}

/** One side of the ways, the nearest first. */
function Side(props: { nodes: Node[]; title: string; isUp?: boolean }) {
  if (props.nodes.length === 0) return null;
  const far = (node: Node) => Math.abs(node.layer);
  return (
    <section>
      <h2>
        {props.isUp ? <ArrowUp aria-hidden size={15} /> : <ArrowDown aria-hidden size={15} />}{' '}
        {props.title}
      </h2>
      <ul>
        {[...props.nodes]
          .sort((one, other) => far(one) - far(other))
          .map((node) => (
            <li key={idOf(node)}>
              <NodeName node={node} />
              {far(node) > 1 && <small className="quiet"> {far(node)} steps away</small>}
            </li>
          ))}
      </ul>
    </section>
  );
}

function NodeName({ node }: { node: Node }) {
  const table = tableNamed(node.name);
  const name = table ? `${table.schema}.${table.name}` : node.name;
  const short = node.column ? `${name}.${node.column}` : name;
  const full = node.column ? `${node.name}.${node.column}` : node.name;
  if (!table || node.type === 'PATH' || node.layer === 0) return <bdi title={full}>{short}</bdi>;
  const column = node.column ? `?column=${encodeURIComponent(node.column)}` : '';
  return (
    <Link href={`${tablePath(table)}/lineage${column}`}>
      <bdi title={full}>{short}</bdi>
    </Link>
  );
}
