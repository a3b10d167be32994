/** Bands of the roll-out and the ends of their links: defaults that a caller may replace one by one. */
export type BandName = 'n28' | 'n3' | 'n77' | 'n79' | 'n257';

export interface Band {
  readonly name: BandName;
  /** Middle of the downlink as licensed in Japan. */
  readonly fGhz: number;
  /** Width of one operator's carrier. */
  readonly bandwidthMhz: number;
  /** Station: power at the antenna port, antenna gain, feeder and other losses, receiver noise. */
  readonly stationPowerDbmPerMhz: number;
  readonly stationGainDbi: number;
  readonly stationLossDb: number;
  readonly stationNoiseFigureDb: number;
  readonly terminalPowerDbm: number;
  readonly terminalNoiseFigureDb: number;
  /** Of the station's power, gain and loss: a publication, or 'assumption'. */
  readonly source: string;
}

/** Parameters of the sharing study behind Japan's 5G bands. */
const COUNCIL_2018 = '情報通信審議会 新世代モバイル通信システム委員会報告（2018年7月）';

/**
 * Terminals: power class 3 of 3GPP TS 38.101-1, 23 dBm with an antenna of 0 dBi, and a noise figure of 9 dB as in the
 * council's report; at 28 GHz the least peak radiated power of class 3 in TS 38.101-2, 22.4 dBm. Station noise
 * figures and the millimetre-wave terminal's are assumptions.
 */
const below6Ghz = { stationNoiseFigureDb: 5, terminalPowerDbm: 23, terminalNoiseFigureDb: 9 } as const;
/** One radio on three sectors as earlier 4G studies take it. */
const converted4g = { stationPowerDbmPerMhz: 36, stationLossDb: 5, source: 'assumption' } as const;
const macro5g = {
  bandwidthMhz: 100,
  stationPowerDbmPerMhz: 28,
  stationGainDbi: 23,
  stationLossDb: 3,
  source: COUNCIL_2018,
} as const;

export const BANDS: readonly Band[] = [
  { ...below6Ghz, ...converted4g, name: 'n28', fGhz: 0.78, bandwidthMhz: 10, stationGainDbi: 14 },
  { ...below6Ghz, ...converted4g, name: 'n3', fGhz: 1.85, bandwidthMhz: 20, stationGainDbi: 17 },
  { ...below6Ghz, ...macro5g, name: 'n77', fGhz: 3.8 },
  { ...below6Ghz, ...macro5g, name: 'n79', fGhz: 4.55 },
  {
    name: 'n257',
    fGhz: 28,
    bandwidthMhz: 400,
    stationPowerDbmPerMhz: 5,
    stationGainDbi: 23,
    stationLossDb: 3,
    stationNoiseFigureDb: 7,
    terminalPowerDbm: 22.4,
    terminalNoiseFigureDb: 10,
    source: COUNCIL_2018,
  },
];

/** @throws for a name that is none of BANDS. */
export function bandIndex(name: string): number {
  const index = BANDS.findIndex((band) => band.name === name);
  if (index < 0)
    throw new Error(`Expected one of ${BANDS.map((band) => band.name).join(', ')}, got ${name}.`);
  return index;
}
