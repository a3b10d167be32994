/**
 * Which links by P.1812 are out of reach, told from the slopes of the horizons alone: most of the sites that are tried
 * for a square without service stand behind a hill, and need no whole computation.
 *
 * For half of the time every term of the loss is bounded by free space and the Bullington loss B over terrain and
 * clutter: diffraction is B at least (eq. 39), both blends (eqs 61, 62) at least free space + Fk · B, and the soft minimum
 * with scatter (eq. 63) at most 5 log10 2 below the lesser. The equivalent edge of two horizon slopes has
 * ν² = (0.002 D / λ) · (slope from the transmitter − s)(slope from the receiver + s), s the slope between the antennas;
 * so each distance has a product of slopes from which on the link is lost.
 */
import { knifeEdgeDb } from '../propagation/p526.ts';
import type { RayProfile } from './ray-profile.ts';
import { LEAST_POINTS, type TerrainLaw } from './terrain-law.ts';

export interface OutOfReach {
  /** Metres of bulge per km² of distance products. */
  readonly bulge: number;
  readonly txM: number;
  readonly rxM: number;
  /** By point of the profile: (m/km)² of the product of slopes from which on the link is lost; Infinity: not to be told. */
  readonly product: Float64Array;
}

/** 5 · log10 2, and a hundredth for all that is rounded. */
const SOFT_DB = 1.52;
/** Scatter is told without the path's angle, which is above −1 mrad (0.573 dB). */
const SCATTER_DB = 0.6;
/** No edge on Earth has this parameter. */
const LARGEST_NU = 1000;

/** Undefined for laws that say nothing: other models, other shares of time. */
export function createOutOfReach(law: TerrainLaw, stepM: number, pointCount: number): OutOfReach | undefined {
  const terrestrial = law.p1812;
  if (terrestrial === undefined || !terrestrial.isLossOnly) return undefined;
  // A receiver at sea has no spread over places.
  const boundDb = law.allowedDb + SOFT_DB - Math.min(0, terrestrial.placesDb);
  const product = new Float64Array(pointCount).fill(Infinity);
  for (let last = LEAST_POINTS - 1; last < pointCount; last++) {
    const km = (last * stepM) / 1000;
    const distanceDb = 20 * Math.log10(km);
    if (terrestrial.scatterBaseDb + distanceDb - SCATTER_DB <= boundDb) continue;
    const blend = 0.5 * (1 - Math.tanh((1.5 * (km - 20)) / 20));
    const neededDb = (boundDb - 92.4 - terrestrial.frequencyDb - distanceDb) / blend;
    const nu = leastNu(neededDb, km);
    product[last] = (nu * nu * terrestrial.wavelengthM) / (0.002 * km);
  }
  const { htgM: txM, hrgM: rxM, medianEarthKm } = terrestrial;
  return { bulge: 500 / medianEarthKm, txM, rxM, product };
}

/** Bullington loss of one edge (eq. 21) rises with ν: the least ν ≥ 0 that reaches a loss, by halving from above. */
function leastNu(neededDb: number, km: number): number {
  const lossDb = (nu: number): number => {
    const edgeDb = knifeEdgeDb(nu);
    return edgeDb + (1 - Math.exp(-edgeDb / 6)) * (10 + 0.02 * km);
  };
  if (lossDb(0) >= neededDb) return 0;
  if (lossDb(LARGEST_NU) < neededDb) return Infinity;
  let low = 0;
  let high = LARGEST_NU;
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (lossDb(middle) >= neededDb) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether the link to the point `last` of a profile, whose points up to there must stand, is lost for certain. */
export function isOutOfReach(reach: OutOfReach, profile: RayProfile, last: number): boolean {
  const needed = reach.product[last]!;
  if (needed === Infinity || last >= profile.firstAbsent) return false;
  const { dKm, hM, clutterM } = profile;
  const { bulge } = reach;
  const distance = dKm[last]!;
  const hts = hM[0]! + reach.txM;
  const hrs = hM[last]! + reach.rxM;
  const direct = (hrs - hts) / distance;
  // Slopes less what the bulge of the whole path adds.
  let fromTx = -Infinity;
  for (let i = 1; i < last; i++) {
    const d = dKm[i]!;
    const above = hM[i]! + clutterM[i]! - hts;
    if (above > d * (fromTx + bulge * d)) fromTx = above / d - bulge * d;
  }
  const over = fromTx + bulge * distance - direct;
  if (!(over > 0)) return false;
  // The receiver's horizon is mostly near it, so that the search ends early.
  const enough = needed / over - direct - bulge * distance;
  for (let i = last - 1; i > 0; i--) {
    const rest = distance - dKm[i]!;
    if (hM[i]! + clutterM[i]! - hrs > rest * (enough + bulge * rest)) return true;
  }
  return false;
}
