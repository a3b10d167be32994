/** What requests to the terrain worker have in common: bounds to load, environment and law of a site, places at fault. */
import type { TerrainBounds } from '../src/data/terrain-store.ts';
import type { Atlas } from '../src/model/atlas.ts';
import { describeProblem, failure, type Problem, type Result } from '../src/model/problem.ts';
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
export function siteProblems({ lat, lon, environment }: PrefectureSites): Problem[] {
  const where = 'sites';
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
