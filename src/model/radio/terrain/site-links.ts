/** Links from many sites to places around them, one at a time, each exactly as in the site's own footprint. */
import { meridianPoint } from '../../grs80.ts';
import { centreLat, centreLon } from '../../lattice.ts';
import { createOutOfReach, isOutOfReach, type OutOfReach } from './out-of-reach.ts';
import { type Bearing, createRayOrigin, type RayOrigin, takeBearing } from './ray.ts';
import type { RayProfile, ReliefSampler } from './ray-profile.ts';
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
  profileUse,
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
  /** The ray to the place looked at last; TR 38.901 reads none. */
  profile: RayProfile;
  /** By law. */
  readonly outOfReach: readonly (OutOfReach | undefined)[];
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
  const reader = createRayReader(sampler, grid, origins, profileUse(laws));
  return {
    sites,
    laws,
    grid,
    origins,
    blocks: sitesByBlock(origins),
    reader,
    profile: reader.profiles[0]!,
    outOfReach: laws.map((each) => createOutOfReach(each, grid.stepM, grid.pointCount)),
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
  const last = approach(links, site, axisM, polarM, lon);
  if (last < 0) return false;
  finishLink(links, site, last);
  return true;
}

/** Whether a site serves a place: as linkFrom finds, without the whole computation where none is needed. */
export function isServedFrom(
  links: SiteLinks,
  site: number,
  axisM: number,
  polarM: number,
  lon: number,
): boolean {
  const last = approach(links, site, axisM, polarM, lon);
  if (last < 0) return false;
  const reach = links.outOfReach[links.sites.law[site]!];
  if (reach !== undefined && isOutOfReach(reach, links.profile, pointsTo(last) - 1)) {
    links.computed++;
    return false;
  }
  finishLink(links, site, last);
  return links.link.marginDb >= 0;
}

/** Points `profile` at the ray to a place and gives the place's point on it; −1 beyond the longest range. */
function approach(links: SiteLinks, site: number, axisM: number, polarM: number, lon: number): number {
  const { grid, bearing } = links;
  const origin = links.origins[site]!;
  takeBearing(origin, axisM, polarM, lon - origin.lon, bearing);
  if (bearing.distanceM > grid.maximumRangeM) return -1;
  const last = nearestPoint(grid, bearing.distanceM);
  if (links.laws[links.sites.law[site]!]!.model !== 'tr38901') {
    links.profile = readRay(links.reader, site, nearestRay(grid, bearing.azimuth), pointsTo(last));
  }
  return last;
}

function finishLink(links: SiteLinks, site: number, last: number): void {
  const { bearing, link } = links;
  const law = links.laws[links.sites.law[site]!]!;
  computeLink(law, links.profile, last, bearing.distanceM, links.origins[site]!.lat, link);
  links.computed++;
  if (link.fellBack) links.fellBack++;
}
