/**
 * A lower bound for the cheapest tree that hangs from a root and pays a prize for every vertex it leaves out, by dual
 * ascent on directed cuts (Wong, Math. Programming 28, 1984; with prizes as limits of the charges).
 *
 * A set of vertices without the root is entered by an arc of the tree or holds no vertex of the tree. So a vertex may
 * charge all arcs into the set from which it is reached over arcs charged in full, as long as no arc is charged more
 * than its cost and the vertex no more than its prize: the sum of the charges is a lower bound at every moment. Small
 * sets charge first, round by round, up to an allowance of work, so the answer hangs on nothing but its input.
 */
export interface RootedGraph {
  /** Vertex 0 is the root. */
  readonly vertexCount: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly costYen: Float32Array;
}

/** Sets larger than this stop charging: they would cost more time than they add to the bound. */
const LARGEST_SET = 4000;

/**
 * @param prize per vertex, not negative; that of the root is not looked at
 * @param allowance arcs that may be looked at
 * @returns no more than the cheapest tree's edges and the prizes that it leaves out
 */
export function cutBound(graph: RootedGraph, prize: Float64Array, allowance: number): number {
  const { offsets, source, rest } = arcsInto(graph);
  const { vertexCount } = graph;
  const left = prize.slice();
  const mark = new Uint32Array(vertexCount);
  const members = new Uint32Array(vertexCount);
  let stamp = 0;
  let work = 0;
  let bound = 0;
  let active = new Uint32Array(vertexCount);
  let count = 0;
  for (let v = 1; v < vertexCount; v++) if (left[v]! > 0) active[count++] = v;
  active = active.slice(0, count);
  for (let limit = 1; active.length > 0 && work < allowance; limit = Math.min(2 * limit, LARGEST_SET)) {
    let kept = 0;
    for (const v of active) {
      let isActive = true;
      while (isActive && work < allowance) {
        // The set that reaches v over arcs charged in full.
        stamp++;
        members[0] = v;
        mark[v] = stamp;
        let size = 1;
        let least = left[v]!;
        for (let k = 0; k < size && isActive; k++) {
          const into = members[k]!;
          work += offsets[into + 1]! - offsets[into]!;
          for (let a = offsets[into]!; a < offsets[into + 1]!; a++) {
            const u = source[a]!;
            if (rest[a]! > 0 || mark[u] === stamp) continue;
            if (u === 0 || size > limit) {
              isActive = u !== 0;
              // Too large for this round: it waits for the next.
              size = u === 0 ? size : -1;
              break;
            }
            mark[u] = stamp;
            members[size++] = u;
          }
          if (size < 0) break;
        }
        if (!isActive || size < 0) break;
        for (let k = 0; k < size; k++) {
          const into = members[k]!;
          for (let a = offsets[into]!; a < offsets[into + 1]!; a++) {
            if (mark[source[a]!] !== stamp && rest[a]! < least) least = rest[a]!;
          }
        }
        for (let k = 0; k < size; k++) {
          const into = members[k]!;
          for (let a = offsets[into]!; a < offsets[into + 1]!; a++) {
            if (mark[source[a]!] !== stamp) rest[a]! -= least;
          }
        }
        bound += least;
        left[v]! -= least;
        isActive = left[v]! > 0;
      }
      if (isActive) active[kept++] = v;
    }
    if (limit === LARGEST_SET && kept === active.length) break;
    active = active.subarray(0, kept);
  }
  return bound;
}

/** Both directions of every edge, by the vertex that they enter; arcs into the root are of no use. */
function arcsInto({ vertexCount, from, to, costYen }: RootedGraph): {
  offsets: Uint32Array;
  source: Uint32Array;
  rest: Float64Array;
} {
  const offsets = new Uint32Array(vertexCount + 1);
  for (let e = 0; e < from.length; e++) {
    if (to[e] !== 0) offsets[to[e]! + 1]!++;
    if (from[e] !== 0) offsets[from[e]! + 1]!++;
  }
  for (let v = 0; v < vertexCount; v++) offsets[v + 1]! += offsets[v]!;
  const next = offsets.slice(0, vertexCount);
  const source = new Uint32Array(offsets[vertexCount]!);
  const rest = new Float64Array(source.length);
  const add = (u: number, v: number, yen: number): void => {
    if (v === 0) return;
    source[next[v]!] = u;
    rest[next[v]!++] = yen;
  };
  for (let e = 0; e < from.length; e++) {
    add(from[e]!, to[e]!, costYen[e]!);
    add(to[e]!, from[e]!, costYen[e]!);
  }
  return { offsets, source, rest };
}
