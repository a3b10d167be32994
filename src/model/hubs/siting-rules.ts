/**
 * What a set of facilities must keep to beside their number: how many may or must stand in groups, and which may not stand
 * together.
 */
import { areInConflict, type Conflicts } from './conflicts.ts';

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
  readonly groups: readonly FacilityGroup[];
  /** Of the groups that ask for a least number those that share no member: their least numbers add up. */
  readonly minimums: readonly FacilityGroup[];
  readonly conflicts: Conflicts | undefined;
}

export function sitingRules(groups: readonly FacilityGroup[], conflicts?: Conflicts): SitingRules {
  const minimums: FacilityGroup[] = [];
  for (const group of groups) {
    const isAlone = minimums.every(
      ({ isMember }) => !isMember.some((member, j) => member === 1 && group.isMember[j] === 1),
    );
    if (group.atLeast > 0 && isAlone) minimums.push(group);
  }
  return { groups, minimums, conflicts };
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

/** Does a set keep to all rules? */
export function keepsRules(rules: SitingRules, open: ArrayLike<number>): boolean {
  for (let s = 1; s < open.length; s++) {
    if (!isApart(rules, Array.from(open).slice(0, s), -1, open[s]!)) return false;
  }
  return rules.groups.every(({ isMember, atLeast, atMost }) => {
    const count = countIn(isMember, open);
    return count >= atLeast && count <= atMost;
  });
}

/** Facilities still to open so that every group has its least number; more than needed where groups share members. */
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
  { conflicts }: SitingRules,
  open: ArrayLike<number>,
  out: number,
  candidate: number,
): boolean {
  if (conflicts === undefined) return true;
  for (let s = 0; s < open.length; s++) {
    if (s !== out && areInConflict(conflicts, open[s]!, candidate)) return false;
  }
  return true;
}
