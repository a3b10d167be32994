/** The GRS80 ellipsoid, on which Japan's datum JGD2011 stands (Moritz 2000, Geodetic Reference System 1980). */
export const GRS80_SEMI_MAJOR_M = 6_378_137;
export const GRS80_FLATTENING = 1 / 298.257222101;
/** First eccentricity squared. */
export const GRS80_E2 = GRS80_FLATTENING * (2 - GRS80_FLATTENING);

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
  const w2 = 1 - GRS80_E2 * sine * sine;
  const transverseM = GRS80_SEMI_MAJOR_M / Math.sqrt(w2);
  return {
    axisM: transverseM * cosine,
    polarM: transverseM * (1 - GRS80_E2) * sine,
    meridianCurvature: w2 / (transverseM * (1 - GRS80_E2)),
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
