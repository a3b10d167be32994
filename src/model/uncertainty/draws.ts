/** From points of the unit cube to draws of the factors, and from a draw to the scenario that it stands for. */
import type { ParameterValue, SeriesParameter } from '../parameter.ts';
import { PARAMETERS, type ParameterChanges, type ParameterId, resolveParameters } from '../parameters.ts';
import type { Scenario } from '../scenario.ts';
import { quantileOf } from './distribution.ts';
import { type Distributions, type Draw, FACTOR_COUNT, FACTOR_IDS, type FactorId } from './factors.ts';

/** @param draw filled */
export function drawAt(distributions: Distributions, point: Float64Array, draw: Draw): Draw {
  for (let i = 0; i < FACTOR_COUNT; i++) draw[i] = quantileOf(distributions[FACTOR_IDS[i]!], point[i]!);
  return draw;
}

/** Numbers that a factor moves; a ratio moves all of them alike. */
export const MOVED_PARAMETERS = {
  fibreCost: ['fibre.costLevel'],
  fibrePace: ['fibre.householdsPerYear'],
  fibreTakeUp: ['fibre.takeUp'],
  population: ['economy.projectionPace'],
  propagationMargin: ['radio.interferenceMarginDb'],
  radioCost: [
    'radio.stationCostYen',
    'radio.newTowerCostYen',
    'radio.ruralBackhaulCostYen',
    'radio.backhaulYenPerKm',
    'radio.relayCostYen',
  ],
  radioPace: ['radio.stationsPerYear'],
} as const satisfies Readonly<Record<FactorId, readonly ParameterId[]>>;

/** How far each shift may go before a parameter of the scenario leaves its own range; by FACTOR_IDS. */
export interface ShiftLimits {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

export function shiftLimits(scenario: Pick<Scenario, 'parameters'>): ShiftLimits {
  const values = resolveParameters(scenario.parameters);
  const least = new Float64Array(FACTOR_COUNT).fill(Number.NEGATIVE_INFINITY);
  const most = new Float64Array(FACTOR_COUNT).fill(Number.POSITIVE_INFINITY);
  for (const [id, name] of SHIFTS) {
    const at = FACTOR_IDS.indexOf(id);
    least[at] = PARAMETERS[name].minimum - values[name];
    most[at] = PARAMETERS[name].maximum - values[name];
  }
  return { least, most };
}

/**
 * A draw as it comes to bear on a scenario.
 * @param draw changed in place
 */
export function limitDraw({ least, most }: ShiftLimits, draw: Draw): Draw {
  for (let i = 0; i < FACTOR_COUNT; i++) draw[i] = Math.min(most[i]!, Math.max(least[i]!, draw[i]!));
  return draw;
}

const SHIFTS = [
  ['fibreTakeUp', 'fibre.takeUp'],
  ['population', 'economy.projectionPace'],
  ['propagationMargin', 'radio.interferenceMarginDb'],
] as const;

/** The scenario of one draw, to be run in full. Prices and paces may leave the range that a lever has on screen. */
export function scenarioOfDraw(scenario: Scenario, draw: Draw): Scenario {
  const values = resolveParameters(scenario.parameters);
  const effective = limitDraw(shiftLimits(scenario), draw.slice());
  const changes: Record<string, unknown> = { ...scenario.parameters };
  FACTOR_IDS.forEach((id, i) => {
    const value = effective[i]!;
    for (const name of MOVED_PARAMETERS[id]) {
      const { kind } = PARAMETERS[name];
      const isShift = SHIFTS.some(([shift]) => shift === id);
      if (isShift ? value === 0 : value === 1) continue;
      const now = values[name] as ParameterValue<SeriesParameter>;
      const moved = (each: number) => (isShift ? each + value : each * value);
      changes[name] = kind === 'series' && typeof now !== 'number' ? now.map(moved) : moved(now as number);
    }
  });
  return { ...scenario, parameters: changes as ParameterChanges };
}
