/** The complete delta-Bullington diffraction model and its change with time (sections 4.3.4 and 4.3.5 of P.1812). */
import { bullingtonDb, smoothSlopeRx, smoothSlopeTx } from './bullington.ts';
import type { P1812Law } from './p1812-link.ts';
import type { P1812Path } from './p1812-path.ts';
import { sphericalEarthDb } from './spherical-earth.ts';

/** Fills the diffraction losses for 50 %, β0 % and p % of time; geometry, slopes and ν must stand. */
export function fillDiffraction(law: P1812Law, path: P1812Path, dKm: Float64Array, pointCount: number): void {
  fillDeltaBullington(law, path, dKm, pointCount, false);
  path.diffraction50Db = deltaBullingtonDb(path);
  fillDeltaBullington(law, path, dKm, pointCount, true);
  path.diffractionDuctingDb = deltaBullingtonDb(path);
  // Equation 41; at 50 % of time the approximate quantile is not quite 0, the difference is.
  const share = law.pPct === 50 ? 0 : path.timeFactor;
  path.diffractionDb = path.diffraction50Db + share * (path.diffractionDuctingDb - path.diffraction50Db);
}

/** Equation 39: the smooth path's own Bullington loss gives way to the spherical earth's. */
function deltaBullingtonDb(path: P1812Path): number {
  return path.bullingtonDb + Math.max(0, path.sphericalDb - path.bullingtonSmoothDb);
}

function fillDeltaBullington(
  law: P1812Law,
  path: P1812Path,
  dKm: Float64Array,
  pointCount: number,
  ducting: boolean,
): void {
  const { distanceKm, diffractionTxM, diffractionRxM } = path;
  const earthKm = ducting ? law.ductingEarthKm : law.medianEarthKm;
  const earthRoot = ducting ? law.ductingEarthRoot : law.medianEarthRoot;
  path.bullingtonDb = bullingtonDb(
    law,
    distanceKm,
    path.txAslM,
    path.rxAslM,
    ducting ? path.ductingSlopeTx : path.medianSlopeTx,
    ducting ? path.ductingSlopeRx : path.medianSlopeRx,
    ducting ? path.ductingNu : path.medianNu,
  );
  path.bullingtonSmoothDb = bullingtonDb(
    law,
    distanceKm,
    diffractionTxM,
    diffractionRxM,
    smoothSlopeTx(dKm, pointCount, diffractionTxM, earthKm),
    smoothSlopeRx(dKm, pointCount, diffractionRxM, earthKm),
    ducting ? path.smoothDuctingNu : path.smoothMedianNu,
  );
  path.sphericalDb = sphericalEarthDb(
    law,
    distanceKm,
    diffractionTxM,
    diffractionRxM,
    earthKm,
    earthRoot,
    path.seaShare,
  );
}
