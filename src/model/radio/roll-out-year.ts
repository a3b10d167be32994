/** One year of a roll-out, site by site: small steps that are taken some ten thousand times in every run. */
import type { Demand } from '../demand.ts';
import { valueInYear } from '../parameter.ts';
import { type BlockCaps, createBlockCaps, refusal, takeSite } from './block-caps.ts';
import { note } from './build-notes.ts';
import { coverageInYear } from './coverage-in-year.ts';
import type { BuildableSite } from './own-sites.ts';
import { removeBest } from './plan-queue.ts';
import type { RadioParameters } from './radio-parameters.ts';
import type { PricedCountry, RollOutState } from './roll-out-state.ts';
import { serve, serveOwn } from './serve-site.ts';
import { closePrefecture, lookAtShares, type ShareTracker, type Stop, trackSite } from './share-tracker.ts';
import { backhaulYenOf, towerYenOf } from './site-cost.ts';
import { createTurn, nextSite, setBelow, setClosed, type Turn } from './site-turn.ts';

/** Where a roll-out stands, beside what its state holds; one shape for all. */
export interface RollOutRun {
  readonly priced: PricedCountry;
  readonly state: RollOutState;
  readonly turn: Turn;
  readonly shares: ShareTracker;
  /** Share of people to be covered everywhere before any prefecture goes on. */
  readonly floor: number;
  /** Money that is there; sites that may yet be built this year. */
  fundsYen: number;
  permitted: number;
  blocks: BlockCaps;
  fiscalYear: number;
  /** As in CoverageInYear. */
  covered: Float64Array;
  people: Float64Array;
  factor: Float64Array;
  /** Per prefecture: what the last site has added, 0 between sites; prefectures where it has, `liftedCount` of them. */
  readonly added: Float64Array;
  readonly lifted: Uint8Array;
  liftedCount: number;
  /** Why the last year came to its end. */
  stop: Stop;
}

export function createRun(
  priced: PricedCountry,
  state: RollOutState,
  shares: ShareTracker,
  parameters: RadioParameters,
): RollOutRun {
  const prefectures = priced.open.field.atlas.prefectures.count;
  const isFloorFirst = parameters['radio.objective'] === 'prefecture-floor-first';
  return {
    priced,
    state,
    turn: createTurn(prefectures),
    shares,
    floor: isFloorFirst ? parameters['radio.prefectureFloor'] : 0,
    fundsYen: 0,
    permitted: 0,
    blocks: createBlockCaps(0, 0, 0, parameters),
    fiscalYear: 0,
    covered: new Float64Array(prefectures),
    people: new Float64Array(prefectures),
    factor: new Float64Array(0),
    added: new Float64Array(prefectures),
    lifted: new Uint8Array(prefectures),
    liftedCount: 0,
    stop: 'stations',
  };
}

/** Brings the year's money and permissions, and looks at every prefecture with the year's people. */
export function beginYear(
  run: RollOutRun,
  demand: Demand,
  fiscalYear: number,
  parameters: RadioParameters,
): void {
  const { turn, state } = run;
  const { atlas } = run.priced.open.field;
  run.fundsYen += valueInYear(parameters['radio.annualBudgetYen'], fiscalYear);
  run.permitted = valueInYear(parameters['radio.stationsPerYear'], fiscalYear);
  run.blocks = createBlockCaps(atlas.blocks.count, run.fundsYen, run.permitted, parameters);
  run.fiscalYear = fiscalYear;
  const year = demand.fiscalYears.indexOf(fiscalYear);
  const { covered, population, factor } = coverageInYear(atlas, state.coveredPopulation, demand, year);
  run.covered = covered;
  run.people = population;
  run.factor = factor;
  for (let p = 0; p < covered.length; p++) {
    setClosed(turn, p, 0);
    settle(run, p);
  }
}

/** Builds a site of the user's, beside the year's money and permissions. @param n among the country's own */
export function buildOwn(run: RollOutRun, n: number, site: BuildableSite): void {
  const { priced, state, shares } = run;
  const { open, prices } = priced;
  const from = state.freshCount;
  serveOwn(open, state, site);
  const people = takeFresh(run, from);
  note(state.notes, -1 - n, site.fiscalYear, site.metres, people, state.freshCount);
  trackSite(
    shares,
    open.field.atlas.municipalities.prefecture[site.municipality]!,
    prices.stationYen,
    towerYenOf(prices, site.tower),
    backhaulYenOf(prices, site.isJoined, site.metres),
  );
}

/** Builds the next site, or closes a block that refuses it. @returns false where the year has come to its end */
export function buildNext(run: RollOutRun): boolean {
  const { priced, state, turn } = run;
  if (run.permitted < 1) return end(run, 'stations');
  const place = nextSite(state.queue, turn);
  if (place < 0) return end(run, 'leastPeople');
  const { sources, prices } = priced;
  const source = sources.source[place]!;
  const p = sources.group[source]!;
  const metres = state.queue.metres[place]!;
  const towerYen = towerYenOf(prices, sources.tower[source]!);
  const ownBackhaulYen = backhaulYenOf(prices, sources.isJoined[source]!, metres);
  const costYen = prices.stationYen + towerYen + ownBackhaulYen;
  if (costYen > run.fundsYen) return end(run, 'budget');
  const block = priced.open.field.atlas.prefectures.block[p]!;
  const refused = refusal(run.blocks, block, costYen);
  if (refused !== undefined) {
    closeBlock(run, block, refused);
    return true;
  }
  removeBest(state.queue, p);
  const from = state.freshCount;
  serve(priced.open, state, sources.rank[place]!);
  const people = takeFresh(run, from);
  note(state.notes, place, run.fiscalYear, metres, people, state.freshCount);
  run.fundsYen -= costYen;
  run.permitted--;
  takeSite(run.blocks, block, costYen);
  trackSite(run.shares, p, prices.stationYen, towerYen, ownBackhaulYen);
  lift(run, from);
  return true;
}

function end(run: RollOutRun, stop: Stop): false {
  run.stop = stop;
  return false;
}

function closeBlock(run: RollOutRun, block: number, refused: 'blockStations' | 'blockBudget'): void {
  const { turn, shares, priced } = run;
  const { block: blockOf } = priced.open.field.atlas.prefectures;
  for (let q = 0; q < turn.bound.length; q++) {
    if (blockOf[q] !== block) continue;
    setClosed(turn, q, 1);
    closePrefecture(shares, q, refused);
  }
}

/** People at the 2020 level in the fresh cells from one on, who are covered now. */
function takeFresh({ priced, state }: RollOutRun, from: number): number {
  const { municipality, people } = priced.open;
  const { fresh, freshCount, coveredPopulation } = state;
  let sum = 0;
  for (let at = from; at < freshCount; at++) {
    const o = fresh[at]!;
    coveredPopulation[municipality[o]!]! += people[o]!;
    sum += people[o]!;
  }
  return sum;
}

/** Adds people of the year in the fresh cells from one on to their prefectures. */
function lift(run: RollOutRun, from: number): void {
  const { covered, added, lifted } = run;
  countFresh(run, from);
  for (let n = 0; n < run.liftedCount; n++) {
    const q = lifted[n]!;
    covered[q]! += added[q]!;
    added[q] = 0;
    settle(run, q);
  }
}

function countFresh(run: RollOutRun, from: number): void {
  const { priced, state, factor, added, lifted } = run;
  const { municipality, people, field } = priced.open;
  const { prefecture } = field.atlas.municipalities;
  const { fresh, freshCount } = state;
  let count = 0;
  let last = -1;
  for (let at = from; at < freshCount; at++) {
    const o = fresh[at]!;
    const m = municipality[o]!;
    const q = prefecture[m]!;
    // Neighbours are mostly of one prefecture.
    if (q !== last) {
      if (!holds(lifted, count, q)) lifted[count++] = q;
      last = q;
    }
    added[q]! += factor[m]! * people[o]!;
  }
  run.liftedCount = count;
}

function holds(list: Uint8Array, count: number, value: number): boolean {
  for (let n = 0; n < count; n++) if (list[n] === value) return true;
  return false;
}

function settle({ turn, shares, covered, people, floor }: RollOutRun, p: number): void {
  setBelow(turn, p, covered[p]! < floor * people[p]! ? 1 : 0);
  lookAtShares(shares, p, covered[p]!, people[p]!);
}
