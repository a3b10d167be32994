/** Rows with a place on the map, ready for any of the formats: columns that say what they hold, values, geometry. */
import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { Mark } from '../../model/atlas.ts';

export interface TableColumn {
  readonly name: string;
  readonly kind: 'text' | 'number';
  /** Of numbers: households, people, share, yen … */
  readonly unit?: string;
  /** What a share is a share of, or which households and people are counted. */
  readonly base?: string;
  /** Whether somebody counted or published it, or the model computed it. */
  readonly mark: Mark;
}

/** Null where there is no value. */
export type TableValue = string | number | null;

export interface FeatureTable {
  /** Stands in the file as its title. */
  readonly name: string;
  readonly geometryType: 'Point' | 'Polygon' | 'MultiPolygon';
  readonly columns: readonly TableColumn[];
  readonly count: number;
  /** In the order of the columns. */
  row(i: number): readonly TableValue[];
  /** Longitude and latitude in degrees (JGD2011, which WGS 84 stands for here); outer rings counter-clockwise. */
  geometry(i: number): Point | Polygon | MultiPolygon;
}

/** As the tables of the command line print them; null for what is not finite. */
export function roundedTo(value: number, decimals: number): number | null {
  if (!Number.isFinite(value)) return null;
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/** A fiscal year, or null for never. */
export function yearOrNever(fiscalYear: number): number | null {
  return fiscalYear || null;
}
