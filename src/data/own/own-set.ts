/** Own data as the app keeps it: columns, and geometry as GeoJSON text that the map reads by address. */
import type { AreaKind, ImportKind } from './fields.ts';

interface Base {
  /** Name of the file it came from. */
  readonly fileName: string;
  /** Rows or features taken. */
  readonly count: number;
}

/** Measured coverage by municipality and fiscal year. */
export interface CoverageSet extends Base {
  readonly kind: 'coverage';
  readonly municipality: Uint16Array;
  readonly fiscalYear: Uint16Array;
  /** Share of households that can order fibre; NaN where the file has none. */
  readonly fibre: Float64Array;
  /** Share of people within 5G coverage; NaN where the file has none. */
  readonly radio: Float64Array;
}

export interface Attribute {
  readonly label: string;
  readonly values: readonly string[];
}

/** West, south, east, north in degrees. */
export type Extent = readonly [number, number, number, number];

/** Stations or public property. */
export interface PointSet extends Base {
  readonly kind: 'sites' | 'property';
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** As the file has them, in its order; what has a known field comes in the app's own form. */
  readonly name: readonly string[];
  /** Above ground; NaN where the file has none. */
  readonly heightM: Float64Array;
  /** 1 yes, 0 no, 255 not said. */
  readonly power: Uint8Array;
  readonly fibreAtSite: Uint8Array;
  /** Bit k where the file names OPERATORS[k]; 0 where it names none of them. */
  readonly operators: Uint8Array;
  /** Within the horizon; 0 where the file has none, or one outside. */
  readonly fiscalYear: Uint16Array;
  readonly attributes: readonly Attribute[];
  /** Points with their position in the columns as `id`. */
  readonly geometry: Blob;
  readonly extent: Extent;
}

export interface AreaSet extends Base {
  readonly kind: AreaKind;
  /** Lines, each drawn once. */
  readonly geometry: Blob;
  readonly extent: Extent;
  /** Names of the areas, as far as they have one. */
  readonly names: readonly string[];
  /** Of served areas: squares of the atlas whose centre lies within, and who lives there at the 2020 level. */
  readonly within?: { readonly cells: number; readonly population: number; readonly households: number };
}

/** A census mesh beside the atlas. */
export interface CensusMeshSet extends Base {
  readonly kind: 'censusMesh';
  readonly population: number;
  readonly households: number;
  /** Lines of which a value is suppressed. */
  readonly suppressed: number;
  /** Inhabited squares of the file that the atlas lacks, and how many people they have. */
  readonly squaresNotInAtlas: number;
  readonly populationNotInAtlas: number;
  /** The municipalities that the file touches, and the sums of their squares on both sides. */
  readonly municipality: Uint16Array;
  readonly populationInFile: Float64Array;
  readonly populationInAtlas: Float64Array;
  readonly householdsInFile: Float64Array;
  readonly householdsInAtlas: Float64Array;
}

export type OwnSet = CoverageSet | PointSet | AreaSet | CensusMeshSet;
export type OwnSetOf<K extends ImportKind> = Extract<OwnSet, { readonly kind: K }>;
