/**
 * An undirected graph in compressed rows. Links may be parallel (two cables on one route) and are named by their
 * index; a link from a node to itself joins nothing and is kept only so that indices stay those of the input.
 */
export interface Graph {
  readonly nodeCount: number;
  readonly linkCount: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Length nodeCount + 1. */
  readonly offsets: Uint32Array;
  /** For every arc out of a node: the node at its other end, and its link. */
  readonly arcTo: Uint32Array;
  readonly arcLink: Uint32Array;
}

/**
 * @param ends link i joins `ends[2 i]` and `ends[2 i + 1]`
 * @throws RangeError where an end is not a node.
 */
export function createGraph(nodeCount: number, ends: ArrayLike<number>): Graph {
  const linkCount = ends.length >> 1;
  const from = new Uint32Array(linkCount);
  const to = new Uint32Array(linkCount);
  const offsets = new Uint32Array(nodeCount + 1);
  for (let link = 0; link < linkCount; link++) {
    for (const end of [ends[2 * link]!, ends[2 * link + 1]!]) {
      if (!Number.isInteger(end) || end < 0 || end >= nodeCount) {
        throw new RangeError(`Expected link ${link} to join nodes 0 … ${nodeCount - 1}, got ${end}.`);
      }
      offsets[end + 1]!++;
    }
    from[link] = ends[2 * link]!;
    to[link] = ends[2 * link + 1]!;
  }
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const arcTo = new Uint32Array(2 * linkCount);
  const arcLink = new Uint32Array(2 * linkCount);
  const next = offsets.slice(0, nodeCount);
  for (let link = 0; link < linkCount; link++) {
    const forward = next[from[link]!]!++;
    arcTo[forward] = to[link]!;
    arcLink[forward] = link;
    const back = next[to[link]!]!++;
    arcTo[back] = from[link]!;
    arcLink[back] = link;
  }
  return { nodeCount, linkCount, from, to, offsets, arcTo, arcLink };
}
