import type { Schemas } from '../api/client';

type Step = Schemas['Step'];

export interface Node {
  name: string;
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

/** Ways of data as a drawing in layers, the table that is asked about in the middle. */
export function graphOf(name: string, upstream: Step[], downstream: Step[]): Graph {
  const nodes = new Map<string, Node>();
  const rows = new Map<number, number>();
  function node(end: Step['source'], layer: number): Node {
    const known = nodes.get(end.name);
    if (known) return known;
    const row = rows.get(layer) ?? 0;
    rows.set(layer, row + 1);
    const made = { name: end.name, type: end.type, layer, row };
    nodes.set(end.name, made);
    return made;
  }
  node({ name, type: 'TABLE' }, 0);
  const edges = new Map<string, [Node, Node]>();
  function draw(steps: Step[], way: 1 | -1) {
    for (const step of [...steps].sort((one, other) => one.depth - other.depth)) {
      const near = way < 0 ? step.target : step.source;
      const far = way < 0 ? step.source : step.target;
      const to = node(near, way * (step.depth - 1));
      const from = node(far, way * step.depth);
      const edge: [Node, Node] = way < 0 ? [from, to] : [to, from];
      if (from !== to) edges.set(`${edge[0].name}\u0000${edge[1].name}`, edge);
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
