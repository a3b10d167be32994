/** Environment class of every cell, from how densely people live around it. */
import type { Atlas } from '../atlas.ts';
import { centreLat, lowerBound } from '../lattice.ts';
import { ENVIRONMENT_CLASSES, type EnvironmentClass } from './link-budget.ts';

/** Squares to each side: a window of 5 × 5 squares, about 1 km around the cell. */
const WINDOW = 2;

export interface DensityThresholds {
  readonly urbanPerKm2: number;
  readonly suburbanPerKm2: number;
}

export function environmentIndex(environment: EnvironmentClass): number {
  return ENVIRONMENT_CLASSES.indexOf(environment);
}

/**
 * Index into ENVIRONMENT_CLASSES per cell. Density is people at the 2020 level in the window over the window's area,
 * sea and empty land included: a harbour town is as open as it is.
 */
export function environmentClasses(
  { lattice, cells }: Pick<Atlas, 'lattice' | 'cells'>,
  { urbanPerKm2, suburbanPerKm2 }: DensityThresholds,
): Uint8Array {
  const { cellCount, row, column } = lattice;
  const upTo = new Float64Array(cellCount + 1);
  for (let i = 0; i < cellCount; i++) upTo[i + 1] = upTo[i]! + cells.population[i]!;
  const classes = new Uint8Array(cellCount);
  const urban = environmentIndex('urban');
  const suburban = environmentIndex('suburban');
  const rural = environmentIndex('rural');
  for (let i = 0; i < cellCount; i++) {
    let people = 0;
    for (let r = row[i]! - WINDOW; r <= row[i]! + WINDOW; r++) {
      const from = lowerBound(lattice, r, column[i]! - WINDOW);
      people += upTo[lowerBound(lattice, r, column[i]! + WINDOW + 1)]! - upTo[from]!;
    }
    const perKm2 = people / ((2 * WINDOW + 1) ** 2 * cellAreaKm2(row[i]!));
    classes[i] = perKm2 >= urbanPerKm2 ? urban : perKm2 >= suburbanPerKm2 ? suburban : rural;
  }
  return classes;
}

/** Area of a 500 m square to 0.5 %: thresholds are round numbers, so the mean sphere is enough here. */
function cellAreaKm2(row: number): number {
  return (6371 * (Math.PI / 180)) ** 2 * (1 / 240) * (1 / 160) * Math.cos((centreLat(row) * Math.PI) / 180);
}
