/**
 * Link budget: the path loss that a link may have, and the range at which a propagation law uses it up.
 *
 *   allowed loss = radiated power + receiving gain − (−174 + 10 log₁₀ bandwidth + noise figure + required SINR)
 *                  − body − interference margin − shadow margin − penetration
 *
 * for either direction; the weaker one decides. Without terrain, a site serves the disc of that range.
 */
import type { ValuesOf } from '../parameter.ts';
import type { Band } from './bands.ts';
import { normalQuantile } from './propagation/normal-quantile.ts';
import {
  prepareTr38901,
  TR38901_SHADOW_DB,
  TR38901_VALIDITY,
  type Tr38901Scenario,
  tr38901LossDb,
} from './propagation/tr38901.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';
import { requiredSinrDb } from './spectral-efficiency.ts';
import { type Wall, type WallLoss, wallLoss } from './wall-loss.ts';

export type EnvironmentClass = 'urban' | 'suburban' | 'rural';
/** Denser first. */
export const ENVIRONMENT_CLASSES: readonly EnvironmentClass[] = ['urban', 'suburban', 'rural'];

const THERMAL_NOISE_DBM_PER_HZ = -174;
/** At the edge the terminal puts its power on six resource blocks of 180 kHz (assumption). */
const EDGE_UPLINK_HZ = 1.08e6;
/** The lowest rates still decode here (assumption; CQI 1–2 of TS 38.214 table 5.2.2.1-3). */
const REQUIRED_SINR_DB = -5;
/** A hand and head beside the terminal (assumption; sharing studies take 8 dB, a terminal held in front has less). */
const BODY_LOSS_DB = 3;
/** Heights at which TR 38.901 states its families: roofs, street lamps, masts in the country. */
export const STATION_HEIGHT_M: Readonly<Record<Tr38901Scenario, number>> = { UMa: 25, UMi: 10, RMa: 35 };
export const TERMINAL_HEIGHT_M = 1.5;
const STREET_LEVEL_FROM_GHZ = 6;

export interface LinkAssumptions {
  /** Probability of service at the edge, above 0 and below 1. */
  readonly edgeProbability: number;
  readonly interferenceMarginDb: number;
  /** Service inside buildings rather than outdoors. */
  readonly indoor: boolean;
  /** What the buildings are made of; ordinary glass and concrete of TR 38.901 where absent. */
  readonly wall?: Wall | undefined;
  /** Least rate at the edge, Mbit/s; where absent, the lowest that still decodes. */
  readonly edgeRate?: EdgeRate | undefined;
}

/** Over the whole carrier downlink, over EDGE_UPLINK_HZ uplink. */
export interface EdgeRate {
  readonly downlinkMbps: number;
  readonly uplinkMbps: number;
}

export function linkAssumptionsOf(parameters: ValuesOf<typeof RADIO_PARAMETERS>): LinkAssumptions {
  return {
    edgeProbability: parameters['radio.edgeProbability'],
    interferenceMarginDb: parameters['radio.interferenceMarginDb'],
    indoor: parameters['radio.indoor'],
  };
}

/** Family of TR 38.901: masts in the country; in towns roofs, and for millimetre waves street lamps. */
export function propagationScenario(band: Band, environment: EnvironmentClass): Tr38901Scenario {
  if (environment === 'rural') return 'RMa';
  return band.fGhz > STREET_LEVEL_FROM_GHZ ? 'UMi' : 'UMa';
}

/** The budget term by term, dB and dBm; what the screen lists and what a path loss is held against. */
export interface LinkBudget {
  /** Radiated by the station over the whole carrier, towards the terminal. */
  readonly stationEirpDbm: number;
  /** Loss that each direction bears before any margin; −∞ where it cannot carry the edge rate at all. */
  readonly downlinkDb: number;
  readonly uplinkDb: number;
  readonly limitedBy: 'downlink' | 'uplink';
  readonly bodyDb: number;
  readonly interferenceDb: number;
  /** Median loss into the building; 0 outdoors. */
  readonly penetrationDb: number;
  /** Spread of the wall; 0 outdoors. */
  readonly wallSigmaDb: number;
  /** Spread of TR 38.901's shadowing without line of sight and of the wall together. */
  readonly sigmaDb: number;
  /** z(edge probability) · sigmaDb. */
  readonly shadowDb: number;
  /** The weaker direction less all margins but the one for shadowing, for models that have their own spread. */
  readonly medianAllowedDb: number;
  /** The weaker direction less all margins. */
  readonly allowedDb: number;
}

const NO_WALL: WallLoss = { medianDb: 0, sigmaDb: 0 };

export function linkBudget(
  band: Band,
  environment: EnvironmentClass,
  assumptions: LinkAssumptions,
): LinkBudget {
  const { edgeProbability, interferenceMarginDb, indoor, edgeRate } = assumptions;
  const neededDbm = (hertz: number, noiseFigureDb: number, rateMbps: number | undefined) =>
    THERMAL_NOISE_DBM_PER_HZ + 10 * Math.log10(hertz) + noiseFigureDb + edgeSinrDb(hertz, rateMbps);
  const carrierHz = band.bandwidthMhz * 1e6;
  const stationGainDb = band.stationGainDbi - band.stationLossDb;
  const stationPowerDbm = band.stationPowerDbmPerMhz + 10 * Math.log10(band.bandwidthMhz);
  const downlinkDb =
    stationPowerDbm +
    stationGainDb -
    neededDbm(carrierHz, band.terminalNoiseFigureDb, edgeRate?.downlinkMbps);
  const uplinkDb =
    band.terminalPowerDbm +
    stationGainDb -
    neededDbm(EDGE_UPLINK_HZ, band.stationNoiseFigureDb, edgeRate?.uplinkMbps);
  const outdoorsDb = TR38901_SHADOW_DB[propagationScenario(band, environment)].nlos;
  const wall = indoor ? wallLoss(assumptions.wall ?? 'tr38901-low', band.fGhz) : NO_WALL;
  const penetrationDb = wall.medianDb;
  const sigmaDb = indoor ? Math.hypot(outdoorsDb, wall.sigmaDb) : outdoorsDb;
  const shadowDb = normalQuantile(edgeProbability) * sigmaDb;
  const weakerDb = Math.min(downlinkDb, uplinkDb);
  return {
    stationEirpDbm: stationPowerDbm + stationGainDb,
    downlinkDb,
    uplinkDb,
    limitedBy: downlinkDb < uplinkDb ? 'downlink' : 'uplink',
    bodyDb: BODY_LOSS_DB,
    interferenceDb: interferenceMarginDb,
    penetrationDb,
    wallSigmaDb: wall.sigmaDb,
    sigmaDb,
    shadowDb,
    medianAllowedDb: weakerDb - BODY_LOSS_DB - interferenceMarginDb - penetrationDb,
    allowedDb: weakerDb - BODY_LOSS_DB - interferenceMarginDb - shadowDb - penetrationDb,
  };
}

/** SINR that a rate needs over so much spectrum; Infinity where no modulation of the table carries it. */
function edgeSinrDb(hertz: number, rateMbps: number | undefined): number {
  if (rateMbps === undefined || rateMbps === 0) return REQUIRED_SINR_DB;
  return Math.max(REQUIRED_SINR_DB, requiredSinrDb((rateMbps * 1e6) / hertz));
}

/** Allowed path loss in dB, the weaker of the two directions. */
export function allowedLossDb(
  band: Band,
  environment: EnvironmentClass,
  assumptions: LinkAssumptions,
): number {
  return linkBudget(band, environment, assumptions).allowedDb;
}

export interface SiteRange {
  readonly rangeM: number;
  /** The loss would allow more than the law is valid for: the range stops where the law does. */
  readonly isCapped: boolean;
}

/**
 * Largest distance at which the loss without line of sight is allowed, found within a centimetre by halving: a disc has
 * to hold behind buildings too. 0 where not even the shortest distance of the law is allowed.
 * @param heightM of the station; brought within the heights for which the law holds, which in towns is one
 */
export function siteRange(
  band: Band,
  environment: EnvironmentClass,
  assumptions: LinkAssumptions,
  heightM?: number,
): SiteRange {
  const scenario = propagationScenario(band, environment);
  const heights = TR38901_VALIDITY[scenario].hBsM;
  const hBsM =
    heightM === undefined
      ? STATION_HEIGHT_M[scenario]
      : Math.min(heights.maximum, Math.max(heights.minimum, heightM));
  const prepared = prepareTr38901({ scenario, fGhz: band.fGhz, hBsM, hUtM: TERMINAL_HEIGHT_M });
  if (!prepared.ok) throw new Error(`Expected ${band.name} within the validity of ${scenario}.`);
  const law = prepared.value;
  const allowedDb = allowedLossDb(band, environment, assumptions);
  const { minimum, maximum } = TR38901_VALIDITY[scenario].d2dM;
  if (tr38901LossDb(law, 'nlos', maximum) <= allowedDb) return { rangeM: maximum, isCapped: true };
  if (tr38901LossDb(law, 'nlos', minimum) > allowedDb) return { rangeM: 0, isCapped: false };
  let near = minimum;
  let far = maximum;
  while (far - near > 0.01) {
    const middle = (near + far) / 2;
    if (tr38901LossDb(law, 'nlos', middle) <= allowedDb) near = middle;
    else far = middle;
  }
  return { rangeM: near, isCapped: false };
}
