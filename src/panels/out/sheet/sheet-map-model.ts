/** The map of one municipality as paths: squares by class, outlines, scale. Pure; tenths of a millimetre on paper. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Atlas } from '../../../model/atlas.ts';
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../../../model/lattice.ts';
import { cellsOfMunicipality } from '../../../model/places/cells-of-municipality.ts';
import { roundLengthM } from '../../../state/map-picture.ts';

export type Outline = Polygon | MultiPolygon;
/** In degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const SERVED_CLASSES = ['before', 'inYear', 'later', 'never'] as const;
export type ServedClass = (typeof SERVED_CLASSES)[number];

export interface SheetFrame {
  readonly width: number;
  readonly height: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  readonly box: Box;
  readonly scale: { readonly lengthM: number; readonly width: number };
}

/** Room around the squares, as a share of the larger side. */
const MARGIN = 0.05;
/** A single square is not drawn as large as a town. */
const LEAST_DEGREES = 0.03;
const METRES_PER_DEGREE = 111_320;
const LONGEST_SCALE = 0.3;

/** An equirectangular view that holds the inhabited squares and the parts of the outline around them. */
export function sheetFrame(
  atlas: Atlas,
  municipality: number,
  outline: Outline,
  width: number,
  height: number,
): SheetFrame {
  const cells = boxOfCells(atlas, municipality);
  const around = ringsOf(outline)
    .map(boxOfRing)
    .filter((ring) => cells === undefined || overlaps(ring, cells));
  const inner = unionOf([...(cells === undefined ? [] : [cells]), ...around]);
  const lat = (inner.south + inner.north) / 2;
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const wide = Math.max(LEAST_DEGREES, inner.east - inner.west) * squeeze * (1 + 2 * MARGIN);
  const high = Math.max(LEAST_DEGREES, inner.north - inner.south) * (1 + 2 * MARGIN);
  const unitsPerDegree = Math.min(width / wide, height / high);
  const lon = (inner.west + inner.east) / 2;
  const x = (degrees: number) => width / 2 + (degrees - lon) * squeeze * unitsPerDegree;
  const y = (degrees: number) => height / 2 - (degrees - lat) * unitsPerDegree;
  const halfWide = width / 2 / unitsPerDegree / squeeze;
  const halfHigh = height / 2 / unitsPerDegree;
  const metresPerUnit = METRES_PER_DEGREE / unitsPerDegree;
  const lengthM = roundLengthM(width * LONGEST_SCALE * metresPerUnit);
  return {
    width,
    height,
    x,
    y,
    box: { west: lon - halfWide, east: lon + halfWide, south: lat - halfHigh, north: lat + halfHigh },
    scale: { lengthM, width: lengthM / metresPerUnit },
  };
}

export function servedClass(servedFiscalYear: number, fiscalYear: number): ServedClass {
  if (servedFiscalYear === 0) return 'never';
  if (servedFiscalYear > fiscalYear) return 'later';
  return servedFiscalYear === fiscalYear ? 'inYear' : 'before';
}

/** One path per class over the municipality's squares. */
export function cellPaths(
  atlas: Atlas,
  municipality: number,
  servedFiscalYear: Uint16Array,
  fiscalYear: number,
  { x, y }: SheetFrame,
): Readonly<Record<ServedClass, string>> {
  const paths = { before: '', inYear: '', later: '', never: '' };
  const { row, column } = atlas.lattice;
  for (const cell of cellsOfMunicipality(atlas, municipality)) {
    const [west, east] = [x(lonOf(column[cell]!)), x(lonOf(column[cell]! + 1))];
    const [south, north] = [y(latOf(row[cell]!)), y(latOf(row[cell]! + 1))];
    const square = `M${tenth(west)} ${tenth(north)}H${tenth(east)}V${tenth(south)}H${tenth(west)}z`;
    paths[servedClass(servedFiscalYear[cell]!, fiscalYear)] += square;
  }
  return paths;
}

/** An outline as a path; points that fall on the one before are left out. */
export function outlinePath(outline: Outline, { x, y }: SheetFrame): string {
  let path = '';
  for (const ring of ringsOf(outline)) {
    let before = '';
    let points = '';
    for (const [lon, lat] of ring) {
      const point = `${Math.round(x(lon!))} ${Math.round(y(lat!))}`;
      if (point !== before) points += points === '' ? `M${point}` : `L${point}`;
      before = point;
    }
    // A ring that has shrunk to a point or a line draws nothing.
    if (points.indexOf('L') !== points.lastIndexOf('L')) path += `${points}z`;
  }
  return path;
}

export function boxOfOutline(outline: Outline): Box {
  return unionOf(ringsOf(outline).map(boxOfRing));
}

export function overlaps(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

function ringsOf(outline: Outline): readonly Position[][] {
  return outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
}

function boxOfRing(ring: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon!);
    east = Math.max(east, lon!);
    south = Math.min(south, lat!);
    north = Math.max(north, lat!);
  }
  return { west, south, east, north };
}

function unionOf(boxes: readonly Box[]): Box {
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  };
}

function boxOfCells(atlas: Atlas, municipality: number): Box | undefined {
  const { row, column } = atlas.lattice;
  const cells = cellsOfMunicipality(atlas, municipality);
  if (cells.length === 0) return undefined;
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const cell of cells) {
    left = Math.min(left, column[cell]!);
    right = Math.max(right, column[cell]! + 1);
    bottom = Math.min(bottom, row[cell]!);
    top = Math.max(top, row[cell]! + 1);
  }
  return { west: lonOf(left), east: lonOf(right), south: latOf(bottom), north: latOf(top) };
}

function lonOf(column: number): number {
  return ORIGIN_LON + column / COLUMNS_PER_DEGREE;
}

function latOf(row: number): number {
  return row / ROWS_PER_DEGREE;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
