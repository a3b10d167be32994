/** Terrain profiles along rays: heights, clutter and zones at even steps, as the path-loss kernels read them. */
import { clutterHeights, zoneOf } from './land-cover.ts';
import type { Ray } from './ray.ts';
import { type Relief, TILE_CELLS, TILE_SAMPLES, TILE_STEPS } from './relief.ts';

/** The points of one ray from the site on, written over for every ray. Columns of `capacity` points. */
export interface RayProfile {
  readonly stepM: number;
  readonly capacity: number;
  readonly dKm: Float64Array;
  /** Ground above the sea. */
  readonly hM: Float64Array;
  /** What stands on the ground. */
  readonly clutterM: Float64Array;
  /** ZONE_SEA, ZONE_COASTAL or ZONE_INLAND of P.1812. */
  readonly zone: Uint8Array;
  /** Points that stand in the columns. */
  count: number;
  /** First point whose heights are not at hand (there the ground counts as 0 m); `capacity` where all are. */
  firstAbsent: number;
}

/** @param stepM metres between points @param capacity points of the longest ray, its site among them */
export function createRayProfile(stepM: number, capacity: number): RayProfile {
  return {
    stepM,
    capacity,
    dKm: Float64Array.from({ length: capacity }, (_, i) => (i * stepM) / 1000),
    hM: new Float64Array(capacity),
    clutterM: new Float64Array(capacity),
    zone: new Uint8Array(capacity),
    count: 0,
    firstAbsent: capacity,
  };
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

/** Fills the first `count` points of the profile along a ray; the ray's step must be the profile's. */
export function fillRayProfile(sampler: ReliefSampler, ray: Ray, count: number, profile: RayProfile): void {
  const { relief, clutterByCover } = sampler;
  const { hM, clutterM, zone } = profile;
  const [y0, y1, y2, y3] = ray.y as unknown as [number, number, number, number];
  const [x0, x1, x2, x3] = ray.x as unknown as [number, number, number, number];
  let south = Number.NaN;
  let west = Number.NaN;
  let heights: Int16Array = NO_HEIGHTS;
  let cover: Uint8Array = NO_COVER;
  let isAbsent = false;
  profile.count = count;
  profile.firstAbsent = profile.capacity;
  for (let i = 0; i < count; i++) {
    let y = y0 + i * (y1 + i * (y2 + i * y3)) - south;
    let x = x0 + i * (x1 + i * (x2 + i * x3)) - west;
    // Written so that it also holds at first, when neither edge is a number.
    if (!(y >= 0 && y < TILE_STEPS && x >= 0 && x < TILE_STEPS)) {
      y = y0 + i * (y1 + i * (y2 + i * y3));
      x = x0 + i * (x1 + i * (x2 + i * x3));
      const meshRow = Math.floor(y / TILE_STEPS);
      const meshColumn = Math.floor(x / TILE_STEPS);
      const tile = relief.tileAt(meshRow, meshColumn);
      south = meshRow * TILE_STEPS;
      west = meshColumn * TILE_STEPS;
      heights = tile.heightM;
      cover = tile.cover;
      isAbsent = tile.state === 'absent';
      y -= south;
      x -= west;
    }
    if (isAbsent && profile.firstAbsent > i) profile.firstAbsent = i;
    const row = y | 0;
    const column = x | 0;
    const north = y - row;
    const east = x - column;
    const at = row * TILE_SAMPLES + column;
    const southern = heights[at]! + (heights[at + 1]! - heights[at]!) * east;
    const above = at + TILE_SAMPLES;
    const northern = heights[above]! + (heights[above + 1]! - heights[above]!) * east;
    const height = southern + (northern - southern) * north;
    const here = cover[(row >> 1) * TILE_CELLS + (column >> 1)]!;
    hM[i] = height;
    clutterM[i] = clutterByCover[here]!;
    zone[i] = zoneOf(here, height);
  }
}

const NO_HEIGHTS = new Int16Array(0);
const NO_COVER = new Uint8Array(0);
