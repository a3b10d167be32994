/** What was built within the horizon before the scenario begins, and what it would have cost by this model. */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { FibreBaseline } from './baseline.ts';
import { edgeCostsYen, serviceCostsYen } from './cost.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import type { FibreStructure } from './fibre-structure.ts';
import { withEdges } from './network.ts';
import { areaClasses, payerShares } from './who-pays.ts';

export interface PastWorks {
  /** Cells that were wholly served within the horizon but before the scenario, by rising index. */
  readonly cells: Uint32Array;
  readonly fiscalYear: Uint16Array;
  /** The cell that each was joined to; -1 for those of many households, which hang from none. */
  readonly parent: Int32Array;
  /** Whole yen: the edge to the parent and the service within the cell. */
  readonly yen: Float64Array;
  /** Class of the area as `areaClasses` gives it. */
  readonly areaClass: Uint8Array;
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
  const yen = serviceYen.map((own, i) => own + (parent[i]! < 0 ? 0 : edgeYen[i]!));
  return { cells, fiscalYear, parent, yen, areaClass: areaClasses(atlas, network, cells) };
}

/** years × PAYERS, whole yen. A cell is paid in the year in which it is wholly served. */
export function pastCostYen(
  { fiscalYear, yen, areaClass }: PastWorks,
  parameters: FibreParameters,
): Float64Array {
  const { state, municipality } = payerShares(parameters);
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  for (let i = 0; i < yen.length; i++) {
    const row = (fiscalYear[i]! - FIRST_FISCAL_YEAR) * PAYERS.length;
    // As splitCost, without its array.
    const stateYen = Math.floor(yen[i]! * state[areaClass[i]!]!);
    const municipalityYen = Math.floor(yen[i]! * municipality[areaClass[i]!]!);
    costYen[row]! += stateYen;
    costYen[row + 1]! += municipalityYen;
    costYen[row + 2]! += yen[i]! - stateYen - municipalityYen;
  }
  return costYen;
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
