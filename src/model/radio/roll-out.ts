/**
 * The roll-out after the baseline: year by year, within budget and number of sites, always the site that newly counts
 * most people per yen among the prefectures whose turn it is.
 */
import type { Demand } from '../demand.ts';
import { type ValuesOf, valueInYear } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { bestCandidate, type CandidateQueue, createCandidateQueue, removeBest } from './candidate-queue.ts';
import { addedByPrefecture, type CoverageInYear, coverageInYear } from './coverage-in-year.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';
import { buildTriedSite, type SiteBuilder, trySite } from './site-builder.ts';
import { siteCostsYen } from './site-cost.ts';

export interface RollOutSite {
  readonly cell: number;
  readonly fiscalYear: number;
  readonly costYen: number;
  readonly addedPopulation: number;
}

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
): Steps<RollOutSite[]> {
  const { atlas, counting, gains, kind, prefecture } = builder;
  const prefectures = atlas.prefectures.count;
  const costByKind = siteCostsYen(parameters);
  // Without a price every site would be free and none better than another: a yen keeps the order by people.
  const perCost = Float64Array.from(kind, (k) => 1 / Math.max(1, costByKind[k] ?? 1));
  const queue = createCandidateQueue(counting.layout, prefectures, prefecture, gains.gain, perCost);
  const bound = new Float64Array(prefectures).fill(Number.POSITIVE_INFINITY);
  const added = new Float64Array(prefectures);
  const least = parameters['radio.minimumPeoplePerSite'];
  const floor =
    parameters['radio.objective'] === 'prefecture-floor-first' ? parameters['radio.prefectureFloor'] : 0;
  const sites: RollOutSite[] = [];
  let fundsYen = 0;
  for (const fiscalYear of fiscalYears) {
    fundsYen += valueInYear(parameters['radio.annualBudgetYen'], fiscalYear);
    let permitted = valueInYear(parameters['radio.stationsPerYear'], fiscalYear);
    const coverage = coverageInYear(builder, demand, demand.fiscalYears.indexOf(fiscalYear));
    while (permitted >= 1) {
      const slot = nextSite(queue, bound, least, isBelow(coverage, floor, bound));
      if (slot < 0) break;
      const costYen = costByKind[kind[slot]!]!;
      if (costYen > fundsYen) break;
      removeBest(queue, prefecture[slot]!);
      const cell = counting.layout.cellOf[slot]!;
      const freshCount = trySite(builder, cell);
      addedByPrefecture(builder, coverage, freshCount, added);
      for (let p = 0; p < prefectures; p++) coverage.covered[p]! += added[p]!;
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

/** Prefectures below the floor that still have a candidate; all prefectures where there is none. */
function isBelow(
  { covered, population }: CoverageInYear,
  floor: number,
  bound: Float64Array,
): (p: number) => boolean {
  let any = false;
  const below = bound.map((key, p) => {
    const isOpen = key > 0 && covered[p]! < floor * population[p]!;
    any ||= isOpen;
    return isOpen ? 1 : 0;
  });
  return (p) => !any || below[p] === 1;
}

/**
 * Best candidate over the prefectures whose turn it is, or -1.
 * @param bound per prefecture: no candidate there has a greater key; kept up to date, 0 where none is left
 */
function nextSite(
  queue: CandidateQueue,
  bound: Float64Array,
  least: number,
  isTurn: (p: number) => boolean,
): number {
  for (;;) {
    let best = -1;
    for (let p = 0; p < bound.length; p++) {
      if (bound[p]! > 0 && isTurn(p) && (best < 0 || bound[p]! > bound[best]!)) best = p;
    }
    if (best < 0) return -1;
    const slot = bestCandidate(queue, best);
    if (slot >= 0 && queue.gain[slot]! < least) {
      // Cheaper sites may still gain enough behind it.
      removeBest(queue, best);
      continue;
    }
    const key = slot < 0 ? 0 : queue.key[queue.start[best]!]!;
    if (key === bound[best]) return slot;
    bound[best] = key;
  }
}
