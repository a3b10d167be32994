/** Terminals that wait for another one, whose component holds them or is held by them, as linked lists. */
export class WaitingTerminals {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly next: Int32Array;

  constructor(nodeCount: number) {
    this.first = new Int32Array(nodeCount);
    this.last = new Int32Array(nodeCount);
    this.next = new Int32Array(nodeCount);
  }

  clear(): void {
    this.first.fill(-1);
  }

  /** The terminal takes part in the fate of another one. */
  add(terminal: number, other: number): void {
    const { first, last, next } = this;
    next[terminal] = first[other]!;
    if (first[other]! < 0) last[other] = terminal;
    first[other] = terminal;
  }

  /**
   * One of those that wait for the terminal, by `mark[v] === stamp`, takes its place; the others wait for that one.
   * @returns the successor, -1 if there is none.
   */
  succeed(terminal: number, mark: Int32Array, stamp: number): number {
    const { first, last, next } = this;
    let before = -1;
    let successor = first[terminal]!;
    while (successor >= 0 && mark[successor] !== stamp) {
      before = successor;
      successor = next[successor]!;
    }
    if (successor < 0) return -1;
    if (before < 0) first[terminal] = next[successor]!;
    else {
      next[before] = next[successor]!;
      if (last[terminal] === successor) last[terminal] = before;
    }
    if (first[terminal]! >= 0) {
      next[last[terminal]!] = first[successor]!;
      if (first[successor]! < 0) last[successor] = last[terminal]!;
      first[successor] = first[terminal]!;
      first[terminal] = -1;
    }
    return successor;
  }

  /** Those that wait for the terminal wait no longer. @returns them. */
  *release(terminal: number): Generator<number, void, void> {
    for (let t = this.first[terminal]!; t >= 0; t = this.next[t]!) yield t;
    this.first[terminal] = -1;
  }
}
