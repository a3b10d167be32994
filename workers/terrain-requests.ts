/** What requests to the terrain worker have in common: bounds to load, environment and law of a site, places at fault. */
import type { TerrainBounds } from '../src/data/terrain-store.ts';
import type { Atlas } from '../src/model/atlas.ts';
import { describeProblem, failure, type Problem, type Result, success } from '../src/model/problem.ts';
import { BANDS, type Band } from '../src/model/radio/bands.ts';
import { ENVIRONMENT_CLASSES, type EnvironmentClass } from '../src/model/radio/link-budget.ts';
import { type PrefectureSites, widened } from '../src/model/radio/terrain/prefecture-coverage.ts';
import { environmentAt } from '../src/model/radio/terrain/site-environment.ts';
import { prepareTerrainLaw, type TerrainLaw } from '../src/model/radio/terrain/terrain-law.ts';
import type { TerrainSettings } from '../src/model/radio/terrain/terrain-settings.ts';

/** A geodesic of 300 km between two places bows less than this away from the box around them. */
export const BOW_M = 5000;

export function boundsAround(places: readonly { lat: number; lon: number }[], rangeM: number): TerrainBounds {
  const lat = places.map((place) => place.lat);
  const lon = places.map((place) => place.lon);
  const box = {
    south: Math.min(...lat),
    west: Math.min(...lon),
    north: Math.max(...lat),
    east: Math.max(...lon),
  };
  return widened(box, rangeM);
}

export function environmentOf(
  atlas: Atlas,
  { thresholdsPerKm2 }: TerrainSettings,
  { lat, lon }: { readonly lat: number; readonly lon: number },
): EnvironmentClass {
  return ENVIRONMENT_CLASSES[
    environmentAt(atlas.lattice, atlas.cells.population, thresholdsPerKm2, lat, lon)
  ]!;
}

export function lawOf(
  { model, bands, assumptions, climate }: TerrainSettings,
  environment: EnvironmentClass,
  mastM: number | undefined,
): Result<TerrainLaw> {
  return prepareTerrainLaw({ model, band: bands[environment], environment, assumptions, climate, mastM });
}

export interface SiteLaws {
  readonly laws: readonly TerrainLaw[];
  /** The band of each law. */
  readonly bands: readonly Band[];
  /** Per site, where the sites name their bands: index into `laws`. */
  readonly law?: Uint8Array | undefined;
}

/** One law per environment class; where the sites name their bands, one per band and environment that occurs. */
export function lawsOf(settings: TerrainSettings, { environment, band }: PrefectureSites): Result<SiteLaws> {
  const laws: TerrainLaw[] = [];
  const bands: Band[] = [];
  const prepare = (each: EnvironmentClass, own: Band): Result<true> => {
    const bandsOfLaw = { ...settings.bands, [each]: own };
    const law = lawOf({ ...settings, bands: bandsOfLaw }, each, undefined);
    if (!law.ok) return law;
    laws.push(law.value);
    bands.push(own);
    return success(true);
  };
  if (band === undefined || environment === undefined) {
    for (const each of ENVIRONMENT_CLASSES) {
      const prepared = prepare(each, settings.bands[each]);
      if (!prepared.ok) return prepared;
    }
    return success({ laws, bands });
  }
  const known = new Map<number, number>();
  const law = new Uint8Array(band.length);
  for (let s = 0; s < band.length; s++) {
    const key = band[s]! * ENVIRONMENT_CLASSES.length + environment[s]!;
    let index = known.get(key);
    if (index === undefined) {
      const prepared = prepare(ENVIRONMENT_CLASSES[environment[s]!]!, BANDS[band[s]!]!);
      if (!prepared.ok) return prepared;
      index = laws.length - 1;
      known.set(key, index);
    }
    law[s] = index;
  }
  // Without a site nothing is computed, but what is not served still has a model.
  return laws.length > 0 ? success({ laws, bands, law }) : lawsOf(settings, { lat: NONE, lon: NONE });
}
const NONE = new Float64Array(0);

/** The lattice's own box: a place outside is no place of the atlas. */
const JAPAN = { south: 20, north: 46, west: 122, east: 154 } as const;

export function placeProblems(where: string, { lat, lon }: { lat: number; lon: number }): Problem[] {
  const problems: Problem[] = [];
  if (!(lat >= JAPAN.south && lat <= JAPAN.north)) {
    const expected = `${JAPAN.south} to ${JAPAN.north}°`;
    problems.push({ kind: 'out-of-range', what: 'lat', where, expected, got: String(lat) });
  }
  if (!(lon >= JAPAN.west && lon <= JAPAN.east)) {
    const expected = `${JAPAN.west} to ${JAPAN.east}°`;
    problems.push({ kind: 'out-of-range', what: 'lon', where, expected, got: String(lon) });
  }
  return problems;
}

/** The first site at fault is enough to find it by. */
export function siteProblems({ lat, lon, environment, band }: PrefectureSites): Problem[] {
  const where = 'sites';
  if (band !== undefined && (environment === undefined || band.length !== lat.length)) {
    const got = `${band.length} bands, ${environment?.length ?? 'no'} environments`;
    return [{ kind: 'inconsistent', what: 'sites', where, expected: `${lat.length} of each`, got }];
  }
  if (lon.length !== lat.length || (environment !== undefined && environment.length !== lat.length)) {
    const got = `${lon.length} longitudes, ${environment?.length ?? 'no'} environments`;
    return [{ kind: 'inconsistent', what: 'sites', where, expected: `${lat.length} of each`, got }];
  }
  for (let s = 0; s < lat.length; s++) {
    const problems = placeProblems(`site ${s}`, { lat: lat[s]!, lon: lon[s]! });
    if (problems.length > 0) return problems;
    if (environment !== undefined && environment[s]! >= ENVIRONMENT_CLASSES.length) {
      const expected = `below ${ENVIRONMENT_CLASSES.length}`;
      const got = String(environment[s]);
      return [{ kind: 'out-of-range', what: 'environment', where: `site ${s}`, expected, got }];
    }
    if (band !== undefined && BANDS[band[s]!] === undefined) {
      const expected = `below ${BANDS.length}`;
      const got = String(band[s]);
      return [{ kind: 'out-of-range', what: 'band', where: `site ${s}`, expected, got }];
    }
  }
  return [];
}

export function seaProblems(sitesAtSea: number): Problem[] {
  if (sitesAtSea === 0) return [];
  const expected = 'sites on land';
  return [{ kind: 'wrong-value', what: 'site', where: 'terrain', expected, got: `${sitesAtSea} at sea` }];
}

export function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()];
}

export function notOpen(what: string): Result<never> {
  return failure({ kind: 'internal', what, where: 'terrain worker', expected: 'an open atlas', got: 'none' });
}
