/** Ranks sites by weighted criteria, and tells how much a place at the top owes to the weights. */
import { createRandom } from '../seeded-random.ts';
import { SITE_CRITERIA, type SiteCriteria, type SiteCriterion } from './site-criteria.ts';

export type CriteriaWeights = Readonly<Record<SiteCriterion, number>>;

export interface SiteRanking {
  /** Per candidate, 0–1: the weighted mean of its criteria. */
  readonly score: Float64Array;
  /** Positions in `candidates`, best first; of equals the one that comes first. */
  readonly order: Int32Array;
}

/** @throws RangeError unless weights are not negative and one is above 0. */
export function rankSites({ candidates, value }: SiteCriteria, weights: CriteriaWeights): SiteRanking {
  let total = 0;
  for (const criterion of SITE_CRITERIA) {
    const weight = weights[criterion];
    if (!(weight >= 0 && Number.isFinite(weight)))
      throw new RangeError(`Expected a weight of at least 0 for ${criterion}, got ${weight}.`);
    total += weight;
  }
  if (total === 0) throw new RangeError('Expected a weight above 0, got none.');
  const score = new Float64Array(candidates.length);
  for (const criterion of SITE_CRITERIA) {
    const weight = weights[criterion] / total;
    const column = value[criterion];
    for (let i = 0; i < score.length; i++) score[i]! += weight * column[i]!;
  }
  const order = Int32Array.from(score.keys()).sort((a, b) => score[b]! - score[a]! || a - b);
  return { score, order };
}

/**
 * Per candidate: share of the weight simplex in which it is among the best `k`, from seeded weights spread evenly over
 * the simplex (Dirichlet with all parameters 1: normalised exponentials).
 */
export function topShare(
  { candidates, value }: SiteCriteria,
  k: number,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Float64Array {
  const count = candidates.length;
  const share = new Float64Array(count);
  if (k < 1 || draws < 1) return share;
  const random = createRandom(seed);
  const score = new Float64Array(count);
  const sorted = new Float64Array(count);
  for (let draw = 0; draw < draws; draw++) {
    score.fill(0);
    for (const criterion of SITE_CRITERIA) {
      // Scores are only compared, so the weights need no common sum.
      const weight = -Math.log(1 - random());
      const column = value[criterion];
      for (let i = 0; i < count; i++) score[i]! += weight * column[i]!;
    }
    sorted.set(score);
    sorted.sort();
    const limit = sorted[Math.max(0, count - k)]!;
    let left = k;
    for (let i = 0; i < count && left > 0; i++) {
      if (score[i]! < limit) continue;
      share[i]!++;
      left--;
    }
  }
  return share.map((times) => times / draws);
}
