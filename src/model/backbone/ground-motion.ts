/**
 * Seismic intensity at a place from an earthquake's size and distance: peak ground velocity by Si & Midorikawa (J.
 * Struct. Constr. Eng. 523, 1999), on ground that amplifies it, and intensity from velocity by Midorikawa, Fujimoto &
 * Muramatsu (1999).
 */
export type FaultKind = 'crustal' | 'interplate' | 'intraplate';

export interface Earthquake {
  readonly magnitudeMw: number;
  readonly depthKm: number;
  readonly kind: FaultKind;
  /** Points of the fault, degrees; the distance is to the nearest. */
  readonly lat: readonly number[];
  readonly lon: readonly number[];
}

const KIND_TERM: Readonly<Record<FaultKind, number>> = { crustal: 0, interplate: -0.02, intraplate: 0.12 };
/** Velocity on the sediments cities stand on over that on stiff ground (Vs 600 m/s): an assumption, without a map of soils. */
const AMPLIFICATION = 1.8;
const KM_PER_DEGREE = 111.2;

export function intensityAt(
  { magnitudeMw, depthKm, kind, lat, lon }: Earthquake,
  atLat: number,
  atLon: number,
): number {
  let surfaceKm = Infinity;
  const scale = Math.cos((atLat * Math.PI) / 180);
  for (let i = 0; i < lat.length; i++) {
    const away = KM_PER_DEGREE * Math.hypot(lat[i]! - atLat, (lon[i]! - atLon) * scale);
    surfaceKm = Math.min(surfaceKm, away);
  }
  const distanceKm = Math.hypot(surfaceKm, depthKm);
  // Si & Midorikawa (1999), eq. for velocity and the fault distance.
  const logVelocity =
    0.58 * magnitudeMw +
    0.0038 * depthKm +
    KIND_TERM[kind] -
    1.29 -
    Math.log10(distanceKm + 0.0028 * 10 ** (0.5 * magnitudeMw)) -
    0.002 * distanceKm;
  return 2.68 + 1.72 * (logVelocity + Math.log10(AMPLIFICATION));
}
