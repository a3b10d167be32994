/** What was built within the horizon before the scenario begins, and what it would have cost by this model. */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { FibreBaseline } from './baseline.ts';
import { edgeCostsYen, serviceCostsYen } from './cost.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreStructure } from './fibre-structure.ts';
import { withEdges } from './network.ts';
import { addCost, type PayerShares, splitCost } from './who-pays.ts';

export interface PastWorks {
  /** Cells that were wholly served within the horizon but before the scenario, by rising index. */
  readonly cells: Uint32Array;
  readonly fiscalYear: Uint16Array;
}

export function pastWorks({ published, servedFrom }: FibreBaseline, baselineYear: number): PastWorks {
  // What the first published year found served was built nobody knows when.
  const first = Math.max(1, published.fiscalYears.indexOf(FIRST_FISCAL_YEAR));
  const isPast = (from: number): boolean => from >= first && from <= baselineYear;
  const cells: number[] = [];
  for (let cell = 0; cell < servedFrom.length; cell++) if (isPast(servedFrom[cell]!)) cells.push(cell);
  return {
    cells: Uint32Array.from(cells),
    fiscalYear: Uint16Array.from(cells, (cell) => published.fiscalYears[servedFrom[cell]!]!),
  };
}

/** years × PAYERS, whole yen. A cell is paid in the year in which it is wholly served. */
export function pastCosts(
  atlas: Atlas,
  { network, forest }: FibreStructure,
  parameters: FibreParameters,
  shares: PayerShares,
  past: PastWorks,
): Float64Array {
  const { cells, fiscalYear } = past;
  const households = new Float64Array(atlas.cells.households.length);
  for (const cell of cells) households[cell] = atlas.cells.households[cell]!;
  const serviceYen = serviceCostsYen(atlas, network, parameters, households);
  const joined = cells.filter((cell) => forest.parent[cell]! >= 0);
  const edges = joined.map((cell) => forest.parentEdge[cell]!);
  const edgeYen = edgeCostsYen(atlas, withEdges(network, edges), parameters);
  joined.forEach((cell, i) => {
    serviceYen[cell]! += edgeYen[i]!;
  });
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  cells.forEach((cell, i) => {
    addCost(costYen, fiscalYear[i]! - FIRST_FISCAL_YEAR, splitCost(serviceYen[cell]!, shares, cell));
  });
  return costYen;
}
