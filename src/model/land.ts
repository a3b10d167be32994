/** All land as runs along lattice rows, inhabited or not: 500 m squares that hold land. */

/** Land that belongs to no municipality in the table (所属未定地, the northern islands). */
export const NO_MUNICIPALITY = 0xffff;

export interface Land {
  /** Lattice row of `rowOffsets[0]`. */
  readonly rowMin: number;
  /** The runs of row `rowMin + i` are `rowOffsets[i] … rowOffsets[i + 1] - 1`. */
  readonly rowOffsets: Uint32Array;
  /** First column of each run. Runs of one row do not overlap; neighbours may touch where a border runs. */
  readonly runStart: Uint16Array;
  readonly runLength: Uint16Array;
  /** Index in the municipality table or NO_MUNICIPALITY. */
  readonly runMunicipality: Uint16Array;
  /** Number of land cells in all runs. Land cells are numbered in the order of the runs. */
  readonly landCellCount: number;
  /** Rising numbers of the land cells that are land only in part. */
  readonly partialCell: Uint32Array;
  /** Share of their area that is land, in 1/255, 1–254. */
  readonly partialShare: Uint8Array;
}

/** The run that holds a lattice square, or -1 at sea. Binary search in the row's runs. */
export function landRunAt(land: Land, row: number, column: number): number {
  const r = row - land.rowMin;
  if (r < 0 || r + 1 >= land.rowOffsets.length) return -1;
  const start = land.rowOffsets[r]!;
  let low = start;
  let high = land.rowOffsets[r + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (land.runStart[middle]! <= column) low = middle + 1;
    else high = middle;
  }
  return low > start && column < land.runStart[low - 1]! + land.runLength[low - 1]! ? low - 1 : -1;
}

/** Whether a lattice square holds land. */
export function isLand(land: Land, row: number, column: number): boolean {
  return landRunAt(land, row, column) >= 0;
}

/** Share of every land cell's area that is land, in 1/255, in the order of the runs. */
export function landShares(land: Land): Uint8Array {
  const share = new Uint8Array(land.landCellCount).fill(255);
  for (let i = 0; i < land.partialCell.length; i++) share[land.partialCell[i]!] = land.partialShare[i]!;
  return share;
}
