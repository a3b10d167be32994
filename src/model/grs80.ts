/**
 * The ellipsoid of the Japanese geodetic datum (JGD2011): GRS80, IUGG 1979 (H. Moritz, Geodetic Reference System
 * 1980). Lengths in metres, angles in radians.
 */
export const GRS80_SEMI_MAJOR_AXIS_M = 6_378_137;
export const GRS80_FLATTENING = 1 / 298.257222101;
/** First eccentricity squared, f · (2 - f). */
export const GRS80_ECCENTRICITY_SQUARED = GRS80_FLATTENING * (2 - GRS80_FLATTENING);

/** Radius of curvature along the meridian, M = a · (1 - e²) / (1 - e² sin² φ)^(3/2). */
export function meridianRadiusM(latRadians: number): number {
  const w = 1 - GRS80_ECCENTRICITY_SQUARED * Math.sin(latRadians) ** 2;
  return (GRS80_SEMI_MAJOR_AXIS_M * (1 - GRS80_ECCENTRICITY_SQUARED)) / (w * Math.sqrt(w));
}

/** Radius of curvature across the meridian, N = a / √(1 - e² sin² φ). */
export function primeVerticalRadiusM(latRadians: number): number {
  return GRS80_SEMI_MAJOR_AXIS_M / Math.sqrt(1 - GRS80_ECCENTRICITY_SQUARED * Math.sin(latRadians) ** 2);
}

/** Isometric latitude ψ = artanh(sin φ) - e · artanh(e sin φ): the northing of the conformal Mercator projection. */
export function isometricLatitude(latRadians: number): number {
  const sine = Math.sin(latRadians);
  const e = Math.sqrt(GRS80_ECCENTRICITY_SQUARED);
  return Math.atanh(sine) - e * Math.atanh(e * sine);
}

export const RADIANS_PER_DEGREE = Math.PI / 180;

/** A point's place in the meridian plane and the curvatures there. */
export interface MeridianPoint {
  /** Distance from the axis, metres: the radius of the parallel. */
  readonly axisM: number;
  /** Height above the equator's plane, metres. */
  readonly polarM: number;
  /** 1 / M, curvature along the meridian, per metre. */
  readonly meridianCurvature: number;
  /** 1 / N, curvature across it, per metre. */
  readonly transverseCurvature: number;
}

export function meridianPoint(lat: number): MeridianPoint {
  const sine = Math.sin(lat * RADIANS_PER_DEGREE);
  const cosine = Math.cos(lat * RADIANS_PER_DEGREE);
  const w2 = 1 - GRS80_ECCENTRICITY_SQUARED * sine * sine;
  const transverseM = GRS80_SEMI_MAJOR_AXIS_M / Math.sqrt(w2);
  return {
    axisM: transverseM * cosine,
    polarM: transverseM * (1 - GRS80_ECCENTRICITY_SQUARED) * sine,
    meridianCurvature: w2 / (transverseM * (1 - GRS80_ECCENTRICITY_SQUARED)),
    transverseCurvature: 1 / transverseM,
  };
}

/**
 * Area in m² of a small rectangle of the graticule, M · N cos φ · Δφ · Δλ at its middle; for 125 m squares the
 * neglected terms are below 1e-9 of it.
 */
export function graticuleAreaM2(centreLat: number, heightDegrees: number, widthDegrees: number): number {
  const { axisM, meridianCurvature } = meridianPoint(centreLat);
  const height = heightDegrees * RADIANS_PER_DEGREE;
  const width = widthDegrees * RADIANS_PER_DEGREE;
  return (axisM / meridianCurvature) * height * width;
}
