/** The loss of one path by every model side by side, each with its warnings, or why a model has none. */
import type { Problem, Result } from '../../problem.ts';
import type { Band } from '../bands.ts';
import {
  type EnvironmentClass,
  type LinkAssumptions,
  linkBudget,
  propagationScenario,
} from '../link-budget.ts';
import { itm } from '../propagation/itm/itm.ts';
import { p1812 } from '../propagation/p1812/p1812.ts';
import { tr38901 } from '../propagation/tr38901.ts';
import type { PathColumns, PathEnd } from './path-profile.ts';
import type { TerrainUse } from './relief.ts';
import { type Climate, itmLink, itmProblems, p1812Link, type TerrainModel } from './terrain-law.ts';

export interface PathLink {
  readonly band: Band;
  readonly environment: EnvironmentClass;
  readonly assumptions: LinkAssumptions;
  readonly climate: Climate;
}

export type LossModel = 'free-space' | 'tr38901-los' | 'tr38901-nlos' | 'p1812' | 'itm';

export interface ModelLoss {
  readonly model: LossModel;
  /** Loss in half of the places (TR 38.901, P.1812, ITM), dB; NaN where `problems` says why there is none. */
  readonly lossDb: number;
  /** Power of the whole carrier at the terminal, dBm. */
  readonly receivedDbm: number;
  readonly warnings: readonly Problem[];
  readonly problems: readonly Problem[];
}

/** Equation 8 of P.1812, without its third dimension: 92.4 + 20 log f + 20 log d. */
function freeSpaceDb(fGhz: number, distanceM: number): number {
  return 92.4 + 20 * Math.log10((fGhz * distanceM) / 1000);
}

export function lossesByModel(
  link: PathLink,
  a: PathEnd,
  b: PathEnd,
  columns: PathColumns,
  terrain: TerrainUse,
): ModelLoss[] {
  const { band, environment, assumptions } = link;
  const budget = linkBudget(band, environment, assumptions);
  const budgetDbm = budget.stationEirpDbm - budget.bodyDb - budget.penetrationDb;
  const last = columns.distanceM.length - 1;
  const distanceM = columns.distanceM[last]!;
  const answer = (model: LossModel, lossDb: number, warnings: readonly Problem[]): ModelLoss => ({
    model,
    lossDb,
    receivedDbm: budgetDbm - lossDb,
    warnings,
    problems: [],
  });
  const of = <T>(
    model: LossModel,
    result: Result<T>,
    read: (value: T) => readonly [number, readonly Problem[]],
  ) => (result.ok ? answer(model, ...read(result.value)) : refusal(model, result.problems));

  const scenario = propagationScenario(band, environment);
  const statistical = tr38901({
    scenario,
    fGhz: band.fGhz,
    hBsM: a.heightM,
    hUtM: b.heightM,
    d2dM: distanceM,
  });
  // Median places: the spread over places belongs to coverage, not to one path.
  const median = {
    ...link,
    model: 'p1812' as TerrainModel,
    assumptions: { ...assumptions, edgeProbability: 0.5 },
  };
  const losses = [
    answer('free-space', freeSpaceDb(band.fGhz, distanceM), []),
    of('tr38901-los', statistical, ({ losDb, warnings }) => [losDb, warnings]),
    of('tr38901-nlos', statistical, ({ nlosDb, warnings }) => [nlosDb, warnings]),
  ];
  if (terrain !== 'full') {
    const got = terrain === 'none' ? 'no heights at hand' : 'heights for a part of the path only';
    const missing: Problem = {
      kind: 'unavailable',
      what: 'terrain',
      where: 'path',
      expected: 'heights all along',
      got,
    };
    return [...losses, refusal('p1812', [missing]), refusal('itm', [missing])];
  }
  const { lat, lon, groundM, clutterM, zone } = columns;
  const terrestrial = p1812(
    {
      ...p1812Link(median, a.heightM, 0),
      hrgM: b.heightM,
      phiT: lat[0]!,
      lamT: lon[0]!,
      phiR: lat[last]!,
      lamR: lon[last]!,
    },
    { dKm: columns.distanceM.map((d) => d / 1000), hM: groundM, clutterM, zone },
  );
  const irregular = itm(
    { ...itmLink(median, a.heightM), hRxM: b.heightM },
    { stepM: distanceM / last, hM: groundM },
  );
  return [
    ...losses,
    of('p1812', terrestrial, ({ lossDb, warnings }) => [lossDb, warnings]),
    of('itm', irregular, ({ lossDb, warnings }) => [lossDb, itmProblems(warnings)]),
  ];
}

function refusal(model: LossModel, problems: readonly Problem[]): ModelLoss {
  return { model, lossDb: Number.NaN, receivedDbm: Number.NaN, warnings: [], problems };
}
