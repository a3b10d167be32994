/**
 * Pairs of facilities that may not stand together, and groups of them of which therefore at most one may (cliques): a
 * rule of distance as linear programs see it best.
 */
export interface Conflicts {
  readonly facilityCount: number;
  /** Words of 32 facilities per row. */
  readonly words: number;
  /** Facility by facility: bit k of row j is set where j and k may not both be open. */
  readonly bits: Uint32Array;
}

/**
 * @param isInConflict asked once for each pair a < b
 * @param standing facilities that stand anyway: they are not held against each other
 */
export function conflictsOf(
  facilityCount: number,
  isInConflict: (a: number, b: number) => boolean,
  standing: readonly number[] = [],
): Conflicts {
  const words = (facilityCount + 31) >> 5;
  const conflicts = { facilityCount, words, bits: new Uint32Array(facilityCount * words) };
  const stands = new Uint8Array(facilityCount);
  for (const j of standing) stands[j] = 1;
  for (let a = 0; a < facilityCount; a++) {
    for (let b = a + 1; b < facilityCount; b++) {
      if ((stands[a]! & stands[b]!) === 1 || !isInConflict(a, b)) continue;
      conflicts.bits[a * words + (b >> 5)]! |= 1 << (b & 31);
      conflicts.bits[b * words + (a >> 5)]! |= 1 << (a & 31);
    }
  }
  return conflicts;
}

export function areInConflict({ words, bits }: Conflicts, a: number, b: number): boolean {
  return ((bits[a * words + (b >> 5)]! >>> (b & 31)) & 1) === 1;
}

/** Adds to the clique, in the order given, every facility that is in conflict with all of it. */
export function growClique(
  conflicts: Conflicts,
  clique: readonly number[],
  facilities: ArrayLike<number>,
): number[] {
  const grown = [...clique];
  for (let k = 0; k < facilities.length; k++) {
    const j = facilities[k]!;
    if (grown.every((member) => member !== j && areInConflict(conflicts, member, j))) grown.push(j);
  }
  return grown;
}

/**
 * Splits facilities into cliques, greedily in the order given.
 * @param cellOf facilities of different cells are never put together
 * @returns per facility (of all) the number of its clique, -1 for those not given
 */
export function cliquePartition(
  conflicts: Conflicts,
  facilities: ArrayLike<number>,
  cellOf: (facility: number) => number,
): Int32Array {
  const cliqueOf = new Int32Array(conflicts.facilityCount).fill(-1);
  const list = Array.from(facilities);
  let count = 0;
  for (const seed of list) {
    if (cliqueOf[seed]! >= 0) continue;
    const cell = cellOf(seed);
    const left = list.filter(
      (j) => cliqueOf[j]! < 0 && areInConflict(conflicts, seed, j) && cellOf(j) === cell,
    );
    for (const j of growClique(conflicts, [seed], left)) cliqueOf[j] = count;
    count++;
  }
  return cliqueOf;
}
