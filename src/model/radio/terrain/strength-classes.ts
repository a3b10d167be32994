/** Received power, signal over noise and rates in classes, as maps and tables show them. Pure. */
import { PART_COLUMNS_PER_DEGREE, PART_ROWS_PER_DEGREE } from '../../coverage/disc.ts';
import { graticuleAreaM2 } from '../../grs80.ts';
import { type Lattice, lowerBound } from '../../lattice.ts';
import type { SiteFootprint } from './site-footprint.ts';

/** Least values of the classes, the best first; whatever is below the last is in none. */
export const RECEIVED_CLASSES_DBM = [-60, -70, -80, -90, -100] as const;
export const SINR_CLASSES_DB = [20, 13, 6, 0, -5] as const;
export const RATE_CLASSES_MBPS = [300, 100, 30, 10, 1] as const;
export const STRENGTH_CLASSES = 5;

/** Position of a value's class; the number of classes where it is below all, −1 where it is no number. */
export function classOf(least: readonly number[], value: number): number {
  if (Number.isNaN(value)) return -1;
  const found = least.findIndex((each) => value >= each);
  return found < 0 ? least.length : found;
}

/** By class, what is below all last. */
export interface ByClass {
  /** On the ellipsoid. */
  readonly areaKm2: Float64Array;
  /** At the 2020 level, spread evenly over their 500 m squares. */
  readonly people: Float64Array;
}

/** Area and people of a footprint by received power. */
export function footprintByClass(
  lattice: Lattice,
  population: ArrayLike<number>,
  footprint: SiteFootprint,
): ByClass {
  const { partRowMin, partColumnMin, rows, columns, receivedDbm } = footprint;
  const count = RECEIVED_CLASSES_DBM.length + 1;
  const areaKm2 = new Float64Array(count);
  const people = new Float64Array(count);
  for (let r = 0; r < rows; r++) {
    const lat = (partRowMin + r + 0.5) / PART_ROWS_PER_DEGREE;
    const squareKm2 = graticuleAreaM2(lat, 1 / PART_ROWS_PER_DEGREE, 1 / PART_COLUMNS_PER_DEGREE) / 1e6;
    const row = (partRowMin + r) >> 2;
    let cell = lowerBound(lattice, row, partColumnMin >> 2);
    for (let c = 0; c < columns; c++) {
      const at = classOf(RECEIVED_CLASSES_DBM, receivedDbm[r * columns + c]!);
      if (at < 0) continue;
      areaKm2[at]! += squareKm2;
      const column = (partColumnMin + c) >> 2;
      while (cell < lattice.cellCount && lattice.row[cell] === row && lattice.column[cell]! < column) cell++;
      if (lattice.row[cell] === row && lattice.column[cell] === column) people[at]! += population[cell]! / 16;
    }
  }
  return { areaKm2, people };
}

/** People of cells by the class of their value; those without a value count as below all. */
export function peopleByClass(
  least: readonly number[],
  values: ArrayLike<number>,
  cells: Uint32Array,
  population: ArrayLike<number>,
): Float64Array {
  const people = new Float64Array(least.length + 1);
  cells.forEach((cell, i) => {
    const at = classOf(least, values[i]!);
    people[at < 0 ? least.length : at]! += population[cell]!;
  });
  return people;
}

/** The cells of each class, rising; what is below all, or has no value, is in none. */
export function cellsByClass(
  least: readonly number[],
  values: ArrayLike<number>,
  cells: Uint32Array,
): readonly Uint32Array[] {
  const classes: number[][] = least.map(() => []);
  cells.forEach((cell, i) => {
    classes[classOf(least, values[i]!)]?.push(cell);
  });
  return classes.map((each) => Uint32Array.from(each));
}
