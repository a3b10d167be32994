/**
 * Local search on the paths of a tree between its key vertices, those that branch or that somebody asks for
 * (Uchoa & Werneck 2012): a path, or a key vertex with all its paths, is taken out and the parts are joined again by the
 * cheapest paths there are (Mehlhorn 1988: those across the borders of the parts' neighbourhoods).
 *
 * The tree is numbered once before many attempts. What a change does to subtrees is pinned, and attempts that would need
 * a pinned subtree are left for the next time.
 */
import { BridgeTable } from './bridge-table.ts';
import { NodeHeap } from './node-heap.ts';
import type { TreeState } from './tree-state.ts';

/** A part of the tree as slices of its preorder. */
interface Part {
  readonly slices: readonly (readonly [number, number])[];
  readonly size: number;
  /** The vertex at which what is taken out was fastened. */
  readonly anchor: number;
}

/** More paths than this at one vertex are not exchanged together; their pairs would not fit into the table. */
const MAXIMUM_PARTS = 256;
/** Work of taking a vertex off the heap, in edges looked at. */
const POP = 3;

export class KeyPathSearch {
  /** Edges looked at so far. */
  work = 0;
  /** What the last change has made the tree cheaper by. */
  saved = 0;
  /** Vertices at which the last change has cut or joined. */
  readonly touched: number[] = [];
  private readonly tree: TreeState;
  private readonly tolerance: number;
  private readonly reach: number;
  private readonly heap: NodeHeap;
  /** Per vertex: cost of the path from the nearest part, net of prizes on it. */
  private readonly distance: Float64Array;
  /** Per vertex: the nearest part; valid where `seen` carries the stamp. */
  private readonly near: Int32Array;
  private readonly seen: Int32Array;
  /** Per vertex outside the parts: its slot towards the nearest part. */
  private readonly back: Int32Array;
  private stamp = 0;
  /** Vertices taken out. */
  private readonly removed: number[] = [];
  private readonly bridges = new BridgeTable();

  /**
   * @param tolerance a change saves if it saves more than this; 0 where all amounts are whole
   * @param reach no change is tried whose parts, but for the largest, have more vertices than this
   */
  constructor(tree: TreeState, tolerance: number, reach = Infinity) {
    const { nodeCount } = tree.graph;
    this.tree = tree;
    this.reach = reach;
    this.tolerance = tolerance;
    this.heap = new NodeHeap(nodeCount);
    this.distance = new Float64Array(nodeCount);
    this.near = new Int32Array(nodeCount);
    this.seen = new Int32Array(nodeCount);
    this.back = new Int32Array(nodeCount);
  }

  /** Exchanges the path above a key vertex for a cheaper one. @returns whether it has. */
  tryExchange(v: number): boolean {
    const { tree } = this;
    if (!tree.isSettled(v) || tree.via[v]! < 0 || tree.isInner(v)) return false;
    this.removed.length = 0;
    const parts: Part[] = [this.below(v)];
    const cost = this.takeOutAbove(v, parts);
    return this.rejoin(parts, cost);
  }

  /**
   * Takes out a key vertex that need not be joined.
   * @param allowance by how much the tree may become dearer
   * @returns whether it has.
   */
  tryEliminate(v: number, allowance = 0): boolean {
    const { tree, removed } = this;
    const { via, prizes, degree, order, entry, exit } = tree;
    const { cost } = tree.graph;
    if (!tree.isSettled(v) || prizes[v] === Infinity || tree.isInner(v) || degree[v]! < 2) return false;
    removed.length = 0;
    const parts: Part[] = [];
    let sum = -prizes[v]!;
    for (let i = entry[v]! + 1; i < exit[v]!; i = exit[order[i]!]!) {
      let child = order[i]!;
      sum += cost[via[child]!]!;
      while (tree.isInner(child)) {
        removed.push(child);
        child = order[entry[child]! + 1]!;
        sum += cost[via[child]!]!;
      }
      parts.push(this.below(child));
    }
    removed.push(v);
    if (via[v]! >= 0) sum += this.takeOutAbove(v, parts);
    return this.rejoin(parts, sum, allowance);
  }

  private below(v: number): Part {
    const from = this.tree.entry[v]!;
    const to = this.tree.exit[v]!;
    return { slices: [[from, to]], size: to - from, anchor: v };
  }

  /**
   * Takes out the inner vertices above v; what lies beyond becomes a part.
   * @returns cost of the path; −Infinity if it runs through something pinned.
   */
  private takeOutAbove(v: number, parts: Part[]): number {
    const { tree } = this;
    const { via, entry, exit, size } = tree;
    const { target, cost } = tree.graph;
    let top = v;
    let sum = cost[via[v]!]!;
    let up = target[via[v]!]!;
    while (tree.isInner(up)) {
      if (!tree.isSettled(up)) return -Infinity;
      this.removed.push(up);
      top = up;
      sum += cost[via[up]!]!;
      up = target[via[up]!]!;
    }
    const from = entry[top]!;
    const to = exit[top]!;
    parts.push({
      slices: [
        [0, from],
        [to, size],
      ],
      // After a change only what lies below is known; the rest is then not to be listed.
      size: tree.isNumbered ? size - (to - from) : Infinity,
      anchor: up,
    });
    return sum;
  }

  /** Joins the parts by the cheapest paths if these cost less than what was taken out and the allowance. */
  private rejoin(parts: readonly Part[], cost: number, allowance = 0): boolean {
    const limit = cost + allowance;
    const count = parts.length;
    if (cost === -Infinity || limit <= this.tolerance || count > MAXIMUM_PARTS) return false;
    if (this.reach < Infinity && sizeBesideLargest(parts) > this.reach) return false;
    this.findBridges(parts, limit);
    // Prim's algorithm on the table of pairs, from the first part.
    const nearest = new Int32Array(count);
    const joined = new Uint8Array(count);
    const taken: number[] = [];
    joined[0] = 1;
    let sum = 0;
    while (taken.length < count - 1) {
      let next = -1;
      let least = Infinity;
      for (let p = 1; p < count; p++) {
        const length = joined[p] === 1 ? Infinity : this.bridges.length(p, nearest[p]!);
        if (length >= least) continue;
        next = p;
        least = length;
      }
      sum += least;
      if (sum >= limit - this.tolerance) return false;
      taken.push(this.bridges.slot(next, nearest[next]!));
      joined[next] = 1;
      for (let p = 1; p < count; p++) {
        const known = this.bridges.length(p, nearest[p]!);
        if (joined[p] === 0 && this.bridges.length(p, next) < known) nearest[p] = next;
      }
    }
    this.touched.length = 0;
    this.touched.push(...this.removed);
    this.cutOut(parts);
    for (const slot of taken) this.build(slot);
    this.saved = cost - sum;
    return true;
  }

  /** Detaches the parts from the vertices taken out. */
  private cutOut(parts: readonly Part[]): void {
    const { tree } = this;
    const { inTree, via, degree, order } = tree;
    for (const { anchor, slices } of parts) {
      degree[anchor]!--;
      this.touched.push(anchor);
      if (slices.length > 1) tree.pinAbove(anchor);
      else via[order[slices[0]![0]]!] = -1;
    }
    for (const v of this.removed) {
      inTree[v] = 0;
      via[v] = -1;
      degree[v] = 0;
    }
  }

  /** Adds the path across the slot's edge. */
  private build(slot: number): void {
    const { tree, back } = this;
    const { inTree, via, degree } = tree;
    const { target, mate } = tree.graph;
    const y = target[slot]!;
    const x = target[mate[slot]!]!;
    for (const end of [x, y]) {
      let v = end;
      while (inTree[v] === 0) {
        const next = target[back[v]!]!;
        inTree[v] = 1;
        via[v] = back[v]!;
        degree[v]!++;
        degree[next]!++;
        this.touched.push(v);
        v = next;
      }
      this.touched.push(v);
      tree.pinAbove(end);
    }
    tree.evert(y);
    via[y] = mate[slot]!;
    degree[x]!++;
    degree[y]!++;
  }

  /** Neighbourhoods of all parts but the largest, up to the limit, and the edges at which they meet. */
  private findBridges(parts: readonly Part[], limit: number): void {
    const { tree, heap, seen, near, distance } = this;
    const { order } = tree;
    this.stamp++;
    heap.clear();
    this.bridges.clear(parts.length);
    for (const v of this.removed) seen[v] = -this.stamp;
    let largest = 0;
    for (let p = 1; p < parts.length; p++) if (parts[p]!.size > parts[largest]!.size) largest = p;
    for (let p = 0; p < parts.length; p++) {
      if (p === largest) continue;
      for (const [from, to] of parts[p]!.slices) {
        for (let i = from; i < to; i++) {
          const v = order[i]!;
          seen[v] = this.stamp;
          near[v] = p;
          distance[v] = 0;
        }
        this.work += to - from;
      }
    }
    for (let p = 0; p < parts.length; p++) {
      if (p === largest) continue;
      for (const [from, to] of parts[p]!.slices) {
        for (let i = from; i < to; i++) this.scan(order[i]!, limit, largest);
      }
    }
    while (heap.size > 0) {
      const v = heap.pop();
      this.work += POP;
      distance[v] = Math.max(0, distance[v]! - tree.prizes[v]!);
      this.scan(v, limit, largest);
    }
  }

  private scan(v: number, limit: number, largest: number): void {
    const { tree, heap, seen, near, distance, back, stamp } = this;
    const { offsets, target, mate, cost } = tree.graph;
    const p = near[v]!;
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      this.work++;
      const y = target[k]!;
      const through = distance[v]! + cost[k]!;
      // Slots stand by rising cost.
      if (through >= limit) break;
      const known = seen[y] === stamp;
      if (known && near[y] === p && !heap.has(y)) continue;
      if (known && !heap.has(y)) {
        this.bridges.lower(p, near[y]!, k, through + distance[y]!);
      } else if (!known && tree.inTree[y] === 1 && seen[y] !== -stamp) {
        this.bridges.lower(p, largest, k, through);
      } else if (!known || through < distance[y]!) {
        seen[y] = stamp;
        near[y] = p;
        distance[y] = through;
        back[y] = mate[k]!;
        heap.lower(y, through);
      }
    }
  }
}

function sizeBesideLargest(parts: readonly Part[]): number {
  let sum = 0;
  let largest = 0;
  for (const { size } of parts) {
    sum += Math.min(size, largest);
    largest = Math.max(size, largest);
  }
  return sum;
}
