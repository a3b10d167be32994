/** The best different trees found so far. */
import type { RandomSource } from './random-source.ts';
import type { Tree } from './tree-builder.ts';

export class TreePool {
  private readonly capacity: number;
  /** By rising cost. */
  readonly trees: Tree[] = [];

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** @returns whether the tree was new and good enough to be kept. */
  add(tree: Tree): boolean {
    const { trees } = this;
    if (trees.length === this.capacity && tree.cost >= trees[trees.length - 1]!.cost) return false;
    let at = trees.length;
    while (at > 0 && trees[at - 1]!.cost > tree.cost) at--;
    for (let i = at - 1; i >= 0 && trees[i]!.cost === tree.cost; i--) {
      if (haveSameEdges(trees[i]!, tree)) return false;
    }
    trees.splice(at, 0, tree);
    if (trees.length > this.capacity) trees.pop();
    return true;
  }

  /** Different trees of the pool, better ones more often. */
  pick(count: number, random: RandomSource): Tree[] {
    const left = [...this.trees];
    const picked: Tree[] = [];
    while (picked.length < count && left.length > 0) {
      const at = Math.floor(left.length * random() * random());
      picked.push(...left.splice(at, 1));
    }
    return picked;
  }
}

function haveSameEdges(a: Tree, b: Tree): boolean {
  if (a.edges.length !== b.edges.length) return false;
  const edges = new Set(a.edges);
  return b.edges.every((e) => edges.has(e));
}
