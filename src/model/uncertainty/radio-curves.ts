/** What every member of 5G is read from: the nodes' runs, and the scenario's money, pace and rules. */
import type { Atlas } from '../atlas.ts';
import { FISCAL_YEARS, valueInYear } from '../parameter.ts';
import { totalsByPrefecture } from '../place-totals.ts';
import type { RadioParameters } from '../radio/radio-parameters.ts';
import type { DemandSlopes } from './demand-slopes.ts';
import type { RadioNode } from './radio-node.ts';

export interface RadioCurves {
  /** By rising shift of the margin. */
  readonly nodes: readonly RadioNode[];
  readonly blocks: number;
  /** Per prefecture. */
  readonly block: Uint8Array;
  /** years × prefectures: people, and their change per unit of projection pace. */
  readonly total: Float64Array;
  readonly totalSlope: Float64Array;
  /** Per planned year. */
  readonly budgetYen: Float64Array;
  readonly sitesPerYear: Float64Array;
  /** Share of a block in a year's money and sites; 1 is no limit. */
  readonly blockBudgetShare: number;
  readonly blockStationShare: number;
  /** Coverage up to which prefectures come first; 0 where none does. */
  readonly floor: number;
}

export function radioCurves(
  atlas: Atlas,
  { level, slope }: DemandSlopes,
  nodes: readonly RadioNode[],
  parameters: RadioParameters,
): RadioCurves {
  const years = FISCAL_YEARS.slice(nodes[0]!.firstYear);
  const yearly = (id: 'radio.annualBudgetYen' | 'radio.stationsPerYear') =>
    Float64Array.from(years, (year) => valueInYear(parameters[id], year));
  return {
    nodes: [...nodes].sort((a, b) => a.marginShiftDb - b.marginShiftDb),
    blocks: atlas.blocks.count,
    block: atlas.prefectures.block,
    total: totalsByPrefecture(atlas, level.population),
    totalSlope: totalsByPrefecture(atlas, slope.population),
    budgetYen: yearly('radio.annualBudgetYen'),
    sitesPerYear: yearly('radio.stationsPerYear'),
    blockBudgetShare: parameters['radio.blockBudgetShare'],
    blockStationShare: parameters['radio.blockStationShare'],
    floor:
      parameters['radio.objective'] === 'prefecture-floor-first' ? parameters['radio.prefectureFloor'] : 0,
  };
}
