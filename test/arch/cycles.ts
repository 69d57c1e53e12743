/** One example path for every knot of modules that import each other (Tarjan's strongly connected components). */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const cycles: string[][] = [];

  const visit = (node: string): void => {
    const mine = index.size;
    index.set(node, mine);
    low.set(node, mine);
    stack.push(node);
    onStack.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!index.has(next)) {
        visit(next);
        low.set(node, Math.min(low.get(node) ?? mine, low.get(next) ?? mine));
      } else if (onStack.has(next)) low.set(node, Math.min(low.get(node) ?? mine, index.get(next) ?? mine));
    }
    if (low.get(node) !== mine) return;
    const knot = new Set(stack.splice(stack.indexOf(node)));
    for (const member of knot) onStack.delete(member);
    if (knot.size > 1 || graph.get(node)?.includes(node)) cycles.push(pathThrough(graph, knot, node));
  };
  for (const node of [...graph.keys()].toSorted()) if (!index.has(node)) visit(node);
  return cycles;
}

/** The shortest way round from `start` back to itself inside its knot, so that the report names a loop and not a crowd. */
function pathThrough(graph: ReadonlyMap<string, readonly string[]>, knot: ReadonlySet<string>, start: string): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const way = [start];
        for (let at: string | undefined = node; at !== undefined && at !== start; at = cameFrom.get(at)) way.splice(1, 0, at);
        return [...way, start];
      }
      if (!knot.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return [...knot];
}
