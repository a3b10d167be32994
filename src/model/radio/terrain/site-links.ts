/** Links from many sites to places around them, one at a time, each exactly as in the site's own footprint. */
import { meridianPoint } from '../../grs80.ts';
import { centreLat, centreLon } from '../../lattice.ts';
import { type Bearing, createRayOrigin, type RayOrigin, takeBearing } from './ray.ts';
import type { ReliefSampler } from './ray-profile.ts';
import {
  createNearSites,
  findNearSites,
  type LatticePlace,
  type NearSites,
  type SitesByBlock,
  sitesByBlock,
} from './sites-by-block.ts';
import {
  createRayReader,
  nearestPoint,
  nearestRay,
  type RayReader,
  readRay,
  type SweepGrid,
} from './sweep.ts';
import {
  computeLink,
  createTerrainLink,
  pointsTo,
  type TerrainLaw,
  type TerrainLink,
} from './terrain-law.ts';

/** Sites in columns of one length. */
export interface TerrainSites {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Index into the laws: what band and environment the site has. */
  readonly law: Uint8Array;
}

export interface SiteLinks {
  readonly sites: TerrainSites;
  readonly laws: readonly TerrainLaw[];
  readonly grid: SweepGrid;
  readonly origins: readonly RayOrigin[];
  readonly blocks: SitesByBlock;
  readonly reader: RayReader;
  readonly bearing: Bearing;
  /** Where one stands, and the sites of the band of distance looked at last. */
  readonly place: LatticePlace;
  readonly near: NearSites;
  /** The link computed last. */
  readonly link: TerrainLink;
  /** Links computed, and how many of them by TR 38.901 for want of terrain. */
  computed: number;
  fellBack: number;
}

/** @throws where the columns differ in length, name an unknown law, or hold a place not on Earth */
export function createSiteLinks(
  sites: TerrainSites,
  laws: readonly TerrainLaw[],
  sampler: ReliefSampler,
  grid: SweepGrid,
): SiteLinks {
  const { lat, lon, law } = sites;
  if (lon.length !== lat.length || law.length !== lat.length) {
    throw new Error(`Expected ${lat.length} longitudes and laws, got ${lon.length} and ${law.length}.`);
  }
  const unknown = law.findIndex((index) => index >= laws.length);
  if (unknown >= 0) {
    throw new Error(`Expected laws below ${laws.length}, got ${law[unknown]} at site ${unknown}.`);
  }
  const origins = Array.from(lat, (degrees, s) => createRayOrigin(degrees, lon[s]!));
  return {
    sites,
    laws,
    grid,
    origins,
    blocks: sitesByBlock(origins),
    reader: createRayReader(sampler, grid),
    bearing: { distanceM: 0, azimuth: 0 },
    place: { row: 0, column: 0, axisM: 0, polarM: 0, lon: 0 },
    near: createNearSites(),
    link: createTerrainLink(),
    computed: 0,
    fellBack: 0,
  };
}

/** Sets the place to the centre of a cell. */
export function standAt(links: SiteLinks, row: number, column: number): void {
  const { axisM, polarM } = meridianPoint(centreLat(row));
  links.place.row = row;
  links.place.column = column;
  links.place.axisM = axisM;
  links.place.polarM = polarM;
  links.place.lon = centreLon(column);
}

/** Fills `near` with the sites farther than `fromM` and at most `toM` from the place. */
export function lookAround(links: SiteLinks, fromM: number, toM: number): void {
  findNearSites(links.blocks, links.place, fromM, toM, links.near);
}

/** Computes the link from a site to a place; false, and no link, where the place is beyond the longest range. */
export function linkFrom(
  links: SiteLinks,
  site: number,
  axisM: number,
  polarM: number,
  lon: number,
): boolean {
  const { grid, bearing, link } = links;
  const origin = links.origins[site]!;
  takeBearing(origin, axisM, polarM, lon - origin.lon, bearing);
  if (bearing.distanceM > grid.maximumRangeM) return false;
  const law = links.laws[links.sites.law[site]!]!;
  const last = nearestPoint(grid, bearing.distanceM);
  let profile = links.reader.profiles[0]!;
  if (law.model !== 'tr38901') {
    profile = readRay(links.reader, origin, nearestRay(grid, bearing.azimuth), pointsTo(last));
  }
  computeLink(law, profile, last, bearing.distanceM, origin.lat, link);
  links.computed++;
  if (link.fellBack) links.fellBack++;
  return true;
}
