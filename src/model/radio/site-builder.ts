/**
 * Builds sites one by one under the official rule: what counts is decided on the union of all served 125 m squares, so
 * the partly served squares of several sites may add up. The gain that ranks a candidate is what it counts by itself,
 * which is never more than what it adds.
 */
import type { Atlas } from '../atlas.ts';
import {
  addTriedSite,
  type CountingMap,
  createCountingMap,
  trySiteAtCell,
} from '../coverage/counting-map.ts';
import { createTileLayout, spread } from '../coverage/tile-layout.ts';
import type { Progress, Steps } from '../progress.ts';
import { type CandidateGains, createCandidateGains, NO_CANDIDATE, removeCounted } from './candidate-gains.ts';
import { densityWithin, environmentClasses, SURROUNDINGS_M } from './environment.ts';
import { createReach, type Reach } from './reach.ts';

export interface SiteBuilder {
  readonly atlas: Atlas;
  readonly counting: CountingMap;
  readonly gains: CandidateGains;
  /** Per slot: environment class of a site there, or NO_CANDIDATE. */
  readonly kind: Uint8Array;
  readonly rangeM: readonly number[];
  /** Per slot: prefecture of the cell; 0 where nobody lives. */
  readonly prefecture: Uint8Array;
  /** Per municipality: people at the 2020 level in cells that count. */
  readonly coveredPopulation: Float64Array;
}

export interface BuiltSite {
  readonly cell: number;
  readonly fiscalYear: number;
  /** Whole yen; 0 for sites that stand already when the scenario begins. */
  readonly costYen: number;
  /** People at the 2020 level whom it newly covered when it was built. */
  readonly addedPopulation: number;
}

export interface SiteKinds {
  /** Range by environment class; 0 where such sites serve nobody. */
  readonly rangeM: readonly number[];
  /** Least density of each class but the last. */
  readonly thresholdsPerKm2: readonly number[];
}

export function* createSiteBuilder(
  atlas: Atlas,
  { rangeM, thresholdsPerKm2 }: SiteKinds,
  report: (fraction: number) => Progress,
): Steps<SiteBuilder> {
  const layout = createTileLayout(atlas.lattice);
  const counting = createCountingMap(layout);
  yield report(0.2);
  const { municipality, population } = atlas.cells;
  const prefectureOfCell = new Uint8Array(municipality.length);
  for (let i = 0; i < municipality.length; i++) {
    prefectureOfCell[i] = atlas.municipalities.prefecture[municipality[i]!]!;
  }
  const weight = spread(layout, Int32Array.from(population), 0);
  const reaches: Reach[] = [];
  for (const range of rangeM) {
    reaches.push(reaches.find((reach) => reach.rangeM === range) ?? createReach(atlas.lattice, range));
  }
  yield report(0.3);
  const near = densityWithin(layout, weight, createReach(atlas.lattice, SURROUNDINGS_M));
  yield report(0.5);
  // A reach of 0 m counts no cell, so its density is 0 and changes no class.
  const wide = densityWithin(layout, weight, reaches.at(-1)!);
  const environment = environmentClasses(layout, near, wide, thresholdsPerKm2);
  yield report(0.8);
  const kind = environment.map((k) => (k !== NO_CANDIDATE && rangeM[k]! > 0 ? k : NO_CANDIDATE));
  return {
    atlas,
    counting,
    gains: createCandidateGains({ layout, weight, kind, reaches, settled: counting.settled }),
    kind,
    rangeM,
    prefecture: spread(layout, prefectureOfCell, 0),
    coveredPopulation: new Float64Array(atlas.municipalities.count),
  };
}

/** Environment class of a site in a cell. */
export function kindOfSite({ counting, kind }: SiteBuilder, cell: number): number {
  return kind[counting.layout.slotOf[cell]!]!;
}

/** Range of a site in a cell, metres. */
export function rangeOfSite(builder: SiteBuilder, cell: number): number {
  return builder.rangeM[kindOfSite(builder, cell)]!;
}

/** Computes what a site in a cell would newly count: `counting.fresh`, as many slots as returned. */
export function trySite(builder: SiteBuilder, cell: number): number {
  return trySiteAtCell(builder.counting, cell, rangeOfSite(builder, cell));
}

/** Builds the site that was tried last. @returns people at the 2020 level whom it newly covers */
export function buildTriedSite(builder: SiteBuilder, freshCount: number): number {
  const { atlas, counting, gains, coveredPopulation } = builder;
  const { fresh, layout } = counting;
  addTriedSite(counting, freshCount);
  removeCounted(gains, fresh, freshCount);
  let added = 0;
  for (let i = 0; i < freshCount; i++) {
    const cell = layout.cellOf[fresh[i]!]!;
    const people = atlas.cells.population[cell]!;
    coveredPopulation[atlas.cells.municipality[cell]!]! += people;
    added += people;
  }
  return added;
}
