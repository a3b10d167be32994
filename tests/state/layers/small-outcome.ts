/** An invented outcome for a small atlas: only what the layers read. */
import type { Atlas } from '../../../src/model/atlas.ts';
import { createDemand } from '../../../src/model/demand.ts';
import { SUBSIDY_AREAS } from '../../../src/model/fibre/who-pays.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { PAYERS } from '../../../src/model/payer.ts';
import { OPERATORS } from '../../../src/model/radio/operator.ts';

export interface SmallOutcome {
  /** Per cell: first fiscal year, 0 never. */
  readonly fibreYear: readonly number[];
  readonly radioYear: readonly number[];
  /** Per cell: yen per household, 0 where nothing is left to build. */
  readonly costYen?: readonly number[];
}

export function smallOutcome(atlas: Atlas, { fibreYear, radioYear, costYen }: SmallOutcome): Outcome {
  const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  const { municipality, households, population } = atlas.cells;
  const { count } = atlas.municipalities;
  const size = FISCAL_YEARS.length * count;
  const servedHouseholds = new Float64Array(size);
  const coveredPopulation = new Float64Array(size);
  FISCAL_YEARS.forEach((fiscalYear, y) => {
    municipality.forEach((m, i) => {
      const at = y * count + m;
      if (isThere(fibreYear[i]!, fiscalYear)) {
        servedHouseholds[at]! += households[i]! * demand.householdFactor[at]!;
      }
      if (isThere(radioYear[i]!, fiscalYear)) {
        coveredPopulation[at]! += population[i]! * demand.populationFactor[at]!;
      }
    });
  });
  const outcome = {
    fiscalYears: FISCAL_YEARS,
    demand,
    fibre: {
      servedFiscalYear: Uint16Array.from(fibreYear),
      servedHouseholds,
      // What fibre never reaches is left to the other two in turn.
      technology: Uint8Array.from(fibreYear, (year, i) => (year > 0 ? 0 : 1 + (i % 2))),
      costPerHouseholdYen: Float32Array.from(costYen ?? fibreYear.map(() => 0)),
      ...oneOfEach(count),
    },
    radio: {
      coveredFiscalYear: Uint16Array.from(radioYear),
      coveredPopulation,
      stationCount: new Uint32Array(size).fill(2),
      operators: smallOperators(atlas, radioYear, demand.populationFactor),
    },
    hubs: {
      hubs: { municipality: Uint16Array.of(0), openFiscalYear: Uint16Array.of(2024) },
      nearestHubLatencyMs: Float64Array.from({ length: size }, (_, i) => (i < 4 * count ? Number.NaN : 1.5)),
    },
  };
  return outcome as unknown as Outcome;
}

/** Money, lengths and running, one of each in every municipality. */
function oneOfEach(municipalities: number) {
  const ones = (length: number) => new Float64Array(length).fill(1);
  const table = () => ones(FISCAL_YEARS.length * municipalities);
  const lengths = () => ({
    trunkM: ones(municipalities),
    feederM: ones(municipalities),
    distributionM: ones(municipalities),
    seaM: ones(municipalities),
  });
  return {
    baselineFiscalYear: 2022,
    leftBySubsidyArea: ones(municipalities * SUBSIDY_AREAS.length),
    plan: {
      municipality: Uint16Array.from({ length: municipalities }, (_, m) => m),
      fiscalYear: new Uint16Array(municipalities).fill(2024),
      costYen: ones(municipalities * PAYERS.length),
    },
    lengths: { standing: lengths(), toBuild: lengths() },
    universalService: {
      revenueYen: table(),
      operatingCostYen: table(),
      generalLossYen: table(),
      specialLossYen: table(),
      supportYen: table(),
    },
  };
}

/** Operator k covers every cell of the union but each (k + 2)nd. */
function smallOperators(atlas: Atlas, radioYear: readonly number[], populationFactor: Float64Array) {
  const { municipality, population } = atlas.cells;
  const { count } = atlas.municipalities;
  const size = FISCAL_YEARS.length * count;
  const first = (k: number, i: number) => (i % (k + 2) === 0 ? 0 : radioYear[i]!);
  const coveredPopulation = new Float64Array(OPERATORS.length * size);
  const overlapPopulation = new Float64Array((OPERATORS.length + 1) * size);
  FISCAL_YEARS.forEach((fiscalYear, y) => {
    municipality.forEach((m, i) => {
      const at = y * count + m;
      const people = population[i]! * populationFactor[at]!;
      const own = OPERATORS.filter((_, k) => isThere(first(k, i), fiscalYear));
      for (const operator of own) coveredPopulation[OPERATORS.indexOf(operator) * size + at]! += people;
      overlapPopulation[own.length * size + at]! += people;
    });
  });
  return {
    coveredFiscalYear: Uint16Array.from(OPERATORS.flatMap((_, k) => radioYear.map((_, i) => first(k, i)))),
    coveredPopulation,
    overlapPopulation,
  };
}

export function isThere(first: number, fiscalYear: number): boolean {
  return first > 0 && first <= fiscalYear;
}
