/**
 * Modelled sites that reproduce every prefecture's published (or estimated) coverage at the end of each published
 * year: greedy within the prefecture, most people first, then sites that fit what is left.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { Progress, Steps } from '../progress.ts';
import { bestCandidate, createCandidateQueue, putBack, removeBest } from './candidate-queue.ts';
import { addedByPrefecture, type CoverageInYear, coverageInYear } from './coverage-in-year.ts';
import { type PublishedCoverage, publishedCoverage } from './published-coverage.ts';
import { type BuiltSite, buildTriedSite, type SiteBuilder, trySite } from './site-builder.ts';

/** Built within so much of the published value (it is printed to 0.1 point), and never so much above it. */
const TOLERANCE_BELOW = 0.0001;
const TOLERANCE_ABOVE = 0.0002;
/**
 * Municipalities with a 5G station at the end of FY2023 and FY2024, of 1,741 (総務省, 5Gの整備状況, 2024 and 2025). For
 * earlier years no figure is known.
 */
const MUNICIPALITIES_WITH_STATION: Readonly<Record<number, number>> = { 2023: 1731, 2024: 1741 };
const TRIES_PER_MUNICIPALITY = 200;

export interface Baseline {
  /** In the order in which they were placed: by year, then by prefecture. */
  readonly sites: readonly BuiltSite[];
  readonly published: PublishedCoverage;
}

/** Places the sites with the builder, which is left in the state of the last published year. */
export function* buildBaseline(
  builder: SiteBuilder,
  demand: Demand,
  report: (fraction: number) => Progress,
): Steps<Baseline> {
  const { atlas } = builder;
  const published = publishedCoverage(atlas, demand);
  const years = published.fiscalYears;
  const prefectures = atlas.prefectures.count;
  const sites: BuiltSite[] = [];
  const hasStation = new Uint8Array(atlas.municipalities.count);
  const { layout } = builder.counting;
  const queue = createCandidateQueue(layout, prefectures, builder.prefecture, builder.gains.gain);
  yield report(0);
  for (let y = 0; y < years.length; y++) {
    const coverage = coverageInYear(builder, demand, demand.fiscalYears.indexOf(years[y]!));
    const work: YearOfWork = {
      builder,
      coverage,
      goal: coverage.population.map((people, p) => people * published.coverage[y * prefectures + p]!),
      added: new Float64Array(prefectures),
      build(cell, freshCount) {
        const addedPopulation = buildTriedSite(builder, freshCount);
        sites.push({ cell, fiscalYear: years[y]!, costYen: 0, addedPopulation });
        hasStation[atlas.cells.municipality[cell]!] = 1;
      },
    };
    equipMunicipalities(work, hasStation, MUNICIPALITIES_WITH_STATION[years[y]!] ?? 0);
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
      if (y === 0 || p % 8 === 7) yield report((y + (p + 1) / prefectures) / years.length);
    }
  }
  return { sites, published };
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
  const { atlas, counting, gains } = work.builder;
  let equipped = hasStation.reduce((sum, has) => sum + has, 0);
  if (equipped >= wanted) return;
  const cellsOf = cellsByMunicipality(atlas);
  const people = (m: number) => atlas.municipalities.censusPopulation[2020][m]!;
  const missing = Array.from(hasStation.keys())
    .filter((m) => hasStation[m] === 0 && cellsOf[m]!.length > 0)
    .sort((a, b) => people(b) - people(a) || a - b);
  for (const m of missing) {
    if (equipped >= wanted) return;
    const gain = (cell: number) => gains.gain[counting.layout.slotOf[cell]!]!;
    // Best first; where even the least adds too much, the prefecture's value goes before the station.
    const cells = cellsOf[m]!.sort((a, b) => gain(b) - gain(a) || a - b);
    const tries = cells.length <= TRIES_PER_MUNICIPALITY ? cells : thinned(cells);
    for (const cell of tries) {
      if (!buildIfItFits(work, cell)) continue;
      equipped++;
      break;
    }
  }
}

/** Evenly from best to last, both included. */
function thinned(cells: readonly number[]): number[] {
  const step = (cells.length - 1) / (TRIES_PER_MUNICIPALITY - 1);
  return Array.from({ length: TRIES_PER_MUNICIPALITY }, (_, i) => cells[Math.round(i * step)]!);
}

function cellsByMunicipality(atlas: Atlas): number[][] {
  const cells: number[][] = Array.from({ length: atlas.municipalities.count }, () => []);
  atlas.cells.municipality.forEach((m, cell) => {
    cells[m]!.push(cell);
  });
  return cells;
}
