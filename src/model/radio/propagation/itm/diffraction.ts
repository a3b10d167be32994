/**
 * Diffraction loss as a straight line over distance, through its values at two distances far beyond the horizons
 * (algorithm, section 4.2): knife edges at both horizons and Vogler's rounded earth of three radii, weighted by how
 * irregular the terrain is, plus a term for clutter.
 */
import { exponential, power } from '../exponential.ts';
import { DB_PER_LN, naturalLogarithm } from '../natural-logarithm.ts';
import type { ItmLaw } from './itm-link.ts';
import type { ItmPath } from './itm-path.ts';

/** Radius of the actual earth that Vogler's method refers to. */
const EARTH_RADIUS_M = 6_370_000;

/** Δh over a path of distance d (ERL 79-ITS 67, eq. 3). */
export function roughnessM(distanceM: number, deltaHM: number): number {
  return deltaHM * (1 - 0.8 * exponential(-distanceM / 50e3));
}

/** Standard deviation of terrain heights that belongs to a roughness (ERL 79-ITS 67, eq. 3.6a). */
export function heightDeviationM(roughness: number): number {
  return 0.78 * roughness * exponential(-0.5 * Math.sqrt(Math.sqrt(roughness)));
}

/** Fills the diffraction line of `path` from its horizons, effective heights and irregularity. */
export function fitDiffraction(law: ItmLaw, path: ItmPath, inArea: boolean): void {
  const { earthRadiusM, deltaHM, horizonsM, smoothHorizonsM } = path;
  const scale = transitionScaleM(law, earthRadiusM);
  const d3 = Math.max(smoothHorizonsM, horizonsM + 5 * scale);
  const d4 = d3 + 10 * scale;

  // What does not depend on the distance: clutter (eq. 3.38c), weight (eq. 3.23) and the terminals' rounded earths.
  const deviation = heightDeviationM(roughnessM(smoothHorizonsM, deltaHM));
  const heights = law.hTxM * law.hRxM;
  const clutterDb = Math.min(
    15,
    0.5 * DB_PER_LN * naturalLogarithm(1 + 1e-5 * heights * law.fMhz * deviation),
  );
  const effective = path.effectiveTxM * path.effectiveRxM;
  const lowness = inArea ? heights : heights + 10;
  const heightTerm = Math.sqrt(1 + (effective - heights) / lowness);

  const radiusTxM = (0.5 * path.horizonTxM * path.horizonTxM) / path.effectiveTxM;
  const radiusRxM = (0.5 * path.horizonRxM * path.horizonRxM) / path.effectiveRxM;
  const ratioTx = voglerRatio(radiusTxM);
  const ratioRx = voglerRatio(radiusRxM);
  const kTx = law.voglerFactor * ratioTx;
  const kRx = law.voglerFactor * ratioRx;
  const xTx = voglerDistance(law, ratioTx, kTx, path.horizonTxM);
  const xRx = voglerDistance(law, ratioRx, kRx, path.horizonRxM);
  const terminalsDb = heightGainDb(xTx, kTx) + heightGainDb(xRx, kRx) + 20;

  const at3 = diffractionAt(law, path, d3, heightTerm, xTx + xRx, terminalsDb);
  const at4 = diffractionAt(law, path, d4, heightTerm, xTx + xRx, terminalsDb);
  const slope = (at4 - at3) / (d4 - d3);
  path.diffractionDbPerM = slope;
  path.diffractionDb = at3 + clutterDb - slope * d3;
}

/** ∛(a² / f): the distance over which diffraction turns from one law to the next. */
export function transitionScaleM(law: ItmLaw, earthRadiusM: number): number {
  return power(earthRadiusM, 2 / 3) / law.frequencyRoot;
}

function diffractionAt(
  law: ItmLaw,
  path: ItmPath,
  distanceM: number,
  heightTerm: number,
  terminalsX: number,
  terminalsDb: number,
): number {
  const { earthRadiusM, horizonTxM, horizonRxM, horizonsM, sightAngle } = path;
  const angle = distanceM / earthRadiusM - sightAngle;
  const beyondM = distanceM - horizonsM;

  const v = 0.0795775 * law.waveNumber * angle * angle * beyondM;
  const edgesDb =
    knifeEdgeDb((v * horizonTxM) / (beyondM + horizonTxM)) +
    knifeEdgeDb((v * horizonRxM) / (beyondM + horizonRxM));

  const ratio = voglerRatio(beyondM / angle);
  const x = voglerDistance(law, ratio, law.voglerFactor * ratio, beyondM) + terminalsX;
  const roundedDb = 0.05751 * x - DB_PER_LN * naturalLogarithm(x) - terminalsDb;

  const waves = Math.min((roughnessM(distanceM, path.deltaHM) * law.fMhz) / 47.7, 6283.2);
  const q = (heightTerm + (horizonsM - sightAngle * earthRadiusM) / distanceM) * waves;
  const weight = 25.1 / (25.1 + Math.sqrt(q));
  return weight * roundedDb + (1 - weight) * edgesDb;
}

/** Loss over one knife edge from the square of the Fresnel parameter (TN 101, annex III, eq. III.24b and c). */
function knifeEdgeDb(vSquared: number): number {
  if (vSquared < 5.76) return 6.02 + 9.11 * Math.sqrt(vSquared) - 1.27 * vSquared;
  return 12.953 + DB_PER_LN * naturalLogarithm(vSquared);
}

/** Ratio of 4/3 earth to this radius, to the third (Vogler 1964, eq. 2). */
function voglerRatio(radiusM: number): number {
  return power(((4 / 3) * EARTH_RADIUS_M) / radiusM, 1 / 3);
}

/** Normalised distance x (Vogler 1964, eq. 2), with K of equations 6a and 7a. */
function voglerDistance(law: ItmLaw, ratio: number, k: number, distanceM: number): number {
  return (1.607 - k) * ratio * ratio * law.frequencyRoot * (distanceM / 1000);
}

/** Height gain F(x, K) of a terminal at its own horizon (algorithm, eq. 6.4 to 6.7). */
function heightGainDb(x: number, k: number): number {
  if (x < 200) {
    const w = -naturalLogarithm(k);
    if (k < 1e-5 || x * w * w * w > 5495) return x > 1 ? 17.372 * naturalLogarithm(x) - 117 : -117;
    return (2.5e-5 * x * x) / k - 8.686 * w - 15;
  }
  const farDb = 0.05751 * x - 4.343 * naturalLogarithm(x);
  if (x >= 2000) return farDb;
  const weight = 0.0134 * x * exponential(-0.005 * x);
  return (1 - weight) * farDb + weight * (17.372 * naturalLogarithm(x) - 117);
}
