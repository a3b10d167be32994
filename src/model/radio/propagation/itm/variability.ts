/** Quantiles of loss over times, places and situations (Hufford, algorithm, section 5; NBS Technical Note 101, annex III). */
import { exponential } from '../exponential.ts';
import { distanceCurveDb } from './climate.ts';
import { roughnessM } from './diffraction.ts';
import type { ItmLaw } from './itm-link.ts';
import type { ItmPath } from './itm-path.ts';

/** Effective radius of the earth on which effective distances are measured. */
const EFFECTIVE_EARTH_M = 9_000_000;

/** Attenuation in dB below free space at the law's deviates, from the reference attenuation of `path`. */
export function attenuationAtDeviatesDb(law: ItmLaw, path: ItmPath): number {
  const { climate, timeDeviate: zTime, locationDeviate: zPlace, situationDeviate: zSituation } = law;
  const distance = effectiveDistanceM(law, path);

  // Equation 5.10.
  const situationDb = law.hasSituationVariability ? 5 + 3 * exponential(-distance / 100e3) : 0;
  // In the context of equation 5.9.
  const waves = law.waveNumber * roughnessM(path.distanceM, path.deltaHM);
  const placeDb = law.hasLocationVariability ? (10 * waves) / (waves + 13) : 0;
  const timeDb = timeSpreadDb(law, distance);

  const time = timeDb * zTime;
  const place = placeDb * zPlace;
  const square = zSituation * zSituation;
  // Equation 5.11.
  const residual =
    situationDb * situationDb + (time * time) / (7.8 + square) + (place * place) / (24 + square);
  let known: number;
  let unknown: number;
  switch (law.variabilityMode) {
    case 0:
      known = 0;
      unknown = Math.sqrt(timeDb * timeDb + placeDb * placeDb + residual) * zSituation;
      break;
    case 1:
      known = time;
      unknown = Math.sqrt(placeDb * placeDb + residual) * zSituation;
      break;
    case 2:
      known = Math.sqrt(timeDb * timeDb + placeDb * placeDb) * zTime;
      unknown = Math.sqrt(residual) * zSituation;
      break;
    default:
      known = time + place;
      unknown = Math.sqrt(residual) * zSituation;
  }
  const attenuationDb = path.referenceDb - distanceCurveDb(climate.medianDb, distance) - known - unknown;
  // Little gain over free space is likely: equation 5.2 flattens it.
  return attenuationDb < 0
    ? (attenuationDb * (29 - attenuationDb)) / (29 - 10 * attenuationDb)
    : attenuationDb;
}

/** Distance beyond which height and frequency no longer matter, mapped to 130 km (equation 5.3). */
function effectiveDistanceM(law: ItmLaw, path: ItmPath): number {
  const reach =
    Math.sqrt(2 * EFFECTIVE_EARTH_M * path.effectiveTxM) +
    Math.sqrt(2 * EFFECTIVE_EARTH_M * path.effectiveRxM) +
    law.waveReachM;
  return path.distanceM < reach ? (130e3 * path.distanceM) / reach : 130e3 + path.distanceM - reach;
}

function timeSpreadDb(law: ItmLaw, distanceM: number): number {
  const { climate, timeDeviate: z } = law;
  if (z < 0) return distanceCurveDb(climate.belowDb, distanceM) * law.belowGain;
  const aboveDb = distanceCurveDb(climate.aboveDb, distanceM) * law.aboveGain;
  if (z <= climate.tailDeviate) return aboveDb;
  const tailDb = climate.tailRatio * aboveDb;
  return tailDb + ((aboveDb - tailDb) * climate.tailDeviate) / z;
}
