/**
 * The tail of fibre as curves from which any member is read: along the scenario's building order, at some hundreds of
 * knots, how many households each block has to build, what the state pays for them, and what that means by prefecture.
 *
 * All unit costs move by one ratio, so the order stays as it is; what changes is how much of it is cheap enough to be
 * built without subsidy, and in an order by price what is dear enough to be left out. Both are kept as functions of the
 * ratio.
 */
import type { Atlas } from '../atlas.ts';
import { buildOrder, excludePlaces, PLANNED } from '../fibre/build-order.ts';
import { serviceCostsYen } from '../fibre/cost.ts';
import type { FibreBasis } from '../fibre/fibre-basis.ts';
import type { FibreParameters } from '../fibre/fibre-parameters.ts';
import { capacityOf } from '../fibre/lever-stages.ts';
import { flagsOfCodes } from '../fibre/municipality-codes.ts';
import { cheaperOtherwise } from '../fibre/technology.ts';
import { payerShares } from '../fibre/who-pays.ts';
import { FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { totalsByPrefecture } from '../place-totals.ts';
import type { DemandSlopes } from './demand-slopes.ts';
import { FACTORS } from './factors.ts';

/** Rows are knots of the order, 0 (nothing built) to `knots` (all). */
export interface FibreCurves {
  readonly prefectures: number;
  readonly blocks: number;
  readonly knots: number;
  /** Index into FISCAL_YEARS of the first year that is planned. */
  readonly firstYear: number;
  /** knots + 1 × blocks: households at the 2020 level. */
  readonly households: Float64Array;
  /** Ratios on cost at which the state's part is known, rising. */
  readonly costRatios: Float64Array;
  /** ratios × (knots + 1) × blocks: state yen at ratio 1 of what is subsidised at that ratio. */
  readonly stateYen: Float64Array;
  /** knots + 1 × blocks: the state's part of all drops if everybody took a line, yen. */
  readonly stateDropYen: Float64Array;
  /** Per ratio: the knot, with its fraction, from which on places are too dear to be built. */
  readonly end: Float64Array;
  /** Pairs of prefecture and the block that builds there. */
  readonly pairPrefecture: Uint8Array;
  readonly pairBlock: Uint8Array;
  /** knots + 1 × pairs: yen at ratio 1, and of all drops if everybody took a line. */
  readonly costYen: Float64Array;
  readonly dropYen: Float64Array;
  /** years × (knots + 1) × pairs: households of the year, and their change per unit of projection pace. */
  readonly yearHouseholds: Float64Array;
  readonly yearSlope: Float64Array;
  /** years × prefectures: all households, those left at the baseline, and their changes per unit of pace. */
  readonly total: Float64Array;
  readonly totalSlope: Float64Array;
  readonly left: Float64Array;
  readonly leftSlope: Float64Array;
  /** Per planned year. */
  readonly stateBudgetYen: Float64Array;
  /** blocks × planned years. */
  readonly capacity: Float64Array;
}

const MOST_KNOTS = 512;
/** Geometric steps of 1.5 % hold every bend of the state's part within half of that. */
const RATIO_STEP = 1.015;

export function fibreCurves(
  atlas: Atlas,
  demand: DemandSlopes,
  basis: FibreBasis,
  parameters: FibreParameters,
): FibreCurves {
  const { tail, places, baselineFiscalYear } = basis;
  const blocks = atlas.blocks.count;
  const prefectures = atlas.prefectures.count;
  const costRatios = ratiosAround(FACTORS.fibreCost.minimum, FACTORS.fibreCost.maximum);
  const order = wholeOrder(atlas, basis, parameters, costRatios[0]!);
  const knots = Math.min(MOST_KNOTS, Math.max(1, order.length));
  const knotOf = (i: number) => Math.floor((i * knots) / order.length) + 1;
  const { pairPrefecture, pairBlock, pairOf } = pairsOf(basis, order);
  const pairs = pairPrefecture.length;
  const planned = FISCAL_YEARS.filter((year) => year > baselineFiscalYear);
  const firstYear = YEAR_COUNT - planned.length;

  const households = new Float64Array((knots + 1) * blocks);
  const stateYen = new Float64Array(costRatios.length * (knots + 1) * blocks);
  const stateDropYen = new Float64Array((knots + 1) * blocks);
  const costYen = new Float64Array((knots + 1) * pairs);
  const dropYen = new Float64Array((knots + 1) * pairs);
  const yearHouseholds = new Float64Array(YEAR_COUNT * (knots + 1) * pairs);
  const yearSlope = new Float64Array(YEAR_COUNT * (knots + 1) * pairs);
  const drops = dropsOf(atlas, basis, parameters);
  const { state } = payerShares(parameters);
  const commercialYen = parameters['fibre.commercialYenPerHousehold'];
  const { count } = atlas.municipalities;
  const { level, slope } = demand;
  for (let i = 0; i < order.length; i++) {
    const at = order[i]!;
    const k = knotOf(i);
    const b = places.capacityBlock[at]!;
    const pair = pairOf[at]!;
    const share = state[places.areaClass[at]!]!;
    households[k * blocks + b]! += tail.households[at]!;
    costYen[k * pairs + pair]! += tail.costYen[at]!;
    dropYen[k * pairs + pair]! += drops[at]!;
    if (tail.priceYen[at]! > commercialYen) stateDropYen[k * blocks + b]! += share * drops[at]!;
    for (let r = costRatios.length - 1; r >= 0; r--) {
      // The dearer all is, the more is subsidised: below this ratio operators build the place by themselves.
      if (!(tail.priceYen[at]! * costRatios[r]! > commercialYen)) break;
      stateYen[(r * (knots + 1) + k) * blocks + b]! += share * tail.costYen[at]!;
    }
    for (let y = firstYear; y < YEAR_COUNT; y++) {
      const m = y * count + places.municipality[at]!;
      const to = (y * (knots + 1) + k) * pairs + pair;
      yearHouseholds[to]! += level.householdFactor[m]! * tail.households[at]!;
      yearSlope[to]! += slope.householdFactor[m]! * tail.households[at]!;
    }
  }
  for (const [table, width] of [
    [households, blocks],
    [stateYen, blocks],
    [stateDropYen, blocks],
    [costYen, pairs],
    [dropYen, pairs],
    [yearHouseholds, pairs],
    [yearSlope, pairs],
  ] as const) {
    accumulate(table, width, knots + 1);
  }
  return {
    prefectures,
    blocks,
    knots,
    firstYear,
    households,
    costRatios,
    stateYen,
    stateDropYen,
    end: endsOf(basis, parameters, order, knots, costRatios),
    pairPrefecture,
    pairBlock,
    costYen,
    dropYen,
    yearHouseholds,
    yearSlope,
    total: totalsByPrefecture(atlas, level.households),
    totalSlope: totalsByPrefecture(atlas, slope.households),
    left: leftByPrefecture(atlas, basis, level.householdFactor),
    leftSlope: leftByPrefecture(atlas, basis, slope.householdFactor),
    stateBudgetYen: Float64Array.from(planned, (year) =>
      valueInYear(parameters['fibre.annualStateBudgetYen'], year),
    ),
    capacity: capacityOf(atlas, basis, parameters, planned),
  };
}

/** Ratios in geometric steps through exactly 1. */
function ratiosAround(minimum: number, maximum: number): Float64Array {
  const below = Math.ceil(-Math.log(minimum) / Math.log(RATIO_STEP));
  const above = Math.ceil(Math.log(maximum) / Math.log(RATIO_STEP));
  return Float64Array.from({ length: below + above + 1 }, (_, i) => RATIO_STEP ** (i - below));
}

/** Without places first and lowest prefectures first, the order is that of the price. */
function isByPrice(parameters: FibreParameters): boolean {
  return !parameters['fibre.prefectureFirst'] && parameters['fibre.priorityMunicipalities'].length === 0;
}

/** Positions in the order in which they are built; by price, also those that only a lower cost level lets in. */
function wholeOrder(
  atlas: Atlas,
  basis: FibreBasis,
  parameters: FibreParameters,
  leastRatio: number,
): Uint32Array {
  const { places } = basis;
  const { municipalities, prefectures } = atlas;
  const flags = (id: 'fibre.vetoedMunicipalities' | 'fibre.priorityMunicipalities') =>
    flagsOfCodes(municipalities, parameters[id], id);
  const highest = parameters['fibre.highestCostPerHouseholdYen'];
  const exclusions = {
    highestPriceYen: isByPrice(parameters) ? highest / leastRatio : highest,
    isVetoed: flags('fibre.vetoedMunicipalities'),
    ...(parameters['fibre.technologyRule'] === 'cheapest' && {
      isCheaperOtherwise: cheaperOtherwise(basis, parameters),
    }),
  };
  const status = excludePlaces(places, exclusions, new Uint8Array(places.parentAt.length).fill(PLANNED));
  const total = new Float64Array(prefectures.count);
  atlas.cells.households.forEach((homes, cell) => {
    total[municipalities.prefecture[atlas.cells.municipality[cell]!]!]! += homes;
  });
  const served = total.slice();
  places.households.forEach((homes, i) => {
    served[places.prefecture[i]!]! -= homes;
  });
  const target = parameters['fibre.prefectureFirstTarget'];
  return buildOrder(places, status, {
    isPriority: flags('fibre.priorityMunicipalities'),
    ...(parameters['fibre.prefectureFirst'] && { lowestFirst: { served, total, target } }),
  });
}

function pairsOf({ places }: FibreBasis, order: Uint32Array) {
  const known = new Map<number, number>();
  const pairOf = new Uint16Array(places.parentAt.length);
  for (const at of order) {
    const key = places.prefecture[at]! * 256 + places.capacityBlock[at]!;
    let pair = known.get(key);
    if (pair === undefined) {
      pair = known.size;
      known.set(key, pair);
    }
    pairOf[at] = pair;
  }
  return {
    pairOf,
    pairPrefecture: Uint8Array.from(known.keys(), (key) => key >>> 8),
    pairBlock: Uint8Array.from(known.keys(), (key) => key & 255),
  };
}

/** Per position: what drops cost if every household took a line. */
function dropsOf(atlas: Atlas, { tail, structure }: FibreBasis, parameters: FibreParameters): Float64Array {
  const costs = (takeUp: number) =>
    serviceCostsYen(
      atlas,
      structure.network,
      { ...parameters, 'fibre.takeUp': takeUp },
      tail.cells,
      tail.households,
    );
  const none = costs(0);
  return costs(1).map((yen, i) => yen - none[i]!);
}

/** Where the highest price cuts an order by price, per ratio; elsewhere nothing is cut. */
function endsOf(
  { tail }: FibreBasis,
  parameters: FibreParameters,
  order: Uint32Array,
  knots: number,
  costRatios: Float64Array,
): Float64Array {
  if (!isByPrice(parameters) || order.length === 0) return new Float64Array(costRatios.length).fill(knots);
  const highest = parameters['fibre.highestCostPerHouseholdYen'];
  return costRatios.map((ratio) => {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tail.priceYen[order[middle]!]! * ratio > highest) high = middle;
      else low = middle + 1;
    }
    return (low * knots) / order.length;
  });
}

function leftByPrefecture(
  atlas: Atlas,
  { baseline, baselineYear }: FibreBasis,
  householdFactor: Float64Array,
): Float64Array {
  const { count } = atlas.municipalities;
  const left = baseline.unservedHouseholds.subarray(baselineYear * count, (baselineYear + 1) * count);
  return totalsByPrefecture(
    atlas,
    householdFactor.map((factor, i) => factor * left[i % count]!),
  );
}

/** Running sums down the knots of one or several tables laid one after another. */
function accumulate(table: Float64Array, width: number, rows: number): void {
  for (let start = 0; start < table.length; start += rows * width) {
    for (let i = start + width; i < start + rows * width; i++) table[i]! += table[i - width]!;
  }
}
