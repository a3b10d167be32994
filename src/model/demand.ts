/**
 * People and households per fiscal year.
 *
 * The 2020 cell columns give the shape within a municipality; the municipality's census counts (2015, 2020,
 * preliminary 2025) and projection (to 2050) give the level. So the count of any set of cells in year y is
 * Σ over municipalities of factor(m, y) × (count at the 2020 level), and a change of year never visits a cell.
 *
 * The level of fiscal year N is that of 1 October N, the census day. Between census or projection years it is
 * interpolated linearly.
 */
import type { Atlas, MunicipalityTable } from './atlas.ts';

export interface DemandOptions {
  /** Multiplies every change after the latest census, e.g. 1.5 for a faster decline; 1 is the published projection. */
  readonly projectionPace: number;
}

export interface Demand {
  readonly fiscalYears: readonly number[];
  /** fiscalYears.length × municipalities, row by year: people in year / people at the 2020 level. */
  readonly populationFactor: Float64Array;
  /** The same for households. */
  readonly householdFactor: Float64Array;
  /** fiscalYears.length × municipalities: people. */
  readonly population: Float64Array;
  readonly households: Float64Array;
}

const PROJECTION_YEARS = [2025, 2030, 2035, 2040, 2045, 2050] as const;
/** Years of the projection are used only as ratios to 2025: the census of 2025 corrects the level. */
const ANCHOR_YEARS = [2015, 2020, ...PROJECTION_YEARS] as const;
/** Of the latest census, within the anchors. */
const LATEST = 2;

/**
 * Demand of the given years (2015–2050).
 * @throws RangeError for a year outside.
 */
export function createDemand(
  atlas: Atlas,
  fiscalYears: readonly number[],
  { projectionPace }: DemandOptions,
): Demand {
  for (const year of fiscalYears) {
    if (!(year >= 2015 && year <= 2050))
      throw new RangeError(`Expected a fiscal year 2015–2050, got ${year}.`);
  }
  const table = atlas.municipalities;
  const shape = shapeOf(atlas);
  const size = fiscalYears.length * table.count;
  const demand = {
    fiscalYears,
    populationFactor: new Float64Array(size),
    householdFactor: new Float64Array(size),
    population: new Float64Array(size),
    households: new Float64Array(size),
  };
  const between = betweenAnchors(fiscalYears);
  /** One municipality's counts at the anchors. */
  const people = new Float64Array(ANCHOR_YEARS.length);
  const homes = new Float64Array(ANCHOR_YEARS.length);
  for (let m = 0; m < table.count; m++) {
    fillPeople(table, m, shape.trend.get(table.prefecture[m]!)!, projectionPace, people);
    fillHomes(table, m, people, homes);
    fillYears(people, between, table.count, m, demand.population);
    fillYears(homes, between, table.count, m, demand.households);
    fillFactors(demand.population, shape.population[m]!, table.count, m, demand.populationFactor);
    fillFactors(demand.households, shape.households[m]!, table.count, m, demand.householdFactor);
  }
  return demand;
}

interface Shape {
  /** Sum of the cells of each municipality at the 2020 level. */
  readonly population: Float64Array;
  readonly households: Float64Array;
  readonly trend: PrefectureTrend;
}

/** An atlas never changes, so it is summed once, not at every run. */
const shapes = new WeakMap<Atlas, Shape>();

function shapeOf(atlas: Atlas): Shape {
  const kept = shapes.get(atlas);
  if (kept !== undefined) return kept;
  const { population, households, municipality } = atlas.cells;
  const shape = {
    population: new Float64Array(atlas.municipalities.count),
    households: new Float64Array(atlas.municipalities.count),
    trend: projectionTrendByPrefecture(atlas.municipalities),
  };
  for (let i = 0; i < municipality.length; i++) {
    shape.population[municipality[i]!]! += population[i]!;
    shape.households[municipality[i]!]! += households[i]!;
  }
  shapes.set(atlas, shape);
  return shape;
}

function known(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

/** Over PROJECTION_YEARS. */
type PrefectureTrend = ReadonlyMap<number, readonly number[]>;

/**
 * For municipalities without a projection of their own (thirteen in Fukushima, projected as one area), the trend of
 * the prefecture's other municipalities stands in: Σ projection(year) / Σ projection(2025).
 */
function projectionTrendByPrefecture(table: MunicipalityTable): PrefectureTrend {
  const sums = new Map<number, number[]>();
  for (let m = 0; m < table.count; m++) {
    const prefecture = table.prefecture[m]!;
    const sum = sums.get(prefecture) ?? PROJECTION_YEARS.map(() => 0);
    PROJECTION_YEARS.forEach((year, i) => {
      sum[i]! += known(table.projectedPopulation[year][m]);
    });
    sums.set(prefecture, sum);
  }
  for (const [prefecture, sum] of sums) {
    sums.set(
      prefecture,
      sum.map((value) => value / sum[0]!),
    );
  }
  return sums;
}

/** @param people filled over ANCHOR_YEARS */
function fillPeople(
  { censusPopulation, projectedPopulation }: MunicipalityTable,
  m: number,
  prefectureTrend: readonly number[],
  pace: number,
  people: Float64Array,
): void {
  people[0] = known(censusPopulation[2015][m]);
  people[1] = known(censusPopulation[2020][m]);
  people[LATEST] = known(censusPopulation[2025][m]);
  const base = projectedPopulation[2025][m]!;
  for (let i = 1; i < PROJECTION_YEARS.length; i++) {
    const ratio = base > 0 ? projectedPopulation[PROJECTION_YEARS[i]!][m]! / base : prefectureTrend[i]!;
    people[LATEST + i] = people[LATEST]! * Math.max(0, 1 + (ratio - 1) * pace);
  }
}

/**
 * Households beyond the latest census: people divided by persons per household, whose yearly change from 2020 to 2025
 * goes on but halves every five years (assumption: the fall in household size slows down), never below one person.
 * @param homes filled over ANCHOR_YEARS
 */
function fillHomes(
  { censusHouseholds }: MunicipalityTable,
  m: number,
  people: Float64Array,
  homes: Float64Array,
): void {
  homes[0] = known(censusHouseholds[2015][m]);
  homes[1] = known(censusHouseholds[2020][m]);
  homes[LATEST] = known(censusHouseholds[2025][m]);
  const before = homes[1]! > 0 ? people[1]! / homes[1]! : 0;
  const latest = homes[LATEST]! > 0 ? people[LATEST]! / homes[LATEST]! : 0;
  let change = before > 0 && latest > 0 ? latest - before : 0;
  let persons = latest;
  for (let i = LATEST + 1; i < homes.length; i++) {
    change /= 2;
    persons = Math.max(1, persons + change);
    homes[i] = latest > 0 ? people[i]! / persons : 0;
  }
}

/** Columns over years. */
interface Between {
  /** The anchor before, and how far the year is on the way to the next, 0–1. */
  readonly anchor: Uint8Array;
  readonly share: Float64Array;
}

function betweenAnchors(fiscalYears: readonly number[]): Between {
  const anchor = Uint8Array.from(fiscalYears, (year) => {
    let i = 0;
    while (i < ANCHOR_YEARS.length - 2 && ANCHOR_YEARS[i + 1]! < year) i++;
    return i;
  });
  const share = Float64Array.from(fiscalYears, (year, y) => {
    const [from, to] = [ANCHOR_YEARS[anchor[y]!]!, ANCHOR_YEARS[anchor[y]! + 1]!];
    return (year - from) / (to - from);
  });
  return { anchor, share };
}

function fillYears(
  anchors: Float64Array,
  { anchor, share }: Between,
  count: number,
  m: number,
  table: Float64Array,
): void {
  for (let y = 0, at = m; y < anchor.length; y++, at += count) {
    const t = share[y]!;
    // Weighted, not a + slope · t: exact at both ends, and never below zero between two counts.
    table[at] = anchors[anchor[y]!]! * (1 - t) + anchors[anchor[y]! + 1]! * t;
  }
}

/**
 * A municipality nobody lived in at the 2020 census has no shape to scale: its people stay unplaced in the cells, and its
 * totals still count.
 */
function fillFactors(
  counts: Float64Array,
  shape: number,
  count: number,
  m: number,
  factors: Float64Array,
): void {
  if (shape > 0) for (let at = m; at < counts.length; at += count) factors[at] = counts[at]! / shape;
}
