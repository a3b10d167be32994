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
const LATEST_CENSUS = 2025;
/** Years of the projection used only as ratios to 2025: the census of 2025 corrects the level. */
type Anchor = { readonly year: number; readonly value: number };

/**
 * Demand of the given years (2015–2050).
 * @throws RangeError for a year outside.
 */
export function createDemand(atlas: Atlas, fiscalYears: readonly number[], options: DemandOptions): Demand {
  for (const year of fiscalYears) {
    if (!(year >= 2015 && year <= 2050))
      throw new RangeError(`Expected a fiscal year 2015–2050, got ${year}.`);
  }
  const table = atlas.municipalities;
  const { population: shapePopulation, households: shapeHouseholds } = shapeOf(atlas);
  const size = fiscalYears.length * table.count;
  const demand = {
    fiscalYears,
    populationFactor: new Float64Array(size),
    householdFactor: new Float64Array(size),
    population: new Float64Array(size),
    households: new Float64Array(size),
  };
  const prefectureTrend = projectionTrendByPrefecture(table);
  for (let m = 0; m < table.count; m++) {
    const people = populationAnchors(table, m, prefectureTrend, options.projectionPace);
    const homes = householdAnchors(table, m, people);
    for (let y = 0; y < fiscalYears.length; y++) {
      const at = y * table.count + m;
      demand.population[at] = interpolate(people, fiscalYears[y]!);
      demand.households[at] = interpolate(homes, fiscalYears[y]!);
      // A municipality nobody lived in at the 2020 census has no shape to scale: its people stay unplaced in the
      // cells, and its totals still count.
      demand.populationFactor[at] =
        shapePopulation[m]! > 0 ? demand.population[at]! / shapePopulation[m]! : 0;
      demand.householdFactor[at] = shapeHouseholds[m]! > 0 ? demand.households[at]! / shapeHouseholds[m]! : 0;
    }
  }
  return demand;
}

interface Shape {
  /** Sum of the cells of each municipality at the 2020 level. */
  readonly population: Float64Array;
  readonly households: Float64Array;
}

/** An atlas never changes, so its cells are summed once, not at every run. */
const shapes = new WeakMap<Atlas, Shape>();

function shapeOf(atlas: Atlas): Shape {
  const kept = shapes.get(atlas);
  if (kept !== undefined) return kept;
  const { population, households, municipality } = atlas.cells;
  const shape = {
    population: new Float64Array(atlas.municipalities.count),
    households: new Float64Array(atlas.municipalities.count),
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

/**
 * For municipalities without a projection of their own (thirteen in Fukushima, projected as one area), the trend of
 * the prefecture's other municipalities stands in: Σ projection(year) / Σ projection(2025).
 */
function projectionTrendByPrefecture(table: MunicipalityTable): ReadonlyMap<number, readonly number[]> {
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

function populationAnchors(
  table: MunicipalityTable,
  m: number,
  prefectureTrend: ReadonlyMap<number, readonly number[]>,
  pace: number,
): Anchor[] {
  const census: Anchor[] = ([2015, 2020, 2025] as const).map((year) => ({
    year,
    value: known(table.censusPopulation[year][m]),
  }));
  const latest = census[2]!.value;
  const base = table.projectedPopulation[2025][m]!;
  const own = base > 0;
  const trend = prefectureTrend.get(table.prefecture[m]!)!;
  const later = PROJECTION_YEARS.slice(1).map((year, i): Anchor => {
    const ratio = own ? table.projectedPopulation[year][m]! / base : trend[i + 1]!;
    return { year, value: latest * Math.max(0, 1 + (ratio - 1) * pace) };
  });
  return [...census, ...later];
}

/**
 * Households beyond the latest census: people divided by persons per household, whose yearly change from 2020 to 2025
 * goes on but halves every five years (assumption: the fall in household size slows down), never below one person.
 */
function householdAnchors(table: MunicipalityTable, m: number, people: readonly Anchor[]): Anchor[] {
  const census: Anchor[] = ([2015, 2020, 2025] as const).map((year) => ({
    year,
    value: known(table.censusHouseholds[year][m]),
  }));
  const size = (i: number) => (census[i]!.value > 0 ? people[i]!.value / census[i]!.value : 0);
  const latest = size(2);
  let change = size(1) > 0 && latest > 0 ? latest - size(1) : 0;
  let persons = latest;
  const later = people
    .filter(({ year }) => year > LATEST_CENSUS)
    .map(({ year, value }): Anchor => {
      change /= 2;
      persons = Math.max(1, persons + change);
      return { year, value: latest > 0 ? value / persons : 0 };
    });
  return [...census, ...later];
}

function interpolate(anchors: readonly Anchor[], year: number): number {
  let i = 0;
  while (i < anchors.length - 2 && anchors[i + 1]!.year < year) i++;
  const a = anchors[i]!;
  const b = anchors[i + 1]!;
  // Weighted, not a + slope · t: exact at both ends, and never below zero between two counts.
  const t = (year - a.year) / (b.year - a.year);
  return a.value * (1 - t) + b.value * t;
}
