/** What each hub of a plan is good and bad at, side by side, and which of them no other beats in everything. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { ParameterValues } from '../parameters.ts';
import { hubYen } from './hub-cost.ts';
import { createHubRoutes } from './hub-routes.ts';
import type { HubsOutcome } from './hubs-outcome.ts';

export const TRADE_OFFS = ['latency', 'power', 'hazard', 'cost'] as const;
export type TradeOff = (typeof TRADE_OFFS)[number];

/** Whether more of it is better. */
export const IS_MORE_BETTER: Readonly<Record<TradeOff, boolean>> = {
  latency: false,
  power: true,
  hazard: false,
  cost: false,
};

export interface HubTradeOffs {
  /** One per hub, in the order of the outcome. */
  readonly municipality: Uint16Array;
  readonly value: {
    /** Mean latency one way from all people of the demand's fiscal year, ms. */
    readonly latency: Float64Array;
    /** Capacity of the lines from its grid area to others, MW. */
    readonly power: Float64Array;
    /** 30-year probability of intensity 6-lower at the capital of its prefecture, 0–1. */
    readonly hazard: Float64Array;
    /** What it costs all payers, yen. */
    readonly cost: Float64Array;
  };
  /** 1 where no other hub is at least as good in everything and better in something. */
  readonly isOnFront: Uint8Array;
}

export function hubTradeOffs(
  atlas: Atlas,
  demand: Demand,
  parameters: ParameterValues,
  { municipality, openFiscalYear, powerMw }: HubsOutcome['hubs'],
): HubTradeOffs {
  const { municipalities, prefectures, gridAreas, gridLinks } = atlas;
  const fiscalYear = parameters['hubs.demandFiscalYear'];
  const start = demand.fiscalYears.indexOf(fiscalYear) * municipalities.count;
  const people = demand.population.subarray(start, start + municipalities.count);
  const routes = createHubRoutes(atlas, parameters);
  const ms = new Float64Array(municipalities.count);
  const lineMw = new Float64Array(gridAreas.length);
  for (const { from, to, capacityMw } of gridLinks) {
    lineMw[from]! += capacityMw;
    lineMw[to]! += capacityMw;
  }
  const of = (figure: (municipality: number) => number) => Float64Array.from(municipality, figure);
  const value = {
    latency: of((m) => meanOf(routes.from(m, fiscalYear, ms), people)),
    power: of((m) => lineMw[prefectures.gridArea[municipalities.prefecture[m]!]!]!),
    hazard: of((m) => prefectures.seismicProbability[municipalities.prefecture[m]!]!),
    // One that never opens costs nothing.
    cost: powerMw.map((mw, h) => (openFiscalYear[h] === 0 ? 0 : hubYen(mw, parameters))),
  };
  return { municipality, value, isOnFront: frontOf(value) };
}

/** By people; places without a latency count on neither side. */
function meanOf(ms: Float64Array, people: Float64Array): number {
  let sum = 0;
  let total = 0;
  ms.forEach((each, m) => {
    if (!Number.isFinite(each)) return;
    sum += each * people[m]!;
    total += people[m]!;
  });
  return total > 0 ? sum / total : Number.NaN;
}

/** Per hub, 1 where none dominates it; a figure that is not known beats nothing and is beaten by none. */
export function frontOf(value: HubTradeOffs['value']): Uint8Array {
  const gain = (trade: TradeOff, i: number, j: number) =>
    (value[trade][i]! - value[trade][j]!) * (IS_MORE_BETTER[trade] ? 1 : -1);
  const dominates = (i: number, j: number) =>
    TRADE_OFFS.every((trade) => gain(trade, i, j) >= 0) && TRADE_OFFS.some((trade) => gain(trade, i, j) > 0);
  const indices = Array.from(value.latency.keys());
  return Uint8Array.from(indices, (j) => (indices.some((i) => dominates(i, j)) ? 0 : 1));
}
