/**
 * What a set of facilities must keep to beside their number: how many may or must stand in groups, and how far apart they
 * stand. Facilities that stand anyway are not held against each other.
 */
import { distanceM } from './ellipsoid-distance.ts';

export interface FacilityGroup {
  /** The parameter that asks for it, e.g. `hubs.blockMinimum`. */
  readonly rule: string;
  /** Per facility, 1 for its members. */
  readonly isMember: Uint8Array;
  readonly atLeast: number;
  /** Infinity for any number. */
  readonly atMost: number;
}

export interface SitingRules {
  /** Groups that ask for a least number share no member. */
  readonly groups: readonly FacilityGroup[];
  /** Least distance between two open facilities; 0 for none. */
  readonly separationKm: number;
  /** Per facility x, y, z as of `geocentricM`. */
  readonly points: Float64Array;
}

/** May `candidate` open beside `open`? Least numbers are not looked at. */
export function allowsOpening(rules: SitingRules, open: ArrayLike<number>, candidate: number): boolean {
  return isApart(rules, open, -1, candidate) && keepsMost(rules, open, -1, candidate);
}

/** May `candidate` take the place of the facility in slot `out`? */
export function allowsSwap(
  rules: SitingRules,
  open: ArrayLike<number>,
  out: number,
  candidate: number,
): boolean {
  for (const { isMember, atLeast } of rules.groups) {
    if (atLeast === 0 || isMember[open[out]!] === 0 || isMember[candidate] === 1) continue;
    if (countIn(isMember, open) - 1 < atLeast) return false;
  }
  return keepsMost(rules, open, out, candidate) && isApart(rules, open, out, candidate);
}

/** Facilities still to open so that every group has its least number. */
export function missingCount(rules: SitingRules, open: ArrayLike<number>): number {
  return rules.groups.reduce(
    (sum, { isMember, atLeast }) => sum + Math.max(0, atLeast - countIn(isMember, open)),
    0,
  );
}

export function countIn(isMember: Uint8Array, open: ArrayLike<number>): number {
  let count = 0;
  for (let s = 0; s < open.length; s++) count += isMember[open[s]!]!;
  return count;
}

function keepsMost(
  { groups }: SitingRules,
  open: ArrayLike<number>,
  out: number,
  candidate: number,
): boolean {
  return groups.every(({ isMember, atMost }) => {
    if (isMember[candidate] === 0 || atMost === Infinity) return true;
    const leaves = out >= 0 ? isMember[open[out]!]! : 0;
    return countIn(isMember, open) - leaves < atMost;
  });
}

function isApart(
  { separationKm, points }: SitingRules,
  open: ArrayLike<number>,
  out: number,
  candidate: number,
): boolean {
  if (separationKm === 0) return true;
  for (let s = 0; s < open.length; s++) {
    if (s !== out && distanceM(points, open[s]!, candidate) < 1000 * separationKm) return false;
  }
  return true;
}
