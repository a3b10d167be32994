/**
 * A radial sweep: the terrain profiles of all the rays of one site, shared by the squares along them. There are so many
 * rays that at the longest range neighbours are one 125 m square apart; a square is represented by the nearest point of
 * the nearest ray, which lies within the square or at most a few metres beyond its edge.
 */
import { aimRay, createRay, createRayOrigin, MAXIMUM_RAY_M, type Ray, type RayOrigin } from './ray.ts';
import {
  clearRayProfile,
  createRayProfile,
  fillRayProfile,
  type ProfileUse,
  type RayProfile,
  type ReliefSampler,
} from './ray-profile.ts';

const SQUARE_M = 125;

export interface SweepGrid {
  readonly maximumRangeM: number;
  /** Metres between the points of a ray. */
  readonly stepM: number;
  /** Rays round the circle, the first one north. */
  readonly rayCount: number;
  /** Points of a ray, the site among them. */
  readonly pointCount: number;
}

/**
 * @param maximumRangeM above 0, at most MAXIMUM_RAY_M @param stepM above 0, at most a third of the range
 * @throws RangeError for values outside
 */
export function createSweepGrid(maximumRangeM: number, stepM: number): SweepGrid {
  if (!(maximumRangeM > 0 && maximumRangeM <= MAXIMUM_RAY_M && stepM > 0 && 3 * stepM <= maximumRangeM)) {
    throw new RangeError(
      `Expected a range of 0 to ${MAXIMUM_RAY_M} m in at least three steps, got ${maximumRangeM} m by ${stepM} m.`,
    );
  }
  return {
    maximumRangeM,
    stepM,
    rayCount: 8 * Math.ceil((2 * Math.PI * maximumRangeM) / SQUARE_M / 8),
    pointCount: Math.ceil(maximumRangeM / stepM) + 1,
  };
}

/** The ray nearest to an azimuth of −π … π. */
export function nearestRay(grid: SweepGrid, azimuth: number): number {
  const ray = Math.round((azimuth * grid.rayCount) / (2 * Math.PI));
  return ray < 0 ? ray + grid.rayCount : ray;
}

/** The point of a ray nearest to a distance, never the site itself. */
export function nearestPoint(grid: SweepGrid, distanceM: number): number {
  return Math.min(grid.pointCount - 1, Math.max(1, Math.round(distanceM / grid.stepM)));
}

/**
 * Rays kept by a reader, a power of two: squares next to one another lie along few rays of the same site, so that most
 * are at hand when they are asked for again; more would not stay in the processor's near memory.
 */
const RAYS_KEPT = 32;
/** Spreads the rays of different sites over the places. */
const SITE_STRIDE = 61;

/** Reads rays of many sites in any order, and keeps those read last. */
export interface RayReader {
  readonly grid: SweepGrid;
  readonly sampler: ReliefSampler;
  readonly origins: readonly RayOrigin[];
  /** By place: which site's which ray stands there (site · rayCount + ray), its aim and its profile. */
  readonly kept: Float64Array;
  readonly aims: readonly Ray[];
  readonly profiles: readonly RayProfile[];
}

export function createRayReader(
  sampler: ReliefSampler,
  grid: SweepGrid,
  origins: readonly RayOrigin[],
  use: ProfileUse,
): RayReader {
  return {
    grid,
    sampler,
    origins,
    kept: new Float64Array(RAYS_KEPT).fill(-1),
    aims: Array.from({ length: RAYS_KEPT }, createRay),
    profiles: Array.from({ length: RAYS_KEPT }, () => createRayProfile(grid.stepM, grid.pointCount, use)),
  };
}

/** The profile of a site's ray with its first `count` points at least. */
export function readRay(reader: RayReader, site: number, ray: number, count: number): RayProfile {
  const { grid, kept } = reader;
  const place = (site * SITE_STRIDE + ray) & (RAYS_KEPT - 1);
  const profile = reader.profiles[place]!;
  const aim = reader.aims[place]!;
  const key = site * grid.rayCount + ray;
  if (kept[place] !== key) {
    kept[place] = key;
    clearRayProfile(profile);
    aimRay(reader.origins[site]!, (2 * Math.PI * ray) / grid.rayCount, grid.stepM, aim);
  }
  if (profile.count < count) fillRayProfile(reader.sampler, aim, count, profile);
  return profile;
}

/** The rays of one site, each sampled to its end when it is first asked for. */
export interface Sweep {
  readonly grid: SweepGrid;
  readonly origin: RayOrigin;
  profileOf(ray: number): RayProfile;
}

export function createSweep(sampler: ReliefSampler, grid: SweepGrid, lat: number, lon: number): Sweep {
  const origin = createRayOrigin(lat, lon);
  const ray = createRay();
  const profiles: (RayProfile | undefined)[] = new Array(grid.rayCount).fill(undefined);
  return {
    grid,
    origin,
    profileOf(index) {
      let profile = profiles[index];
      if (profile === undefined) {
        profile = createRayProfile(grid.stepM, grid.pointCount, 'all');
        aimRay(origin, (2 * Math.PI * index) / grid.rayCount, grid.stepM, ray);
        fillRayProfile(sampler, ray, grid.pointCount, profile);
        profiles[index] = profile;
      }
      return profile;
    },
  };
}

/** The sweeps of the sites asked for last, so that a site whose power or model changes is not sampled again. */
export interface SweepCache {
  sweepAt(grid: SweepGrid, lat: number, lon: number): Sweep;
}

/** @param capacity sites; one of 5 km by 50 m takes half a megabyte, and so does a quarter of one of 10 km */
export function createSweepCache(sampler: ReliefSampler, capacity: number): SweepCache {
  const sweeps = new Map<string, Sweep>();
  return {
    sweepAt(grid, lat, lon) {
      const key = `${lat},${lon},${grid.maximumRangeM},${grid.stepM}`;
      const sweep = sweeps.get(key) ?? createSweep(sampler, grid, lat, lon);
      // A map keeps the order of insertion: the first key is the one not asked for longest.
      sweeps.delete(key);
      sweeps.set(key, sweep);
      if (sweeps.size > capacity) sweeps.delete(sweeps.keys().next().value!);
      return sweep;
    },
  };
}
