/** What fibre means for one municipality or prefecture beyond the map's topics: money, payers, lengths, running it. */
import type { Atlas } from '../../model/atlas.ts';
import type { LengthsByMunicipality } from '../../model/fibre/network-lengths.ts';
import { SUBSIDY_AREAS } from '../../model/fibre/who-pays.ts';
import type { Outcome } from '../../model/outcome.ts';
import { PAYERS } from '../../model/payer.ts';
import type { DetailRow, PlaceLevel } from './layer-definition.ts';
import { placeSums } from './place-sums.ts';

export interface FibreOfPlace {
  /** Households left at the baseline by the class that the subsidy rules put them in. */
  readonly subsidy: readonly DetailRow[];
  readonly money: readonly DetailRow[];
  readonly lengths: readonly DetailRow[];
  /** Universal service in the year, or the first after the baseline. */
  readonly service: readonly DetailRow[];
}

const MODELLED = { mark: 'modelled', source: 'source.fibreModel' } as const;
const KINDS = [
  'trunkM',
  'feederM',
  'distributionM',
  'seaM',
] as const satisfies readonly (keyof LengthsByMunicipality)[];

export function fibreOfPlace(
  atlas: Atlas,
  outcome: Outcome,
  level: PlaceLevel,
  index: number,
  fiscalYear: number,
): FibreOfPlace {
  const isInside = (m: number) =>
    level === 'municipality' ? m === index : atlas.municipalities.prefecture[m] === index;
  return {
    subsidy: subsidyRows(atlas, outcome, isInside),
    money: moneyRows(atlas, outcome, isInside, fiscalYear),
    lengths: lengthRows(atlas, outcome, isInside),
    service: serviceRows(atlas, outcome, level, index, fiscalYear),
  };
}

type IsInside = (municipality: number) => boolean;

function subsidyRows(atlas: Atlas, { fibre }: Outcome, isInside: IsInside): DetailRow[] {
  const households = SUBSIDY_AREAS.map((_, k) =>
    sumOver(atlas, isInside, (m) => fibre.leftBySubsidyArea[m * SUBSIDY_AREAS.length + k]!),
  );
  return SUBSIDY_AREAS.map(
    (area, k): DetailRow => ({
      label: `row.subsidyArea.${area}`,
      value: { value: households[k]!, unit: 'households' },
      fiscalYear: fibre.baselineFiscalYear,
      ...MODELLED,
    }),
  )
    .filter((_, k) => households[k]! > 0)
    .reverse();
}

function moneyRows(atlas: Atlas, { fibre }: Outcome, isInside: IsInside, shownYear: number): DetailRow[] {
  const { municipality, fiscalYear, costYen } = fibre.plan;
  const payers = PAYERS.map(() => 0);
  let built = 0;
  let planned = 0;
  for (let row = 0; row < municipality.length; row++) {
    if (!isInside(municipality[row]!)) continue;
    for (let k = 0; k < PAYERS.length; k++) {
      const yen = costYen[row * PAYERS.length + k]!;
      payers[k]! += yen;
      if (fiscalYear[row]! <= shownYear) built += yen;
      else planned += yen;
    }
  }
  const beyond = costOfNever(atlas, fibre, isInside);
  const whole = built + planned;
  if (whole + beyond === 0) return [];
  return [
    {
      label: 'row.fibreBuildCost',
      value: { value: whole, unit: 'yen' },
      base: 'base.allPayersFromBaseline',
      ...MODELLED,
    },
    ...PAYERS.map(
      (payer, k): DetailRow => ({
        label: `row.payer.${payer}`,
        value: { value: payers[k]!, unit: 'yen' },
        base: 'base.ofBuildCost',
        ...MODELLED,
      }),
    ),
    {
      label: 'row.fibreBuiltSoFar',
      value: { value: built, unit: 'yen' },
      fiscalYear: shownYear,
      base: 'base.allPayersFromBaseline',
      ...MODELLED,
    },
    {
      label: 'row.fibreCostLeft',
      value: { value: planned + beyond, unit: 'yen' },
      fiscalYear: shownYear,
      base: 'base.allPayers',
      ...MODELLED,
    },
  ];
}

/** What fibre would cost to the squares that it does not reach within the horizon. */
function costOfNever(atlas: Atlas, fibre: Outcome['fibre'], isInside: IsInside): number {
  const { municipality, households } = atlas.cells;
  let yen = 0;
  for (let i = 0; i < municipality.length; i++) {
    if (fibre.servedFiscalYear[i] !== 0 || !isInside(municipality[i]!)) continue;
    yen += fibre.costPerHouseholdYen[i]! * households[i]!;
  }
  return yen;
}

function lengthRows(atlas: Atlas, { fibre }: Outcome, isInside: IsInside): DetailRow[] {
  const { standing, toBuild } = fibre.lengths;
  const rows: DetailRow[] = [];
  const add = (label: DetailRow['label'], lengths: Float64Array) => {
    const metres = sumOver(atlas, isInside, (m) => lengths[m]!);
    if (metres > 0)
      rows.push({
        label,
        value: { value: metres / 1000, unit: 'km' },
        fiscalYear: fibre.baselineFiscalYear,
        ...MODELLED,
      });
  };
  for (const kind of KINDS) {
    add(`row.lengthStanding.${kind}`, standing[kind]);
    add(`row.lengthToBuild.${kind}`, toBuild[kind]);
  }
  return rows;
}

function serviceRows(
  atlas: Atlas,
  { fibre }: Outcome,
  level: PlaceLevel,
  index: number,
  shownYear: number,
): DetailRow[] {
  const { revenueYen, operatingCostYen, generalLossYen, specialLossYen, supportYen } = fibre.universalService;
  const fiscalYear = Math.max(shownYear, fibre.baselineFiscalYear + 1);
  const of = (table: Float64Array) => placeSums(atlas, table, level, fiscalYear)[index]!;
  const row = (label: DetailRow['label'], yen: number): DetailRow => ({
    label,
    value: { value: yen, unit: 'yenPerYear' },
    fiscalYear,
    ...MODELLED,
  });
  return [
    row('row.serviceRevenue', of(revenueYen)),
    row('row.serviceCost', of(operatingCostYen)),
    row('row.serviceLoss', of(generalLossYen) + of(specialLossYen)),
    row('row.serviceSupport', of(supportYen)),
  ];
}

function sumOver(atlas: Atlas, isInside: IsInside, value: (municipality: number) => number): number {
  let sum = 0;
  for (let m = 0; m < atlas.municipalities.count; m++) if (isInside(m)) sum += value(m);
  return sum;
}
