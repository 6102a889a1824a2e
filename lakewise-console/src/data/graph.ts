import type { Schemas } from '../api/client';

type Step = Schemas['Step'];

export interface Node {
  name: string;
  /** Of the table, where it is a column that is asked about. */
  column?: string | undefined;
  type: string;
  /** Steps from the table in the middle: below 0 upstream, above 0 downstream. */
  layer: number;
  row: number;
}

export interface Graph {
  nodes: Node[];
  edges: [Node, Node][];
  layers: number;
  rows: number;
  least: number;
}

/** By which a node is known among the others. */
export function idOf({ name, column }: Pick<Node, 'name' | 'column'>): string {
  return column ? `${name}\u0000${column}` : name;
}

/** Ways of data as a drawing in layers, the table that is asked about in the middle. */
export function graphOf(
  name: string,
  upstream: Step[],
  downstream: Step[],
  column?: string,
): Graph {
  const nodes = new Map<string, Node>();
  const rows = new Map<number, number>();
  function node(end: Step['source'], layer: number): Node {
    const id = idOf(end);
    const known = nodes.get(id);
    if (known) return known;
    const row = rows.get(layer) ?? 0;
    rows.set(layer, row + 1);
    const made: Node = { name: end.name, type: end.type, layer, row };
    if (end.column) made.column = end.column;
    nodes.set(id, made);
    return made;
  }
  node({ name, type: 'TABLE', ...(column ? { column } : {}) }, 0);
  const edges = new Map<string, [Node, Node]>();
  function draw(steps: Step[], way: 1 | -1) {
    for (const step of [...steps].sort((one, other) => one.depth - other.depth)) {
      const near = way < 0 ? step.target : step.source;
      const far = way < 0 ? step.source : step.target;
      const to = node(near, way * (step.depth - 1));
      const from = node(far, way * step.depth);
      const edge: [Node, Node] = way < 0 ? [from, to] : [to, from];
      if (from !== to) edges.set(`${idOf(edge[0])}\u0000${idOf(edge[1])}`, edge);
    }
  }
  draw(upstream, -1);
  draw(downstream, 1);
  const all = [...nodes.values()];
  const least = Math.min(...all.map(({ layer }) => layer));
  const most = Math.max(...all.map(({ layer }) => layer));
  return {
    nodes: all,
    edges: [...edges.values()],
    layers: most - least + 1,
    rows: Math.max(...rows.values()),
    least,
  };
}
