/**
 * Coverage of every operator alone over the years, from the sites at which it stands. What the sites of the past cover
 * is found once; a plan's sites are laid on top of it.
 */
import type { Atlas } from '../atlas.ts';
import { addTriedSite, createCountingMap, trySiteAt } from '../coverage/counting-map.ts';
import { createFootprints, type Footprints, findFootprints, seeFootprint } from '../coverage/footprints.ts';
import { grown } from '../coverage/grown.ts';
import { servedMask } from '../coverage/served-map.ts';
import { isCounted } from '../coverage/served-squares.ts';
import type { TileLayout } from '../coverage/tile-layout.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BuiltSite } from './built-site.ts';
import { OPERATORS, PUBLISHED_OPERATORS } from './operator.ts';
import { addUp, newlyCovered } from './plan-coverage.ts';
import type { OperatorCoverage } from './radio-outcome.ts';
import type { RollOut } from './roll-out.ts';

const COUNT = OPERATORS.length;
const WHOLE = 0xffff;
const SITES_PER_STEP = 500;

/** What stands when a plan begins; tables of years say what is new in each. */
export interface OperatorsOfPast {
  /** cells × OPERATORS: squares that are served, all of them where the cell counts. */
  readonly masks: Uint16Array;
  /** Per cell: operators for whom it counts. */
  readonly covering: Uint8Array;
  /** operators × cells, as in OperatorCoverage. */
  readonly coveredFiscalYear: Uint16Array;
  /** operators × years × municipalities. */
  readonly people: Float64Array;
  readonly sites: Uint32Array;
  /** (OPERATORS.length + 1) × years × municipalities. */
  readonly overlap: Float64Array;
}

/**
 * @param sites by rising fiscal year
 * @param operatorFiscalYear sites × OPERATORS, 0 for never
 */
export function* operatorsOfPast(
  atlas: Atlas,
  layout: TileLayout,
  sites: readonly BuiltSite[],
  operatorFiscalYear: Uint16Array,
  report: (fraction: number) => Progress,
): Steps<OperatorsOfPast> {
  const { cellCount, row, column } = atlas.lattice;
  const { count } = atlas.municipalities;
  const size = YEAR_COUNT * count;
  const masks = new Uint16Array(COUNT * cellCount);
  const covering = new Uint8Array(cellCount);
  const coveredFiscalYear = new Uint16Array(COUNT * cellCount);
  const people = new Float64Array(COUNT * size);
  const newSites = new Uint32Array(COUNT * size);
  for (let k = 0; k < COUNT; k++) {
    yield report(k / COUNT);
    const own = coveredFiscalYear.subarray(k * cellCount, (k + 1) * cellCount);
    const counting = createCountingMap(layout);
    for (let s = 0; s < sites.length; s++) {
      const fiscalYear = operatorFiscalYear[s * COUNT + k]!;
      if (fiscalYear === 0) continue;
      const { lat, lon, kind, municipality } = sites[s]!;
      const fresh = trySiteAt(counting, lat, lon, kind.rangeM);
      for (let i = 0; i < fresh; i++) own[layout.cellOf[counting.fresh[i]!]!] = fiscalYear;
      addTriedSite(counting, fresh);
      newSites[k * size + (fiscalYear - FIRST_FISCAL_YEAR) * count + municipality]!++;
    }
    people.set(newlyCovered(atlas, own), k * size);
    for (let i = 0; i < cellCount; i++) {
      const mask = servedMask(layout, counting.map, row[i]!, column[i]!);
      const isOwn = isCounted(mask);
      masks[i * COUNT + k] = isOwn ? WHOLE : mask;
      if (isOwn) covering[i]!++;
    }
  }
  const overlap = new Float64Array((COUNT + 1) * size);
  for (let i = 0; i < cellCount; i++) countOverlap(atlas, coveredFiscalYear, i, overlap);
  return { masks, covering, coveredFiscalYear, people, sites: newSites, overlap };
}

/** The cells that plans may add to, by the numbers that their footprints give them. */
export interface OperatorPlaces {
  readonly footprints: Footprints;
  /** Numbers that are known: the columns are as long at least. */
  known: number;
  /** Numbers × OPERATORS: squares that the past serves. */
  past: Uint16Array;
  /** Operators for whom the cell counts in the past. */
  pastCovering: Uint8Array;
  municipality: Uint16Array;
  people: Uint16Array;
}

/** @param sites how many may be planned */
export function operatorPlaces(
  layout: TileLayout,
  { covering }: OperatorsOfPast,
  sites: number,
): OperatorPlaces {
  // Where it counts for all operators nothing can be added.
  const placeOf = layout.cellOf.map((cell) => (cell >= 0 && covering[cell]! < COUNT ? cell : -1));
  return {
    footprints: createFootprints(layout, placeOf, sites, covering.length),
    known: 0,
    past: new Uint16Array(0),
    pastCovering: new Uint8Array(0),
    municipality: new Uint16Array(0),
    people: new Uint16Array(0),
  };
}

function learn(places: OperatorPlaces, { cells }: Atlas, past: OperatorsOfPast): void {
  const { at, count } = places.footprints.numbers!;
  if (at.length > places.pastCovering.length) {
    places.past = grown(places.past, at.length * COUNT);
    places.pastCovering = grown(places.pastCovering, at.length);
    places.municipality = grown(places.municipality, at.length);
    places.people = grown(places.people, at.length);
  }
  for (; places.known < count; places.known++) learnCell(places, cells, past, at[places.known]!);
}

function learnCell(places: OperatorPlaces, cells: Atlas['cells'], past: OperatorsOfPast, cell: number): void {
  const n = places.known;
  for (let k = 0; k < COUNT; k++) places.past[n * COUNT + k] = past.masks[cell * COUNT + k]!;
  places.pastCovering[n] = past.covering[cell]!;
  places.municipality[n] = cells.municipality[cell]!;
  places.people[n] = cells.population[cell]!;
}

/** A plan on its way to its tables. */
interface LaidOperators extends Pick<OperatorsOfPast, 'coveredFiscalYear' | 'people' | 'sites' | 'overlap'> {
  readonly places: OperatorPlaces;
  /** Cell by number. */
  readonly cellAt: Uint32Array;
  /** Numbers × OPERATORS, and by number: as `past` and `pastCovering`, with what has been laid. */
  readonly masks: Uint16Array;
  readonly covering: Uint8Array;
  /** Cells; years × municipalities. */
  readonly cellCount: number;
  readonly size: number;
}

/**
 * In steps of a millisecond or two.
 * @param operatorFiscalYear planned sites × OPERATORS, 0 for never
 */
export function* operatorsWithPlan(
  atlas: Atlas,
  demand: Demand,
  past: OperatorsOfPast,
  { sites, rank }: RollOut,
  operatorFiscalYear: Uint16Array,
  places: OperatorPlaces,
  report: (fraction: number) => Progress,
): Steps<OperatorCoverage> {
  const { count } = atlas.municipalities;
  const { footprints } = places;
  for (let s = 0; s < sites.count; s += SITES_PER_STEP) {
    findFootprints(footprints, sites, rank, s, Math.min(s + SITES_PER_STEP, sites.count));
    yield report((0.3 * s) / sites.count);
  }
  learn(places, atlas, past);
  const laid: LaidOperators = {
    places,
    cellAt: footprints.numbers!.at,
    masks: places.past.slice(0, places.known * COUNT),
    covering: places.pastCovering.slice(0, places.known),
    coveredFiscalYear: past.coveredFiscalYear.slice(),
    people: past.people.slice(),
    sites: past.sites.slice(),
    overlap: past.overlap.slice(),
    cellCount: atlas.lattice.cellCount,
    size: YEAR_COUNT * count,
  };
  for (let s = 0; s < sites.count; s++) {
    if (s % SITES_PER_STEP === 0) yield report(0.3 + (0.6 * s) / sites.count);
    seeFootprint(footprints, rank[s]!, sites.lat[s]!, sites.lon[s]!, sites.rangeM[s]!);
    layAtOperators(laid, operatorFiscalYear, s, sites.municipality[s]!, count);
  }
  yield report(0.9);
  const { people, overlap, size } = laid;
  for (let k = 0; k < COUNT; k++) addUp(laid.sites.subarray(k * size, (k + 1) * size), count);
  inPeopleOfEachYear(people, demand, count);
  yield report(0.95);
  inPeopleOfEachYear(overlap, demand, count);
  return {
    coveredFiscalYear: laid.coveredFiscalYear,
    coveredPopulation: people,
    stationCount: laid.sites,
    overlapPopulation: overlap,
    measured: PUBLISHED_OPERATORS,
  };
}

/** Lays the footprint that was asked for last at all operators who are at the site. */
function layAtOperators(
  laid: LaidOperators,
  operatorFiscalYear: Uint16Array,
  site: number,
  municipality: number,
  municipalities: number,
): void {
  for (let k = 0; k < COUNT; k++) {
    const fiscalYear = operatorFiscalYear[site * COUNT + k]!;
    if (fiscalYear === 0) continue;
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * municipalities;
    laid.sites[k * laid.size + row + municipality]!++;
    lay(laid, k, fiscalYear, row);
  }
}

/** @param row where the year's municipalities begin */
function lay(laid: LaidOperators, k: number, fiscalYear: number, row: number): void {
  const { places, masks } = laid;
  const { place, mask, from, to } = places.footprints;
  for (let at = from; at < to; at++) {
    const n = place[at]!;
    const before = masks[n * COUNT + k]!;
    const after = before | mask[at]!;
    if (after === before) continue;
    const isNew = isCounted(after);
    masks[n * COUNT + k] = isNew ? WHOLE : after;
    if (isNew) countFor(laid, k, n, fiscalYear, row);
  }
}

/** The cell of a number counts for an operator from a year on. */
function countFor(laid: LaidOperators, k: number, n: number, fiscalYear: number, row: number): void {
  const { places, cellAt, covering, coveredFiscalYear, people, overlap, cellCount, size } = laid;
  coveredFiscalYear[k * cellCount + cellAt[n]!] = fiscalYear;
  const at = row + places.municipality[n]!;
  const own = places.people[n]!;
  people[k * size + at]! += own;
  // Sites rise by year, so the cell has one operator more from this year on.
  const others = covering[n]!;
  covering[n] = others + 1;
  overlap[others * size + at]! -= own;
  overlap[(others + 1) * size + at]! += own;
}

/** Any number of tables of years × municipalities, one after the other: from what is new to people of the year. */
function inPeopleOfEachYear(people: Float64Array, { populationFactor }: Demand, count: number): void {
  const size = populationFactor.length;
  for (let from = 0; from < people.length; from += size) {
    const own = people.subarray(from, from + size);
    addUp(own, count);
    scale(own, populationFactor);
  }
}

function scale(people: Float64Array, factor: Float64Array): void {
  for (let at = 0; at < people.length; at++) people[at]! *= factor[at]!;
}

const years = new Uint16Array(COUNT);

/**
 * Adds a cell's people by how many operators cover it: from its n-th year on, in rising order, it has n rather than n − 1.
 */
function countOverlap(
  { cells, municipalities }: Atlas,
  coveredFiscalYear: Uint16Array,
  cell: number,
  overlap: Float64Array,
): void {
  const cellCount = cells.municipality.length;
  const people = cells.population[cell]!;
  const m = cells.municipality[cell]!;
  const size = YEAR_COUNT * municipalities.count;
  let covering = 0;
  for (let k = 0; k < COUNT; k++) {
    const year = coveredFiscalYear[k * cellCount + cell]!;
    if (year === 0) continue;
    let at = covering++;
    for (; at > 0 && years[at - 1]! > year; at--) years[at] = years[at - 1]!;
    years[at] = year;
  }
  overlap[m]! += people;
  for (let n = 0; n < covering; n++) {
    const row = (years[n]! - FIRST_FISCAL_YEAR) * municipalities.count + m;
    overlap[n * size + row]! -= people;
    overlap[(n + 1) * size + row]! += people;
  }
}
