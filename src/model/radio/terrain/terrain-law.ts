/**
 * Path loss along rays by the model of one's choice, held against the link budget: one site's worth of TR 38.901,
 * P.1812 or ITM, prepared once for all its squares.
 *
 * TR 38.901 knows no terrain: its loss without line of sight, by distance. It also stands in where heights are not at
 * hand, since P.1812 and ITM over made-up ground would be numbers without meaning.
 */
import { failure, type Problem, type Result, success } from '../../problem.ts';
import type { Band } from '../bands.ts';
import {
  type EnvironmentClass,
  type LinkAssumptions,
  type LinkBudget,
  linkBudget,
  propagationScenario,
  STATION_HEIGHT_M,
  TERMINAL_HEIGHT_M,
} from '../link-budget.ts';
import {
  createItmPath,
  ITM_WARNING_LIMITS,
  type ItmLaw,
  type ItmLink,
  type ItmPath,
  itmPathLossDb,
  itmWarningNames,
  prepareItm,
} from '../propagation/itm/itm.ts';
import { normalQuantile } from '../propagation/normal-quantile.ts';
import {
  createP1812Path,
  locationSigmaDb,
  lossOnly,
  type P1812Law,
  type P1812Link,
  type P1812Path,
  p1812PathLossDb,
  prepareP1812,
} from '../propagation/p1812/p1812.ts';
import { prepareTr38901, TR38901_VALIDITY, type Tr38901Law, tr38901LossDb } from '../propagation/tr38901.ts';
import type { ProfileUse, RayProfile } from './ray-profile.ts';
import type { TerrainUse } from './relief.ts';

export type TerrainModel = 'tr38901' | 'p1812' | 'itm';
export const TERRAIN_MODELS: readonly TerrainModel[] = ['p1812', 'itm', 'tr38901'];

/** Air and ground, for the models that ask. */
export interface Climate {
  /** Percentage of time in which the loss is not exceeded. */
  readonly timePct: number;
  /** P.1812: lapse rate of refractivity in the lowest kilometre, and refractivity at sea level. */
  readonly dn: number;
  readonly n0: number;
  /** ITM's radio climate. */
  readonly itmClimate: number;
  /** Relative permittivity and conductivity of the ground, S/m. */
  readonly permittivity: number;
  readonly conductivity: number;
}

/**
 * Assumptions for Japan: median time; ΔN and N₀ about those of the ITU-R maps of annual medians at 35°N (P.453); ITM's
 * maritime temperate climate over land; average ground (P.527).
 */
export const DEFAULT_CLIMATE: Climate = {
  timePct: 50,
  dn: 45,
  n0: 340,
  itmClimate: 6,
  permittivity: 15,
  conductivity: 0.005,
};

export interface TerrainLawInput {
  readonly model: TerrainModel;
  readonly band: Band;
  readonly environment: EnvironmentClass;
  readonly assumptions: LinkAssumptions;
  readonly climate: Climate;
  /** Antenna above ground; where absent, what TR 38.901 states for the environment: 25 m, 10 m or 35 m. */
  readonly mastM?: number | undefined;
}

/** Width of the square over which places vary. */
const PLACE_M = 125;
/** Clutter from which a terminal is fully sheltered in the spread of P.1812: anything above it. */
const PLACE_CLUTTER_M = 10;
const VERTICAL_P1812 = 2;
const VERTICAL_ITM = 1;
/** ITM's mode of variability that keeps time and location apart. */
const BROADCAST = 3;
/** Points of the shortest path that P.1812 reads. */
export const LEAST_POINTS = 3;

export interface TerrainLaw {
  readonly model: TerrainModel;
  readonly p1812: P1812Law | undefined;
  readonly itm: ItmLaw | undefined;
  readonly statistical: Tr38901Law;
  /** Loss that the model may have at the edge, and the same for TR 38.901, whose shadow margin is its own. */
  readonly allowedDb: number;
  readonly statisticalAllowedDb: number;
  /** The power that a terminal receives is this less the loss: radiated power, body, wall. */
  readonly budgetDbm: number;
  /** TR 38.901 ends here; nearer than its least distance the loss is that at it. */
  readonly statisticalMinimumM: number;
  readonly statisticalMaximumM: number;
  readonly mastM: number;
  readonly warnings: readonly Problem[];
  readonly p1812Path: P1812Path;
  readonly itmPath: ItmPath;
}

/** Prepares a model for one band and environment, or says what is outside it. */
export function prepareTerrainLaw(input: TerrainLawInput): Result<TerrainLaw> {
  const { model, band, environment, assumptions } = input;
  const { edgeProbability } = assumptions;
  if (!(edgeProbability > 0 && edgeProbability < 1)) {
    const expected = 'above 0 and below 1';
    const got = String(edgeProbability);
    return failure({ kind: 'out-of-range', what: 'edgeProbability', where: 'link budget', expected, got });
  }
  const scenario = propagationScenario(band, environment);
  const mastM = input.mastM ?? STATION_HEIGHT_M[scenario];
  const statistical = prepareTr38901({ scenario, fGhz: band.fGhz, hBsM: mastM, hUtM: TERMINAL_HEIGHT_M });
  if (!statistical.ok) return statistical;
  const budget = linkBudget(band, environment, assumptions);
  const p1812 = model === 'p1812' ? prepareP1812(p1812Link(input, mastM, budget.wallSigmaDb)) : undefined;
  if (p1812?.ok === false) return p1812;
  const itm = model === 'itm' ? prepareItm(itmLink(input, mastM)) : undefined;
  if (itm?.ok === false) return itm;
  const { minimum, maximum } = TR38901_VALIDITY[scenario].d2dM;
  return success({
    model,
    p1812: p1812 && lossOnly(p1812.value),
    itm: itm?.value,
    statistical: statistical.value,
    allowedDb: allowedBy(model, budget, edgeProbability),
    statisticalAllowedDb: budget.allowedDb,
    budgetDbm: budget.stationEirpDbm - budget.bodyDb - budget.penetrationDb,
    statisticalMinimumM: minimum,
    statisticalMaximumM: maximum,
    mastM,
    warnings: [
      ...(p1812?.value.warnings ?? []),
      ...itmProblems(itm?.value.warnings ?? 0),
      ...(model === 'tr38901' ? statistical.value.warnings : []),
    ],
    p1812Path: createP1812Path(),
    itmPath: createItmPath(),
  });
}

/**
 * Each model brings its own spread over places: TR 38.901's is a margin of the budget, P.1812's and ITM's are in the
 * loss already, so that only what a wall spreads is left to ITM's budget.
 */
function allowedBy(model: TerrainModel, budget: LinkBudget, edgeProbability: number): number {
  if (model === 'tr38901') return budget.allowedDb;
  if (model === 'p1812') return budget.medianAllowedDb;
  return budget.medianAllowedDb - normalQuantile(edgeProbability) * budget.wallSigmaDb;
}

/** P.1812 for a terminal among clutter; its spread over places (section 4.7) and the wall's as one. */
export function p1812Link(input: TerrainLawInput, mastM: number, wallSigmaDb: number): P1812Link {
  const { band, assumptions, climate } = input;
  const { fGhz } = band;
  const placesDb = locationSigmaDb({
    fGhz,
    areaM: PLACE_M,
    heightM: TERMINAL_HEIGHT_M,
    clutterM: PLACE_CLUTTER_M,
  });
  return {
    fGhz,
    pPct: climate.timePct,
    pLPct: 100 * assumptions.edgeProbability,
    sigmaLDb: Math.hypot(placesDb, wallSigmaDb),
    htgM: mastM,
    hrgM: TERMINAL_HEIGHT_M,
    pol: VERTICAL_P1812,
    dn: climate.dn,
    n0: climate.n0,
  };
}

/** ITM as broadcast, so that times and places stand apart. */
export function itmLink(input: TerrainLawInput, mastM: number): ItmLink {
  const { band, assumptions, climate } = input;
  return {
    hTxM: mastM,
    hRxM: TERMINAL_HEIGHT_M,
    climate: climate.itmClimate,
    n0: climate.n0,
    fMhz: 1000 * band.fGhz,
    pol: VERTICAL_ITM,
    epsilon: climate.permittivity,
    sigma: climate.conductivity,
    mdvar: BROADCAST,
    time: climate.timePct,
    location: 100 * assumptions.edgeProbability,
    situation: 50,
  };
}

/** What became of one link; written over for every link. */
export interface TerrainLink {
  lossDb: number;
  /** What the budget allows less the loss: served from 0 on. */
  marginDb: number;
  /** TR 38.901 stood in, since heights were not at hand or the model had no number. */
  fellBack: boolean;
}

export function createTerrainLink(): TerrainLink {
  return { lossDb: Number.NaN, marginDb: Number.NaN, fellBack: false };
}

/** What laws read of the profiles that they share. */
export function profileUse(laws: readonly TerrainLaw[]): ProfileUse {
  const readsCover = laws.some(({ p1812 }) => p1812 !== undefined);
  const readsGround = laws.some(({ itm }) => itm !== undefined);
  return readsCover ? (readsGround ? 'all' : 'cover') : 'ground';
}

/** Points of a profile that a path to its point `last` reads: nearer than LEAST_POINTS it is taken as that long. */
export function pointsTo(last: number): number {
  return Math.max(LEAST_POINTS, last + 1);
}

/**
 * Computes the link to the point `last` of a profile, whose first `pointsTo(last)` points must stand.
 * @param distanceM the exact distance, which TR 38.901 goes by
 * @param lat degrees of the site, for P.1812's ducting
 */
export function computeLink(
  law: TerrainLaw,
  profile: RayProfile,
  last: number,
  distanceM: number,
  lat: number,
  link: TerrainLink,
): void {
  const points = pointsTo(last);
  let lossDb = Number.NaN;
  if (law.model !== 'tr38901' && points <= profile.firstAbsent) {
    const { dKm, hM, ground, clutterM, zone, stepM } = profile;
    lossDb =
      law.p1812 !== undefined
        ? p1812PathLossDb(law.p1812, dKm, hM, clutterM, zone, points, lat, law.p1812Path)
        : itmPathLossDb(law.itm!, stepM, ground!, points, law.itmPath);
  }
  if (!Number.isNaN(lossDb)) {
    link.fellBack = false;
    link.lossDb = lossDb;
    link.marginDb = law.allowedDb - lossDb;
    return;
  }
  link.fellBack = law.model !== 'tr38901';
  link.lossDb = statisticalLossDb(law, distanceM);
  link.marginDb = law.statisticalAllowedDb - link.lossDb;
}

/** Loss of TR 38.901 without line of sight; Infinity beyond its reach. */
export function statisticalLossDb(law: TerrainLaw, distanceM: number): number {
  if (distanceM > law.statisticalMaximumM) return Infinity;
  return tr38901LossDb(law.statistical, 'nlos', Math.max(law.statisticalMinimumM, distanceM));
}

/** How much of `computed` links rests on terrain. */
export function terrainUse(model: TerrainModel, computed: number, fellBack: number): TerrainUse {
  if (model === 'tr38901' || (computed > 0 && fellBack === computed)) return 'none';
  return fellBack > 0 ? 'partial' : 'full';
}

/** The flags of an ITM warning word as problems. */
export function itmProblems(warnings: number): Problem[] {
  return itmWarningNames(warnings).map((name) => ({
    kind: 'out-of-range',
    what: name,
    where: 'itm',
    expected: ITM_WARNING_LIMITS[name],
    got: 'outside',
  }));
}
