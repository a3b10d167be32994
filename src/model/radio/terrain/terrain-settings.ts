/** Everything about terrain coverage that a user may set: plain data that travels to a worker. */

import type { ValuesOf } from '../../parameter.ts';
import { failure, type Problem, type Result, success } from '../../problem.ts';
import { BANDS, type Band, bandIndex } from '../bands.ts';
import {
  ENVIRONMENT_CLASSES,
  type EnvironmentClass,
  type LinkAssumptions,
  linkAssumptionsOf,
} from '../link-budget.ts';
import { notFinite } from '../propagation/validity.ts';
import type { RADIO_PARAMETERS } from '../radio-parameters.ts';
import { leadingBand } from '../site-kind.ts';
import { DEFAULT_CLUTTER } from './land-cover.ts';
import { MAXIMUM_RAY_M } from './ray.ts';
import { type Climate, DEFAULT_CLIMATE, TERRAIN_MODELS, type TerrainModel } from './terrain-law.ts';

export interface TerrainSettings {
  readonly model: TerrainModel;
  readonly bands: Readonly<Record<EnvironmentClass, Band>>;
  readonly assumptions: LinkAssumptions;
  /** Least people per km² within 1 km of an urban and of a suburban site. */
  readonly thresholdsPerKm2: readonly [number, number];
  readonly climate: Climate;
  /** By cover class: sea, open, suburban, urban, dense urban, trees. */
  readonly clutterHeightM: readonly number[];
  /** Squares farther from their site are not tried. */
  readonly maximumRangeM: number;
  /** Metres between the points of a profile. */
  readonly stepM: number;
}

/** Where a single path may be no longer than this, metres; profiles hold at most PATH_MAXIMUM_POINTS. */
export const PATH_MAXIMUM_M = 300_000;
export const PATH_MAXIMUM_POINTS = 3001;

/**
 * Assumptions: sites are tried up to 10 km, twice the reach of TR 38.901; profiles have a point every 50 m, five to a
 * pair of heights, so that clutter stands about a street's width away from the terminal.
 */
const DEFAULT_RANGE_M = 10_000;
const DEFAULT_STEP_M = 50;

/** The settings that belong to a scenario's parameters. */
export function terrainSettingsOf(
  parameters: ValuesOf<typeof RADIO_PARAMETERS>,
  model: TerrainModel = 'p1812',
): TerrainSettings {
  const band = (lever: string): Band => BANDS[bandIndex(leadingBand(lever))]!;
  return {
    model,
    bands: {
      urban: band(parameters['radio.bandUrban']),
      suburban: band(parameters['radio.bandSuburban']),
      rural: band(parameters['radio.bandRural']),
    },
    assumptions: linkAssumptionsOf(parameters),
    thresholdsPerKm2: [parameters['radio.urbanDensityPerKm2'], parameters['radio.suburbanDensityPerKm2']],
    climate: DEFAULT_CLIMATE,
    clutterHeightM: DEFAULT_CLUTTER.heightM,
    maximumRangeM: DEFAULT_RANGE_M,
    stepM: DEFAULT_STEP_M,
  };
}

const WHERE = 'terrain settings';

/** What no model can work with; frequencies and percentages are each model's own to judge. */
export function checkTerrainSettings(settings: TerrainSettings): Result<TerrainSettings> {
  const { model, maximumRangeM, stepM, clutterHeightM, bands } = settings;
  const problems: Problem[] = notFinite(WHERE, { maximumRangeM, stepM });
  if (!TERRAIN_MODELS.includes(model)) {
    const expected = TERRAIN_MODELS.join(', ');
    problems.push({ kind: 'wrong-value', what: 'model', where: WHERE, expected, got: String(model) });
  }
  if (problems.length === 0 && !(maximumRangeM > 0 && maximumRangeM <= MAXIMUM_RAY_M)) {
    const expected = `more than 0 and at most ${MAXIMUM_RAY_M} m`;
    problems.push({
      kind: 'out-of-range',
      what: 'maximumRangeM',
      where: WHERE,
      expected,
      got: `${maximumRangeM} m`,
    });
  }
  if (problems.length === 0 && !(stepM >= 10 && 3 * stepM <= maximumRangeM)) {
    const expected = '10 m to a third of maximumRangeM';
    problems.push({ kind: 'out-of-range', what: 'stepM', where: WHERE, expected, got: `${stepM} m` });
  }
  const wrongHeight = clutterHeightM.findIndex((height) => !(height >= 0 && height <= 100));
  if (clutterHeightM.length !== DEFAULT_CLUTTER.heightM.length || wrongHeight >= 0) {
    const expected = `${DEFAULT_CLUTTER.heightM.length} heights of 0 to 100 m`;
    const got = clutterHeightM.join(', ');
    problems.push({ kind: 'wrong-value', what: 'clutterHeightM', where: WHERE, expected, got });
  }
  for (const environment of ENVIRONMENT_CLASSES) {
    const { name, source, ...numbers } = bands[environment];
    problems.push(...notFinite(`${WHERE}, ${environment} band`, numbers));
    if (!(numbers.bandwidthMhz > 0)) {
      const got = String(numbers.bandwidthMhz);
      const where = `${WHERE}, ${environment} band`;
      problems.push({ kind: 'out-of-range', what: 'bandwidthMhz', where, expected: 'more than 0', got });
    }
  }
  return problems.length > 0 ? failure(...problems) : success(settings);
}
