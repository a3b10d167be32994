/** What members of a scenario leave behind: all of it as JSON, bands and chances as tables. */
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { FISCAL_YEARS } from '../model/parameter.ts';
import { FACTOR_IDS, UNCERTAIN_TECHNOLOGIES } from '../model/uncertainty/factors.ts';
import type { Figure, Tornado } from '../model/uncertainty/figure.ts';
import { UNCERTAIN_METRICS } from '../model/uncertainty/members.ts';
import { BAND_SHARES } from '../model/uncertainty/quantiles.ts';
import type { SobolIndices } from '../model/uncertainty/sobol-indices.ts';
import {
  shareError,
  UNCERTAIN_MEASURES,
  type UncertaintyResult,
} from '../model/uncertainty/uncertainty-result.ts';
import { type CsvValue, formatCsv } from './csv.ts';

export const UNCERTAINTY_FORMAT = 'denen.uncertainty';
export const UNCERTAINTY_VERSION = 1;
const BAND_NAMES = BAND_SHARES.map((share) => `p${Math.round(100 * share)}`);

export interface ToldFigure {
  readonly figure: Figure;
  readonly tornado: Tornado;
  readonly indices: SobolIndices;
}

export function uncertaintyJson(
  atlas: Atlas,
  { modelVersion, atlasId, scenario }: Pick<Outcome, 'modelVersion' | 'atlasId' | 'scenario'>,
  result: UncertaintyResult,
  figures: readonly ToldFigure[],
): string {
  const { settings, bands, central, prefectures, readingError } = result;
  const places = prefectures + 1;
  const bandsOf = (place: number) =>
    Object.fromEntries(
      UNCERTAIN_TECHNOLOGIES.map((technology) => [
        technology,
        Object.fromEntries(
          UNCERTAIN_MEASURES.map((measure) => [
            measure,
            {
              central: FISCAL_YEARS.map((_, y) => central[technology][measure][y * places + place]!),
              bands: FISCAL_YEARS.map((_, y) =>
                Array.from(rowOf(bands[technology][measure], y * places + place)),
              ),
            },
          ]),
        ),
      ]),
    );
  const summary = {
    format: UNCERTAINTY_FORMAT,
    version: UNCERTAINTY_VERSION,
    modelVersion,
    atlasId,
    scenario,
    settings,
    fiscalYears: FISCAL_YEARS,
    bandShares: BAND_SHARES,
    targets: chancesOf(result).map(({ target, share }) => ({
      ...target,
      chance: share[prefectures]!,
      chanceError: shareError(share[prefectures]!, settings.members),
      prefectures: atlas.prefectures.code.map((code, p) => ({ code, chance: share[p]! })),
    })),
    nation: bandsOf(prefectures),
    prefectures: atlas.prefectures.code.map((code, p) => ({ code, ...bandsOf(p) })),
    figures: figures.map(({ figure, tornado, indices }) => ({
      technology: figure.technology,
      measure: figure.measure,
      place: atlas.prefectures.code[figure.place] ?? 'nation',
      fiscalYear: figure.fiscalYear,
      central: tornado.central,
      tornado: tornado.bars.map(({ factor, ...bar }) => ({ factor: FACTOR_IDS[factor], ...bar })),
      mean: indices.mean,
      variance: indices.variance,
      indices: FACTOR_IDS.map((factor, i) => ({
        factor,
        first: indices.first[i]!,
        firstError: indices.firstError[i]!,
        total: indices.total[i]!,
        totalError: indices.totalError[i]!,
      })),
    })),
    ...(readingError && { readingError }),
  };
  return `${JSON.stringify(summary, null, 1)}\n`;
}

/** A row per technology, measure, place and fiscal year. */
export function bandsCsv(atlas: Atlas, { bands, central, prefectures }: UncertaintyResult): string {
  const places = prefectures + 1;
  const rows: CsvValue[][] = [];
  for (const technology of UNCERTAIN_TECHNOLOGIES) {
    for (const measure of UNCERTAIN_MEASURES) {
      for (let place = 0; place < places; place++) {
        FISCAL_YEARS.forEach((fiscalYear, y) => {
          const at = y * places + place;
          rows.push([
            technology,
            measure,
            atlas.prefectures.code[place] ?? '00',
            fiscalYear,
            central[technology][measure][at]!,
            ...rowOf(bands[technology][measure], at),
          ]);
        });
      }
    }
  }
  return formatCsv(['technology', 'measure', 'place', 'fiscal_year', 'scenario', ...BAND_NAMES], rows);
}

/** A row per target and place, the nation as 00. */
export function chancesCsv(atlas: Atlas, result: UncertaintyResult): string {
  const rows = chancesOf(result).flatMap(({ target, share }) =>
    Array.from(share, (chance, place): CsvValue[] => [
      target.id,
      target.metric,
      target.goal,
      target.fiscalYear,
      atlas.prefectures.code[place] ?? '00',
      chance,
      shareError(chance, result.settings.members),
    ]),
  );
  return formatCsv(['target', 'metric', 'goal', 'fiscal_year', 'place', 'chance', 'chance_error'], rows);
}

function chancesOf({ chances }: UncertaintyResult) {
  return chances.filter(({ target }) => UNCERTAIN_METRICS[target.metric] !== undefined);
}

function rowOf(bands: Float64Array, at: number): Float64Array {
  return bands.subarray(at * BAND_SHARES.length, (at + 1) * BAND_SHARES.length);
}
