/** Terrain profiles along rays: heights, clutter and zones at even steps, as the path-loss kernels read them. */
import { createRunningGround, type RunningGround, runGround } from '../propagation/itm/running-ground.ts';
import { clutterHeights, zoneOf } from './land-cover.ts';
import type { Ray } from './ray.ts';
import { type Relief, TILE_CELLS, TILE_SAMPLES, TILE_STEPS } from './relief.ts';

/** What a profile is read for: P.1812 asks what stands on the ground, ITM for the ground and its running sums. */
export type ProfileUse = 'cover' | 'ground' | 'all';

/**
 * The points of one ray from the site on, written over for every ray. Columns of `capacity` points; those that the use
 * does not read have none.
 */
export interface RayProfile {
  readonly stepM: number;
  readonly capacity: number;
  readonly dKm: Float64Array;
  /** Ground above the sea. */
  readonly hM: Float64Array;
  /** Running sums over `hM`; absent for 'cover'. */
  readonly ground: RunningGround | undefined;
  /** What stands on the ground; empty for 'ground', as `zone` is. */
  readonly clutterM: Float64Array;
  /** ZONE_SEA, ZONE_COASTAL or ZONE_INLAND of P.1812. */
  readonly zone: Uint8Array;
  /** Points that stand in the columns, from the site on. */
  count: number;
  /** First point whose heights are not at hand (there the ground counts as 0 m); `capacity` where all are. */
  firstAbsent: number;
}

/** @param stepM metres between points @param capacity points of the longest ray, its site among them */
export function createRayProfile(stepM: number, capacity: number, use: ProfileUse): RayProfile {
  const hM = new Float64Array(capacity);
  const covered = use === 'ground' ? 0 : capacity;
  return {
    stepM,
    capacity,
    dKm: distancesKm(stepM, capacity),
    hM,
    ground: use === 'cover' ? undefined : createRunningGround(hM),
    clutterM: new Float64Array(covered),
    zone: new Uint8Array(covered),
    count: 0,
    firstAbsent: capacity,
  };
}

let lastDistancesKm = new Float64Array(0);

/** Distances of a profile's points; profiles made one after another share them. */
function distancesKm(stepM: number, capacity: number): Float64Array {
  if (lastDistancesKm.length !== capacity || lastDistancesKm[1] !== stepM / 1000) {
    lastDistancesKm = Float64Array.from({ length: capacity }, (_, i) => (i * stepM) / 1000);
  }
  return lastDistancesKm;
}

/** Samples a relief under given clutter heights. */
export interface ReliefSampler {
  readonly relief: Relief;
  /** By cover byte. */
  readonly clutterByCover: Float64Array;
}

export function createReliefSampler(relief: Relief, clutterHeightM: readonly number[]): ReliefSampler {
  return { relief, clutterByCover: clutterHeights(clutterHeightM) };
}

/**
 * Fills the points `profile.count` … `count - 1` of the profile along a ray, whose step must be the profile's. A profile
 * filled in parts is the same as one filled at once.
 */
export function fillRayProfile(sampler: ReliefSampler, ray: Ray, count: number, profile: RayProfile): void {
  const { relief, clutterByCover } = sampler;
  const { hM, clutterM, zone } = profile;
  const readsCover = zone.length > 0;
  const y0 = ray.y[0]!;
  const y1 = ray.y[1]!;
  const y2 = ray.y[2]!;
  const y3 = ray.y[3]!;
  const x0 = ray.x[0]!;
  const x1 = ray.x[1]!;
  const x2 = ray.x[2]!;
  const x3 = ray.x[3]!;
  let south = OUTSIDE;
  let west = OUTSIDE;
  let heights: Int16Array = NO_HEIGHTS;
  let cover: Uint8Array = NO_COVER;
  let isAbsent = false;
  for (let i = profile.count; i < count; i++) {
    const y = y0 + i * (y1 + i * (y2 + i * y3));
    const x = x0 + i * (x1 + i * (x2 + i * x3));
    const wholeY = y | 0;
    const wholeX = x | 0;
    let row = wholeY - south;
    let column = wholeX - west;
    if (row >>> 0 >= TILE_STEPS || column >>> 0 >= TILE_STEPS) {
      const meshRow = Math.floor(wholeY / TILE_STEPS);
      const meshColumn = Math.floor(wholeX / TILE_STEPS);
      const tile = relief.tileAt(meshRow, meshColumn);
      south = meshRow * TILE_STEPS;
      west = meshColumn * TILE_STEPS;
      row = wholeY - south;
      column = wholeX - west;
      heights = tile.heightM;
      cover = tile.cover;
      isAbsent = tile.state === 'absent';
    }
    if (isAbsent && profile.firstAbsent > i) profile.firstAbsent = i;
    // Nearly every third point stands in another square than the one before: what a square says is read for every
    // point, since a branch would be guessed wrong as often.
    const at = row * TILE_SAMPLES + column;
    const corner = heights[at]!;
    const eastward = heights[at + 1]! - corner;
    const northward = heights[at + TILE_SAMPLES]! - corner;
    const twist = heights[at + TILE_SAMPLES + 1]! - corner - eastward - northward;
    const north = y - wholeY;
    const east = x - wholeX;
    const height = corner + eastward * east + (northward + twist * east) * north;
    hM[i] = height;
    if (readsCover) {
      const here = cover[(row >> 1) * TILE_CELLS + (column >> 1)]!;
      clutterM[i] = clutterByCover[here]!;
      zone[i] = zoneOf(here, height);
    }
  }
  if (profile.ground !== undefined) runGround(profile.ground, profile.count, count);
  if (count > profile.count) profile.count = count;
}

/** Empties a profile for another ray. */
export function clearRayProfile(profile: RayProfile): void {
  profile.count = 0;
  profile.firstAbsent = profile.capacity;
}

/** No tile begins here. */
const OUTSIDE = -1_000_000;
const NO_HEIGHTS = new Int16Array(0);
const NO_COVER = new Uint8Array(0);
