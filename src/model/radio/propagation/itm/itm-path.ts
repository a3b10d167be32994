/**
 * What is known of one path while the Irregular Terrain Model works on it. Made once, overwritten for every path, so
 * that no path allocates; after a computation it holds the intermediates of the last path.
 */
export interface ItmPath {
  distanceM: number;
  /** Refractivity at the mean height of the path, N-units. */
  surfaceRefractivity: number;
  earthRadiusM: number;
  /** Terrain irregularity Δh. */
  deltaHM: number;
  effectiveTxM: number;
  effectiveRxM: number;
  horizonTxM: number;
  horizonRxM: number;
  /** Horizon angles above the horizontal, radians. */
  angleTx: number;
  angleRx: number;
  /** Sum of the horizon distances over smooth earth, and over the path. */
  smoothHorizonsM: number;
  horizonsM: number;
  /** Angular distance of the line-of-sight region, radians. */
  sightAngle: number;
  /** Line A = intercept + slope · d of diffraction loss over distance. */
  diffractionDb: number;
  diffractionDbPerM: number;
  referenceDb: number;
  freeSpaceDb: number;
  /** NTIA return code: 0, 1, or 1000 and more where there is no loss. */
  rc: number;
  warnings: number;
  /** 0 none, 1 line of sight, 2 diffraction, 3 troposcatter. */
  mode: number;
  /** Scratch for the terrain irregularity: at most 10 · 25 − 5 samples. */
  readonly samples: Float64Array;
  /** Scratch for a fitted line: its values at both ends of the profile. */
  readonly fit: Float64Array;
}

export function createItmPath(): ItmPath {
  return {
    distanceM: Number.NaN,
    surfaceRefractivity: Number.NaN,
    earthRadiusM: Number.NaN,
    deltaHM: Number.NaN,
    effectiveTxM: Number.NaN,
    effectiveRxM: Number.NaN,
    horizonTxM: Number.NaN,
    horizonRxM: Number.NaN,
    angleTx: Number.NaN,
    angleRx: Number.NaN,
    smoothHorizonsM: Number.NaN,
    horizonsM: Number.NaN,
    sightAngle: Number.NaN,
    diffractionDb: Number.NaN,
    diffractionDbPerM: Number.NaN,
    referenceDb: Number.NaN,
    freeSpaceDb: Number.NaN,
    rc: 0,
    warnings: 0,
    mode: 0,
    samples: new Float64Array(245),
    fit: new Float64Array(2),
  };
}
