/** Signal over interference and noise. Powers add in milliwatts, never in dBm. */

/** k · 290 K in dBm per hertz, k = 1.380649e-23 J/K (exact in the SI). */
export const NOISE_DENSITY_DBM_PER_HZ = 10 * Math.log10(1.380649e-23 * 290 * 1000);

export function milliwatts(dbm: number): number {
  return 10 ** (dbm / 10);
}

export function dbmOf(powerMilliwatts: number): number {
  return 10 * Math.log10(powerMilliwatts);
}

/** Thermal noise of a receiver in dBm. */
export function noiseDbm(bandwidthHz: number, noiseFigureDb: number): number {
  return NOISE_DENSITY_DBM_PER_HZ + 10 * Math.log10(bandwidthHz) + noiseFigureDb;
}

/**
 * SINR in dB of a received power among others.
 * @param interferersDbm received powers of the other cells at full load
 * @param load share 0–1 of the time and spectrum in which they send
 * @throws for a load outside 0–1, or powers that are no numbers
 */
export function sinrDb(
  receivedDbm: number,
  interferersDbm: ArrayLike<number>,
  noise: number,
  load: number,
): number {
  if (!(load >= 0 && load <= 1)) throw new RangeError(`Expected a load from 0 to 1, got ${load}.`);
  let interference = 0;
  for (let i = 0; i < interferersDbm.length; i++) interference += milliwatts(interferersDbm[i]!);
  const ratio = receivedDbm - dbmOf(milliwatts(noise) + load * interference);
  if (Number.isNaN(ratio)) {
    throw new RangeError(
      `Expected powers in dBm, got ${receivedDbm} over ${Array.from(interferersDbm)} and ${noise}.`,
    );
  }
  return ratio;
}
