/** What was built within the horizon before the scenario begins, and what it would have cost by this model. */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { FibreBaseline } from './baseline.ts';
import { edgeCostsYen, serviceCostsYen } from './cost.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreStructure } from './fibre-structure.ts';
import { withEdges } from './network.ts';
import { addCost, areaClasses, payerShares, splitCost } from './who-pays.ts';

export interface PastWorks {
  /** Cells that were wholly served within the horizon but before the scenario, by rising index. */
  readonly cells: Uint32Array;
  readonly fiscalYear: Uint16Array;
  /** The cell that each was joined to; -1 for those of many households, which hang from none. */
  readonly parent: Int32Array;
  /** years × PAYERS, whole yen. A cell is paid in the year in which it is wholly served. */
  readonly costYen: Float64Array;
}

/** @param baselineYear index into the published years */
export function pastWorks(
  atlas: Atlas,
  { network, forest, baseline }: FibreStructure,
  parameters: FibreParameters,
  baselineYear: number,
): PastWorks {
  const { fiscalYears } = baseline.published;
  const cells = pastCells(baseline, baselineYear);
  const fiscalYear = new Uint16Array(cells.length);
  const parent = new Int32Array(cells.length);
  const households = new Float64Array(cells.length);
  // Cells without an edge take the first edge's place in the list and no share of its cost.
  const edges = new Uint32Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    fiscalYear[i] = fiscalYears[baseline.servedFrom[cell]!]!;
    parent[i] = forest.parent[cell]!;
    households[i] = atlas.cells.households[cell]!;
    edges[i] = Math.max(0, forest.parentEdge[cell]!);
  }
  const edgeYen = edgeCostsYen(atlas, withEdges(network, edges), parameters);
  const serviceYen = serviceCostsYen(atlas, network, parameters, cells, households);
  const areas = areaClasses(atlas, network, cells);
  const shares = payerShares(parameters);
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  for (let i = 0; i < cells.length; i++) {
    const cellYen = serviceYen[i]! + (parent[i]! < 0 ? 0 : edgeYen[i]!);
    const area = areas[i]!;
    addCost(
      costYen,
      fiscalYear[i]! - FIRST_FISCAL_YEAR,
      splitCost(cellYen, shares.state[area]!, shares.municipality[area]!),
    );
  }
  return { cells, fiscalYear, parent, costYen };
}

function pastCells({ published, servedFrom }: FibreBaseline, baselineYear: number): Uint32Array {
  // What the first published year found served was built nobody knows when.
  const first = Math.max(1, published.fiscalYears.indexOf(FIRST_FISCAL_YEAR));
  const cells = new Uint32Array(servedFrom.length);
  let count = 0;
  for (let cell = 0; cell < servedFrom.length; cell++) {
    if (servedFrom[cell]! >= first && servedFrom[cell]! <= baselineYear) cells[count++] = cell;
  }
  return cells.slice(0, count);
}
