/** Seeded draws: the same seed gives the same members. */
export interface Sampling {
  readonly members: number;
  readonly seed: number;
}
