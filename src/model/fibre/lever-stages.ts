/**
 * The stages of a roll-out, each from the levers that it reads and from what the stages before it gave: what is left out,
 * in which order the rest is built, who pays, when trade could begin and when works are done. None of them knows of
 * people; they fill memory that the caller provides.
 */
import type { Atlas } from '../atlas.ts';
import { FISCAL_YEARS, valueInYear, valueOfBlock } from '../parameter.ts';
import { buildOrder, excludePlaces } from './build-order.ts';
import type { FibreBasis } from './fibre-basis.ts';
import { FIBRE_PARAMETERS, type FibreParameters } from './fibre-parameters.ts';
import { flagsOfCodes } from './municipality-codes.ts';
import { beginWorks, createScheduleMemory, finishWorks, type Pace } from './schedule.ts';
import { cheaperOtherwise } from './technology.ts';
import { payerShares } from './who-pays.ts';

export interface LeverStages {
  /** @throws ProblemError where a lever names a municipality that there is not. */
  exclude(parameters: FibreParameters, status: Uint8Array): Uint8Array;
  /** @throws ProblemError where a lever names a municipality that there is not. */
  order(parameters: FibreParameters, status: Uint8Array): Uint32Array;
  /** Who would pay for each place, and the state's part of it. */
  pay<T extends PlaceYen>(parameters: FibreParameters, yen: T): T;
  /** @param year per position: filled with the year, by its index, in which trade could begin there */
  begin(parameters: FibreParameters, order: Uint32Array, year: Uint8Array): Uint8Array;
  finish(
    parameters: FibreParameters,
    order: Uint32Array,
    begun: Uint8Array,
    stateYen: Float64Array,
    workYear: Uint16Array,
  ): Uint16Array;
}

export interface PlaceYen {
  /** positions × PAYERS, whole yen, whether built or not. */
  readonly placeYen: Float64Array;
  /** Per position: the state's part. */
  readonly stateYen: Float64Array;
}

export function createLeverStages(atlas: Atlas, basis: FibreBasis): LeverStages {
  const { municipalities, prefectures } = atlas;
  const { tail, places, baselineFiscalYear } = basis;
  const { households } = tail;
  const { capacityBlock } = places;
  const fiscalYears = FISCAL_YEARS.filter((year) => year > baselineFiscalYear);
  const memory = createScheduleMemory(tail.cells.length);
  const total = new Float64Array(prefectures.count);
  for (let cell = 0; cell < atlas.lattice.cellCount; cell++) {
    total[municipalities.prefecture[atlas.cells.municipality[cell]!]!]! += atlas.cells.households[cell]!;
  }
  const served = total.slice();
  for (let i = 0; i < tail.cells.length; i++) served[places.prefecture[i]!]! -= households[i]!;
  const flags = (
    parameters: FibreParameters,
    id: 'fibre.vetoedMunicipalities' | 'fibre.priorityMunicipalities',
  ) => flagsOfCodes(municipalities, parameters[id], id);
  const paceOf = (parameters: FibreParameters): Omit<Pace, 'stateBudgetYen'> => ({
    fiscalYears,
    capacity: capacityOf(atlas, basis, parameters, fiscalYears),
  });

  return {
    exclude(parameters, status) {
      const exclusions = {
        highestPriceYen: parameters['fibre.highestCostPerHouseholdYen'],
        isVetoed: flags(parameters, 'fibre.vetoedMunicipalities'),
        ...(parameters['fibre.technologyRule'] === 'cheapest' && {
          isCheaperOtherwise: cheaperOtherwise(basis, parameters),
        }),
      };
      return excludePlaces(places, exclusions, status);
    },
    order(parameters, status) {
      const isPriority = flags(parameters, 'fibre.priorityMunicipalities');
      if (!parameters['fibre.prefectureFirst']) return buildOrder(places, status, { isPriority });
      const target = parameters['fibre.prefectureFirstTarget'];
      return buildOrder(places, status, { isPriority, lowestFirst: { served, total, target } });
    },
    pay(parameters, yen) {
      payPlaces(basis, parameters, yen);
      return yen;
    },
    begin(parameters, order, year) {
      return beginWorks({ households, capacityBlock }, order, paceOf(parameters), year);
    },
    finish(parameters, order, begun, stateYen, workYear) {
      const budget = parameters['fibre.annualStateBudgetYen'];
      const stateBudgetYen = Float64Array.from(fiscalYears, (year) => valueInYear(budget, year));
      const pace = { ...paceOf(parameters), stateBudgetYen };
      memory.year.set(begun);
      return finishWorks({ households, stateYen, capacityBlock }, order, pace, memory, workYear);
    },
  };
}

/** blocks × years: households that each block's trade can reach. */
export function capacityOf(
  { blocks }: Pick<Atlas, 'blocks'>,
  { leftByBlock }: Pick<FibreBasis, 'leftByBlock'>,
  parameters: FibreParameters,
  fiscalYears: readonly number[],
): Float64Array {
  const perYear = parameters['fibre.householdsPerYear'];
  const ratios = parameters['fibre.blockCapacityRatio'];
  const capacity = new Float64Array(blocks.count * fiscalYears.length);
  const all = leftByBlock.reduce((a, b) => a + b, 0);
  for (let b = 0; b < blocks.count; b++) {
    const ratio = valueOfBlock(ratios, FIBRE_PARAMETERS['fibre.blockCapacityRatio'], blocks.code[b]!);
    const share = all > 0 ? (ratio * leftByBlock[b]!) / all : 0;
    fiscalYears.forEach((year, y) => {
      capacity[b * fiscalYears.length + y] = share * valueInYear(perYear, year);
    });
  }
  return capacity;
}

function payPlaces(
  { tail, places }: FibreBasis,
  parameters: FibreParameters,
  { placeYen, stateYen }: PlaceYen,
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
