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

/** Columns of each kind, one value per entry. */
const COLUMNS = {
  coverage: ['municipality', 'fiscalYear', 'fibre', 'radio'],
  sites: ['lon', 'lat', 'heightM', 'power', 'fibreAtSite', 'operators', 'fiscalYear'],
  property: ['lon', 'lat', 'heightM', 'power', 'fibreAtSite', 'operators', 'fiscalYear'],
  servedAreas: [],
  servedMesh: [],
  boundaries: [],
  censusMesh: [],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>;

/** Whether something that comes out of a store is a set as this version keeps them. */
export function isOwnSet(raw: unknown): raw is OwnSet {
  if (typeof raw !== 'object' || raw === null) return false;
  const set = raw as Record<string, unknown>;
  if (typeof set.kind !== 'string' || !Object.hasOwn(COLUMNS, set.kind)) return false;
  const { count } = set;
  if (typeof set.fileName !== 'string' || typeof count !== 'number') return false;
  const kind = set.kind as ImportKind;
  const hasColumns = COLUMNS[kind].every((name) => {
    const column = set[name];
    return ArrayBuffer.isView(column) && (column as Uint8Array).length === count;
  });
  const isDrawn = kind !== 'coverage' && kind !== 'censusMesh';
  const isTable = kind === 'sites' || kind === 'property';
  return (
    hasColumns &&
    (!isDrawn || (set.geometry instanceof Blob && Array.isArray(set.extent))) &&
    (!isTable || (isTexts(set.name, count) && Array.isArray(set.attributes))) &&
    (kind !== 'censusMesh' || ArrayBuffer.isView(set.municipality))
  );
}

function isTexts(value: unknown, count: number): boolean {
  return Array.isArray(value) && value.length === count;
}

/** What a set takes, in bytes, near enough to tell the user. */
export function sizeOfSet(set: OwnSet): number {
  let bytes = 0;
  const add = (value: unknown): void => {
    if (typeof value === 'string') bytes += 2 * value.length;
    else if (typeof value === 'number') bytes += 8;
    else if (value instanceof Blob) bytes += value.size;
    else if (ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) add(inner);
  };
  add(set);
  return bytes;
}
