/**
 * What running the network earns and costs, and who makes up for its losses: universal service for broadband
 * (第二号基礎的電気通信役務, 電気通信事業法). Support areas are those that lose money where one operator at most serves:
 * general support (一般支援区域) goes to loss-making operators, special support (特別支援区域) to any operator where the
 * loss is deep. The fund is paid by all operators together.
 *
 * A district (町字) is stood for by a cell. Its yearly result is lines × (revenue - cost per line) - upkeep of its cable;
 * lines follow the households of the year, the cable stays. A municipality whose whole network loses money stands for a
 * loss-making operator (assumption). What a municipality owns runs on its own account: it bears the loss, on remote
 * islands the state half of it; what is handed over to operators runs on theirs and is supported.
 *
 * What stands at the baseline is kept apart from what works add to it: a lever of the roll-out costs only the latter.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import type { Kept } from '../kept.ts';
import { FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { runningPlaces, withWorks } from './running-places.ts';
import { groupCells, standingNetwork, type UpkeepTables } from './standing-network.ts';

/** Rows are years, 0 up to the baseline: the fund began with FY2023. Yen a year unless said otherwise. */
export interface UniversalService {
  /** years × municipalities. */
  readonly revenueYen: Float64Array;
  /** years × municipalities. */
  readonly operatingCostYen: Float64Array;
  /** years × municipalities: losses in areas of general support. */
  readonly generalLossYen: Float64Array;
  /** years × municipalities: losses in areas of special support. */
  readonly specialLossYen: Float64Array;
  /** years × municipalities: what operators there receive from the fund. */
  readonly supportYen: Float64Array;
  /** years × PAYERS: who bears the losses of both kinds of areas in the end; the fund is the operators'. */
  readonly lossByPayerYen: Float64Array;
  /** Cells in support areas in the first year after the baseline, over all served cells. */
  readonly generalCellShare: number;
  readonly specialCellShare: number;
}

/** Half of the yearly deficit of municipal networks on remote islands (高度無線環境整備推進事業, ※3). */
const ISLAND_MAINTENANCE_GRANT = 1 / 2;
export function universalService(
  atlas: Atlas,
  demand: Demand,
  basis: FibreBasis,
  parameters: FibreParameters,
  workYear: Uint16Array,
  kept: Kept,
): UniversalService {
  const { count } = atlas.municipalities;
  const cells = kept.get('standingCells', [], parameters, (own) => groupCells(atlas, basis, own));
  const running = kept.get('runningPlaces', [], parameters, (own) => runningPlaces(count, basis, own));
  const standing = kept.get('standing', [demand], parameters, (own) => standingNetwork(cells, demand, own));
  const upkeep = kept.get('upkeep', [demand, standing, workYear], parameters, (own) =>
    withWorks(standing, running, demand, own, workYear),
  );
  return kept.get('support', [upkeep], parameters, (own) => ({
    revenueYen: upkeep.revenueYen,
    operatingCostYen: upkeep.operatingCostYen,
    generalLossYen: upkeep.generalLossYen,
    specialLossYen: upkeep.specialLossYen,
    ...bearLosses(atlas, running.firstYear, own, upkeep),
    generalCellShare: upkeep.generalCells / Math.max(1, upkeep.cells),
    specialCellShare: upkeep.specialCells / Math.max(1, upkeep.cells),
  }));
}

/** Who makes up for the losses of the years from `firstYear` on. */
function bearLosses(
  { municipalities }: Atlas,
  firstYear: number,
  parameters: FibreParameters,
  upkeep: UpkeepTables,
): Borne {
  const { count, disadvantaged } = municipalities;
  const borne = {
    supportYen: new Float64Array(YEAR_COUNT * count),
    lossByPayerYen: new Float64Array(YEAR_COUNT * PAYERS.length),
  };
  const supportRate = parameters['fibre.supportRate'];
  const municipalShare = parameters['fibre.municipalBuildShare'];
  const handoverShare = parameters['fibre.handoverShare'];
  const isOwner = Uint8Array.from(disadvantaged, (kind) => (kind === 'none' ? 0 : 1));
  for (let y = firstYear; y < YEAR_COUNT; y++) {
    const kept = 1 - valueInYear(handoverShare, FISCAL_YEARS[y]!);
    bearYear(y, upkeep, isOwner, { supportRate, ownShare: kept * municipalShare }, borne);
  }
  return borne;
}

type Borne = Pick<UniversalService, 'supportYen' | 'lossByPayerYen'>;

/** @param isOwner per municipality: 1 where municipal networks are, `ownShare` of what stands there */
function bearYear(
  y: number,
  { revenueYen, operatingCostYen, generalLossYen, specialLossYen, islandLossYen }: UpkeepTables,
  isOwner: Uint8Array,
  { supportRate, ownShare }: { readonly supportRate: number; readonly ownShare: number },
  { supportYen, lossByPayerYen }: Borne,
): void {
  let ofState = 0;
  let ofMunicipalities = 0;
  let ofOperators = 0;
  for (let m = 0, at = y * isOwner.length; m < isOwner.length; m++, at++) {
    const publicShare = isOwner[m] === 1 ? ownShare : 0;
    const general = generalLossYen[at]!;
    const special = specialLossYen[at]!;
    const isInTheRed = revenueYen[at]! < operatingCostYen[at]!;
    supportYen[at] = supportRate * (1 - publicShare) * (special + (isInTheRed ? general : 0));
    const stateYen = publicShare * ISLAND_MAINTENANCE_GRANT * islandLossYen[at]!;
    ofState += stateYen;
    ofMunicipalities += publicShare * (general + special) - stateYen;
    ofOperators += (1 - publicShare) * (general + special);
  }
  lossByPayerYen.set([ofState, ofMunicipalities, ofOperators], y * PAYERS.length);
}
