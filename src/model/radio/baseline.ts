/**
 * Modelled sites that reproduce every prefecture's published (or estimated) coverage at the end of each published
 * year: a parent station in as many 10 km squares as stood, then greedy within the prefecture, most people first, and
 * sites that fit what is left.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { Progress, Steps } from '../progress.ts';
import { type BaseSquares, baseSquares } from './base-squares.ts';
import { bestCandidate, createCandidateQueue, putBack, removeBest } from './candidate-queue.ts';
import { addedByPrefecture, type CoverageInYear, coverageInYear } from './coverage-in-year.ts';
import { squaresByPeople, wantedParents } from './parents.ts';
import { type PublishedCoverage, publishedCoverage } from './published-coverage.ts';
import { buildTriedSite, type SiteBuilder, trySite } from './site-builder.ts';

/** Built within so much of the published value (it is printed to 0.1 point), and never so much above it. */
const TOLERANCE_BELOW = 0.0001;
const TOLERANCE_ABOVE = 0.0002;
/**
 * Municipalities with a 5G station at the end of FY2023 and FY2024, of 1,741 (総務省, 5Gの整備状況, 2024 and 2025). For
 * earlier years no figure is known.
 */
const MUNICIPALITIES_WITH_STATION: Readonly<Record<number, number>> = { 2023: 1731, 2024: 1741 };
const TRIES_PER_PLACE = 100;

/** In the order in which the sites were placed: by year, then by prefecture. */
export interface RadioBaseline {
  readonly cell: Uint32Array;
  readonly fiscalYear: Uint16Array;
  /** People at the 2020 level whom each newly covered when it was placed. */
  readonly addedPopulation: Float64Array;
  /** Bit k where OPERATORS[k] stands. */
  readonly operators: Uint8Array;
  readonly published: PublishedCoverage;
}

/** Places the sites with the builder, which is left in the state of the last published year. */
export function* buildBaseline(
  builder: SiteBuilder,
  demand: Demand,
  report: (fraction: number) => Progress,
): Steps<Omit<RadioBaseline, 'operators'>> {
  const { atlas } = builder.field;
  const published = publishedCoverage(atlas, demand);
  const years = published.fiscalYears;
  const prefectures = atlas.prefectures.count;
  const sites: { cell: number; fiscalYear: number; addedPopulation: number }[] = [];
  const squares = baseSquares(atlas.lattice);
  const bySize = squaresByPeople(atlas, squares);
  const hasSite = new Uint8Array(squares.count);
  const hasStation = new Uint8Array(atlas.municipalities.count);
  const { layout } = builder.counting;
  const queue = createCandidateQueue(
    layout.cellOf,
    prefectures,
    builder.field.prefecture,
    builder.gains.gain,
  );
  yield report(0);
  for (let y = 0; y < years.length; y++) {
    const coverage = coverageInYear(
      atlas,
      builder.coveredPopulation,
      demand,
      demand.fiscalYears.indexOf(years[y]!),
    );
    const work: YearOfWork = {
      builder,
      coverage,
      goal: coverage.population.map((people, p) => people * published.coverage[y * prefectures + p]!),
      added: new Float64Array(prefectures),
      build(cell, freshCount) {
        const addedPopulation = buildTriedSite(builder, freshCount);
        sites.push({ cell, fiscalYear: years[y]!, addedPopulation });
        hasSite[squares.squareOf[cell]!] = 1;
        hasStation[atlas.cells.municipality[cell]!] = 1;
      },
    };
    equipMunicipalities(work, hasStation, MUNICIPALITIES_WITH_STATION[years[y]!] ?? 0);
    equipSquares(work, squares, bySize, hasSite, wantedParents(atlas, squares, years[y]!));
    yield report((y + 0.5) / years.length);
    for (let p = 0; p < prefectures; p++) {
      const aside: number[] = [];
      while (work.goal[p]! - coverage.covered[p]! > TOLERANCE_BELOW * coverage.population[p]!) {
        const slot = bestCandidate(queue, p);
        if (slot < 0) break;
        removeBest(queue, p);
        // A gain is a lower bound of what the site adds, in people of 2020; their number changes by little.
        const room = work.goal[p]! + TOLERANCE_ABOVE * coverage.population[p]! - coverage.covered[p]!;
        const mayFit = builder.gains.gain[slot]! * LEAST_FACTOR <= room;
        if (!mayFit || !buildIfItFits(work, layout.cellOf[slot]!)) aside.push(slot);
      }
      putBack(queue, p, aside);
      if (y === 0 || p % 8 === 7) yield report((y + 0.5 + (0.5 * (p + 1)) / prefectures) / years.length);
    }
  }
  return {
    cell: Uint32Array.from(sites, ({ cell }) => cell),
    fiscalYear: Uint16Array.from(sites, ({ fiscalYear }) => fiscalYear),
    addedPopulation: Float64Array.from(sites, ({ addedPopulation }) => addedPopulation),
    published,
  };
}

/** No municipality loses a tenth of its people in the four published years; the exact check follows. */
const LEAST_FACTOR = 0.8;

interface YearOfWork {
  readonly builder: SiteBuilder;
  readonly coverage: CoverageInYear;
  /** Per prefecture: people to be covered. */
  readonly goal: Float64Array;
  readonly added: Float64Array;
  readonly build: (cell: number, freshCount: number) => void;
}

/** Builds a site unless it would lift any prefecture, its own or a neighbour, beyond its published value. */
function buildIfItFits({ builder, coverage, goal, added, build }: YearOfWork, cell: number): boolean {
  const freshCount = trySite(builder, cell);
  addedByPrefecture(builder, coverage, freshCount, added);
  for (let p = 0; p < added.length; p++) {
    if (added[p] === 0) continue;
    const most = goal[p]! + TOLERANCE_ABOVE * coverage.population[p]!;
    if (coverage.covered[p]! + added[p]! > most) return false;
  }
  build(cell, freshCount);
  for (let p = 0; p < added.length; p++) coverage.covered[p]! += added[p]!;
  return true;
}

/** Gives municipalities without a station one, those with most people first, until `wanted` have one. */
function equipMunicipalities(work: YearOfWork, hasStation: Uint8Array, wanted: number): void {
  const { atlas } = work.builder.field;
  let equipped = hasStation.reduce((sum, has) => sum + has, 0);
  if (equipped >= wanted) return;
  const cellsOf = cellsByMunicipality(atlas);
  const people = (m: number) => atlas.municipalities.censusPopulation[2020][m]!;
  const missing = Array.from(hasStation.keys())
    .filter((m) => hasStation[m] === 0 && cellsOf[m]!.length > 0)
    .sort((a, b) => people(b) - people(a) || a - b);
  for (const m of missing) {
    if (equipped >= wanted) return;
    if (buildInOneOf(work, cellsOf[m]!)) equipped++;
  }
}

/** Gives squares without a site one, those with most people first, until `wanted` have one. */
function equipSquares(
  work: YearOfWork,
  squares: BaseSquares,
  bySize: Uint32Array,
  hasSite: Uint8Array,
  wanted: number,
): void {
  let equipped = hasSite.reduce((sum, has) => sum + has, 0);
  if (equipped >= wanted) return;
  const cellsOf: number[][] = Array.from({ length: squares.count }, () => []);
  for (let cell = 0; cell < squares.squareOf.length; cell++) {
    if (hasSite[squares.squareOf[cell]!] === 0) cellsOf[squares.squareOf[cell]!]!.push(cell);
  }
  for (const square of bySize) {
    if (equipped >= wanted) return;
    if (hasSite[square] === 0 && buildInOneOf(work, cellsOf[square]!)) equipped++;
  }
}

/** Best first; where even the least adds too much, the prefecture's value goes before the station. */
function buildInOneOf(work: YearOfWork, cells: number[]): boolean {
  const { field, gains } = work.builder;
  const gain = (cell: number) => gains.gain[field.layout.slotOf[cell]!]!;
  cells.sort((a, b) => gain(b) - gain(a) || a - b);
  const tries = cells.length <= TRIES_PER_PLACE ? cells : thinned(cells);
  return tries.some((cell) => buildIfItFits(work, cell));
}

/** Evenly from best to last, both included. */
function thinned(cells: readonly number[]): number[] {
  const step = (cells.length - 1) / (TRIES_PER_PLACE - 1);
  return Array.from({ length: TRIES_PER_PLACE }, (_, i) => cells[Math.round(i * step)]!);
}

function cellsByMunicipality(atlas: Atlas): number[][] {
  const cells: number[][] = Array.from({ length: atlas.municipalities.count }, () => []);
  atlas.cells.municipality.forEach((m, cell) => {
    cells[m]!.push(cell);
  });
  return cells;
}
