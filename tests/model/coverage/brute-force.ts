/** Served squares found the slow way: the geodesic from every site to the centre of every square near it. */
import geodesic from 'geographiclib-geodesic';
import type { SiteColumns } from '../../../src/model/coverage/served-squares.ts';
import { type Lattice, ORIGIN_LON } from '../../../src/model/lattice.ts';

const GRS80 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);
const RADIANS = Math.PI / 180;
/** The sphere is off by at most half a hundredth: within this of the range the geodesic decides. */
const DOUBT = 0.01;

export function geodesicM(lat1: number, lon1: number, lat2: number, lon2: number): number {
  return GRS80.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12!;
}

function haversineM(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const a =
    Math.sin(((lat2 - lat1) * RADIANS) / 2) ** 2 +
    Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * Math.sin(((lon2 - lon1) * RADIANS) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(a));
}

export function isServed(
  siteLat: number,
  siteLon: number,
  rangeM: number,
  lat: number,
  lon: number,
): boolean {
  const sphereM = haversineM(siteLat, siteLon, lat, lon);
  if (sphereM < rangeM * (1 - DOUBT)) return true;
  if (sphereM > rangeM * (1 + DOUBT)) return false;
  return geodesicM(siteLat, siteLon, lat, lon) <= rangeM;
}

export function bruteForceMasks(lattice: Lattice, sites: SiteColumns): Uint16Array {
  const masks = new Uint16Array(lattice.cellCount);
  const { row, column } = lattice;
  for (let s = 0; s < sites.lat.length; s++) {
    const lat = sites.lat[s]!;
    const lon = sites.lon[s]!;
    const rangeM = sites.rangeM[s]!;
    // A degree of latitude is more than 110 km and one of longitude more than 70 km everywhere in Japan.
    const rows = (rangeM / 110_000) * 240 + 2;
    const columns = (rangeM / 70_000) * 160 + 2;
    for (let i = 0; i < lattice.cellCount; i++) {
      if (Math.abs(row[i]! - lat * 240) > rows) continue;
      if (Math.abs(column[i]! - (lon - ORIGIN_LON) * 160) > columns) continue;
      for (let bit = 0; bit < 16; bit++) {
        const partLat = (row[i]! * 4 + (bit >> 2) + 0.5) / 960;
        const partLon = ORIGIN_LON + (column[i]! * 4 + (bit & 3) + 0.5) / 640;
        if (isServed(lat, lon, rangeM, partLat, partLon)) masks[i]! |= 1 << bit;
      }
    }
  }
  return masks;
}
