/**
 * Link budget: the path loss that a link may have, and the range at which a propagation law reaches it.
 *
 *   allowed loss = EIRP + receiver gain − (−174 + 10 log₁₀ bandwidth + noise figure + required SINR)
 *                  − interference margin − shadow margin − penetration
 *
 * for either direction; the weaker one decides. Without terrain, a site serves the disc of that range.
 */

import { normalQuantile } from '../normal-distribution.ts';
import type { ValuesOf } from '../parameter.ts';
import {
  fillTr38901LossDb,
  prepareTr38901,
  TR38901_SHADOW_DB,
  TR38901_VALIDITY,
  type Tr38901Scenario,
  tr38901PenetrationDb,
} from './propagation/tr38901.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';

export type BandName = 'n28' | 'n3' | 'n77' | 'n79' | 'n257';

/** One band as an operator of macro cells uses it. Levels are typical equipment classes: assumptions, all of them. */
export interface Band {
  readonly name: BandName;
  /** Centre of the downlink as licensed in Japan (総務省 周波数割当), GHz. */
  readonly fGhz: number;
  /** Channel width per operator, Hz. */
  readonly bandwidthHz: number;
  /** Equivalent isotropically radiated power over the whole channel, towards the terminal, dBm. */
  readonly eirpDbm: number;
  /** Gain of the station's antenna when it listens, dBi. */
  readonly stationGainDbi: number;
  readonly stationNoiseFigureDb: number;
}

/** 3GPP TS 38.104 and TS 38.101 name the bands and the terminal's power class; antenna classes are assumptions. */
export const BANDS: readonly Band[] = [
  { name: 'n28', fGhz: 0.7, bandwidthHz: 10e6, eirpDbm: 61, stationGainDbi: 15, stationNoiseFigureDb: 3 },
  { name: 'n3', fGhz: 1.7, bandwidthHz: 20e6, eirpDbm: 63, stationGainDbi: 17, stationNoiseFigureDb: 3 },
  { name: 'n77', fGhz: 3.7, bandwidthHz: 100e6, eirpDbm: 70, stationGainDbi: 24, stationNoiseFigureDb: 5 },
  { name: 'n79', fGhz: 4.5, bandwidthHz: 100e6, eirpDbm: 70, stationGainDbi: 24, stationNoiseFigureDb: 5 },
  { name: 'n257', fGhz: 28, bandwidthHz: 400e6, eirpDbm: 65, stationGainDbi: 28, stationNoiseFigureDb: 7 },
];

export function bandIndex(name: string): number {
  const index = BANDS.findIndex((band) => band.name === name);
  if (index < 0)
    throw new Error(`Expected one of ${BANDS.map((band) => band.name).join(', ')}, got ${name}.`);
  return index;
}

/** Power class 3 of TS 38.101, 23 dBm; one antenna of 0 dBi held in the hand. */
const TERMINAL_EIRP_DBM = 23;
const TERMINAL_GAIN_DBI = 0;
/** TS 38.101 reference sensitivity assumes 9 dB. */
const TERMINAL_NOISE_FIGURE_DB = 9;
const THERMAL_NOISE_DBM_PER_HZ = -174;
/** At the edge the terminal sends on five resource blocks of 15 kHz carriers: about 0.5 Mbit/s (assumption). */
const EDGE_UPLINK_HZ = 900e3;
/** QPSK at a low code rate still decodes here (CQI 2–3 of TS 38.214 Table 5.2.2.1-3). */
const REQUIRED_SINR_DB = -3;
const TERMINAL_HEIGHT_M = 1.5;

export type EnvironmentClass = 'urban' | 'suburban' | 'rural';
export const ENVIRONMENT_CLASSES: readonly EnvironmentClass[] = ['urban', 'suburban', 'rural'];

/** Family of TR 38.901 and antenna height of each class: 25 m roofs in towns, 35 m masts in the country. */
const ENVIRONMENTS: Readonly<
  Record<EnvironmentClass, { readonly scenario: Tr38901Scenario; readonly hBsM: number }>
> = {
  urban: { scenario: 'UMa', hBsM: 25 },
  suburban: { scenario: 'UMa', hBsM: 25 },
  rural: { scenario: 'RMa', hBsM: 35 },
};

export interface LinkAssumptions {
  /** Probability of service at the edge, 0.5–0.99. */
  readonly edgeProbability: number;
  readonly interferenceMarginDb: number;
  readonly indoor: boolean;
}

export function linkAssumptionsOf(parameters: ValuesOf<typeof RADIO_PARAMETERS>): LinkAssumptions {
  return {
    edgeProbability: parameters['radio.edgeProbability'],
    interferenceMarginDb: parameters['radio.interferenceMarginDb'],
    indoor: parameters['radio.indoor'],
  };
}

/** Allowed path loss in dB, the weaker of the two directions. */
export function allowedLossDb(
  band: Band,
  environment: EnvironmentClass,
  assumptions: LinkAssumptions,
): number {
  const noiseDbm = (hertz: number, figureDb: number) =>
    THERMAL_NOISE_DBM_PER_HZ + 10 * Math.log10(hertz) + figureDb;
  const downlinkDb =
    band.eirpDbm +
    TERMINAL_GAIN_DBI -
    noiseDbm(band.bandwidthHz, TERMINAL_NOISE_FIGURE_DB) -
    REQUIRED_SINR_DB;
  const uplinkDb =
    TERMINAL_EIRP_DBM +
    band.stationGainDbi -
    noiseDbm(EDGE_UPLINK_HZ, band.stationNoiseFigureDb) -
    REQUIRED_SINR_DB;
  const { scenario } = ENVIRONMENTS[environment];
  const shadowMarginDb = normalQuantile(assumptions.edgeProbability) * TR38901_SHADOW_DB[scenario].nlos;
  const penetrationDb = assumptions.indoor ? tr38901PenetrationDb('low', band.fGhz) : 0;
  return Math.min(downlinkDb, uplinkDb) - assumptions.interferenceMarginDb - shadowMarginDb - penetrationDb;
}

export interface SiteRange {
  readonly rangeM: number;
  /** The loss would allow more than the law is valid for: the range stops where the law does. */
  readonly isCapped: boolean;
}

const RANGE_STEP_M = 5;

/**
 * Largest distance, to 5 m, at which the loss without line of sight is allowed: a disc has to hold behind buildings
 * too. 0 where not even the shortest distance of the law is.
 */
export function siteRange(
  band: Band,
  environment: EnvironmentClass,
  assumptions: LinkAssumptions,
): SiteRange {
  const { scenario, hBsM } = ENVIRONMENTS[environment];
  const prepared = prepareTr38901({ scenario, fGhz: band.fGhz, hBsM, hUtM: TERMINAL_HEIGHT_M });
  if (!prepared.ok) throw new Error(`Expected ${band.name} within the validity of ${scenario}.`);
  const { minimum, maximum } = TR38901_VALIDITY[scenario].d2dM;
  const count = Math.floor((maximum - minimum) / RANGE_STEP_M) + 1;
  const distanceM = Float64Array.from({ length: count }, (_, i) => minimum + i * RANGE_STEP_M);
  const lossDb = fillTr38901LossDb(prepared.value, 'nlos', distanceM, new Float64Array(count));
  const allowedDb = allowedLossDb(band, environment, assumptions);
  // The loss rises with distance, so the allowed distances are a prefix.
  let within = 0;
  while (within < count && lossDb[within]! <= allowedDb) within++;
  return { rangeM: within === 0 ? 0 : distanceM[within - 1]!, isCapped: within === count };
}
