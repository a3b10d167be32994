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
