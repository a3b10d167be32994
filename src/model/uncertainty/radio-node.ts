/**
 * One run of the 5G roll-out at one shift of the propagation margin, told as what each prefecture's own sites add one
 * after another and what they cost. The published years are modelled anew under that margin: where sites reach less far,
 * more of them stand already.
 *
 * The last year of the run has money and sites beyond the scenario's, so that members who build more cheaply or faster
 * find what they would build next.
 */
import type { Atlas } from '../atlas.ts';
import { createCountingMap } from '../coverage/counting-map.ts';
import type { Demand } from '../demand.ts';
import type { Land } from '../land.ts';
import { FIRST_FISCAL_YEAR, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { totalsByPrefecture } from '../place-totals.ts';
import type { Progress, Steps } from '../progress.ts';
import { buildBaseline, type RadioBaseline } from '../radio/baseline.ts';
import {
  type BeginningKeeper,
  beginPlan,
  createBeginningKeeper,
  fieldOf,
  type RadioPlaces,
} from '../radio/begin-plan.ts';
import type { OpenCountry } from '../radio/open-country.ts';
import type { RadioParameters } from '../radio/radio-parameters.ts';
import { type RollOut, rollOut } from '../radio/roll-out.ts';
import { createSiteBuilder } from '../radio/site-builder.ts';
import { pastKinds } from '../radio/site-kind.ts';
import type { DemandSlopes } from './demand-slopes.ts';

/**
 * Sites lie prefecture by prefecture, in the order in which they were built. Running sums have one entry more than
 * sites, so that those of prefecture p begin at `start[p] + p`.
 */
export interface RadioNode {
  readonly marginShiftDb: number;
  readonly prefectures: number;
  /** Index into FISCAL_YEARS of the first year that is planned. */
  readonly firstYear: number;
  /** prefectures + 1: where each one's sites begin. */
  readonly start: Uint32Array;
  /** Running sums of cost, yen. */
  readonly costYen: Float64Array;
  /**
   * planned years × running sums × (level, slope): people of the year whom the sites cover in their own prefecture, and
   * their change per unit of pace. In single precision, a person in ten millions, so that two nodes stay near the core.
   */
  readonly people: Float32Array;
  /** All sites by rising rank, most people per yen first: the prefecture of each. */
  readonly rankedPrefecture: Uint8Array;
  /** Pairs in which sites of one prefecture cover people of another. */
  readonly spillFrom: Uint8Array;
  readonly spillTo: Uint8Array;
  /** Per pair: where its running sums begin in `spillPeople`, of people at the 2020 level. */
  readonly spillStart: Uint32Array;
  readonly spillPeople: Float64Array;
  /** planned years × prefectures: people of the year in what counts whatever the plan builds; per unit of pace. */
  readonly standing: Float64Array;
  readonly standingSlope: Float64Array;
  /** planned years × prefectures: what the user's own sites cost, beside the plan's money. */
  readonly ownYen: Float64Array;
  /** planned years × prefectures: people of the year / people at the 2020 level; per unit of pace. */
  readonly factor: Float64Array;
  readonly factorSlope: Float64Array;
}

export interface RadioNodeInputs extends RadioPlaces {
  readonly atlas: Atlas;
  readonly land: Land;
  readonly demand: DemandSlopes;
  /** Per cell: fiscal year at whose end fibre stands there; 0 for never. */
  readonly fibreFiscalYear: Uint16Array;
}

interface SiteOfPlan {
  readonly costYen: number;
  /** Most people per yen of what comes before it in its prefecture is never less than its own. */
  readonly key: number;
  /** Municipality and people at the 2020 level of what it newly covers, in pairs. */
  readonly covers: readonly (readonly [municipality: number, people: number])[];
}

/**
 * @param parameters of the scenario
 * @param reserve money and sites that the curves reach, as a multiple of the scenario's
 * @param keeper of nodes at this shift: what a lever leaves as it is, most of the work, is found there again
 */
export function* radioNode(
  { demand, ...country }: RadioNodeInputs,
  parameters: RadioParameters,
  marginShiftDb: number,
  reserve: number,
  report: (fraction: number) => Progress,
  keeper: BeginningKeeper = createBeginningKeeper(),
): Steps<RadioNode> {
  const { atlas } = country;
  const within = (from: number, to: number) => (fraction: number) => report(from + (to - from) * fraction);
  const shifted = {
    ...parameters,
    'radio.interferenceMarginDb': parameters['radio.interferenceMarginDb'] + marginShiftDb,
  };
  const baseline = yield* pastUnder(shifted, atlas, demand.level, keeper, within(0, 0.45));
  const inputs = { ...country, demand: demand.level, baseline };
  const { years, open, priced } = yield* beginPlan(inputs, shifted, within(0.45, 0.9), keeper);
  const extended = withReserve(shifted, years, reserve);
  const rollOutInputs = { demand: demand.level, fiscalYears: years };
  const plan = yield* rollOut(priced, rollOutInputs, extended, within(0.9, 1));
  const firstFiscalYear = years[0] ?? FIRST_FISCAL_YEAR + YEAR_COUNT;
  const own = ownSites(atlas, open.coveredPopulation, plan, firstFiscalYear - FIRST_FISCAL_YEAR);
  const sites = sitesByPrefecture(atlas, open, plan);
  return tablesOf(atlas, demand, firstFiscalYear, marginShiftDb, own, sites);
}

/** The published years as they are modelled under these parameters; whose sites they are plays no part. */
function* pastUnder(
  parameters: RadioParameters,
  atlas: Atlas,
  demand: Demand,
  keeper: BeginningKeeper,
  report: (fraction: number) => Progress,
): Steps<RadioBaseline> {
  const field = yield* fieldOf(atlas, parameters, keeper, (fraction) => report(fraction / 3));
  return yield* keeper.kept.steps('past', [field, demand], parameters, function* (read) {
    const kinds = pastKinds(read);
    const builder = createSiteBuilder(field, createCountingMap(field.layout), kinds, field.environment);
    const tell = (fraction: number) => report((1 + 2 * fraction) / 3);
    const placed = yield* buildBaseline(builder, demand, tell);
    return { ...placed, operators: new Uint8Array(placed.cell.length) };
  });
}

/** The last year has what the years together fall short of `reserve` times the scenario's money and sites. */
function withReserve(
  parameters: RadioParameters,
  years: readonly number[],
  reserve: number,
): RadioParameters {
  const extended = (id: 'radio.annualBudgetYen' | 'radio.stationsPerYear') => {
    const values = Array.from({ length: YEAR_COUNT }, (_, y) =>
      valueInYear(parameters[id], FIRST_FISCAL_YEAR + y),
    );
    const planned = years.reduce((sum, year) => sum + values[year - FIRST_FISCAL_YEAR]!, 0);
    values[YEAR_COUNT - 1]! += (reserve - 1) * planned;
    return values;
  };
  return {
    ...parameters,
    'radio.annualBudgetYen': extended('radio.annualBudgetYen'),
    'radio.stationsPerYear': extended('radio.stationsPerYear'),
    // Blocks' limits are the reader's: here they would only keep sites off the list.
    'radio.blockBudgetShare': 1,
    'radio.blockStationShare': 1,
  };
}

interface OwnSites {
  /** planned years × municipalities: people at the 2020 level in what counts before the plan or by the user's sites. */
  readonly standing: Float64Array;
  /** planned years × prefectures. */
  readonly costYen: Float64Array;
}

/** The user's own sites stand from their year on, beside the plan's money and its number of sites. */
function ownSites(
  atlas: Atlas,
  coveredPopulation: Float64Array,
  { sites, candidate, freshStart, fresh }: RollOut,
  firstYear: number,
): OwnSites {
  const planned = YEAR_COUNT - firstYear;
  const { count, prefecture } = atlas.municipalities;
  const standing = new Float64Array(planned * count);
  const costYen = new Float64Array(planned * atlas.prefectures.count);
  for (let y = 0; y < planned; y++) standing.set(coveredPopulation, y * count);
  candidate.forEach((candidate, s) => {
    if (candidate >= 0) return;
    const from = sites.fiscalYear[s]! - FIRST_FISCAL_YEAR - firstYear;
    costYen[from * atlas.prefectures.count + prefecture[sites.municipality[s]!]!]! += sites.costYen[s]!;
    for (let k = freshStart[s]!; k < freshStart[s + 1]!; k++) {
      const cell = fresh[k]!;
      for (let y = from; y < planned; y++) {
        standing[y * count + atlas.cells.municipality[cell]!]! += atlas.cells.population[cell]!;
      }
    }
  });
  return { standing, costYen };
}

function sitesByPrefecture(
  atlas: Atlas,
  { sets, prefecture }: OpenCountry,
  { sites, candidate, freshStart, fresh }: RollOut,
): SiteOfPlan[][] {
  const { municipality, population } = atlas.cells;
  const byPrefecture: SiteOfPlan[][] = Array.from({ length: atlas.prefectures.count }, () => []);
  const newest = new Int32Array(municipality.length).fill(-1);
  candidate.forEach((i, s) => {
    if (i < 0) return;
    const costYen = sites.costYen[s]!;
    const covers = new Map<number, number>();
    for (let k = freshStart[s]!; k < freshStart[s + 1]!; k++) {
      const m = municipality[fresh[k]!]!;
      newest[fresh[k]!] = s;
      covers.set(m, (covers.get(m) ?? 0) + population[fresh[k]!]!);
    }
    // What it counts by itself is the gain that it was chosen for; the union may add more.
    let people = 0;
    for (let k = sets.start[i]!; k < sets.start[i + 1]!; k++) {
      const cell = sets.targetCell[sets.member[k]!]!;
      if (newest[cell] === s) people += population[cell]!;
    }
    const own = byPrefecture[prefecture[i]!]!;
    own.push({
      costYen,
      // Where fibre comes nearer a later site may be the better one: it still comes after those before it.
      key: Math.min(people / Math.max(1, costYen), own.at(-1)?.key ?? Number.POSITIVE_INFINITY),
      covers: [...covers],
    });
  });
  return byPrefecture;
}

function tablesOf(
  atlas: Atlas,
  { level, slope }: DemandSlopes,
  firstFiscalYear: number,
  marginShiftDb: number,
  own: OwnSites,
  sites: readonly (readonly SiteOfPlan[])[],
): RadioNode {
  const prefectures = sites.length;
  const firstYear = firstFiscalYear - FIRST_FISCAL_YEAR;
  const planned = YEAR_COUNT - firstYear;
  const { count, prefecture } = atlas.municipalities;
  const start = new Uint32Array(prefectures + 1);
  sites.forEach((own, p) => {
    start[p + 1] = start[p]! + own.length;
  });
  const width = start[prefectures]! + prefectures;
  const costYen = new Float64Array(width);
  const people = new Float64Array(planned * width);
  const peopleSlope = new Float64Array(planned * width);
  const spill = new Map<number, Float64Array>();
  sites.forEach((own, p) => {
    own.forEach((site, n) => {
      const at = start[p]! + p + n + 1;
      costYen[at] = costYen[at - 1]! + site.costYen;
      for (const [m, added] of site.covers) {
        if (prefecture[m] !== p) {
          const key = p * 256 + prefecture[m]!;
          const sums = spill.get(key) ?? new Float64Array(own.length + 1);
          spill.set(key, sums);
          sums[n + 1]! += added;
          continue;
        }
        for (let y = 0; y < planned; y++) {
          people[y * width + at]! += level.populationFactor[(firstYear + y) * count + m]! * added;
          peopleSlope[y * width + at]! += slope.populationFactor[(firstYear + y) * count + m]! * added;
        }
      }
      for (let y = 0; y < planned; y++) {
        people[y * width + at]! += people[y * width + at - 1]!;
        peopleSlope[y * width + at]! += peopleSlope[y * width + at - 1]!;
      }
    });
  });
  for (const sums of spill.values()) for (let i = 1; i < sums.length; i++) sums[i]! += sums[i - 1]!;
  const spillStart = new Uint32Array(spill.size);
  let next = 0;
  [...spill.values()].forEach((sums, i) => {
    spillStart[i] = next;
    next += sums.length;
  });
  const spillPeople = new Float64Array(next);
  [...spill.values()].forEach((sums, i) => {
    spillPeople.set(sums, spillStart[i]);
  });
  const inYears = (factor: Float64Array, of: Float64Array) =>
    totalsByPrefecture(
      atlas,
      factor.subarray(firstYear * count).map((each, i) => each * of[i % of.length]!),
    );
  const shape = new Float64Array(count);
  atlas.cells.population.forEach((each, cell) => {
    shape[atlas.cells.municipality[cell]!]! += each;
  });
  const shapeByPrefecture = totalsByPrefecture(atlas, shape);
  const perPerson = (factor: Float64Array) =>
    inYears(factor, shape).map((each, i) => each / Math.max(1, shapeByPrefecture[i % prefectures]!));
  return {
    marginShiftDb,
    prefectures,
    firstYear,
    start,
    costYen,
    people: interleaved(people, peopleSlope),
    rankedPrefecture: ranked(sites),
    spillFrom: Uint8Array.from(spill.keys(), (key) => key >>> 8),
    spillTo: Uint8Array.from(spill.keys(), (key) => key & 255),
    spillStart,
    spillPeople,
    standing: inYears(level.populationFactor, own.standing),
    standingSlope: inYears(slope.populationFactor, own.standing),
    ownYen: own.costYen,
    factor: perPerson(level.populationFactor),
    factorSlope: perPerson(slope.populationFactor),
  };
}

function ranked(sites: readonly (readonly SiteOfPlan[])[]): Uint8Array {
  const all = sites.flatMap((own, p) => own.map(({ key }, n) => ({ key, p, n })));
  all.sort((a, b) => b.key - a.key || a.p - b.p || a.n - b.n);
  return Uint8Array.from(all, ({ p }) => p);
}

function interleaved(level: Float64Array, slope: Float64Array): Float32Array {
  const both = new Float32Array(2 * level.length);
  level.forEach((value, i) => {
    both[2 * i] = value;
    both[2 * i + 1] = slope[i]!;
  });
  return both;
}
