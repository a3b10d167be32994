/** Coverage and cost of a run by prefecture, in the shape in which members are read. */
import type { Atlas } from '../atlas.ts';
import type { FibrePart } from '../fibre/simulate-fibre.ts';
import type { Outcome } from '../outcome.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { Plan } from '../plan.ts';
import { TECHNOLOGIES } from '../radio/radio-outcome.ts';
import type { UncertainTechnology } from './factors.ts';
import { createMemberReading, type MemberReading } from './member-reading.ts';

export type CentralRun = Readonly<Record<UncertainTechnology, MemberReading>>;

const RADIO_SITES = TECHNOLOGIES.indexOf('5g');

/** What is taken of a run. */
export interface RunFigures extends Pick<Outcome, 'demand'> {
  readonly fibre: FibrePart;
  readonly radio: Pick<Outcome['radio'], 'coveredPopulation' | 'plan'>;
}

export function centralRun(atlas: Atlas, { fibre, radio, demand }: RunFigures): CentralRun {
  return {
    fibre: {
      coverage: coverageOfPlaces(atlas, fibre.servedHouseholds, demand.households),
      costYen: costOfPlaces(atlas, fibre.plan, () => true),
    },
    radio: {
      coverage: coverageOfPlaces(atlas, radio.coveredPopulation, demand.population),
      costYen: costOfPlaces(atlas, radio.plan, (row) => radio.plan.technology[row] === RADIO_SITES),
    },
  };
}

/**
 * @param part years × municipalities, as `whole`
 * @returns years × (prefectures + 1), the nation last
 */
export function coverageOfPlaces(atlas: Atlas, part: Float64Array, whole: Float64Array): Float64Array {
  const { coverage } = createMemberReading(atlas.prefectures.count);
  const all = new Float64Array(coverage.length);
  const places = atlas.prefectures.count + 1;
  const { count, prefecture } = atlas.municipalities;
  for (let y = 0; y < YEAR_COUNT; y++) {
    for (let m = 0; m < count; m++) {
      for (const place of [prefecture[m]!, places - 1]) {
        coverage[y * places + place]! += part[y * count + m]!;
        all[y * places + place]! += whole[y * count + m]!;
      }
    }
  }
  return coverage.map((covered, i) => (all[i]! > 0 ? covered / all[i]! : 1));
}

function costOfPlaces(atlas: Atlas, plan: Plan, isWanted: (row: number) => boolean): Float64Array {
  const { costYen } = createMemberReading(atlas.prefectures.count);
  for (let row = 0; row < plan.fiscalYear.length; row++) {
    if (!isWanted(row)) continue;
    let yen = 0;
    for (let k = 0; k < PAYERS.length; k++) yen += plan.costYen[row * PAYERS.length + k]!;
    addCostOfPlace(atlas, costYen, plan.fiscalYear[row]!, plan.municipality[row]!, yen);
  }
  return costYen;
}

export function addCostOfPlace(
  atlas: Atlas,
  costYen: Float64Array,
  fiscalYear: number,
  municipality: number,
  yen: number,
): void {
  const places = atlas.prefectures.count + 1;
  const row = (fiscalYear - FIRST_FISCAL_YEAR) * places;
  costYen[row + atlas.municipalities.prefecture[municipality]!]! += yen;
  costYen[row + places - 1]! += yen;
}
