/**
 * Reads the curve again under other levers: money, pace, limits, priorities and subsidy rules change what is built when
 * and who pays, not the network or its order. A reader is made once per structure; reading fills memory that the caller
 * provides and allocates next to nothing.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, valueInYear, valueOfBlock, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { buildOrder, excludePlaces } from './build-order.ts';
import type { FibreBasis } from './fibre-basis.ts';
import { FIBRE_PARAMETERS, type FibreParameters } from './fibre-parameters.ts';
import { flagsOfCodes } from './municipality-codes.ts';
import { createScheduleMemory, type Pace, scheduleWorks } from './schedule.ts';
import { cheaperOtherwise } from './technology.ts';
import { payerShares } from './who-pays.ts';

/** What a reading fills; rows are years of the horizon. */
export interface LeverReading {
  /** Per position of the tail: why it is left out, an index into STATUSES. */
  readonly status: Uint8Array;
  /** Per position: fiscal year at whose end it is served, 0 for never. */
  readonly workYear: Uint16Array;
  /** positions × PAYERS, whole yen, whether built or not. */
  readonly placeYen: Float64Array;
  /** years × municipalities: households of the year that are served. */
  readonly servedHouseholds: Float64Array;
  /** years × prefectures. */
  readonly servedByPrefecture: Float64Array;
  /** Per year, 0–1. */
  readonly householdCoverage: Float64Array;
  /** years × municipalities × PAYERS, whole yen. */
  readonly municipalityYen: Float64Array;
  /** years × PAYERS, whole yen. */
  readonly costYen: Float64Array;
}

export function createLeverReading({ tail }: FibreBasis, atlas: Atlas): LeverReading {
  const positions = tail.cells.length;
  const { count } = atlas.municipalities;
  return {
    status: new Uint8Array(positions),
    workYear: new Uint16Array(positions),
    placeYen: new Float64Array(positions * PAYERS.length),
    servedHouseholds: new Float64Array(YEAR_COUNT * count),
    servedByPrefecture: new Float64Array(YEAR_COUNT * atlas.prefectures.count),
    householdCoverage: new Float64Array(YEAR_COUNT),
    municipalityYen: new Float64Array(YEAR_COUNT * count * PAYERS.length),
    costYen: new Float64Array(YEAR_COUNT * PAYERS.length),
  };
}

export interface LeverReader {
  /** @throws ProblemError where a lever names a municipality that there is not. */
  read(parameters: FibreParameters, reading: LeverReading): LeverReading;
}

/** @param demand over FISCAL_YEARS */
export function createLeverReader(atlas: Atlas, demand: Demand, basis: FibreBasis): LeverReader {
  const { tail, places, baselineFiscalYear } = basis;
  const years = FISCAL_YEARS.filter((year) => year > baselineFiscalYear);
  const memory = createScheduleMemory(tail.cells.length);
  const stateYen = new Float64Array(tail.cells.length);
  const totals = {
    prefecture: new Float64Array(atlas.prefectures.count),
    served: new Float64Array(atlas.prefectures.count),
  };
  for (let cell = 0; cell < atlas.lattice.cellCount; cell++) {
    const p = atlas.municipalities.prefecture[atlas.cells.municipality[cell]!]!;
    totals.prefecture[p]! += atlas.cells.households[cell]!;
  }
  totals.served.set(totals.prefecture);
  for (let i = 0; i < tail.cells.length; i++) totals.served[places.prefecture[i]!]! -= tail.households[i]!;
  const householdsOfYear = new Float64Array(YEAR_COUNT);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const { count } = atlas.municipalities;
    for (let m = 0; m < count; m++) householdsOfYear[y]! += demand.households[y * count + m]!;
  }

  const paceOf = (parameters: FibreParameters): Pace => {
    const { blocks } = atlas;
    const capacity = new Float64Array(blocks.count * years.length);
    const left = basis.leftByBlock;
    const all = left.reduce((a, b) => a + b, 0);
    for (let b = 0; b < blocks.count; b++) {
      const ratio = valueOfBlock(
        parameters['fibre.blockCapacityRatio'],
        FIBRE_PARAMETERS['fibre.blockCapacityRatio'],
        blocks.code[b]!,
      );
      const share = all > 0 ? (ratio * left[b]!) / all : 0;
      years.forEach((year, y) => {
        capacity[b * years.length + y] = share * valueInYear(parameters['fibre.householdsPerYear'], year);
      });
    }
    return {
      fiscalYears: years,
      stateBudgetYen: Float64Array.from(years, (year) =>
        valueInYear(parameters['fibre.annualStateBudgetYen'], year),
      ),
      capacity,
    };
  };

  return {
    read(parameters, reading) {
      const { municipalities } = atlas;
      const isVetoed = flagsOfCodes(
        municipalities,
        parameters['fibre.vetoedMunicipalities'],
        'fibre.vetoedMunicipalities',
      );
      const isPriority = flagsOfCodes(
        municipalities,
        parameters['fibre.priorityMunicipalities'],
        'fibre.priorityMunicipalities',
      );
      excludePlaces(
        places,
        {
          highestPriceYen: parameters['fibre.highestCostPerHouseholdYen'],
          isVetoed,
          ...(parameters['fibre.technologyRule'] === 'cheapest' && {
            isCheaperOtherwise: cheaperOtherwise(basis, parameters),
          }),
        },
        reading.status,
      );
      payPlaces(basis, parameters, reading.placeYen, stateYen);
      const order = buildOrder(places, reading.status, {
        isPriority,
        ...(parameters['fibre.prefectureFirst'] && {
          lowestFirst: {
            served: totals.served,
            total: totals.prefecture,
            target: parameters['fibre.prefectureFirstTarget'],
          },
        }),
      });
      const works = { households: tail.households, stateYen, capacityBlock: places.capacityBlock };
      scheduleWorks(works, order, paceOf(parameters), memory, reading.workYear);
      addUp(atlas, demand, basis, householdsOfYear, reading);
      return reading;
    },
  };
}

/** Who would pay for each place, and the state's part of it. */
function payPlaces(
  { tail, places }: FibreBasis,
  parameters: FibreParameters,
  placeYen: Float64Array,
  stateYen: Float64Array,
): void {
  const { state, municipality } = payerShares(parameters);
  const commercialYen = parameters['fibre.commercialYenPerHousehold'];
  for (let i = 0; i < tail.cells.length; i++) {
    const isCommercial = tail.priceYen[i]! <= commercialYen;
    const area = places.areaClass[i]!;
    const costYen = tail.costYen[i]!;
    // As splitCost, without its array.
    const ofState = isCommercial ? 0 : Math.floor(costYen * state[area]!);
    const ofMunicipality = isCommercial ? 0 : Math.floor(costYen * municipality[area]!);
    placeYen[i * 3] = ofState;
    placeYen[i * 3 + 1] = ofMunicipality;
    placeYen[i * 3 + 2] = costYen - ofState - ofMunicipality;
    stateYen[i] = ofState;
  }
}

/** Sums the places up to municipalities, prefectures and the nation, year by year. */
function addUp(
  atlas: Atlas,
  demand: Demand,
  { tail, places, baseline, baselineFiscalYear }: FibreBasis,
  householdsOfYear: Float64Array,
  reading: LeverReading,
): void {
  const { count, prefecture } = atlas.municipalities;
  const width = PAYERS.length;
  const { servedHouseholds, servedByPrefecture, householdCoverage, municipalityYen, costYen } = reading;
  const gained = servedHouseholds.fill(0);
  municipalityYen.fill(0);
  costYen.fill(0);
  servedByPrefecture.fill(0);
  for (let i = 0; i < tail.cells.length; i++) {
    const year = reading.workYear[i]!;
    if (year === 0) continue;
    const at = (year - FIRST_FISCAL_YEAR) * count + places.municipality[i]!;
    gained[at]! += tail.households[i]!;
    for (let k = 0; k < width; k++) municipalityYen[at * width + k]! += reading.placeYen[i * width + k]!;
  }
  for (let y = 0; y < YEAR_COUNT; y++) {
    for (let i = y * count * width; i < (y + 1) * count * width; i += width) {
      for (let k = 0; k < width; k++) costYen[y * width + k]! += municipalityYen[i + k]!;
    }
  }
  const { fiscalYears } = baseline.published;
  const left = new Float64Array(count);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const fiscalYear = FISCAL_YEARS[y]!;
    if (fiscalYear <= baselineFiscalYear || y === 0) {
      const row = fiscalYears.indexOf(Math.min(fiscalYear, baselineFiscalYear)) * count;
      for (let m = 0; m < count; m++) left[m] = baseline.unservedHouseholds[row + m]!;
    }
    let served = 0;
    for (let m = 0; m < count; m++) {
      const at = y * count + m;
      // What is gained may exceed what was left by the rounding of sums.
      left[m] = Math.max(0, left[m]! - gained[at]!);
      // Households without a cell (towns empty at the census) are taken to return to a town with fibre (assumption).
      const here = demand.households[at]! - demand.householdFactor[at]! * left[m]!;
      servedHouseholds[at] = here;
      servedByPrefecture[y * atlas.prefectures.count + prefecture[m]!]! += here;
      served += here;
    }
    householdCoverage[y] = householdsOfYear[y]! > 0 ? served / householdsOfYear[y]! : 1;
  }
}
