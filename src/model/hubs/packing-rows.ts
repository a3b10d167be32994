/**
 * Rules of the kind "at most so many of these" that the bound does not keep by itself: they are priced (Lagrangian
 * relaxation), and cliques of facilities in conflict join them as soon as the bound opens two of one (relax and cut; Lucena,
 * Annals of Operations Research 140, 2005).
 */
import { areInConflict, growClique } from './conflicts.ts';
import type { SitingRules } from './siting-rules.ts';

export interface PackingRow {
  readonly facilities: readonly number[];
  readonly most: number;
  /** Not negative: what each open facility of the row pays. */
  price: number;
  direction: number;
}

/** More would slow the bound down more than they lift it. */
const MOST_ROWS = 400;
const NEW_ROWS_A_ROUND = 4;

export function rowsOfGroups({ groups }: SitingRules): PackingRow[] {
  return groups
    .filter(({ atMost }) => atMost < Infinity)
    .map(({ isMember, atMost }) => ({
      facilities: Array.from(isMember.keys()).filter((j) => isMember[j] === 1),
      most: atMost,
      price: 0,
      direction: 0,
    }));
}

/**
 * Adds cliques that hold two of the chosen facilities.
 * @param ordered facilities left, the most promising first
 */
export function addBrokenCliques(
  rows: PackingRow[],
  { conflicts }: SitingRules,
  chosen: readonly number[],
  ordered: () => ArrayLike<number>,
): void {
  if (conflicts === undefined) return;
  const found: (readonly number[])[] = [];
  for (let s = 0; s < chosen.length; s++) {
    for (let t = s + 1; t < chosen.length && found.length < NEW_ROWS_A_ROUND; t++) {
      const [a, b] = [chosen[s]!, chosen[t]!];
      if (!areInConflict(conflicts, a, b)) continue;
      const isKnown =
        found.some((clique) => clique.includes(a) && clique.includes(b)) ||
        rows.some(({ facilities }) => facilities.includes(a) && facilities.includes(b));
      if (!isKnown) found.push(growClique(conflicts, [a, b], ordered()));
    }
  }
  if (rows.length + found.length > MOST_ROWS) {
    const idle = rows.filter(({ price, facilities }) => price > 0 || facilities.length === 0);
    rows.splice(0, rows.length, ...idle.slice(-(MOST_ROWS - found.length)));
  }
  rows.push(...found.map((facilities) => ({ facilities, most: 1, price: 0, direction: 0 })));
}
