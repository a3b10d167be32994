/**
 * What a signal-to-interference-and-noise ratio carries: the channel quality table of 3GPP TS 38.214 (Table 5.2.2.1-3,
 * up to 256QAM), or Shannon's bound attenuated as in 3GPP TR 36.942 annex A.2.
 */

/** Bit/s per Hz of each channel quality indicator, 1 to 15 (TS 38.214 Table 5.2.2.1-3). */
export const CQI_EFFICIENCY: readonly number[] = [
  0.1523, 0.377, 0.877, 1.4766, 1.9141, 2.4063, 2.7305, 3.3223, 3.9023, 4.5234, 5.1152, 5.5547, 6.2266,
  6.9141, 7.4063,
];
/**
 * Least SINR of each, dB: the 10 % block error thresholds of link simulations, as tabulated by Oughton and others,
 * pysim5G (2019). The standard leaves them to the receiver. From the third to the twelfth row they lie up to 2 dB below
 * Shannon's bound of a single antenna, within that of the two that every terminal has.
 */
export const CQI_THRESHOLD_DB: readonly number[] = [
  -6.7, -4.7, -2.3, 0.2, 2.4, 4.3, 5.9, 8.1, 10.3, 11.7, 14.1, 16.3, 18.7, 21, 22.7,
];

/** Channel quality indicator at a SINR, 0 where not even the lowest holds. */
export function channelQuality(sinrDb: number): number {
  let cqi = 0;
  while (cqi < CQI_THRESHOLD_DB.length && sinrDb >= CQI_THRESHOLD_DB[cqi]!) cqi++;
  return cqi;
}

/** Bit/s per Hz at a SINR by the table; 0 below its first threshold. */
export function cqiEfficiency(sinrDb: number): number {
  const cqi = channelQuality(sinrDb);
  return cqi === 0 ? 0 : CQI_EFFICIENCY[cqi - 1]!;
}

/** Least SINR in dB at which the table carries so many bit/s per Hz; Infinity above its last row. */
export function requiredSinrDb(bitPerSecondHz: number): number {
  const row = CQI_EFFICIENCY.findIndex((efficiency) => efficiency >= bitPerSecondHz);
  return row < 0 ? Infinity : CQI_THRESHOLD_DB[row]!;
}

export interface ShannonAttenuation {
  /** Share of Shannon's bound that is reached. */
  readonly share: number;
  /** Below this nothing decodes. */
  readonly minimumSinrDb: number;
  /** Bit/s per Hz of the best modulation. */
  readonly maximum: number;
}

/** TR 36.942 annex A.2: baseline of the downlink and of the uplink. */
export const SHANNON_DOWNLINK: ShannonAttenuation = { share: 0.6, minimumSinrDb: -10, maximum: 4.4 };
export const SHANNON_UPLINK: ShannonAttenuation = { share: 0.4, minimumSinrDb: -10, maximum: 2 };

/** share · log₂(1 + SINR) between its limits, bit/s per Hz. */
export function shannonEfficiency(sinrDb: number, attenuation: ShannonAttenuation): number {
  if (!(sinrDb >= attenuation.minimumSinrDb)) return 0;
  return Math.min(attenuation.maximum, attenuation.share * Math.log2(1 + 10 ** (sinrDb / 10)));
}
