/**
 * What a layer is: one topic of the map, and everything that is said about it. A layer gives classes to cells and
 * places, colours to classes, and words and numbers to legend, tooltip and table, so that map and panels cannot
 * disagree. Words are keys of the locale, numbers carry their unit; neither is formatted here.
 */

import type { PreparedFigures } from '../../data/prepared-figures.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Part } from '../../model/part-inputs.ts';
import type { MeasuredCoverage } from '../../model/places/measured-coverage.ts';
import type { TargetChance } from '../../model/uncertainty/uncertainty-result.ts';
import type { Level, Place, Theme, Topic } from '../app-state.ts';
import type { LayerTextKey } from './layer-text.ts';

export interface LayerInput {
  readonly atlas: Atlas;
  /** Absent until the first run has ended: whatever needs it is then `PENDING`. */
  readonly outcome: Outcome | undefined;
  /** Measured coverage of the user's own, which stands in place of the modelled where it is given. */
  readonly own?: MeasuredCoverage | undefined;
  /** How likely the chosen target is met, where members of this very scenario have been read. */
  readonly chance?: TargetChance | undefined;
  /** What was computed beforehand, where it stands in for the outcome. */
  readonly prepared?: PreparedFigures | undefined;
}

export type PlaceLevel = Exclude<Level, 'cell'>;

export type QuantityUnit =
  | 'people'
  | 'households'
  | 'peoplePerKm2'
  | 'km2'
  | 'm'
  | 'km'
  | 'yen'
  | 'yenPerYear'
  | 'yenPerHousehold'
  | 'share'
  /** Of a percentage: the difference of two shares. */
  | 'points'
  | 'years'
  | 'index'
  | 'fiscalYear'
  | 'ms'
  | 'stations'
  | 'operators'
  | 'hubs';

export interface Quantity {
  readonly value: number;
  readonly unit: QuantityUnit;
  /** Decimals in which the figure is published; of the percentage, where the unit is a share. */
  readonly decimals?: number;
  /** A difference, printed with its sign. */
  readonly isSigned?: boolean;
}

export interface LayerText {
  readonly key: LayerTextKey;
  /** The numbers that the sentence has places for. */
  readonly values?: Readonly<Record<string, Quantity>>;
}

/** Whether a number was counted or published by somebody, brought along by the user, or computed here. */
export type Mark = 'measured' | 'own' | 'modelled';

export interface DetailRow {
  /** Whose number it is, where two scenarios are compared. */
  readonly side?: 'A' | 'B';
  readonly label: LayerTextKey;
  readonly value: Quantity | LayerText;
  /** The year at whose end the number stands; absent where it belongs to no single year. */
  readonly fiscalYear?: number | undefined;
  /** What a share is a share of, or which households and people are counted. */
  readonly base?: LayerTextKey | undefined;
  readonly mark: Mark;
  readonly source: LayerTextKey;
  /** The publication in its own words, where one figure has its own. */
  readonly citation?: string;
}

/** One swatch: the class bytes `first … last`, their colour and their words. */
export interface ScaleEntry {
  readonly first: number;
  readonly last: number;
  /** '#rrggbb'. */
  readonly colour: string;
  readonly label: LayerText;
}

export interface Legend {
  readonly title: LayerText;
  /** Base, year and mark of what is coloured. */
  readonly note: LayerText;
  readonly entries: readonly ScaleEntry[];
}

export interface LayerDefinition {
  readonly id: Topic;
  /** Parts of a run that it shows: while one of them is old, so is the layer. */
  readonly parts: readonly Part[];
  /** Levels at which the topic can be drawn, finest first. */
  readonly levels: readonly Level[];
  /** True where nothing can be said before the first run has ended. */
  readonly needsOutcome: boolean;
  /** False where a year changes colours only: the classes of the cells stay on the graphics card. */
  readonly cellClassesFollowYear: boolean;
  /** Whether the cells can be coloured by what was computed beforehand. */
  readonly isPreparable?: boolean;
  /** The column of an outcome that alone decides the cells' classes, where there is one: the same one, the same classes. */
  cellSource?(outcome: Outcome): object;
  /**
   * Class byte of every cell.
   * @param out length cellCount
   */
  cellClasses(input: LayerInput, fiscalYear: number, out: Uint8Array): void;
  /** Unit of `placeValues`. */
  readonly placeUnit: QuantityUnit;
  readonly placeDecimals?: number;
  /** Whether the numbers are differences of two scenarios. */
  readonly isDifference?: boolean;
  /**
   * The number that the table lists and the choropleth colours; NaN where there is none.
   * @param out length of the place table
   */
  placeValues(input: LayerInput, level: PlaceLevel, fiscalYear: number, out: Float64Array): void;
  /** Class byte of a place's number. */
  placeClass(value: number): number;
  /** The layer's own classes; PENDING and NO_DATA are the same on every layer. */
  scale(level: Level, theme: Theme, fiscalYear: number): readonly ScaleEntry[];
  title(level: Level): LayerText;
  note(level: Level, fiscalYear: number): LayerText;
  /** The rows of tooltip and details; the first one answers the topic's question. */
  describe(input: LayerInput, place: Place, fiscalYear: number): DetailRow[];
}
