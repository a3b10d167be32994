/** The disasters that a plan is held against, and what each does to nodes, links and power, before chance. */
import type { Atlas } from '../atlas.ts';
import type { DisasterParameters } from './disaster-parameters.ts';
import { type Earthquake, intensityAt } from './ground-motion.ts';

export type Disaster =
  | { readonly kind: 'earthquake'; readonly earthquake: Earthquake }
  /** All power of one grid area is gone for a time; nothing is damaged. */
  | { readonly kind: 'blackout'; readonly gridArea: string; readonly hours: number };

export type DisasterSetId = 'nankai' | 'tokyoInland' | 'chishima' | 'tokyoBlackout';

/** Rough fault lines of the government's scenarios (assumptions in this model's own words). */
export function disasterSet(id: DisasterSetId, parameters: DisasterParameters): Disaster {
  switch (id) {
    case 'nankai':
      return earthquake({
        magnitudeMw: 9.0,
        depthKm: 20,
        kind: 'interplate',
        lat: [35.0, 34.4, 33.9, 33.4, 33.0, 32.7, 32.2, 31.6],
        lon: [138.6, 137.5, 136.3, 135.2, 134.0, 133.0, 132.2, 131.9],
      });
    case 'tokyoInland':
      return earthquake({
        magnitudeMw: 7.3,
        depthKm: 30,
        kind: 'intraplate',
        lat: [35.5, 35.6, 35.7],
        lon: [139.6, 139.75, 139.9],
      });
    case 'chishima':
      return earthquake({
        magnitudeMw: 8.8,
        depthKm: 30,
        kind: 'interplate',
        lat: [42.2, 42.6, 43.0, 43.6],
        lon: [144.3, 145.6, 146.8, 148.0],
      });
    case 'tokyoBlackout':
      return { kind: 'blackout', gridArea: 'JP-TK', hours: parameters['disaster.blackoutHours'] };
  }
}

/** The epicentre that somebody drags over the map: a shallow earthquake unless said otherwise. */
export function epicentre(lat: number, lon: number, magnitudeMw = 7, depthKm = 12): Disaster {
  return earthquake({ magnitudeMw, depthKm, kind: 'crustal', lat: [lat], lon: [lon] });
}

function earthquake(quake: Earthquake): Disaster {
  return { kind: 'earthquake', earthquake: quake };
}

/** Median effects of a disaster. */
export interface Impact {
  /** Per node. */
  readonly nodeIntensity: Float64Array;
  /** Per link: breaks to expect along its route at the median shaking. */
  readonly linkBreaks: Float64Array;
  /** Per municipality. */
  readonly intensity: Float64Array;
  /** Per municipality: hours without power for certain, 0 where shaking decides. */
  readonly blackoutHours: Float64Array;
}

/** Shaking below this breaks nothing. */
const LEAST_INTENSITY = 5;
/** No shaking at all. */
const STILL = 0;

/** How an event shakes the country; nothing that anybody assumes about damage has a say in it. */
export interface Shaking extends Pick<Impact, 'nodeIntensity' | 'intensity'> {
  /** Per link: length of a route at intensity 6 that would break as often. */
  readonly shakenKm: Float64Array;
}

export function shakingOf({ municipalities, backbone }: Atlas, disaster: Disaster): Shaking {
  const { nodes, links } = backbone;
  const intensity = new Float64Array(municipalities.count).fill(STILL);
  const nodeIntensity = new Float64Array(nodes.count).fill(STILL);
  const shakenKm = new Float64Array(links.count);
  if (disaster.kind === 'blackout') return { nodeIntensity, intensity, shakenKm };
  const { earthquake: quake } = disaster;
  for (let m = 0; m < municipalities.count; m++) {
    const [lat, lon] = [municipalities.lat[m]!, municipalities.lon[m]!];
    if (!Number.isNaN(lat + lon)) intensity[m] = intensityAt(quake, lat, lon);
  }
  for (let n = 0; n < nodes.count; n++) nodeIntensity[n] = intensityAt(quake, nodes.lat[n]!, nodes.lon[n]!);
  for (let k = 0; k < links.count; k++)
    shakenKm[k] = shakenKmAlong(quake, links.route[k]!, links.lengthKm[k]!);
  return { nodeIntensity, intensity, shakenKm };
}

/** @param shaking of the disaster, where it is known already */
export function impactOf(
  atlas: Atlas,
  disaster: Disaster,
  parameters: DisasterParameters,
  shaking: Shaking = shakingOf(atlas, disaster),
): Impact {
  const { municipalities, prefectures, gridAreas } = atlas;
  const { nodeIntensity, intensity, shakenKm } = shaking;
  const blackoutHours = new Float64Array(municipalities.count);
  if (disaster.kind === 'blackout') {
    for (let m = 0; m < municipalities.count; m++) {
      const area = gridAreas[prefectures.gridArea[municipalities.prefecture[m]!]!]!;
      if (area.code === disaster.gridArea) blackoutHours[m] = disaster.hours;
    }
    return { nodeIntensity, linkBreaks: shakenKm, intensity, blackoutHours };
  }
  const perKm = parameters['disaster.breaksPer1000Km'] / 1000;
  return { nodeIntensity, linkBreaks: shakenKm.map((km) => km * perKm), intensity, blackoutHours };
}

/** Breaks to expect along a drawn route. */
export function breaksAlong(
  quake: Earthquake,
  route: readonly number[],
  lengthKm: number,
  per1000Km: number,
): number {
  return shakenKmAlong(quake, route, lengthKm) * (per1000Km / 1000);
}

/** Sums the rate over short pieces of the drawn route, scaled to the route's own length. */
function shakenKmAlong(quake: Earthquake, route: readonly number[], lengthKm: number): number {
  const PIECES = 8;
  let sum = 0;
  let weights = 0;
  for (let at = 0; at + 3 < route.length; at += 2) {
    const [lon, lat, lon1, lat1] = [route[at]!, route[at + 1]!, route[at + 2]!, route[at + 3]!];
    const weight = Math.hypot(lat1 - lat, (lon1 - lon) * Math.cos((lat * Math.PI) / 180)) / PIECES;
    for (let piece = 0; piece < PIECES; piece++) {
      const part = (piece + 0.5) / PIECES;
      const intensity = intensityAt(quake, lat + part * (lat1 - lat), lon + part * (lon1 - lon));
      weights += weight;
      if (intensity >= LEAST_INTENSITY) sum += weight * 10 ** (intensity - 6);
    }
  }
  return weights > 0 ? (sum / weights) * lengthKm : 0;
}
