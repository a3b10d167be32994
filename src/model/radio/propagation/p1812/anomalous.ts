/** Ducting and layer reflection (section 4.5 of P.1812). */
import { exponential, power } from '../exponential.ts';
import { DB_PER_LN, naturalLogarithm } from '../natural-logarithm.ts';
import type { P1812Law } from './p1812-link.ts';
import type { P1812Path } from './p1812-path.ts';
import { inlandness } from './zones.ts';

/** Basic loss in dB by anomalous propagation for p % of time (eq. 46). `txAtSea`, `rxAtSea`: no land to the coast. */
export function anomalousLossDb(law: P1812Law, path: P1812Path, txAtSea: boolean, rxAtSea: boolean): number {
  const { horizonTxKm, horizonRxKm, angleTxMrad, angleRxMrad } = path;
  const coastTxKm = txAtSea ? 0 : law.coastTxKm;
  const coastRxKm = rxAtSea ? 0 : law.coastRxKm;
  // Fixed coupling losses (eq. 47).
  const coupledDb =
    102.45 +
    law.frequencyDb +
    2 * DB_PER_LN * naturalLogarithm(horizonTxKm + horizonRxKm) +
    law.ductingFrequencyDb +
    shieldingDb(law, angleTxMrad, horizonTxKm) +
    shieldingDb(law, angleRxMrad, horizonRxKm) +
    coastDb(coastTxKm, horizonTxKm, path.seaShare, path.txAslM) +
    coastDb(coastRxKm, horizonRxKm, path.seaShare, path.rxAslM);

  // Losses by angular distance, site shielding taken off (eqs 51, 52).
  const dbPerMrad = 5e-5 * law.medianEarthKm * law.frequencyRoot;
  const angle =
    (1000 * path.distanceKm) / law.medianEarthKm +
    Math.min(angleTxMrad, 0.1 * horizonTxKm) +
    Math.min(angleRxMrad, 0.1 * horizonRxKm);
  return coupledDb + dbPerMrad * angle + timeVariationDb(law, path);
}

/** Diffraction by the ground in front of an end (eqs 48, 48a). */
function shieldingDb(law: P1812Law, angleMrad: number, horizonKm: number): number {
  const above = angleMrad - 0.1 * horizonKm;
  if (!(above > 0)) return 0;
  return (
    2 * DB_PER_LN * naturalLogarithm(1 + 0.361 * above * Math.sqrt(law.fGhz * horizonKm)) +
    0.264 * above * law.frequencyRoot
  );
}

/** Coupling of an end near the coast to ducts over the sea (eq. 49). */
function coastDb(coastKm: number, horizonKm: number, seaShare: number, aslM: number): number {
  if (coastKm > 5 || coastKm > horizonKm || seaShare < 0.75) return 0;
  return -3 * exponential(-0.25 * coastKm * coastKm) * (1 + Math.tanh(0.07 * (50 - aslM)));
}

/** A(p) of equations 53 to 56a. */
function timeVariationDb(law: P1812Law, path: P1812Path): number {
  const { distanceKm, roughnessM } = path;
  const betweenKm = Math.min(distanceKm - path.horizonTxKm - path.horizonRxKm, 40);
  const mu3 = roughnessM > 10 ? exponential(-4.6e-5 * (roughnessM - 10) * (43 + 6 * betweenKm)) : 1;
  const tau = inlandness(path.longestInlandKm);
  const alpha = Math.max(-3.4, -0.6 - 3.5e-9 * power(distanceKm, 3.1) * tau);
  const roots = Math.sqrt(path.effectiveTxM) + Math.sqrt(path.effectiveRxM);
  const geometry = ((500 / law.medianEarthKm) * distanceKm * distanceKm) / (roots * roots);
  const mu2 = Math.min(1, power(geometry, alpha));
  // Rough ground takes β below any number; at 10⁻³⁰⁰ the loss is past all others already.
  const beta = Math.max(1e-300, path.ductingPct * mu2 * mu3);
  const decades = naturalLogarithm(beta) / Math.LN10;
  const gamma =
    (1.076 / power(2.0058 - decades, 1.012)) *
    exponential(-(9.51 - 4.8 * decades + 0.198 * decades * decades) * 1e-6 * power(distanceKm, 1.13));
  const ratio = law.pPct / beta;
  return -12 + (1.2 + 3.7e-3 * distanceKm) * (naturalLogarithm(ratio) / Math.LN10) + 12 * power(ratio, gamma);
}
