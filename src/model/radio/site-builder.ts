/**
 * Builds sites one by one under the official rule: what counts is decided on the union of all served 125 m squares, so
 * the partly served squares of several sites may add up. The gain that ranks a candidate is what it counts by itself,
 * which is never more than what it adds.
 */
import { addTriedSite, type CountingMap, trySiteAtCell } from '../coverage/counting-map.ts';
import { type CandidateGains, createCandidateGains, NO_CANDIDATE, removeCounted } from './candidate-gains.ts';
import { createReach, type Reach } from './reach.ts';
import type { SiteField } from './site-field.ts';
import type { SiteKind } from './site-kind.ts';

export interface SiteBuilder {
  readonly field: SiteField;
  readonly counting: CountingMap;
  readonly gains: CandidateGains;
  readonly kinds: readonly SiteKind[];
  /** Per slot: index into `kinds` of a site there, or NO_CANDIDATE. */
  readonly kind: Uint8Array;
  /** Per municipality: people at the 2020 level in cells that count. */
  readonly coveredPopulation: Float64Array;
}

/**
 * @param counting what stands already; goes on with what is built
 * @param kindOf per slot: index into `kinds`, or NO_CANDIDATE; kinds without a range make no candidate
 */
export function createSiteBuilder(
  field: SiteField,
  counting: CountingMap,
  kinds: readonly SiteKind[],
  kindOf: Uint8Array,
): SiteBuilder {
  const { atlas, layout, weight } = field;
  const kind = candidateKinds(kinds, kindOf);
  const coveredPopulation = new Float64Array(atlas.municipalities.count);
  for (let i = 0; i < layout.slotOf.length; i++) {
    if (counting.settled[layout.slotOf[i]!] === 0) continue;
    coveredPopulation[atlas.cells.municipality[i]!]! += atlas.cells.population[i]!;
  }
  return {
    field,
    counting,
    gains: createCandidateGains({
      layout,
      weight,
      kind,
      reaches: reachesOf(field, kinds),
      settled: counting.settled,
    }),
    kinds,
    kind,
    coveredPopulation,
  };
}

/** Per slot, as given, but no candidate where a kind has no range. */
export function candidateKinds(kinds: readonly SiteKind[], kindOf: Uint8Array): Uint8Array {
  return kindOf.map((k) => (k !== NO_CANDIDATE && kinds[k]!.rangeM > 0 ? k : NO_CANDIDATE));
}

/** One reach per kind; kinds of one range share it. */
export function reachesOf({ atlas }: SiteField, kinds: readonly SiteKind[]): Reach[] {
  const reaches: Reach[] = [];
  for (const { rangeM } of kinds) {
    reaches.push(reaches.find((reach) => reach.rangeM === rangeM) ?? createReach(atlas.lattice, rangeM));
  }
  return reaches;
}

/** Kind of a site in a cell. */
export function kindOfSite({ field, kind, kinds }: SiteBuilder, cell: number): SiteKind {
  return kinds[kind[field.layout.slotOf[cell]!]!]!;
}

/** Computes what a site in a cell would newly count: `counting.fresh`, as many slots as returned. */
export function trySite(builder: SiteBuilder, cell: number): number {
  return trySiteAtCell(builder.counting, cell, kindOfSite(builder, cell).rangeM);
}

/** Builds the site that was tried last. @returns people at the 2020 level whom it newly covers */
export function buildTriedSite(builder: SiteBuilder, freshCount: number): number {
  const { field, counting, gains, coveredPopulation } = builder;
  const { cells } = field.atlas;
  const { fresh, layout } = counting;
  addTriedSite(counting, freshCount);
  removeCounted(gains, fresh, freshCount);
  let added = 0;
  for (let i = 0; i < freshCount; i++) {
    const cell = layout.cellOf[fresh[i]!]!;
    const people = cells.population[cell]!;
    coveredPopulation[cells.municipality[cell]!]! += people;
    added += people;
  }
  return added;
}
