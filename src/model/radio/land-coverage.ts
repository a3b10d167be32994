/**
 * Land within the served 125 m squares of the sites, inhabited or not, by year. What the sites of the past serve is
 * found once; a plan's sites are laid on top of it. Areas are whole numbers of units, so no order of sums shows.
 */
import { computeDisc, createDiscWorkspace } from '../coverage/disc.ts';
import { visitDiscCells } from '../coverage/disc-cells.ts';
import { createFootprints, type Footprints, footprintOf } from '../coverage/footprints.ts';
import { AREA_UNITS_PER_KM2, areaByMunicipalityKm2, type Ground, NO_PIECE } from '../coverage/ground.ts';
import { servedParts } from '../coverage/served-squares.ts';
import { NO_MUNICIPALITY } from '../land.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { Beyond } from './beyond.ts';
import type { BuiltSite } from './built-site.ts';
import { addUp } from './plan-coverage.ts';
import type { LandCoverage } from './radio-outcome.ts';
import type { RollOut } from './roll-out.ts';

const SITES_PER_STEP = 1500;

export interface LandOfPast {
  /** Per slot of the ground: squares that are served. */
  readonly masks: Uint16Array;
  /** Room for the same with a plan's. */
  readonly workingMasks: Uint16Array;
  /** years × pieces of the ground: land newly served, in area units. */
  readonly area: Float64Array;
}

/** @param sites by rising fiscal year */
export function* landOfPast(
  { lattice, layout, piece, partArea, pieces }: Ground,
  sites: readonly BuiltSite[],
  report: (fraction: number) => Progress,
): Steps<LandOfPast> {
  const disc = createDiscWorkspace(lattice);
  const masks = new Uint16Array(layout.slotCount);
  const area = new Float64Array(YEAR_COUNT * pieces.count);
  for (let s = 0; s < sites.length; s++) {
    const { lat, lon, fiscalYear, kind } = sites[s]!;
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * pieces.count;
    computeDisc(disc, lat, lon, kind.rangeM);
    visitDiscCells(layout, disc, (slot, _row, _column, mask) => {
      const fresh = mask & ~masks[slot]!;
      if (fresh === 0 || piece[slot] === NO_PIECE) return;
      masks[slot]! |= mask;
      area[row + piece[slot]!]! += servedParts(fresh) * partArea[slot]!;
    });
    if (s % SITES_PER_STEP === 0) yield report(s / sites.length);
  }
  return { masks, workingMasks: masks.slice(), area };
}

/** Footprints over all ground. @param sites how many there may be */
export function groundFootprints({ layout, piece }: Ground, sites: number): Footprints {
  const slotOf = Int32Array.from(piece, (each, slot) => (each === NO_PIECE ? -1 : slot));
  return createFootprints(layout, slotOf, sites);
}

/** @returns years × pieces of the ground: land served by then, in area units */
export function landWithPlan(
  { piece, partArea, pieces }: Ground,
  past: LandOfPast,
  { sites, candidate }: RollOut,
  footprints: Footprints,
): Float64Array {
  const masks = past.workingMasks;
  masks.set(past.masks);
  const area = past.area.slice();
  for (let s = 0; s < sites.length; s++) {
    const { lat, lon, fiscalYear, kind } = sites[s]!;
    const year = (fiscalYear - FIRST_FISCAL_YEAR) * pieces.count;
    const entries = footprintOf(footprints, candidate[s]!, { lat, lon, rangeM: kind.rangeM });
    const { place, mask, start, end } = entries;
    for (let at = start; at < end; at++) {
      const slot = place[at]!;
      const fresh = mask[at]! & ~masks[slot]!;
      if (fresh === 0) continue;
      masks[slot]! |= fresh;
      area[year + piece[slot]!]! += servedParts(fresh) * partArea[slot]!;
    }
  }
  return addUp(area, pieces.count);
}

/** @param served years × pieces: land that the 5G sites serve, in area units */
export function landCoverage(ground: Ground, served: Float64Array, beyond: Beyond): LandCoverage {
  const { pieces, atlas } = ground;
  const { count } = atlas.municipalities;
  const terrestrialKm2 = new Float64Array(YEAR_COUNT * count);
  const coveredKm2 = new Float64Array(YEAR_COUNT * count);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const fiscalYear = FIRST_FISCAL_YEAR + y;
    const isSatellite = beyond.satelliteFiscalYear > 0 && beyond.satelliteFiscalYear <= fiscalYear;
    for (let i = 0; i < pieces.count; i++) {
      const m = pieces.municipality[i]!;
      if (m === NO_MUNICIPALITY) continue;
      const own = served[y * pieces.count + i]!;
      const flown = beyond.platformFiscalYear[pieces.square[i]!]!;
      const isFlown = isSatellite || (flown > 0 && flown <= fiscalYear);
      terrestrialKm2[y * count + m]! += own;
      coveredKm2[y * count + m]! += isFlown ? pieces.area[i]! : own;
    }
  }
  for (let at = 0; at < coveredKm2.length; at++) {
    terrestrialKm2[at]! /= AREA_UNITS_PER_KM2;
    coveredKm2[at]! /= AREA_UNITS_PER_KM2;
  }
  return { landKm2: areaByMunicipalityKm2(ground, pieces.area), terrestrialKm2, coveredKm2 };
}
