/** The shortest path known between each two of some parts of a tree, and a slot of the edge at which it crosses over. */
export class BridgeTable {
  private count = 0;
  private lengths = new Float64Array(4);
  private slots = new Int32Array(4);

  /** Forgets all paths. */
  clear(parts: number): void {
    const pairs = parts * parts;
    if (this.lengths.length < pairs) {
      this.lengths = new Float64Array(pairs);
      this.slots = new Int32Array(pairs);
    }
    this.lengths.fill(Infinity, 0, pairs);
    this.count = parts;
  }

  lower(p: number, q: number, slot: number, length: number): void {
    const pair = this.pairOf(p, q);
    if (length >= this.lengths[pair]!) return;
    this.lengths[pair] = length;
    this.slots[pair] = slot;
  }

  length(p: number, q: number): number {
    return this.lengths[this.pairOf(p, q)]!;
  }

  slot(p: number, q: number): number {
    return this.slots[this.pairOf(p, q)]!;
  }

  private pairOf(p: number, q: number): number {
    return p < q ? p * this.count + q : q * this.count + p;
  }
}
