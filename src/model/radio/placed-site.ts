/** What a roll-out notes of a site while it builds, and the site that comes of it. */
import { type BuiltSite, inSquare } from './built-site.ts';
import type { BuildableSite } from './own-sites.ts';
import { BUILDS } from './radio-outcome.ts';
import type { PricedCountry } from './roll-out-state.ts';
import { backhaulAt, itemsYen, type SitePrices } from './site-cost.ts';

export const ALONE = BUILDS.indexOf('alone');
export const SHARED = BUILDS.indexOf('shared');

export interface PlacedSite
  extends Pick<BuiltSite, 'fiscalYear' | 'build' | 'backhaulM' | 'itemYen' | 'costYen' | 'addedPopulation'> {
  /** Among the sources' places. */
  readonly place: number;
}

/** @param built in build order; the user's own as they are */
export function sitesOf(
  { open, prices, sources, carried }: PricedCountry,
  built: readonly (PlacedSite | BuiltSite)[],
): { sites: BuiltSite[]; candidate: number[]; rank: number[] } {
  const { field, sets, kinds, kind } = open;
  const sites: BuiltSite[] = [];
  const candidate: number[] = [];
  const rank: number[] = [];
  for (const site of built) {
    if (!('place' in site)) {
      sites.push(site);
      candidate.push(-1);
      rank.push(-1);
      continue;
    }
    const i = sources.candidate[site.place]!;
    const source = sources.source[site.place]!;
    const { cell, lat, lon, municipality } = inSquare(field.atlas, sets.candidateCell[i]!);
    sites.push({
      cell,
      lat,
      lon,
      municipality,
      fiscalYear: site.fiscalYear,
      kind: kinds[kind[i]!]!,
      tower: sources.tower[source]!,
      build: site.build,
      backhaul: backhaulAt(prices, sources.isJoined[source]!, site.backhaulM),
      backhaulM: site.backhaulM,
      itemYen: site.itemYen,
      costYen: site.costYen,
      addedPopulation: site.addedPopulation,
      property: carried.property[i]!,
      own: -1,
    });
    candidate.push(i);
    rank.push(sources.rank[site.place]!);
  }
  return { sites, candidate, rank };
}

export function ownBuilt(own: BuildableSite, prices: SitePrices, addedPopulation: number): BuiltSite {
  const { isShared, isJoined, metres, ...site } = own;
  const itemYen = itemsYen(prices, own.tower, isJoined, metres);
  return {
    ...site,
    build: isShared ? SHARED : ALONE,
    backhaul: backhaulAt(prices, isJoined, metres),
    backhaulM: metres,
    itemYen,
    costYen: itemYen[0]! + itemYen[1]! + itemYen[2]!,
    addedPopulation,
  };
}
