/** What members of a scenario leave behind: all of it as JSON, bands and chances as tables. */
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { FISCAL_YEARS } from '../model/parameter.ts';
import { FACTOR_IDS, UNCERTAIN_TECHNOLOGIES } from '../model/uncertainty/factors.ts';
import type { Figure, Tornado } from '../model/uncertainty/figure.ts';
import { placeOfBlock, placeOfLowest } from '../model/uncertainty/group-reading.ts';
import { UNCERTAIN_METRICS } from '../model/uncertainty/members.ts';
import { BAND_SHARES } from '../model/uncertainty/quantiles.ts';
import type { SobolIndices } from '../model/uncertainty/sobol-indices.ts';
import {
  placeInTables,
  shareError,
  UNCERTAIN_MEASURES,
  type UncertainMeasure,
  type UncertaintyResult,
} from '../model/uncertainty/uncertainty-result.ts';
import { type CsvValue, formatCsv } from './csv.ts';

export const UNCERTAINTY_FORMAT = 'denen.uncertainty';
export const UNCERTAINTY_VERSION = 2;
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
  const { settings, prefectures, readingError } = result;
  const bandsOf = (place: number, measures: readonly UncertainMeasure[] = UNCERTAIN_MEASURES) =>
    Object.fromEntries(
      UNCERTAIN_TECHNOLOGIES.map((technology) => [
        technology,
        Object.fromEntries(
          measures.map((measure) => {
            const { bands, central, columns, column } = placeInTables(result, technology, measure, place);
            const rows = FISCAL_YEARS.map((_, y) => y * columns + column);
            return [
              measure,
              {
                central: rows.map((at) => central[at]!),
                bands: rows.map((at) => Array.from(rowOf(bands, at))),
              },
            ];
          }),
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
    lowestPrefecture: bandsOf(placeOfLowest(prefectures, atlas.blocks.count), ['coverage']),
    blocks: atlas.blocks.code.map((code, b) => ({ code, ...bandsOf(placeOfBlock(prefectures, b)) })),
    prefectures: atlas.prefectures.code.map((code, p) => ({ code, ...bandsOf(p) })),
    figures: figures.map(({ figure, tornado, indices }) => ({
      technology: figure.technology,
      measure: figure.measure,
      place: placeCode(atlas, figure.place, 'nation'),
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

/** A row per technology, measure, place and fiscal year; the nation as 00. */
export function bandsCsv(atlas: Atlas, result: UncertaintyResult): string {
  const lowest = placeOfLowest(result.prefectures, atlas.blocks.count);
  const rows: CsvValue[][] = [];
  for (const technology of UNCERTAIN_TECHNOLOGIES) {
    for (const measure of UNCERTAIN_MEASURES) {
      for (let place = 0; place <= lowest; place++) {
        if (place === lowest && measure !== 'coverage') continue;
        const { bands, central, columns, column } = placeInTables(result, technology, measure, place);
        FISCAL_YEARS.forEach((fiscalYear, y) => {
          const at = y * columns + column;
          rows.push([
            technology,
            measure,
            placeCode(atlas, place, '00'),
            fiscalYear,
            central[at]!,
            ...rowOf(bands, at),
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

function placeCode({ prefectures, blocks }: Atlas, place: number, nation: string): string {
  if (place === prefectures.count) return nation;
  return (
    prefectures.code[place] ?? blocks.code[place - placeOfBlock(prefectures.count, 0)] ?? 'lowest-prefecture'
  );
}

function rowOf(bands: Float64Array, at: number): Float64Array {
  return bands.subarray(at * BAND_SHARES.length, (at + 1) * BAND_SHARES.length);
}
