/** Where own data can lie. */
import type { Extent } from './own-set.ts';

/** Degrees that Japan lies within, from Yonaguni and Okinotorishima to Etorofu and Minamitorishima. */
const BOUNDS = { west: 122, east: 155, south: 20, north: 46 };

export const JAPAN = {
  contains: (lon: number, lat: number): boolean =>
    lon >= BOUNDS.west && lon <= BOUNDS.east && lat >= BOUNDS.south && lat <= BOUNDS.north,
};

type Growing = { -readonly [K in keyof Extent]: Extent[K] };

export function noExtent(): Growing {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

export function growExtent(extent: Growing, lon: number, lat: number): void {
  if (lon < extent[0]) extent[0] = lon;
  if (lat < extent[1]) extent[1] = lat;
  if (lon > extent[2]) extent[2] = lon;
  if (lat > extent[3]) extent[3] = lat;
}
