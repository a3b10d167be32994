/** Rows of the places table: sorted and ready to print, pure. */
import type { Locale } from '../locale/locale.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { FIRST_FISCAL_YEAR } from '../model/parameter.ts';
import type { Part } from '../model/part-inputs.ts';
import { municipalityFigures, prefectureFigures } from '../model/place-figures.ts';
import type { Topic } from '../state/app-state.ts';
import { LAYERS } from '../state/layers/index.ts';
import type { OwnCoverage, OwnTopic } from '../state/own/own-coverage.ts';

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
  /** Index into the prefecture or municipality table. */
  readonly index: number;
  readonly name: string;
  readonly cells: Readonly<Record<Exclude<PlaceColumn, 'name'>, number>>;
  /** Columns whose number the user has brought. */
  readonly own: readonly OwnTopic[];
}

/** All prefectures, or the municipalities of one. */
export type PlaceScope = { readonly prefecture: number } | undefined;

export function placeRows(
  locale: Locale,
  atlas: Atlas,
  outcome: Outcome,
  scope: PlaceScope,
  fiscalYear: number,
  sort: PlaceSort,
  own?: OwnCoverage,
): readonly PlaceRow[] {
  const table = scope === undefined ? atlas.prefectures : atlas.municipalities;
  const names = locale.language === 'ja' ? table.nameJa : table.nameEn;
  const level = scope === undefined ? 'prefecture' : 'municipality';
  const values = (topic: Topic) => {
    const out = new Float64Array(table.count);
    LAYERS[topic].placeValues({ atlas, outcome, own }, level, fiscalYear, out);
    return out;
  };
  const [fibre, radio, latency] = [values('fibre'), values('radio'), values('hubs')];
  const figures =
    scope === undefined ? prefectureFigures(atlas, outcome) : municipalityFigures(atlas, outcome);
  const start = (fiscalYear - FIRST_FISCAL_YEAR) * figures.count;
  const rows: PlaceRow[] = [];
  for (let i = 0; i < figures.count; i++) {
    if (scope !== undefined && atlas.municipalities.prefecture[i] !== scope.prefecture) continue;
    const at = start + i;
    const ofOwn = (topic: OwnTopic) =>
      scope === undefined ? undefined : own?.figure(topic, i, fiscalYear)?.value;
    const [ownFibre, ownRadio] = [ofOwn('fibre'), ofOwn('radio')];
    const served =
      ownFibre === undefined ? figures.servedHouseholds[at]! : ownFibre * figures.households[at]!;
    const covered =
      ownRadio === undefined ? figures.coveredPopulation[at]! : ownRadio * figures.population[at]!;
    const cells = {
      population: figures.population[at]!,
      fibre: fibre[i]!,
      unservedHouseholds: Math.max(0, figures.households[at]! - served),
      radio: radio[i]!,
      uncoveredPopulation: Math.max(0, figures.population[at]! - covered),
      latency: latency[i]!,
    };
    const brought = (['fibre', 'radio'] as const).filter((topic) => ofOwn(topic) !== undefined);
    rows.push({ index: i, name: names[i]!, cells, own: brought });
  }
  return rows.sort((a, b) => comparePlaces(a, b, sort));
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
