/**
 * Is there a set of p facilities within the rules? Depth-first search: what is free is covered by cliques, of each of which
 * at most one may open; where they are too few nothing is left to try, else the smallest is branched: one of it, or none.
 */
import { cliquePartition } from './conflicts.ts';
import { CLOSED, FREE, OPEN, propagateRules } from './propagate-rules.ts';
import { keepsRules, type SitingRules } from './siting-rules.ts';

export interface RulesQuestion {
  readonly facilityCount: number;
  readonly p: number;
  readonly fixed?: readonly number[];
}

/** 'none' is proved; 'unknown' where the search was given up. */
export type RulesAnswer = readonly number[] | 'none' | 'unknown';

const MOST_NODES = 3000;

export function searchWithinRules(
  { facilityCount, p, fixed = [] }: RulesQuestion,
  rules: SitingRules,
  mostNodes = MOST_NODES,
): RulesAnswer {
  const first = new Uint8Array(facilityCount).fill(FREE);
  for (const j of fixed) first[j] = OPEN;
  const stack = [first];
  for (let nodes = 0; stack.length > 0; nodes++) {
    if (nodes === mostNodes) return 'unknown';
    const status = stack.pop()!;
    if (!propagateRules(rules, p, status)) continue;
    const cliques = coverFree(rules, status, p);
    if (cliques === undefined) continue;
    const smallest = cliques.reduce<readonly number[] | undefined>(
      (a, b) => (a === undefined || b.length < a.length ? b : a),
      undefined,
    );
    if (smallest === undefined) {
      const open = positionsOf(status, OPEN);
      if (open.length === p && keepsRules(rules, open)) return open;
      continue;
    }
    const without = status.slice();
    const children = smallest.map((j) => {
      const child = without.slice();
      child[j] = OPEN;
      without[j] = CLOSED;
      return child;
    });
    stack.push(without, ...children.reverse());
  }
  return 'none';
}

/** Cliques over what is free, those of fewest conflicts first; undefined where they cannot fill the set. */
function coverFree(rules: SitingRules, status: Uint8Array, p: number): number[][] | undefined {
  const free = positionsOf(status, FREE);
  const open = positionsOf(status, OPEN);
  const { conflicts } = rules;
  const limits = rules.groups.filter(({ atMost }) => atMost < Infinity);
  // A facility counts in the first group that limits it: others are left out, which only makes the cover larger.
  const cellOf = (j: number) => limits.findIndex(({ isMember }) => isMember[j] === 1);
  const cells = new Map<number, number>();
  const cliques: number[][] = [];
  if (conflicts === undefined) {
    for (const j of free) {
      cliques.push([j]);
      cells.set(cellOf(j), (cells.get(cellOf(j)) ?? 0) + 1);
    }
  } else {
    const isFree = status.map((each) => (each === FREE ? 1 : 0));
    const degree = new Int32Array(status.length);
    for (const j of free) degree[j] = degreeAmong(conflicts, j, isFree);
    free.sort((a, b) => degree[a]! - degree[b]! || a - b);
    const cliqueOf = cliquePartition(conflicts, free, cellOf);
    for (const j of free) {
      if (cliques[cliqueOf[j]!] === undefined) {
        cliques[cliqueOf[j]!] = [];
        cells.set(cellOf(j), (cells.get(cellOf(j)) ?? 0) + 1);
      }
      cliques[cliqueOf[j]!]!.push(j);
    }
  }
  let most = open.length;
  for (const [cell, count] of cells) {
    const limit = limits[cell];
    const room =
      limit === undefined ? Infinity : limit.atMost - open.reduce((sum, j) => sum + limit.isMember[j]!, 0);
    most += Math.min(count, room);
  }
  return most < p ? undefined : cliques;
}

function degreeAmong(
  { words, bits }: NonNullable<SitingRules['conflicts']>,
  j: number,
  isAmong: Uint8Array,
): number {
  let degree = 0;
  for (let w = 0; w < words; w++) {
    for (let word = bits[j * words + w]!; word !== 0; word &= word - 1) {
      degree += isAmong[(w << 5) + 31 - Math.clz32(word & -word)]!;
    }
  }
  return degree;
}

function positionsOf(status: Uint8Array, value: number): number[] {
  const positions: number[] = [];
  status.forEach((each, j) => {
    if (each === value) positions.push(j);
  });
  return positions;
}
