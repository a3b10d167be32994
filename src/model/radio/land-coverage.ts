/**
 * Land within the served 125 m squares of the sites, inhabited or not, by year. What the sites of the past serve is
 * found once; a plan's sites are laid on top of it. Areas are whole numbers of units, so no order of sums shows.
 */
import { computeDisc, createDiscWorkspace } from '../coverage/disc.ts';
import { createDiscCells, findDiscCells } from '../coverage/disc-cells.ts';
import { createFootprints, type Footprints, findFootprints, seeFootprint } from '../coverage/footprints.ts';
import { AREA_UNITS_PER_KM2, type Ground, NO_PIECE } from '../coverage/ground.ts';
import { grown } from '../coverage/grown.ts';
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
const WHOLE = 0xffff;

export interface LandOfPast {
  /** Per slot of the ground: squares that are served. */
  readonly masks: Uint16Array;
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
  const cells = createDiscCells();
  const masks = new Uint16Array(layout.slotCount);
  const area = new Float64Array(YEAR_COUNT * pieces.count);
  for (let s = 0; s < sites.length; s++) {
    const { lat, lon, fiscalYear, kind } = sites[s]!;
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * pieces.count;
    computeDisc(disc, lat, lon, kind.rangeM);
    const count = findDiscCells(layout, disc, cells);
    for (let n = 0; n < count; n++) {
      const slot = cells.slot[n]!;
      const fresh = cells.mask[n]! & ~masks[slot]!;
      if (fresh === 0 || piece[slot] === NO_PIECE) continue;
      masks[slot]! |= fresh;
      area[row + piece[slot]!]! += servedParts(fresh) * partArea[slot]!;
    }
    if (s % SITES_PER_STEP === 0) yield report(s / sites.length);
  }
  return { masks, area };
}

/** The ground that plans may add to, by the numbers that its footprints give its slots. */
export interface LandPlaces {
  readonly footprints: Footprints;
  /** Numbers that are known: the columns are as long at least. */
  known: number;
  /** Squares that the past serves; room for those with a plan's; the piece; land within one of the squares. */
  past: Uint16Array;
  masks: Uint16Array;
  piece: Uint16Array;
  partArea: Int32Array;
}

/** @param sites how many may be planned */
export function landPlaces({ layout, piece }: Ground, { masks }: LandOfPast, sites: number): LandPlaces {
  const slotOf = new Int32Array(piece.length);
  for (let slot = 0; slot < slotOf.length; slot++) {
    slotOf[slot] = piece[slot] === NO_PIECE || masks[slot] === WHOLE ? -1 : slot;
  }
  return {
    footprints: createFootprints(layout, slotOf, sites, slotOf.length),
    known: 0,
    past: new Uint16Array(0),
    masks: new Uint16Array(0),
    piece: new Uint16Array(0),
    partArea: new Int32Array(0),
  };
}

function learn(places: LandPlaces, ground: Ground, { masks }: LandOfPast): void {
  const { at, count } = places.footprints.numbers!;
  if (at.length > places.past.length) {
    places.past = grown(places.past, at.length);
    places.masks = grown(places.masks, at.length);
    places.piece = grown(places.piece, at.length);
    places.partArea = grown(places.partArea, at.length);
  }
  for (; places.known < count; places.known++) {
    const slot = at[places.known]!;
    places.past[places.known] = masks[slot]!;
    places.piece[places.known] = ground.piece[slot]!;
    places.partArea[places.known] = ground.partArea[slot]!;
  }
}

/** @returns years × pieces of the ground: land served by then, in area units */
export function landWithPlan(
  ground: Ground,
  past: LandOfPast,
  { sites, rank }: RollOut,
  places: LandPlaces,
): Float64Array {
  const { count } = ground.pieces;
  const { footprints } = places;
  findFootprints(footprints, sites, rank);
  learn(places, ground, past);
  places.masks.set(places.past);
  const area = past.area.slice();
  for (let s = 0; s < sites.count; s++) {
    seeFootprint(footprints, rank[s]!, sites.lat[s]!, sites.lon[s]!, sites.rangeM[s]!);
    serveLand(places, area, (sites.fiscalYear[s]! - FIRST_FISCAL_YEAR) * count);
  }
  return addUp(area, count);
}

/** Adds the footprint that was asked for last. @param row where the year's pieces begin */
function serveLand(
  { footprints, masks, piece, partArea }: LandPlaces,
  area: Float64Array,
  row: number,
): void {
  const { place, mask, from, to } = footprints;
  // Neighbours are mostly of one piece.
  let last = NO_PIECE;
  let own = 0;
  for (let at = from; at < to; at++) {
    const n = place[at]!;
    const before = masks[n]!;
    const fresh = mask[at]! & ~before;
    if (fresh === 0) continue;
    masks[n] = before | fresh;
    if (piece[n] !== last) {
      if (own > 0) area[row + last]! += own;
      own = 0;
      last = piece[n]!;
    }
    own += servedParts(fresh) * partArea[n]!;
  }
  if (own > 0) area[row + last]! += own;
}

/** @param served years × pieces: land that the 5G sites serve, in area units */
export function landCoverage(ground: Ground, served: Float64Array, beyond: Beyond): LandCoverage {
  const { pieces, atlas } = ground;
  const { count } = atlas.municipalities;
  const land = landOf(ground);
  const terrestrial = new Float64Array(YEAR_COUNT * count);
  for (let y = 0; y < YEAR_COUNT; y++) {
    addLand(terrestrial.subarray(y * count, (y + 1) * count), ground, served, y * pieces.count);
  }
  const covered = terrestrial.slice();
  const isFlown = beyond.platformFiscalYear.some((year) => year > 0);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const own = covered.subarray(y * count, (y + 1) * count);
    const fiscalYear = FIRST_FISCAL_YEAR + y;
    if (beyond.satelliteFiscalYear > 0 && beyond.satelliteFiscalYear <= fiscalYear) own.set(land);
    else if (isFlown) addFlown(own, ground, served, y * pieces.count, beyond.platformFiscalYear, fiscalYear);
  }
  return { landKm2: inKm2(land), terrestrialKm2: inKm2(terrestrial), coveredKm2: inKm2(covered) };
}

/** Per municipality: all its land. */
function landOf({ pieces, atlas }: Ground): Float64Array {
  const land = new Float64Array(atlas.municipalities.count);
  for (let i = 0; i < pieces.count; i++) {
    if (pieces.municipality[i] !== NO_MUNICIPALITY) land[pieces.municipality[i]!]! += pieces.area[i]!;
  }
  return land;
}

/** Adds what is served in a year to its municipality. @param row where the year's pieces begin */
function addLand(land: Float64Array, { pieces }: Ground, served: Float64Array, row: number): void {
  const { count, municipality } = pieces;
  for (let i = 0; i < count; i++) {
    const m = municipality[i]!;
    if (m !== NO_MUNICIPALITY) land[m]! += served[row + i]!;
  }
}

/** Adds what is not served by sites where a platform flies. @param row where the year's pieces begin */
function addFlown(
  land: Float64Array,
  { pieces }: Ground,
  served: Float64Array,
  row: number,
  platformFiscalYear: Uint16Array,
  fiscalYear: number,
): void {
  const { count, municipality, square, area } = pieces;
  for (let i = 0; i < count; i++) {
    const flown = platformFiscalYear[square[i]!]!;
    if (flown === 0 || flown > fiscalYear || municipality[i] === NO_MUNICIPALITY) continue;
    land[municipality[i]!]! += area[i]! - served[row + i]!;
  }
}

function inKm2(units: Float64Array): Float64Array {
  const km2 = new Float64Array(units.length);
  for (let i = 0; i < km2.length; i++) km2[i] = units[i]! / AREA_UNITS_PER_KM2;
  return km2;
}
