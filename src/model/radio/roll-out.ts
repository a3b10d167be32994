/**
 * The roll-out after the baseline: year by year, within money and number of sites of the nation and of each block,
 * always the site that newly counts most people per yen among the prefectures whose turn it is.
 */
import type { Demand } from '../demand.ts';
import { valueInYear } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BuiltSite } from './built-site.ts';
import { bestCandidate, type CandidateQueue, createCandidateQueue, removeBest } from './candidate-queue.ts';
import { addedByPrefecture, coverageInYear } from './coverage-in-year.ts';
import { BUILDS } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { createShareTracker, type ShareTracker, type Stop } from './share-tracker.ts';
import { buildTriedSite, kindOfSite, type SiteBuilder, trySite } from './site-builder.ts';
import { bringBackhaul, itemsYen, type SiteCosts, siteCostYen } from './site-cost.ts';
import { isSubsidised } from './who-pays.ts';

const SITES_PER_STEP = 400;
const ALONE = BUILDS.indexOf('alone');
const SHARED = BUILDS.indexOf('shared');
/** Shares of people whose reaching is told. */
export const TOLD_SHARES = [0.9, 0.99] as const;

export interface RollOutInputs {
  readonly demand: Demand;
  /** Years to plan, all within the demand's. */
  readonly fiscalYears: readonly number[];
  /** Per cell: year at whose end fibre stands there, 0 for never. */
  readonly fibreFiscalYear: Uint16Array;
  readonly costs: SiteCosts;
  /** Called with every site that is built and the slots that newly count. */
  readonly onBuilt: (site: BuiltSite, fresh: Uint32Array, freshCount: number) => void;
}

export interface RollOut {
  readonly sites: readonly BuiltSite[];
  readonly shares: ShareTracker;
}

/** Builds on from the builder's state, which is left as at the last year. */
export function* rollOut(
  builder: SiteBuilder,
  inputs: RollOutInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
): Steps<RollOut> {
  const { counting, gains, kind, field } = builder;
  const { atlas, prefecture, layout } = field;
  const { demand, fiscalYears, fibreFiscalYear, costs } = inputs;
  const prefectures = atlas.prefectures.count;
  const { block } = atlas.prefectures;
  const added = new Float64Array(prefectures);
  const turn: Turn = {
    bound: new Float64Array(prefectures),
    isBelow: new Uint8Array(prefectures),
    isClosed: new Uint8Array(prefectures),
  };
  const least = parameters['radio.minimumPeoplePerSite'];
  const floor =
    parameters['radio.objective'] === 'prefecture-floor-first' ? parameters['radio.prefectureFloor'] : 0;
  const shares = createShareTracker(atlas, TOLD_SHARES);
  const sites: BuiltSite[] = [];
  let queue: CandidateQueue | undefined;
  let fundsYen = 0;
  let sharedDue = 0;
  for (const fiscalYear of fiscalYears) {
    const isCheaper = bringBackhaul(costs, field, fibreFiscalYear, fiscalYear, kind, parameters, gains.gain);
    if (queue === undefined || isCheaper) {
      // Fibre has come nearer, so prices have fallen and candidates may rise: the queue begins anew.
      const inverse = perCost(builder, costs);
      queue = createCandidateQueue(layout, prefectures, prefecture, gains.gain, inverse);
      turn.bound.fill(Number.POSITIVE_INFINITY);
    }
    turn.isClosed.fill(0);
    yield report(fiscalYears.indexOf(fiscalYear) / fiscalYears.length);
    fundsYen += valueInYear(parameters['radio.annualBudgetYen'], fiscalYear);
    let permitted = valueInYear(parameters['radio.stationsPerYear'], fiscalYear);
    const blocks = createBlockCaps(atlas.blocks.count, fundsYen, permitted, parameters);
    const coverage = coverageInYear(builder, demand, demand.fiscalYears.indexOf(fiscalYear));
    const settle = (p: number) => {
      turn.isBelow[p] = coverage.covered[p]! < floor * coverage.population[p]! ? 1 : 0;
      shares.look(p, coverage.covered[p]!, coverage.population[p]!);
    };
    for (let p = 0; p < prefectures; p++) settle(p);
    let stop: Stop = 'stations';
    while (permitted >= 1) {
      const slot = nextSite(queue, turn, least);
      stop = 'leastPeople';
      if (slot < 0) break;
      const p = prefecture[slot]!;
      const cell = layout.cellOf[slot]!;
      const costYen = siteCostYen(costs, cell);
      stop = 'budget';
      if (costYen > fundsYen) break;
      const closed = blocks.refuses(block[p]!, costYen);
      if (closed !== undefined) {
        for (let q = 0; q < prefectures; q++) {
          if (block[q] !== block[p]) continue;
          turn.isClosed[q] = 1;
          shares.close(q, closed);
        }
        continue;
      }
      removeBest(queue, p);
      const freshCount = trySite(builder, cell);
      addedByPrefecture(builder, coverage, freshCount, added);
      let build = ALONE;
      if (isSubsidised(atlas, cell, kindOfSite(builder, cell).environment)) {
        sharedDue += parameters['radio.sharedBuildShare'];
        if (sharedDue >= 1 - 1e-9) {
          build = SHARED;
          sharedDue -= 1;
        }
      }
      const site: BuiltSite = {
        cell,
        fiscalYear,
        kind: kindOfSite(builder, cell),
        tower: costs.tower[cell]!,
        build,
        backhaul: costs.backhaul[cell]!,
        backhaulM: costs.backhaulM[cell]!,
        itemYen: itemsYen(costs, cell),
        costYen,
        addedPopulation: buildTriedSite(builder, freshCount),
      };
      sites.push(site);
      inputs.onBuilt(site, counting.fresh, freshCount);
      fundsYen -= costYen;
      permitted--;
      blocks.take(block[p]!, costYen);
      shares.build(p, site.itemYen);
      for (let q = 0; q < prefectures; q++) {
        if (added[q] === 0) continue;
        coverage.covered[q]! += added[q]!;
        settle(q);
      }
      if (permitted < 1) stop = 'stations';
      if (sites.length % SITES_PER_STEP === 0) {
        yield report((fiscalYears.indexOf(fiscalYear) + 0.5) / fiscalYears.length);
      }
    }
    shares.endYear(fiscalYear, stop, (p) => turn.bound[p] === 0);
  }
  return { sites, shares };
}

function perCost({ field, kind }: SiteBuilder, costs: SiteCosts): Float64Array {
  const { slotOf } = field.layout;
  const inverse = new Float64Array(kind.length);
  for (let cell = 0; cell < slotOf.length; cell++) {
    // Without a price every site would be free and none better than another: a yen keeps the order by people.
    inverse[slotOf[cell]!] = 1 / Math.max(1, siteCostYen(costs, cell));
  }
  return inverse;
}

/** What one block may still take of the year's sites and money; a share of 1 is no limit. */
function createBlockCaps(count: number, fundsYen: number, permitted: number, parameters: RadioParameters) {
  const yen = new Float64Array(count).fill(parameters['radio.blockBudgetShare'] * fundsYen);
  const sites = new Float64Array(count).fill(parameters['radio.blockStationShare'] * permitted);
  return {
    refuses(block: number, costYen: number): 'blockStations' | 'blockBudget' | undefined {
      if (sites[block]! < 1) return 'blockStations';
      return yen[block]! < costYen ? 'blockBudget' : undefined;
    },
    take(block: number, costYen: number): void {
      sites[block]! -= 1;
      yen[block]! -= costYen;
    },
  };
}

interface Turn {
  /** Per prefecture: no candidate there has a greater key; kept up to date, 0 where none is left. */
  readonly bound: Float64Array;
  /** 1 for prefectures below the floor. */
  readonly isBelow: Uint8Array;
  /** 1 for prefectures whose block has had its part of the year. */
  readonly isClosed: Uint8Array;
}

/** Best candidate of the open prefectures below the floor; of all open ones where none of those has one; or -1. */
function nextSite(queue: CandidateQueue, { bound, isBelow, isClosed }: Turn, least: number): number {
  for (;;) {
    let best = -1;
    for (let p = 0; p < bound.length; p++) {
      if (bound[p] === 0 || isClosed[p] === 1) continue;
      const ahead = best < 0 || isBelow[p]! > isBelow[best]!;
      if (ahead || (isBelow[p] === isBelow[best] && bound[p]! > bound[best]!)) best = p;
    }
    if (best < 0) return -1;
    const slot = bestCandidate(queue, best);
    if (slot >= 0 && queue.gain[slot]! < least) {
      // A cheaper site behind it may still gain enough.
      removeBest(queue, best);
      continue;
    }
    const key = slot < 0 ? 0 : queue.key[queue.start[best]!]!;
    if (key === bound[best]) return slot;
    bound[best] = key;
  }
}
