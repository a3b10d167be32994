import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder } from '../plan.ts';
import type { HubsOutcome } from './hubs-outcome.ts';
import type { HubsParameters } from './hubs-parameters.ts';

/** What a hub of that power costs all payers, whole yen. */
export function hubYen(powerMw: number, parameters: HubsParameters): number {
  return Math.round(powerMw * parameters['hubs.yenPerMw']);
}

/** Cost by year and payer, and the same hub by hub. */
export function hubCosts(
  {
    municipality,
    openFiscalYear,
    powerMw,
    assignedPopulation,
  }: Pick<HubsOutcome['hubs'], 'municipality' | 'openFiscalYear' | 'powerMw' | 'assignedPopulation'>,
  parameters: HubsParameters,
  municipalityCount: number,
): Pick<HubsOutcome, 'costYen' | 'plan'> {
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  const plan = createPlanBuilder(municipalityCount);
  openFiscalYear.forEach((fiscalYear, h) => {
    if (fiscalYear === 0) return;
    const allYen = hubYen(powerMw[h]!, parameters);
    const stateYen = Math.min(
      Math.floor(allYen * parameters['hubs.subsidyShare']),
      Math.round(parameters['hubs.subsidyCapYen']),
    );
    // Municipalities pay nothing towards a data centre under the fund's rules.
    const payersYen = [stateYen, 0, allYen - stateYen];
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * PAYERS.length;
    payersYen.forEach((yen, payer) => {
      costYen[row + payer]! += yen;
    });
    plan.add(fiscalYear, municipality[h]!, assignedPopulation[h]!, payersYen);
  });
  return { costYen, plan: plan.build() };
}
