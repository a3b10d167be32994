/**
 * One pass over the profile for all that P.1812 reads from it whatever comes later: smooth surface, obstructions,
 * horizons, and the steepest slopes over terrain and clutter for two effective earths (sections 4.3.1 and 5 of
 * attachment 1). Greatest ratios are found by multiplying out, so that a division happens only where one is beaten.
 */
import type { P1812Law } from './p1812-link.ts';
import type { P1812Path } from './p1812-path.ts';

/** Metres of bulge per km² of distance products, times the effective radius in km (eq. 13). */
const BULGE = 500;

/** Fills `path` from the profile; false where a height or clutter height is not finite. */
export function readProfile(
  law: P1812Law,
  path: P1812Path,
  dKm: Float64Array,
  hM: Float64Array,
  clutterM: Float64Array,
  pointCount: number,
): boolean {
  const last = pointCount - 1;
  const distance = dKm[last]!;
  const firstH = hM[0]!;
  const lastH = hM[last]!;
  const hts = firstH + law.htgM;
  const hrs = lastH + law.hrgM;
  const climb = (hrs - hts) / distance;
  const medianBulge = BULGE / law.medianEarthKm;

  let area = 0;
  let moment = 0;
  let clutter = 0;
  let obstruction = -Infinity;
  let obstructionTx = -Infinity;
  let obstructionRx = -Infinity;
  // Slopes less what the bulge of the whole path adds: (h − hts) / d − bulge · d, and likewise from the receiver.
  let horizonTx = -Infinity;
  let horizonRx = -Infinity;
  let horizonTxIndex = 1;
  let horizonRxIndex = 1;
  let medianTx = -Infinity;
  let medianRx = -Infinity;

  let dBefore = 0;
  let hBefore = firstH;
  for (let i = 1; i < last; i++) {
    const d = dKm[i]!;
    const h = hM[i]!;
    const r = clutterM[i]!;
    const step = d - dBefore;
    area += step * (h + hBefore);
    moment += step * (h * (2 * d + dBefore) + hBefore * (d + 2 * dBefore));
    clutter += r;
    dBefore = d;
    hBefore = h;

    const rest = distance - d;
    const over = h - hts - climb * d;
    if (over > obstruction) obstruction = over;
    if (over > d * obstructionTx) obstructionTx = over / d;
    if (over > rest * obstructionRx) obstructionRx = over / rest;

    const medianDrop = medianBulge * d;
    const medianDropRx = medianBulge * rest;
    const aboveTx = h - hts;
    const aboveRx = h - hrs;
    if (aboveTx > d * (horizonTx + medianDrop)) {
      horizonTx = aboveTx / d - medianDrop;
      horizonTxIndex = i;
    }
    if (aboveRx >= rest * (horizonRx + medianDropRx)) {
      horizonRx = aboveRx / rest - medianDropRx;
      horizonRxIndex = i;
    }
    const topTx = aboveTx + r;
    const topRx = aboveRx + r;
    if (topTx > d * (medianTx + medianDrop)) medianTx = topTx / d - medianDrop;
    if (topRx > rest * (medianRx + medianDropRx)) medianRx = topRx / rest - medianDropRx;
  }
  const step = distance - dBefore;
  area += step * (lastH + hBefore);
  moment += step * (lastH * (2 * distance + dBefore) + hBefore * (distance + 2 * dBefore));
  if (!Number.isFinite(area + moment + clutter)) return false;

  path.distanceKm = distance;
  path.txAslM = hts;
  path.rxAslM = hrs;
  // Equations 83 to 86.
  path.fittedTxAslM = (2 * area * distance - moment) / (distance * distance);
  path.fittedRxAslM = (moment - area * distance) / (distance * distance);
  path.obstructionM = obstruction;
  path.obstructionTxMPerKm = obstructionTx;
  path.obstructionRxMPerKm = obstructionRx;
  path.medianSlopeTx = medianTx + medianBulge * distance;
  path.medianSlopeRx = medianRx + medianBulge * distance;
  if (!law.isLossOnly) fillDuctingSlopes(law, path, dKm, hM, clutterM, last);

  // Equations 76 to 82: transhorizon where the terrain stands higher than the other antenna.
  const directTx = climb - medianBulge * distance;
  if (horizonTx > directTx) {
    path.angleTxMrad = milliradians(horizonTx);
    path.angleRxMrad = milliradians(horizonRx);
    path.horizonTxIndex = horizonTxIndex;
    path.horizonRxIndex = horizonRxIndex;
    path.horizonTxKm = dKm[horizonTxIndex]!;
    path.horizonRxKm = distance - dKm[horizonRxIndex]!;
  } else {
    path.angleTxMrad = milliradians(directTx);
    path.angleRxMrad = milliradians(-climb - medianBulge * distance);
    // Found with the greatest diffraction parameter.
    path.horizonTxIndex = 0;
    path.horizonRxIndex = 0;
  }
  path.angleMrad = (1000 * distance) / law.medianEarthKm + path.angleTxMrad + path.angleRxMrad;
  return true;
}

/** The same slopes over terrain and clutter for the earth of β0 % of time, in a pass of their own. */
function fillDuctingSlopes(
  law: P1812Law,
  path: P1812Path,
  dKm: Float64Array,
  hM: Float64Array,
  clutterM: Float64Array,
  last: number,
): void {
  const { txAslM, rxAslM, distanceKm } = path;
  const bulge = BULGE / law.ductingEarthKm;
  let slopeTx = -Infinity;
  let slopeRx = -Infinity;
  for (let i = 1; i < last; i++) {
    const d = dKm[i]!;
    const rest = distanceKm - d;
    const top = hM[i]! + clutterM[i]!;
    const drop = bulge * d;
    const dropRx = bulge * rest;
    if (top - txAslM > d * (slopeTx + drop)) slopeTx = (top - txAslM) / d - drop;
    if (top - rxAslM > rest * (slopeRx + dropRx)) slopeRx = (top - rxAslM) / rest - dropRx;
  }
  path.ductingSlopeTx = slopeTx + bulge * distanceKm;
  path.ductingSlopeRx = slopeRx + bulge * distanceKm;
}

/** A slope in metres per kilometre as an angle. */
function milliradians(slope: number): number {
  return 1000 * Math.atan(slope / 1000);
}

/** Fills the surfaces of the diffraction and ducting models that do not depend on the horizons (eqs 87 to 92b). */
export function fillSurfaces(law: P1812Law, path: P1812Path, firstH: number, lastH: number): void {
  const { fittedTxAslM, fittedRxAslM, obstructionM } = path;
  let tx = fittedTxAslM;
  let rx = fittedRxAslM;
  if (obstructionM > 0) {
    const both = path.obstructionTxMPerKm + path.obstructionRxMPerKm;
    tx -= (obstructionM * path.obstructionTxMPerKm) / both;
    rx -= (obstructionM * path.obstructionRxMPerKm) / both;
  }
  path.diffractionTxAslM = Math.min(tx, firstH);
  path.diffractionRxAslM = Math.min(rx, lastH);
  path.diffractionTxM = path.txAslM - path.diffractionTxAslM;
  path.diffractionRxM = path.rxAslM - path.diffractionRxAslM;
  path.smoothTxAslM = Math.min(fittedTxAslM, firstH);
  path.smoothRxAslM = Math.min(fittedRxAslM, lastH);
  path.effectiveTxM = law.htgM + firstH - path.smoothTxAslM;
  path.effectiveRxM = law.hrgM + lastH - path.smoothRxAslM;
}

/** Fills the roughness hm between the horizons (eq. 93), which must stand. */
export function fillRoughness(path: P1812Path, dKm: Float64Array, hM: Float64Array): void {
  const { smoothTxAslM, horizonTxIndex, horizonRxIndex } = path;
  const slope = (path.smoothRxAslM - smoothTxAslM) / path.distanceKm;
  let roughness = -Infinity;
  for (let i = horizonTxIndex; i <= horizonRxIndex; i++) {
    roughness = Math.max(roughness, hM[i]! - (smoothTxAslM + slope * dKm[i]!));
  }
  path.roughnessM = roughness;
}
