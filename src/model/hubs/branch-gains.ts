/**
 * What branching over a facility has gained so far, by direction: the next branch is over the one whose weaker half gains
 * much (pseudocosts; Bénichou et al., Mathematical Programming 1, 1971; product rule of Achterberg, Koch & Martin 2005).
 */
export interface Branching {
  readonly facility: number;
  readonly direction: 'open' | 'closed';
  /** How far the facility was from that end: 0–1. */
  readonly distance: number;
  /** Bound of the node that was branched. */
  readonly from: number;
}

/** Facilities that the bound nearly always or nearly never opens say little. */
const LEAST_FRACTION = 0.02;

export class BranchGains {
  private readonly sum = { open: new Map<number, number>(), closed: new Map<number, number>() };
  private readonly count = { open: new Map<number, number>(), closed: new Map<number, number>() };
  private readonly all = { open: { sum: 0, count: 0 }, closed: { sum: 0, count: 0 } };

  /** @param reached the bound at the end of the node */
  learn({ facility, direction, distance, from }: Branching, reached: number): void {
    const gain = Math.max(0, reached - from) / Math.max(distance, LEAST_FRACTION);
    const sum = this.sum[direction];
    const count = this.count[direction];
    sum.set(facility, (sum.get(facility) ?? 0) + gain);
    count.set(facility, (count.get(facility) ?? 0) + 1);
    this.all[direction].sum += gain;
    this.all[direction].count++;
  }

  /** What a branch over the facility promises, at the share of rounds in which the bound opens it. */
  promise(facility: number, fraction: number): number {
    const least = 1e-6;
    const open = Math.max(least, this.gain('open', facility) * (1 - fraction));
    const closed = Math.max(least, this.gain('closed', facility) * fraction);
    return fraction < LEAST_FRACTION || fraction > 1 - LEAST_FRACTION
      ? least * least * open * closed
      : open * closed;
  }

  private gain(direction: 'open' | 'closed', facility: number): number {
    const count = this.count[direction].get(facility) ?? 0;
    const { sum, count: countAll } = this.all[direction];
    const mean = countAll > 0 ? sum / countAll : 1;
    // The mean of all counts as one observation.
    return ((this.sum[direction].get(facility) ?? 0) + mean) / (count + 1);
  }
}
