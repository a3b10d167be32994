/**
 * The order in which the vertices of a forest give most value per cost, when none may come before its parent.
 *
 * Horn, "Single-machine job sequencing with treelike precedence ordering and linear delay penalties" (SIAM J. Appl.
 * Math. 23, 1972); the blocks are Sidney's decomposition (Oper. Res. 23, 1975). The block of least price (cost per
 * value) is taken out again and again: where its parent stands already it is appended, else it joins its parent's
 * block, behind it. Among all orders that respect the parents the result has the highest value at the cost of every
 * block's end, and value over cost is concave through these ends.
 *
 * A tree's blocks come out by rising price and trees do not bind each other, so each tree is worked on alone, in
 * memory that stays close, and one stable sort of all blocks by price joins them. O(n log t), t the largest tree.
 */
import { indicesByKey } from './radix-sort.ts';

export interface RatioOrder {
  /** The vertices, parents first. */
  readonly order: Uint32Array;
  /** Exclusive end of each block within `order`; the last is its length. */
  readonly blockEnd: Uint32Array;
  /** Cost per value of each block, rising; Infinity where it has no value. */
  readonly blockPrice: Float64Array;
}

/**
 * @param vertices those to order, each once and after its parent
 * @param parent per vertex of the whole graph; a parent that is not among `vertices`, or -1, stands already
 * @param value per vertex, not negative
 * @param cost per vertex, not negative; what costs nothing comes first
 */
export function ratioOrder(
  vertices: Uint32Array,
  parent: Int32Array,
  value: Float64Array,
  cost: Float64Array,
): RatioOrder {
  const n = vertices.length;
  const { members, treeStart, above } = gatherTrees(vertices, parent);
  const work = createWorkspace(n);
  for (let i = 0; i < n; i++) {
    work.value[i] = value[members[i]!]!;
    work.cost[i] = cost[members[i]!]!;
  }
  let blocks = 0;
  for (let t = 0; t + 1 < treeStart.length; t++) {
    const start = treeStart[t]!;
    const end = treeStart[t + 1]!;
    if (end - start > 1) {
      blocks = orderTree(start, end, above, work, blocks);
    } else {
      work.block[blocks] = start;
      work.blockPrice[blocks++] = priceOf(work.value[start]!, work.cost[start]!);
    }
  }

  const byPrice = indicesByKey(work.blockPrice.slice(0, blocks));
  const order = new Uint32Array(n);
  const blockEnd = new Uint32Array(blocks);
  const blockPrice = new Float64Array(blocks);
  let filled = 0;
  for (let k = 0; k < blocks; k++) {
    const block = byPrice[k]!;
    for (let i: number = work.block[block]!; i >= 0; i = work.following[i]!) order[filled++] = members[i]!;
    blockEnd[k] = filled;
    blockPrice[k] = work.blockPrice[block]!;
  }
  return { order, blockEnd, blockPrice };
}

interface Trees {
  /** The vertices, tree by tree, each after its parent. */
  readonly members: Uint32Array;
  /** Where each tree starts in `members`, and their number of vertices at the end. */
  readonly treeStart: Uint32Array;
  /** Position in `members` of each member's parent, -1 for the top of a tree. */
  readonly above: Int32Array;
}

function gatherTrees(vertices: Uint32Array, parent: Int32Array): Trees {
  const n = vertices.length;
  const place = new Int32Array(parent.length).fill(-1);
  const tree = new Uint32Array(n);
  let trees = 0;
  for (let i = 0; i < n; i++) {
    const v = vertices[i]!;
    const up = parent[v]! < 0 ? -1 : place[parent[v]!]!;
    tree[i] = up < 0 ? trees++ : tree[up]!;
    place[v] = i;
  }
  const treeStart = new Uint32Array(trees + 1);
  for (let i = 0; i < n; i++) treeStart[tree[i]! + 1]!++;
  for (let t = 0; t < trees; t++) treeStart[t + 1]! += treeStart[t]!;
  const next = treeStart.slice();
  const members = new Uint32Array(n);
  const above = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const v = vertices[i]!;
    const at = next[tree[i]!]!++;
    members[at] = v;
    // A parent has been placed before, so `place` holds its final position.
    above[at] = parent[v]! < 0 ? -1 : place[parent[v]!]!;
    place[v] = at;
  }
  return { members, treeStart, above };
}

/** Columns over members, but `block` and `blockPrice` over finished blocks. A block is named by its first member. */
interface Workspace {
  readonly value: Float64Array;
  readonly cost: Float64Array;
  readonly price: Float64Array;
  /** Towards the first member of the block that a member belongs to. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly following: Int32Array;
  readonly done: Uint8Array;
  readonly heap: Int32Array;
  readonly place: Int32Array;
  readonly block: Int32Array;
  readonly blockPrice: Float64Array;
}

function createWorkspace(n: number): Workspace {
  return {
    value: new Float64Array(n),
    cost: new Float64Array(n),
    price: new Float64Array(n),
    head: new Int32Array(n),
    tail: new Int32Array(n),
    following: new Int32Array(n).fill(-1),
    done: new Uint8Array(n),
    heap: new Int32Array(n),
    place: new Int32Array(n),
    block: new Int32Array(n),
    blockPrice: new Float64Array(n),
  };
}

function priceOf(value: number, cost: number): number {
  if (cost === 0) return 0;
  return value > 0 ? cost / value : Number.POSITIVE_INFINITY;
}

/** Orders members start … end - 1; returns how many blocks there are with this tree's. */
function orderTree(start: number, end: number, above: Int32Array, work: Workspace, blocks: number): number {
  const { value, cost, price, head, tail, following, done, heap, place, block, blockPrice } = work;
  let finished = blocks;
  let size = end - start;
  for (let i = start; i < end; i++) {
    price[i] = priceOf(value[i]!, cost[i]!);
    head[i] = i;
    tail[i] = i;
    heap[i] = i;
    place[i] = i;
  }
  for (let k = (size - 2) >> 1; k >= 0; k--) siftDown(work, start, size, heap[start + k]!, k);
  while (size > 0) {
    const best = heap[start]!;
    size--;
    if (size > 0) siftDown(work, start, size, heap[start + size]!, 0);
    let parentBlock = above[best]!;
    while (parentBlock >= 0 && head[parentBlock] !== parentBlock) {
      head[parentBlock] = head[head[parentBlock]!]!;
      parentBlock = head[parentBlock]!;
    }
    if (parentBlock < 0 || done[parentBlock] === 1) {
      done[best] = 1;
      block[finished] = best;
      blockPrice[finished] = price[best]!;
      finished++;
    } else {
      value[parentBlock]! += value[best]!;
      cost[parentBlock]! += cost[best]!;
      price[parentBlock] = priceOf(value[parentBlock]!, cost[parentBlock]!);
      following[tail[parentBlock]!] = best;
      tail[parentBlock] = tail[best]!;
      head[best] = parentBlock;
      siftUp(work, start, parentBlock, place[parentBlock]! - start);
    }
  }
  return finished;
}

/** Binary heap in heap[start …], least price on top, ties by the earlier member; `place` is kept up. */
function siftUp({ heap, place, price }: Workspace, start: number, item: number, from: number): void {
  const p = price[item]!;
  let at = from;
  while (at > 0) {
    const up = (at - 1) >> 1;
    const other = heap[start + up]!;
    if (p > price[other]! || (p === price[other] && item > other)) break;
    heap[start + at] = other;
    place[other] = start + at;
    at = up;
  }
  heap[start + at] = item;
  place[item] = start + at;
}

function siftDown(
  { heap, place, price }: Workspace,
  start: number,
  size: number,
  item: number,
  from: number,
): void {
  const p = price[item]!;
  let at = from;
  for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
    let other = heap[start + child]!;
    if (child + 1 < size) {
      const right = heap[start + child + 1]!;
      if (price[right]! < price[other]! || (price[right] === price[other] && right < other)) {
        other = right;
        child++;
      }
    }
    if (p < price[other]! || (p === price[other] && item < other)) break;
    heap[start + at] = other;
    place[other] = start + at;
    at = child;
  }
  heap[start + at] = item;
  place[item] = start + at;
}
