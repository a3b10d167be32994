/** What the profile chart draws: heights over a flat chord, in km and m. Pure. */
import type { PathProfile } from '../../../model/radio/terrain/path-profile.ts';

export interface PathDrawing {
  readonly distanceKm: Float64Array;
  /** Metres above the sea with the bulge of the effective earth, so that the ray is straight. */
  readonly ground: Float64Array;
  readonly clutter: Float64Array;
  readonly ray: Float64Array;
  /** Edges of 60 % of the first Fresnel zone. */
  readonly fresnelLow: Float64Array;
  readonly fresnelHigh: Float64Array;
  readonly minimum: number;
  readonly maximum: number;
}

const CLEAR_SHARE = 0.6;

export function pathDrawing({ columns }: Pick<PathProfile, 'columns'>): PathDrawing {
  const { distanceM, groundM, clutterM, bulgeM, rayM, fresnelM } = columns;
  const ground = groundM.map((height, i) => height + bulgeM[i]!);
  const clutter = ground.map((height, i) => height + clutterM[i]!);
  const fresnelLow = rayM.map((height, i) => height - CLEAR_SHARE * fresnelM[i]!);
  const fresnelHigh = rayM.map((height, i) => height + CLEAR_SHARE * fresnelM[i]!);
  const lowest = Math.min(least(ground), least(fresnelLow));
  const highest = Math.max(most(clutter), most(fresnelHigh));
  const room = Math.max(10, 0.08 * (highest - lowest));
  return {
    distanceKm: distanceM.map((metres) => metres / 1000),
    ground,
    clutter,
    ray: rayM,
    fresnelLow,
    fresnelHigh,
    minimum: Math.floor(lowest - room),
    maximum: Math.ceil(highest + room),
  };
}

function least(values: Float64Array): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity);
}

function most(values: Float64Array): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}
