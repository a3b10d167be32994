/**
 * Everything Recommendation ITU-R P.1812 says of one path, by equation. Made once, overwritten for every path, so
 * that no path allocates; after a computation it holds the intermediates of the last path.
 *
 * Heights named …AslM stand above sea level, others as said. Tx and Rx are the ends of the profile.
 */
export interface P1812Path {
  distanceKm: number;
  /** Latitude of the path's centre. */
  latitudeDeg: number;
  /** Antennas above sea level, hts and hrs. */
  txAslM: number;
  rxAslM: number;

  /** Share of the path over sea ω (Table 5), longest stretch over land dtm and inland dlm (section 3.6). */
  seaShare: number;
  longestLandKm: number;
  longestInlandKm: number;
  /** Percentage β0 of time with strong refractivity gradients (eq. 5). */
  ductingPct: number;

  /** Horizon distances dlt and dlr; on a line-of-sight path, to the point that obstructs most (eqs 78, 81a). */
  horizonTxKm: number;
  horizonRxKm: number;
  /** Horizon elevation angles θt and θr, and path angular distance θ, milliradians (eqs 76–82). */
  angleTxMrad: number;
  angleRxMrad: number;
  angleMrad: number;
  /** Profile points of the horizons. */
  horizonTxIndex: number;
  horizonRxIndex: number;

  /** Ends of the smooth surface fitted to the terrain (eqs 85, 86), and lowered to the ground (eqs 90a, b). */
  fittedTxAslM: number;
  fittedRxAslM: number;
  smoothTxAslM: number;
  smoothRxAslM: number;
  /** Ends of the smooth surface of the diffraction model hstd and hsrd (eq. 89). */
  diffractionTxAslM: number;
  diffractionRxAslM: number;
  /** Antennas above that surface (eqs 37a, b), and above the surface of the ducting model (eqs 92a, b). */
  diffractionTxM: number;
  diffractionRxM: number;
  effectiveTxM: number;
  effectiveRxM: number;
  /** Terrain roughness hm (eq. 93). */
  roughnessM: number;

  /** Highest obstruction above the line between the antennas, and its slopes seen from both (eqs 89a–c). */
  obstructionM: number;
  obstructionTxMPerKm: number;
  obstructionRxMPerKm: number;
  /** Steepest slopes from either end over terrain and clutter (eqs 13, 17): median earth, and earth of β0 % of time. */
  medianSlopeTx: number;
  medianSlopeRx: number;
  ductingSlopeTx: number;
  ductingSlopeRx: number;
  /** Greatest diffraction parameters (eq. 15) over terrain, over terrain and clutter, and over the smooth surface. */
  terrainNu: number;
  medianNu: number;
  ductingNu: number;
  smoothMedianNu: number;
  smoothDuctingNu: number;

  /** Interpolation factors (eqs 40, 57, 58). */
  timeFactor: number;
  angleFactor: number;
  distanceFactor: number;
  /** Free space (eq. 8), line of sight for p % and β0 % of time (eqs 10, 11). */
  freeSpaceDb: number;
  sightDb: number;
  sightDuctingDb: number;
  /** Diffraction for the earth of β0 % of time: Bullington over the profile and over the smooth path, spherical earth. */
  bullingtonDb: number;
  bullingtonSmoothDb: number;
  sphericalDb: number;
  /** Diffraction losses for 50 %, β0 % and p % of time (eqs 39, 41). */
  diffraction50Db: number;
  diffractionDuctingDb: number;
  diffractionDb: number;
  /** Basic losses with diffraction for 50 % and p % of time (eqs 42, 43). */
  diffracted50Db: number;
  diffractedDb: number;
  /** Notional minima (eqs 59, 60), ducting and layer reflection (eq. 46), blends (eqs 61, 62). */
  minimumSightDb: number;
  anomalousDb: number;
  minimumAnomalousDb: number;
  enhancedDb: number;
  modifiedDb: number;
  /** Tropospheric scatter (eq. 44), p % of time and half the places (eq. 63), p % and pL % (eq. 69). */
  scatterDb: number;
  halfPlacesDb: number;
  lossDb: number;
}

export function createP1812Path(): P1812Path {
  const unknown = Number.NaN;
  return {
    distanceKm: unknown,
    latitudeDeg: unknown,
    txAslM: unknown,
    rxAslM: unknown,
    seaShare: unknown,
    longestLandKm: unknown,
    longestInlandKm: unknown,
    ductingPct: unknown,
    horizonTxKm: unknown,
    horizonRxKm: unknown,
    angleTxMrad: unknown,
    angleRxMrad: unknown,
    angleMrad: unknown,
    horizonTxIndex: 0,
    horizonRxIndex: 0,
    fittedTxAslM: unknown,
    fittedRxAslM: unknown,
    smoothTxAslM: unknown,
    smoothRxAslM: unknown,
    diffractionTxAslM: unknown,
    diffractionRxAslM: unknown,
    diffractionTxM: unknown,
    diffractionRxM: unknown,
    effectiveTxM: unknown,
    effectiveRxM: unknown,
    roughnessM: unknown,
    obstructionM: unknown,
    obstructionTxMPerKm: unknown,
    obstructionRxMPerKm: unknown,
    medianSlopeTx: unknown,
    medianSlopeRx: unknown,
    ductingSlopeTx: unknown,
    ductingSlopeRx: unknown,
    terrainNu: unknown,
    medianNu: unknown,
    ductingNu: unknown,
    smoothMedianNu: unknown,
    smoothDuctingNu: unknown,
    timeFactor: unknown,
    angleFactor: unknown,
    distanceFactor: unknown,
    freeSpaceDb: unknown,
    sightDb: unknown,
    sightDuctingDb: unknown,
    bullingtonDb: unknown,
    bullingtonSmoothDb: unknown,
    sphericalDb: unknown,
    diffraction50Db: unknown,
    diffractionDuctingDb: unknown,
    diffractionDb: unknown,
    diffracted50Db: unknown,
    diffractedDb: unknown,
    minimumSightDb: unknown,
    anomalousDb: unknown,
    minimumAnomalousDb: unknown,
    enhancedDb: unknown,
    modifiedDb: unknown,
    scatterDb: unknown,
    halfPlacesDb: unknown,
    lossDb: unknown,
  };
}
