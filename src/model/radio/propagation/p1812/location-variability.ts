/** How loss varies within a small area (section 4.7 of P.1812). */

/** Resolution of the square over which places vary, for which the coefficients were found. */
export interface LocationVariability {
  readonly fGhz: number;
  /** Width of the area. */
  readonly areaM: number;
  /** Height of the terminal above ground, and of the clutter around it. */
  readonly heightM: number;
  readonly clutterM: number;
}

/**
 * Standard deviation in dB over outdoor places (eqs 64 to 66): (0.52 + 0.024 f) · width^0.28 below the clutter, falling
 * to nothing 10 m above it.
 */
export function locationSigmaDb({ fGhz, areaM, heightM, clutterM }: LocationVariability): number {
  const shelter = Math.min(1, Math.max(0, 1 - (heightM - clutterM) / 10));
  return (0.52 + 0.024 * fGhz) * areaM ** 0.28 * shelter;
}
