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
  TR38901_PENETRATION_SIGMA_DB,
  TR38901_SHADOW_DB,
  TR38901_VALIDITY,
  type Tr38901Scenario,
  tr38901LossDb,
  tr38901PenetrationDb,
} from './propagation/tr38901.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';

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
const STATION_HEIGHT_M: Readonly<Record<Tr38901Scenario, number>> = { UMa: 25, UMi: 10, RMa: 35 };
const TERMINAL_HEIGHT_M = 1.5;
const STREET_LEVEL_FROM_GHZ = 6;

export interface LinkAssumptions {
  /** Probability of service at the edge, above 0 and below 1. */
  readonly edgeProbability: number;
  readonly interferenceMarginDb: number;
  /** Service inside buildings of ordinary glass and concrete rather than outdoors. */
  readonly indoor: boolean;
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

/** Allowed path loss in dB, the weaker of the two directions. */
export function allowedLossDb(
  band: Band,
  environment: EnvironmentClass,
  assumptions: LinkAssumptions,
): number {
  const neededDbm = (hertz: number, noiseFigureDb: number) =>
    THERMAL_NOISE_DBM_PER_HZ + 10 * Math.log10(hertz) + noiseFigureDb + REQUIRED_SINR_DB;
  const stationGainDb = band.stationGainDbi - band.stationLossDb;
  const stationPowerDbm = band.stationPowerDbmPerMhz + 10 * Math.log10(band.bandwidthMhz);
  const downlinkDb =
    stationPowerDbm + stationGainDb - neededDbm(band.bandwidthMhz * 1e6, band.terminalNoiseFigureDb);
  const uplinkDb =
    band.terminalPowerDbm + stationGainDb - neededDbm(EDGE_UPLINK_HZ, band.stationNoiseFigureDb);
  const { edgeProbability, interferenceMarginDb, indoor } = assumptions;
  const shadowDb = TR38901_SHADOW_DB[propagationScenario(band, environment)].nlos;
  const sigmaDb = indoor ? Math.hypot(shadowDb, TR38901_PENETRATION_SIGMA_DB.low) : shadowDb;
  return (
    Math.min(downlinkDb, uplinkDb) -
    BODY_LOSS_DB -
    interferenceMarginDb -
    normalQuantile(edgeProbability) * sigmaDb -
    (indoor ? tr38901PenetrationDb('low', band.fGhz) : 0)
  );
}

export interface SiteRange {
  readonly rangeM: number;
  /** The loss would allow more than the law is valid for: the range stops where the law does. */
  readonly isCapped: boolean;
}

/**
 * Largest distance at which the loss without line of sight is allowed, found within a centimetre by halving: a disc has
 * to hold behind buildings too. 0 where not even the shortest distance of the law is allowed.
 */
export function siteRange(
  band: Band,
  environment: EnvironmentClass,
  assumptions: LinkAssumptions,
): SiteRange {
  const scenario = propagationScenario(band, environment);
  const hBsM = STATION_HEIGHT_M[scenario];
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
