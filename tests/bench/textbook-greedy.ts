/**
 * Lazy greedy as textbooks have it (Minoux 1978): a heap of possibly outdated gains; the top is re-evaluated by a visit
 * to every cell that it sees, and taken if it stays on top. Same sets, same ties, no further ideas.
 */
import { type Lattice, lowerBound } from '../../src/model/lattice.ts';
import type { Reach } from '../../src/model/radio/reach.ts';

export interface TextbookPlan {
  readonly cell: number[];
  readonly gain: number[];
}

export function textbookGreedy(
  lattice: Lattice,
  weight: Int32Array,
  reach: Reach,
  share: number,
): TextbookPlan {
  const { cellCount } = lattice;
  const covered = new Uint8Array(cellCount);
  const heapCell = new Uint32Array(cellCount);
  const heapGain = new Float64Array(cellCount);
  let size = cellCount;

  const visit = (cell: number, cover: boolean): number => {
    const row = lattice.row[cell]!;
    const column = lattice.column[cell]!;
    let gain = 0;
    for (let offset = -reach.rowSpan; offset <= reach.rowSpan; offset++) {
      const r = row + offset - lattice.rowMin;
      if (r < 0 || r >= lattice.rowCount) continue;
      const at = (row - lattice.rowMin) * (2 * reach.rowSpan + 1) + reach.rowSpan + offset;
      const columns = reach.halfWidth[at]!;
      if (columns < 0) continue;
      const end = lattice.rowOffsets[r + 1]!;
      for (let i = lowerBound(lattice, row + offset, column - columns); i < end; i++) {
        if (lattice.column[i]! > column + columns) break;
        if (covered[i] !== 0) continue;
        gain += weight[i]!;
        if (cover) covered[i] = 1;
      }
    }
    return gain;
  };
  const isBefore = (a: number, b: number) =>
    heapGain[a]! > heapGain[b]! || (heapGain[a] === heapGain[b] && heapCell[a]! < heapCell[b]!);
  const swap = (a: number, b: number) => {
    const cell = heapCell[a]!;
    const gain = heapGain[a]!;
    heapCell[a] = heapCell[b]!;
    heapGain[a] = heapGain[b]!;
    heapCell[b] = cell;
    heapGain[b] = gain;
  };
  const sink = (from: number) => {
    let at = from;
    for (;;) {
      let best = at;
      const left = 2 * at + 1;
      if (left < size && isBefore(left, best)) best = left;
      if (left + 1 < size && isBefore(left + 1, best)) best = left + 1;
      if (best === at) return;
      swap(at, best);
      at = best;
    }
  };

  let total = 0;
  for (let i = 0; i < cellCount; i++) {
    total += weight[i]!;
    heapCell[i] = i;
    heapGain[i] = visit(i, false);
  }
  for (let at = (size >>> 1) - 1; at >= 0; at--) sink(at);
  const plan: TextbookPlan = { cell: [], gain: [] };
  let sum = 0;
  while (size > 0 && sum < share * total) {
    const cell = heapCell[0]!;
    const gain = visit(cell, false);
    if (gain !== heapGain[0]) {
      heapGain[0] = gain;
      sink(0);
      continue;
    }
    if (gain === 0) break;
    visit(cell, true);
    plan.cell.push(cell);
    plan.gain.push(gain);
    sum += gain;
    swap(0, --size);
    sink(0);
  }
  return plan;
}
