/**
 * Which of many answers no other beats: V. Pareto's order (1906). One answer dominates another where it is at least as
 * good by every criterion and better by one; those that nobody dominates are the front. Answers of equal values stand or
 * fall together.
 */

export interface Criterion {
  /** One value per answer; NaN where it is not known, which beats nothing and is beaten by nothing. */
  readonly values: ArrayLike<number>;
  readonly isMoreBetter: boolean;
}

/** Per answer: 1 where it is on the front. @param count number of answers */
export function paretoFront(criteria: readonly Criterion[], count: number): Uint8Array {
  const isOnFront = new Uint8Array(count).fill(1);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count && isOnFront[i] === 1; j++) {
      if (dominates(criteria, j, i)) isOnFront[i] = 0;
    }
  }
  return isOnFront;
}

export function dominates(criteria: readonly Criterion[], i: number, j: number): boolean {
  let isBetter = false;
  for (const { values, isMoreBetter } of criteria) {
    const gain = (values[i]! - values[j]!) * (isMoreBetter ? 1 : -1);
    if (!(gain >= 0)) return false;
    if (gain > 0) isBetter = true;
  }
  return isBetter;
}
