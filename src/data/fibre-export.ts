/** What an outcome file says of fibre beyond its coverage: money, support, the last households, the check on the past. */
import type { Atlas } from '../model/atlas.ts';
import type { FibreOutcome } from '../model/fibre/fibre-outcome.ts';
import {
  type LastHouseholds,
  TAIL_CAUSES,
  TAIL_REASONS,
  type TailCause,
  type TailReason,
} from '../model/fibre/last-households.ts';
import { TECHNOLOGIES, type Technology } from '../model/fibre/technology.ts';
import type { Outcome } from '../model/outcome.ts';
import { PAYERS } from '../model/payer.ts';
import { totalsByYear } from '../model/place-totals.ts';
import type { Plan } from '../model/plan.ts';

export function fibreSummary(atlas: Atlas, { fibre, fiscalYears }: Outcome) {
  const years = fiscalYears.length;
  const yearly = (table: Float64Array) => [...totalsByYear(table, years)].map(Math.round);
  const { universalService, cableConversion, lengths } = fibre;
  const total = (metres: Float64Array) => Math.round(metres.reduce((a, b) => a + b, 0));
  return {
    baselineFiscalYear: fibre.baselineFiscalYear,
    presentValueYen: [...fibre.presentValueYen].map(Math.round),
    /** All that the baseline leaves, before budgets and limits. */
    left: {
      households: fibre.curve.cumulativeHouseholds.at(-1) ?? 0,
      costYen: fibre.curve.cumulativeCostYen.at(-1) ?? 0,
      stateYen: fibre.curve.cumulativeStateYen.at(-1) ?? 0,
    },
    joining: fibre.joining,
    networkM: {
      standing: mapValues(lengths.standing, total),
      toBuild: mapValues(lengths.toBuild, total),
    },
    universalService: {
      revenueYen: yearly(universalService.revenueYen),
      operatingCostYen: yearly(universalService.operatingCostYen),
      generalLossYen: yearly(universalService.generalLossYen),
      specialLossYen: yearly(universalService.specialLossYen),
      supportYen: yearly(universalService.supportYen),
      lossByPayerYen: fiscalYears.map((_, y) =>
        [...universalService.lossByPayerYen.subarray(y * PAYERS.length, (y + 1) * PAYERS.length)].map(
          Math.round,
        ),
      ),
      generalCellShare: universalService.generalCellShare,
      specialCellShare: universalService.specialCellShare,
    },
    cableConversion: {
      eligibleHouseholds: cableConversion.eligibleHouseholds,
      convertedHouseholds: [...cableConversion.convertedHouseholds],
    },
    lastHouseholds: lastRows(atlas, fibre.lastHouseholds),
    backCast: fibre.backCast,
  };
}

function lastRows(atlas: Atlas, last: LastHouseholds) {
  const { code, nameJa, nameEn } = atlas.municipalities;
  return Array.from(last.municipality, (m, i) => ({
    code: code[m],
    nameJa: nameJa[m],
    nameEn: nameEn[m],
    reason: TAIL_REASONS[last.reason[i]!],
    cause: TAIL_CAUSES[last.cause[i]!],
    technology: TECHNOLOGIES[last.technology[i]!],
    fiscalYear: last.fiscalYear[i] || null,
    households: last.households[i],
    cells: last.cells[i],
    costPerHouseholdYen: Math.round(last.costPerHouseholdYen[i]!),
    discountedYen: {
      fibre: Math.round(last.fibreYen[i]!),
      fwa: Math.round(last.fwaYen[i]!),
      satellite: Math.round(last.satelliteYen[i]!),
    },
  }));
}

export interface LastOfPlace {
  /** At the 2020 level. */
  readonly households: number;
  /** Those of most of them; empty where none of the last households lives here. */
  readonly reason: TailReason | '';
  readonly cause: TailCause | '';
  readonly technology: Technology | '';
}

/** One entry per municipality. */
export function lastByMunicipality(atlas: Atlas, last: LastHouseholds): readonly LastOfPlace[] {
  const places: LastOfPlace[] = Array.from({ length: atlas.municipalities.count }, () => ({
    ...{ households: 0, reason: '', cause: '', technology: '' },
  }));
  const most = new Float64Array(atlas.municipalities.count);
  for (let i = 0; i < last.municipality.length; i++) {
    const m = last.municipality[i]!;
    const households = places[m]!.households + last.households[i]!;
    if (last.households[i]! > most[m]!) {
      most[m] = last.households[i]!;
      places[m] = {
        households,
        reason: TAIL_REASONS[last.reason[i]!]!,
        cause: TAIL_CAUSES[last.cause[i]!]!,
        technology: TECHNOLOGIES[last.technology[i]!]!,
      };
    } else places[m] = { ...places[m]!, households };
  }
  return places;
}

function mapValues<K extends string>(
  values: Readonly<Record<K, Float64Array>>,
  value: (values: Float64Array) => number,
): Record<K, number> {
  const entries = Object.entries<Float64Array>(values).map(([key, each]) => [key, value(each)]);
  return Object.fromEntries(entries) as Record<K, number>;
}

/** Everything that fibre's programmes put up, and what is put up in its place, by technology. */
export function fibrePlans({ plan, wirelessPlan, cableConversion }: FibreOutcome): readonly [string, Plan][] {
  return [
    ['fibre', plan],
    ['fwa', wirelessPlan.fwa],
    ['satellite', wirelessPlan.satellite],
    ['cable-television', cableConversion.plan],
  ];
}
