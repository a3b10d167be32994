/** A tree that local search changes in place: every vertex knows the slot towards its parent. */
import type { SteinerGraph } from './graph.ts';
import type { Tree } from './tree-builder.ts';

export class TreeState {
  readonly graph: SteinerGraph;
  readonly prizes: Float64Array;
  readonly inTree: Uint8Array;
  /** Per vertex of the tree: its slot towards its parent; -1 at the root. */
  readonly via: Int32Array;
  /** Tree vertices in preorder as of the last `number`; a subtree is the slice from `entry` to before `exit`. */
  readonly order: Int32Array;
  readonly entry: Int32Array;
  readonly exit: Int32Array;
  /** Tree edges at each vertex as of the last `number`. */
  readonly degree: Int32Array;
  size = 0;
  /** No edge of the tree costs more. */
  dearest = 0;
  /** Whether nothing has changed since the last `number`. */
  isNumbered = false;
  /** Per vertex: the numbering since which its subtree has changed. */
  private readonly pinned: Int32Array;
  private epoch = 0;
  private readonly firstChild: Int32Array;
  private readonly nextSibling: Int32Array;
  private readonly nodes: Int32Array;
  private readonly edgeIn: Uint8Array;

  constructor(graph: SteinerGraph, prizes: Float64Array) {
    const { nodeCount } = graph;
    this.graph = graph;
    this.prizes = prizes;
    this.inTree = new Uint8Array(nodeCount);
    this.via = new Int32Array(nodeCount).fill(-1);
    this.order = new Int32Array(nodeCount);
    this.entry = new Int32Array(nodeCount);
    this.exit = new Int32Array(nodeCount);
    this.degree = new Int32Array(nodeCount);
    this.pinned = new Int32Array(nodeCount);
    this.firstChild = new Int32Array(nodeCount);
    this.nextSibling = new Int32Array(nodeCount);
    this.nodes = new Int32Array(nodeCount);
    this.edgeIn = new Uint8Array(graph.edgeCount);
  }

  load(tree: Tree): void {
    const { via, inTree, nodes } = this;
    inTree.fill(0);
    this.markEdges(tree, 1);
    this.dearest = 0;
    let count = 1;
    nodes[0] = tree.nodes[0]!;
    via[nodes[0]!] = -1;
    inTree[nodes[0]!] = 1;
    for (let i = 0; i < count; i++) count = this.hangFrom(nodes[i]!, count);
    this.markEdges(tree, 0);
    this.number();
  }

  private markEdges({ edges }: Tree, mark: 0 | 1): void {
    for (let i = 0; i < edges.length; i++) this.edgeIn[edges[i]!] = mark;
  }

  /** Hangs what the vertex is joined to by marked edges. @returns how many vertices hang then */
  private hangFrom(u: number, known: number): number {
    const { via, inTree, edgeIn, nodes } = this;
    const { offsets, target, mate, edge, cost } = this.graph;
    const end = offsets[u + 1]!;
    let count = known;
    for (let k = offsets[u]!; k < end; k++) {
      const v = target[k]!;
      if (edgeIn[edge[k]!] === 0 || inTree[v] === 1) continue;
      inTree[v] = 1;
      via[v] = mate[k]!;
      this.dearest = Math.max(this.dearest, cost[k]!);
      nodes[count++] = v;
    }
    return count;
  }

  /** Whether the vertex is in the tree and its subtree is still the one of the last `number`. */
  isSettled(node: number): boolean {
    return this.inTree[node] === 1 && this.pinned[node] !== this.epoch;
  }

  /** Remembers that the subtrees of the vertex and of all above it change. */
  pinAbove(node: number): void {
    const { pinned, epoch, via } = this;
    const { target } = this.graph;
    this.isNumbered = false;
    for (let v = node; ; v = target[via[v]!]!) {
      pinned[v] = epoch;
      if (via[v]! < 0) return;
    }
  }

  /** A vertex that only lies on a path: nobody asks for it, and the tree does not branch there. */
  isInner(node: number): boolean {
    return this.degree[node] === 2 && this.prizes[node] === 0;
  }

  /** Numbers the vertices anew after changes, from a terminal if there is one. */
  number(): void {
    const { graph, inTree, via, prizes, firstChild, nextSibling, order, entry, exit, degree } = this;
    const { target } = graph;
    let root = -1;
    for (let v = 0; v < graph.nodeCount; v++) {
      if (inTree[v] === 1 && (root < 0 || (prizes[v]! > 0 && prizes[root] === 0))) root = v;
    }
    this.evert(root);
    firstChild.fill(-1);
    for (let v = graph.nodeCount - 1; v >= 0; v--) {
      if (inTree[v] === 0 || v === root) continue;
      const up = target[via[v]!]!;
      nextSibling[v] = firstChild[up]!;
      firstChild[up] = v;
    }
    let count = 0;
    let v = root;
    while (v >= 0) {
      entry[v] = count;
      order[count++] = v;
      degree[v] = via[v]! < 0 ? 0 : 1;
      if (firstChild[v]! >= 0) {
        v = firstChild[v]!;
        continue;
      }
      for (;;) {
        exit[v] = count;
        if (v === root) {
          v = -1;
          break;
        }
        degree[target[via[v]!]!]!++;
        if (nextSibling[v]! >= 0) {
          v = nextSibling[v]!;
          break;
        }
        v = target[via[v]!]!;
      }
    }
    this.size = count;
    this.isNumbered = true;
    this.epoch++;
  }

  /** Makes the vertex the root of its part. */
  evert(node: number): void {
    const { via } = this;
    const { target, mate } = this.graph;
    let slot = via[node]!;
    via[node] = -1;
    while (slot >= 0) {
      const up = target[slot]!;
      const following = via[up]!;
      via[up] = mate[slot]!;
      slot = following;
    }
  }
}
