/**
 * Local search: inserts vertices, each with its cheapest edge to the tree, and swaps dearer tree edges for its other
 * edges (Minoux 1990). What remains is the minimum spanning tree of the enlarged set of vertices; it stays if it costs
 * less.
 */
import type { TreeState } from './tree-state.ts';

export class VertexInsertion {
  /** What the last insertion has made the tree cheaper by. */
  saved = 0;
  /** The ends of all edges cut and added by the last insertion. */
  readonly touched: number[] = [];
  private readonly tree: TreeState;
  private readonly tolerance: number;
  private readonly onPath: Int32Array;
  private stamp = 0;
  /** Edges and vertices looked at so far. */
  work = 0;
  /** Slots of the edges cut and added for the vertex at hand, in the order of the swaps. */
  private readonly cutSlots: number[] = [];
  private readonly addedSlots: number[] = [];

  /** @param tolerance a change saves if it saves more than this; 0 where all amounts are whole */
  constructor(tree: TreeState, tolerance: number) {
    this.tree = tree;
    this.tolerance = tolerance;
    this.onPath = new Int32Array(tree.graph.nodeCount);
  }

  /**
   * @param allowance by how much the tree may become dearer
   * @returns whether the vertex is in the tree now and was not before.
   */
  tryInsert(v: number, allowance = 0): boolean {
    const { tree, cutSlots, addedSlots } = this;
    const { graph, inTree, via, prizes } = tree;
    const { offsets, target, cost } = graph;
    if (inTree[v] === 1) return false;
    let cheapest = -1;
    let second = -1;
    for (let k = offsets[v]!; k < offsets[v + 1]! && second < 0; k++) {
      this.work++;
      // Slots stand by rising cost, and no dearer edge can be swapped in.
      if (cost[k]! >= tree.dearest && (cheapest >= 0 || (prizes[v] === 0 && allowance === 0))) break;
      if (inTree[target[k]!] === 0) continue;
      if (cheapest < 0) cheapest = k;
      else second = k;
    }
    if (cheapest < 0 || (second < 0 && prizes[v]! + allowance <= cost[cheapest]!)) return false;
    let saved = prizes[v]! - cost[cheapest]!;
    cutSlots.length = 0;
    addedSlots.length = 0;
    inTree[v] = 1;
    via[v] = cheapest;
    for (let k = second; k >= 0 && k < offsets[v + 1]! && cost[k]! < tree.dearest; k++) {
      if (inTree[target[k]!] === 0) continue;
      saved += this.swapFor(v, k);
    }
    if (saved > this.tolerance - allowance) {
      tree.dearest = Math.max(tree.dearest, cost[cheapest]!);
      this.note(v, cheapest);
      this.saved = saved;
      return true;
    }
    this.undo(v, cheapest);
    return false;
  }

  /** Swaps the dearest edge between the two ends of the slot for the slot's edge, if that is cheaper. */
  private swapFor(v: number, slot: number): number {
    const { tree } = this;
    const { via, graph } = tree;
    const { target, cost } = graph;
    const x = target[slot]!;
    const meeting = this.meetingOf(v, x);
    let dearest = -1;
    for (let w = x; w !== meeting; w = target[via[w]!]!) {
      if (dearest < 0 || cost[via[w]!]! > cost[via[dearest]!]!) dearest = w;
    }
    let onSideOfX = true;
    for (let w = v; w !== meeting; w = target[via[w]!]!) {
      if (dearest < 0 || cost[via[w]!]! > cost[via[dearest]!]!) {
        dearest = w;
        onSideOfX = false;
      }
    }
    const cut = via[dearest]!;
    const saved = cost[cut]! - cost[slot]!;
    if (saved <= 0) return 0;
    via[dearest] = -1;
    if (onSideOfX) {
      tree.evert(x);
      via[x] = graph.mate[slot]!;
    } else {
      tree.evert(v);
      via[v] = slot;
    }
    this.cutSlots.push(cut);
    this.addedSlots.push(slot);
    return saved;
  }

  /** Where the ways from two vertices to the root meet: both climb in turn, for they are mostly near each other. */
  private meetingOf(v: number, x: number): number {
    const { tree, onPath } = this;
    const { via, graph } = tree;
    const fromV = ++this.stamp;
    const fromX = ++this.stamp;
    onPath[v] = fromV;
    onPath[x] = fromX;
    for (let a = v, b = x; ; ) {
      this.work++;
      if (via[a]! >= 0) {
        a = graph.target[via[a]!]!;
        if (onPath[a] === fromX) return a;
        onPath[a] = fromV;
      }
      if (via[b]! >= 0) {
        b = graph.target[via[b]!]!;
        if (onPath[b] === fromV) return b;
        onPath[b] = fromX;
      }
    }
  }

  private note(v: number, cheapest: number): void {
    const { touched, tree } = this;
    const { target, mate } = tree.graph;
    touched.length = 0;
    touched.push(v, target[cheapest]!);
    for (const slot of this.cutSlots) touched.push(target[slot]!, target[mate[slot]!]!);
    for (const slot of this.addedSlots) touched.push(target[slot]!);
  }

  private undo(v: number, cheapest: number): void {
    const { tree, cutSlots, addedSlots } = this;
    const { via, inTree, graph } = tree;
    const { target, mate } = graph;
    for (let i = cutSlots.length - 1; i >= 0; i--) {
      const slot = addedSlots[i]!;
      // The added edge hangs one of its ends from the other.
      if (via[v] === slot) via[v] = -1;
      else via[target[slot]!] = -1;
      const cut = cutSlots[i]!;
      const end = target[mate[cut]!]!;
      tree.evert(end);
      via[end] = cut;
    }
    if (via[v]! < 0) via[target[cheapest]!] = -1;
    via[v] = -1;
    inTree[v] = 0;
  }
}
