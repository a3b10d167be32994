/** The set covering problem: every client must have an open facility among those that reach it. */

export interface CoverProblem {
  readonly clientCount: number;
  readonly facilityCount: number;
  /** Client by client, `words` words each: bit j is set where facility j reaches the client. */
  readonly reach: Uint32Array;
  readonly words: number;
}

/**
 * @param cost facility by facility, as in `MedianProblem`
 * @returns who is reached at a cost of at most `radius`
 */
export function coverWithin(
  clientCount: number,
  facilityCount: number,
  cost: Float64Array,
  radius: number,
): CoverProblem {
  const words = (facilityCount + 31) >> 5;
  const reach = new Uint32Array(clientCount * words);
  for (let j = 0, k = 0; j < facilityCount; j++) {
    const word = j >> 5;
    const bit = 1 << (j & 31);
    for (let i = 0; i < clientCount; i++, k++) if (cost[k]! <= radius) reach[i * words + word]! |= bit;
  }
  return { clientCount, facilityCount, reach, words };
}

/** The first client that no facility reaches, or -1. */
export function unreachableClient({ clientCount, reach, words }: CoverProblem): number {
  for (let i = 0; i < clientCount; i++) {
    let any = 0;
    for (let w = i * words; w < (i + 1) * words; w++) any |= reach[w]!;
    if (any === 0) return i;
  }
  return -1;
}
