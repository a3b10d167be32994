/** The best sites under the reader's weights, as rows to read. Pure. */
import type { SiteRanking } from '../../../model/hubs/rank-sites.ts';
import type { SiteCriteria } from '../../../model/hubs/site-criteria.ts';

export interface RankRow {
  /** From 1. */
  readonly rank: number;
  readonly municipality: number;
  readonly score: number;
  /** 0–1; NaN while it is not known. */
  readonly topShare: number;
  readonly isHub: boolean;
}

/** @param hubs municipalities of the plan's hubs */
export function rankRows(
  { candidates }: Pick<SiteCriteria, 'candidates'>,
  { order, score }: SiteRanking,
  topShare: Float64Array | undefined,
  hubs: ArrayLike<number>,
  most: number,
): readonly RankRow[] {
  const isHub = new Set(Array.from(hubs));
  return Array.from(order.subarray(0, most), (at, i) => ({
    rank: i + 1,
    municipality: candidates[at]!,
    score: score[at]!,
    topShare: topShare?.[at] ?? Number.NaN,
    isHub: isHub.has(candidates[at]!),
  }));
}
