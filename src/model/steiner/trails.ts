/**
 * What stands behind the vertices and edges of a reduced graph: the vertices of the graph it came from. A trail is a
 * number; joining two costs one entry, so a reduction remembers its past in constant time.
 */
export class Trails {
  /** The trail without any vertex. */
  static readonly NONE = -1;
  private readonly left: number[] = [];
  private readonly right: number[] = [];

  /** The trail of one vertex: −2 for vertex 0, −3 for vertex 1, … */
  static ofNode(node: number): number {
    return -2 - node;
  }

  join(a: number, b: number): number {
    if (a === Trails.NONE) return b;
    if (b === Trails.NONE) return a;
    this.left.push(a);
    this.right.push(b);
    return this.left.length - 1;
  }

  /** Sets 1 for each vertex of the trail. */
  expand(trail: number, chosen: Uint8Array): void {
    const stack = [trail];
    while (stack.length > 0) {
      const top = stack.pop()!;
      if (top >= 0) stack.push(this.left[top]!, this.right[top]!);
      else if (top !== Trails.NONE) chosen[-2 - top] = 1;
    }
  }
}
