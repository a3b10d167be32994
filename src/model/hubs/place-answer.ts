/** What a siting problem is answered with, and when that counts as proved. */

export interface PlaceAnswer {
  /** p-median: Σ weight × cost; p-center: worst cost; MCLP: weight reached; LSCP: number of facilities. */
  readonly objective: number;
  /** Open facilities, rising. */
  readonly facilities: Int32Array;
  /** No answer has less; for MCLP the optimum has at least this, which is the weight reached. */
  readonly lowerBound: number;
  /** MCLP only: no answer reaches more. */
  readonly upperBound?: number;
  /** Relative distance of the objective and the bound on its other side. */
  readonly gap: number;
  readonly proved: boolean;
  /** What the bound comes from: the own search or an integer program. */
  readonly boundBy: BoundBy;
}

export type BoundBy = 'search' | 'program';

/** Sums of broken numbers differ in their last digits. */
const PROOF_TOLERANCE = 1e-9;

/** @param total of all weights: a difference within its rounding is none */
export function maximised(
  facilities: Int32Array,
  reached: number,
  upperBound: number,
  total: number,
  boundBy: BoundBy,
): PlaceAnswer {
  const proved = upperBound - reached <= PROOF_TOLERANCE * total;
  return {
    objective: reached,
    facilities,
    lowerBound: reached,
    upperBound,
    gap: proved ? 0 : (upperBound - reached) / upperBound,
    proved,
    boundBy,
  };
}

export function minimised(
  facilities: Int32Array,
  objective: number,
  lowerBound: number,
  boundBy: BoundBy,
): PlaceAnswer {
  const proved = objective - lowerBound <= PROOF_TOLERANCE * objective;
  return {
    objective,
    facilities,
    lowerBound,
    gap: proved ? 0 : (objective - lowerBound) / objective,
    proved,
    boundBy,
  };
}
