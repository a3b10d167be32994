/**
 * Two scenarios under the same draws, member by member. What both meet or both miss says nothing of which is the better
 * one, so the difference of their chances is known from the members in which they part: an estimate from matched pairs
 * (Q. McNemar 1947, Psychometrika 12, 153–157), whose error is smaller the more alike they are.
 */
import type { TargetChance } from './uncertainty-result.ts';

/** Shares of members, 0–1; the four add up to one. */
export interface PairedChance {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
  /** Chance of B minus chance of A, and twice its standard error; that of scrambled points is smaller. */
  readonly difference: number;
  readonly differenceError: number;
}

/**
 * @param a met or not, by member; `b` the same of the other scenario, under the same draws
 */
export function pairedChance(a: Uint8Array, b: Uint8Array): PairedChance {
  const members = a.length;
  if (members === 0 || b.length !== members)
    throw new RangeError(`Expected the same members twice, got ${members} and ${b.length}.`);
  let [both, onlyA, onlyB] = [0, 0, 0];
  for (let i = 0; i < members; i++) {
    if (a[i] === 1 && b[i] === 1) both++;
    else if (a[i] === 1) onlyA++;
    else if (b[i] === 1) onlyB++;
  }
  const difference = (onlyB - onlyA) / members;
  const variance = (onlyA + onlyB) / members - difference ** 2;
  return {
    both: both / members,
    onlyA: onlyA / members,
    onlyB: onlyB / members,
    neither: (members - both - onlyA - onlyB) / members,
    difference,
    differenceError: 2 * Math.sqrt(variance / members),
  };
}

/** The same question of the other scenario; undefined where it has none: another goal or year is another question. */
export function sameQuestion(
  { target }: TargetChance,
  chances: readonly TargetChance[],
): TargetChance | undefined {
  return chances.find(
    (each) =>
      each.target.id === target.id &&
      each.target.metric === target.metric &&
      each.target.goal === target.goal &&
      each.target.fiscalYear === target.fiscalYear,
  );
}
