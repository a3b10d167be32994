/** Rows of the places table: sorted and ready to print, pure. */

import type { Locale } from '../locale/locale.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { FIRST_FISCAL_YEAR } from '../model/parameter.ts';
import type { Part } from '../model/part-inputs.ts';
import { municipalityFigures, prefectureFigures } from '../model/place-figures.ts';
import { leftBy, type MeasuredCoverage, type MeasuredFigure } from '../model/places/measured-coverage.ts';
import { municipalitiesOf } from '../model/places/place-scope.ts';
import type { Topic } from '../state/app-state.ts';
import { LAYERS } from '../state/layers/index.ts';

export type PlaceColumn =
  | 'name'
  | 'population'
  | 'fibre'
  | 'unservedHouseholds'
  | 'radio'
  | 'uncoveredPopulation'
  | 'latency';

export const PLACE_COLUMNS: readonly PlaceColumn[] = [
  'name',
  'population',
  'fibre',
  'unservedHouseholds',
  'radio',
  'uncoveredPopulation',
  'latency',
];

/** The part of a run that a column comes from; people are known before any. */
export const PART_OF_COLUMN: Readonly<Record<Exclude<PlaceColumn, 'name'>, Part | undefined>> = {
  population: undefined,
  fibre: 'fibre',
  unservedHouseholds: 'fibre',
  radio: 'radio',
  uncoveredPopulation: 'radio',
  latency: 'hubs',
};

export interface PlaceSort {
  readonly column: PlaceColumn;
  readonly descending: boolean;
}

export interface PlaceRow {
  /** Index into the table of its level. */
  readonly index: number;
  readonly name: string;
  /** Index of its prefecture, where the list does not say it already. */
  readonly prefecture?: number;
  readonly cells: Readonly<Record<Exclude<PlaceColumn, 'name'>, number>>;
  /** Columns whose number the user has brought. */
  readonly own: readonly MeasuredFigure['topic'][];
}

/** Places of one level, all of them or those inside a larger one. */
export type PlaceList =
  | { readonly level: 'block' }
  | { readonly level: 'prefecture'; readonly block?: number | undefined }
  | {
      readonly level: 'municipality';
      readonly block?: number | undefined;
      readonly prefecture?: number | undefined;
    };

/** Which of the listed places are shown. */
export interface PlaceFilter {
  /** Shares below which a place is shown; absent for any. */
  readonly fibreBelow?: number | undefined;
  readonly radioBelow?: number | undefined;
  readonly keep?: ((index: number) => boolean) | undefined;
}

export function placeRows(
  locale: Locale,
  atlas: Atlas,
  outcome: Outcome,
  list: PlaceList,
  fiscalYear: number,
  sort: PlaceSort,
  own?: MeasuredCoverage,
): readonly PlaceRow[] {
  const rows =
    list.level === 'block'
      ? blockRows(locale, atlas, outcome, fiscalYear)
      : placesInside(locale, atlas, outcome, list, fiscalYear, own);
  return rows.sort((a, b) => comparePlaces(a, b, sort));
}

export function filterRows(rows: readonly PlaceRow[], filter: PlaceFilter): readonly PlaceRow[] {
  const { fibreBelow = Number.POSITIVE_INFINITY, radioBelow = Number.POSITIVE_INFINITY, keep } = filter;
  return rows.filter(
    ({ index, cells }) =>
      cells.fibre < fibreBelow && cells.radio < radioBelow && (keep === undefined || keep(index)),
  );
}

function placesInside(
  locale: Locale,
  atlas: Atlas,
  outcome: Outcome,
  list: Exclude<PlaceList, { level: 'block' }>,
  fiscalYear: number,
  own: MeasuredCoverage | undefined,
): PlaceRow[] {
  const { level, block } = list;
  const isPrefecture = level === 'prefecture';
  const table = isPrefecture ? atlas.prefectures : atlas.municipalities;
  const names = locale.language === 'ja' ? table.nameJa : table.nameEn;
  const values = (topic: Topic) => {
    const out = new Float64Array(table.count);
    LAYERS[topic].placeValues({ atlas, outcome, own }, level, fiscalYear, out);
    return out;
  };
  const [fibre, radio, latency] = [values('fibre'), values('radio'), values('hubs')];
  const figures = isPrefecture ? prefectureFigures(atlas, outcome) : municipalityFigures(atlas, outcome);
  const start = (fiscalYear - FIRST_FISCAL_YEAR) * figures.count;
  const isInside = (i: number) => {
    const p = isPrefecture ? i : atlas.municipalities.prefecture[i]!;
    if (block !== undefined && atlas.prefectures.block[p] !== block) return false;
    return isPrefecture || list.prefecture === undefined || p === list.prefecture;
  };
  const rows: PlaceRow[] = [];
  for (let i = 0; i < figures.count; i++) {
    if (!isInside(i)) continue;
    const at = start + i;
    const measured = (topic: MeasuredFigure['topic']) =>
      isPrefecture ? undefined : own?.figure(topic, i, fiscalYear);
    const left = (topic: MeasuredFigure['topic'], whole: number, modelled: number) => {
      const figure = measured(topic);
      return figure === undefined ? Math.max(0, whole - modelled) : leftBy(figure, whole);
    };
    const [households, population] = [figures.households[at]!, figures.population[at]!];
    const cells = {
      population,
      fibre: fibre[i]!,
      unservedHouseholds: left('fibre', households, figures.servedHouseholds[at]!),
      radio: radio[i]!,
      uncoveredPopulation: left('radio', population, figures.coveredPopulation[at]!),
      latency: latency[i]!,
    };
    const brought = (['fibre', 'radio'] as const).filter((topic) => measured(topic) !== undefined);
    const row = { index: i, name: names[i]!, cells, own: brought };
    const isNamed = isPrefecture || list.prefecture !== undefined;
    rows.push(isNamed ? row : { ...row, prefecture: atlas.municipalities.prefecture[i]! });
  }
  return rows;
}

/** Blocks as sums over their municipalities; latency as the mean over people. */
function blockRows(locale: Locale, atlas: Atlas, outcome: Outcome, fiscalYear: number): PlaceRow[] {
  const names = locale.language === 'ja' ? atlas.blocks.nameJa : atlas.blocks.nameEn;
  const figures = municipalityFigures(atlas, outcome);
  const start = (fiscalYear - FIRST_FISCAL_YEAR) * figures.count;
  const latencyMs = new Float64Array(figures.count);
  LAYERS.hubs.placeValues({ atlas, outcome }, 'municipality', fiscalYear, latencyMs);
  return names.map((name, index) => {
    let [population, households, served, covered, waited] = [0, 0, 0, 0, 0];
    for (const m of municipalitiesOf(atlas, { kind: 'block', index })) {
      const at = start + m;
      population += figures.population[at]!;
      households += figures.households[at]!;
      served += figures.servedHouseholds[at]!;
      covered += figures.coveredPopulation[at]!;
      waited += figures.population[at]! * latencyMs[m]!;
    }
    const cells = {
      population,
      fibre: households > 0 ? served / households : 1,
      unservedHouseholds: Math.max(0, households - served),
      radio: population > 0 ? covered / population : 1,
      uncoveredPopulation: Math.max(0, population - covered),
      latency: waited / population,
    };
    return { index, name, cells, own: [] };
  });
}

/** Places without a number stand last in either direction; ties keep the order of the official codes. */
function comparePlaces(a: PlaceRow, b: PlaceRow, { column, descending }: PlaceSort): number {
  if (column === 'name') return descending ? b.index - a.index : a.index - b.index;
  const [left, right] = [a.cells[column], b.cells[column]];
  if (Number.isNaN(left) || Number.isNaN(right)) {
    return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a.index - b.index;
  }
  // Not a difference: without any hub in service all latencies are infinite.
  const order = left < right ? -1 : left > right ? 1 : 0;
  return (descending ? -order : order) || a.index - b.index;
}

export function placeCellText(locale: Locale, column: Exclude<PlaceColumn, 'name'>, value: number): string {
  const { format } = locale;
  switch (column) {
    case 'fibre':
      return format.share(value, 2);
    case 'radio':
      return format.share(value, 1);
    case 'latency':
      return format.milliseconds(value);
    default:
      return format.integer(value);
  }
}
