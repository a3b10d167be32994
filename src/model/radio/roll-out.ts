/**
 * The roll-out after the baseline: year by year, within budget and number of sites, always the site that newly counts
 * most people per yen among the prefectures whose turn it is.
 */
import type { Demand } from '../demand.ts';
import { type ValuesOf, valueInYear } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { bestCandidate, type CandidateQueue, createCandidateQueue, removeBest } from './candidate-queue.ts';
import { addedByPrefecture, coverageInYear } from './coverage-in-year.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';
import { type BuiltSite, buildTriedSite, type SiteBuilder, trySite } from './site-builder.ts';
import { siteCostsYen } from './site-cost.ts';

const SITES_PER_STEP = 400;

/**
 * Builds on from the builder's state, which is left as at the last year.
 * @param fiscalYears years to plan, all within the demand's
 */
export function* rollOut(
  builder: SiteBuilder,
  demand: Demand,
  fiscalYears: readonly number[],
  parameters: ValuesOf<typeof RADIO_PARAMETERS>,
  report: (fraction: number) => Progress,
): Steps<BuiltSite[]> {
  const { atlas, counting, gains, kind, prefecture } = builder;
  const prefectures = atlas.prefectures.count;
  const costByKind = siteCostsYen(parameters);
  // Without a price every site would be free and none better than another: a yen keeps the order by people.
  const perCost = new Float64Array(kind.length);
  for (const slot of counting.layout.slotOf) perCost[slot] = 1 / Math.max(1, costByKind[kind[slot]!] ?? 1);
  const queue = createCandidateQueue(counting.layout, prefectures, prefecture, gains.gain, perCost);
  yield report(0);
  const bound = new Float64Array(prefectures).fill(Number.POSITIVE_INFINITY);
  const added = new Float64Array(prefectures);
  /** 1 for prefectures below the floor. */
  const isBelow = new Uint8Array(prefectures);
  const least = parameters['radio.minimumPeoplePerSite'];
  const floor =
    parameters['radio.objective'] === 'prefecture-floor-first' ? parameters['radio.prefectureFloor'] : 0;
  const sites: BuiltSite[] = [];
  let fundsYen = 0;
  for (const fiscalYear of fiscalYears) {
    fundsYen += valueInYear(parameters['radio.annualBudgetYen'], fiscalYear);
    let permitted = valueInYear(parameters['radio.stationsPerYear'], fiscalYear);
    const coverage = coverageInYear(builder, demand, demand.fiscalYears.indexOf(fiscalYear));
    for (let p = 0; p < prefectures; p++) {
      isBelow[p] = coverage.covered[p]! < floor * coverage.population[p]! ? 1 : 0;
    }
    while (permitted >= 1) {
      const slot = nextSite(queue, bound, least, isBelow);
      if (slot < 0) break;
      const costYen = costByKind[kind[slot]!]!;
      if (costYen > fundsYen) break;
      removeBest(queue, prefecture[slot]!);
      const cell = counting.layout.cellOf[slot]!;
      const freshCount = trySite(builder, cell);
      addedByPrefecture(builder, coverage, freshCount, added);
      for (let p = 0; p < prefectures; p++) {
        if (added[p] === 0) continue;
        coverage.covered[p]! += added[p]!;
        isBelow[p] = coverage.covered[p]! < floor * coverage.population[p]! ? 1 : 0;
      }
      sites.push({ cell, fiscalYear, costYen, addedPopulation: buildTriedSite(builder, freshCount) });
      fundsYen -= costYen;
      permitted--;
      if (sites.length % SITES_PER_STEP === 0) {
        yield report((fiscalYears.indexOf(fiscalYear) + 0.5) / fiscalYears.length);
      }
    }
  }
  return sites;
}

/**
 * Best candidate of the prefectures below the floor; of all where none of those has a candidate; or -1.
 * @param bound per prefecture: no candidate there has a greater key; kept up to date, 0 where none is left
 */
function nextSite(queue: CandidateQueue, bound: Float64Array, least: number, isBelow: Uint8Array): number {
  for (;;) {
    let best = -1;
    for (let p = 0; p < bound.length; p++) {
      if (bound[p] === 0) continue;
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
