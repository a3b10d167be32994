/** What a scenario costs, reaches, leaves behind and bears: the criteria by which scenarios are traded off. */
import type { Atlas } from '../atlas.ts';
import type { HubsOutcome } from '../hubs/hubs-outcome.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../parameter.ts';
import type { ParameterValues } from '../parameters.ts';
import { PAYERS } from '../payer.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../presets.ts';
import type { GoalFigures } from './goal-standing.ts';
import type { Works } from './subject-readers.ts';

export const TRADE_OFF_CRITERIA = [
  'cost',
  'stateCost',
  'coverage',
  'worstPrefecture',
  'disadvantaged',
  'disaster',
  'singleCut',
] as const;
export type TradeOffCriterion = (typeof TRADE_OFF_CRITERIA)[number];

export const IS_MORE_BETTER: Readonly<Record<TradeOffCriterion, boolean>> = {
  cost: false,
  stateCost: false,
  coverage: true,
  worstPrefecture: true,
  disadvantaged: true,
  disaster: false,
  singleCut: false,
};

/** At whose end coverage is compared, and until when costs count: the year of the plan's last targets. */
export const TRADE_OFF_FISCAL_YEAR = 2030;

export interface TradeOffParts {
  readonly fibre: { readonly figures: GoalFigures; works(): Works };
  readonly radio: { readonly figures: GoalFigures; works(): Works };
  readonly hubs: HubsOutcome;
}

export type TradeOffValues = Readonly<Record<TradeOffCriterion, number>>;

/**
 * Costs are yen from the first open year to the end of that year, planned cables among them; coverage is the mean of
 * fibre (households) and 5G (people), 0–1; the last two are people cut off: in the mean over the members of the disaster
 * of the plan's set that is worst, and by the one link that is worst.
 */
export function tradeOffValues(
  atlas: Atlas,
  parts: TradeOffParts,
  parameters: ParameterValues,
): TradeOffValues {
  const costs = [
    openYears(parts.fibre.works().yen),
    openYears(parts.radio.works().yen),
    openYears(parts.hubs.costYen),
    cablesYen(atlas, parameters),
  ];
  const total = PAYERS.map((_, k) => costs.reduce((sum, payers) => sum + payers[k]!, 0));
  const { prefecture, disadvantaged } = atlas.municipalities;
  const mean = (isWithin: (m: number) => boolean) =>
    (shareOf(parts.fibre.figures, isWithin) + shareOf(parts.radio.figures, isWithin)) / 2;
  const { disasters, bridges } = parts.hubs.backbone;
  return {
    cost: total.reduce((sum, yen) => sum + yen, 0),
    stateCost: total[PAYERS.indexOf('state')]!,
    coverage: mean(() => true),
    worstPrefecture: Math.min(
      ...Array.from({ length: atlas.prefectures.count }, (_, p) => mean((m) => prefecture[m] === p)),
    ),
    disadvantaged: mean((m) => disadvantaged[m] === 'full'),
    disaster: Math.max(0, ...disasters.map(({ meanPeopleCutOff }) => meanPeopleCutOff)),
    singleCut: Math.max(
      0,
      ...bridges[FISCAL_YEARS.indexOf(TRADE_OFF_FISCAL_YEAR)]!.map(({ people }) => people),
    ),
  };
}

/** An empty place counts as wholly covered. */
function shareOf({ part, whole }: GoalFigures, isWithin: (municipality: number) => boolean): number {
  const count = part.length / FISCAL_YEARS.length;
  const row = FISCAL_YEARS.indexOf(TRADE_OFF_FISCAL_YEAR) * count;
  let [covered, all] = [0, 0];
  for (let m = 0; m < count; m++) {
    if (!isWithin(m)) continue;
    covered += part[row + m]!;
    all += whole[row + m]!;
  }
  return all > 0 ? covered / all : 1;
}

/** By payer. @param yen years × … × PAYERS */
function openYears(yen: Float64Array): number[] {
  const width = yen.length / FISCAL_YEARS.length;
  const total = PAYERS.map(() => 0);
  const from = (FIRST_OPEN_FISCAL_YEAR - FIRST_FISCAL_YEAR) * width;
  const to = (TRADE_OFF_FISCAL_YEAR + 1 - FIRST_FISCAL_YEAR) * width;
  for (let i = from; i < to; i++) total[i % PAYERS.length]! += yen[i]!;
  return total;
}

/** The planned links, where they open by then; cables of the Japan Sea have a fund of their own. */
function cablesYen({ backbone: { links } }: Atlas, parameters: ParameterValues): number[] {
  if (parameters['backbone.japanSeaFiscalYear'] > TRADE_OFF_FISCAL_YEAR) return PAYERS.map(() => 0);
  let [state, operator] = [0, 0];
  for (let k = 0; k < links.count; k++) {
    if (links.isPlanned[k] === 0) continue;
    const isCable = links.kind[k] === 'submarine';
    const yen =
      links.lengthKm[k]! * parameters[isCable ? 'backbone.cableYenPerKm' : 'backbone.trunkYenPerKm'];
    const share = isCable ? parameters['backbone.cableSubsidyShare'] : 0;
    state += Math.round(share * yen);
    operator += Math.round(yen) - Math.round(share * yen);
  }
  return [state, 0, operator];
}
