/** Diffraction over a smooth spherical earth (sections 4.3.2 and 4.3.3 of P.1812). */
import { exponential, power } from '../exponential.ts';
import { DB_PER_LN, naturalLogarithm } from '../natural-logarithm.ts';
import type { P1812Law } from './p1812-link.ts';

/**
 * Spherical-earth loss in dB for antennas `txM` and `rxM` above a smooth surface of effective radius `earthKm`, whose
 * cube root is `earthRoot` (eqs 22 to 27). `seaShare` weighs sea against land.
 */
export function sphericalEarthDb(
  law: P1812Law,
  distanceKm: number,
  txM: number,
  rxM: number,
  earthKm: number,
  earthRoot: number,
  seaShare: number,
): number {
  const reach = Math.sqrt(0.001 * txM) + Math.sqrt(0.001 * rxM);
  if (distanceKm >= Math.sqrt(2 * earthKm) * reach) {
    return firstTermDb(law, distanceKm, txM, rxM, earthRoot, seaShare);
  }
  // Least clearance between the curved path and the ray (eqs 23, 24).
  const sum = txM + rxM;
  const c = (txM - rxM) / sum;
  const m = (250 * distanceKm * distanceKm) / (earthKm * sum);
  const cosine = (1.5 * c * Math.sqrt((3 * m) / (m + 1))) / (m + 1);
  const b = 2 * Math.sqrt((m + 1) / (3 * m)) * Math.cos(Math.PI / 3 + Math.acos(cosine) / 3);
  const fromTx = (distanceKm / 2) * (1 + b);
  const fromRx = distanceKm - fromTx;
  const clearanceM =
    ((txM - (500 * fromTx * fromTx) / earthKm) * fromRx +
      (rxM - (500 * fromRx * fromRx) / earthKm) * fromTx) /
    distanceKm;
  const requiredM = 17.456 * Math.sqrt((fromTx * fromRx * law.wavelengthM) / distanceKm);
  if (clearanceM > requiredM) return 0;
  // The radius at which the path would just be in sight (eq. 26).
  const touching = distanceKm / (Math.sqrt(txM) + Math.sqrt(rxM));
  const touchingRoot = power(500 * touching * touching, 1 / 3);
  const edgeDb = firstTermDb(law, distanceKm, txM, rxM, touchingRoot, seaShare);
  return edgeDb < 0 ? 0 : (1 - clearanceM / requiredM) * edgeDb;
}

/** First term of the residue series, over land and sea by their shares (eq. 28). */
function firstTermDb(
  law: P1812Law,
  distanceKm: number,
  txM: number,
  rxM: number,
  earthRoot: number,
  seaShare: number,
): number {
  const land =
    seaShare < 1 ? surfaceTermDb(law.landAdmittance / earthRoot, law, distanceKm, txM, rxM, earthRoot) : 0;
  const sea =
    seaShare > 0 ? surfaceTermDb(law.seaAdmittance / earthRoot, law, distanceKm, txM, rxM, earthRoot) : 0;
  return seaShare * sea + (1 - seaShare) * land;
}

/** Equations 30 to 36 for one normalised admittance K. */
function surfaceTermDb(
  k: number,
  law: P1812Law,
  distanceKm: number,
  txM: number,
  rxM: number,
  earthRoot: number,
): number {
  const k2 = k * k;
  const beta = (1 + k2 * (1.6 + 0.67 * k2)) / (1 + k2 * (4.5 + 1.53 * k2));
  const root = law.frequencyRoot;
  const x = (21.88 * beta * root * distanceKm) / (earthRoot * earthRoot);
  const height = (0.9575 * beta * root * root) / earthRoot;
  const lnX = naturalLogarithm(x);
  const distanceDb =
    x >= 1.6 ? 11 + DB_PER_LN * lnX - 17.6 * x : -2 * DB_PER_LN * lnX - 5.6488 * exponential(1.425 * lnX);
  const floorDb = 2 + 2 * DB_PER_LN * naturalLogarithm(k);
  return (
    -distanceDb -
    Math.max(floorDb, heightGainDb(beta * height * txM)) -
    Math.max(floorDb, heightGainDb(beta * height * rxM))
  );
}

/** G(Y) of equation 34, from B = β · Y. */
function heightGainDb(b: number): number {
  if (b > 2) {
    const rest = b - 1.1;
    return 17.6 * Math.sqrt(rest) - 0.5 * DB_PER_LN * naturalLogarithm(rest) - 8;
  }
  return 2 * DB_PER_LN * naturalLogarithm(b + 0.1 * b * b * b);
}
