/** Measured coverage of the user's own. Where several sets speak of a place and year, the newest does. */
import type { OwnSet } from '../../data/own/own-set.ts';
import {
  type MeasuredCoverage,
  type MeasuredFigure,
  measuredCoverage,
} from '../../model/places/measured-coverage.ts';

/** @param sets oldest first */
export function ownCoverage(sets: readonly OwnSet[]): MeasuredCoverage | undefined {
  const figures: MeasuredFigure[] = [];
  for (const set of sets) {
    if (set.kind !== 'coverage') continue;
    for (let i = 0; i < set.count; i++) {
      for (const topic of ['fibre', 'radio'] as const) {
        const value = set[topic][i]!;
        if (Number.isNaN(value)) continue;
        const [municipality, fiscalYear] = [set.municipality[i]!, set.fiscalYear[i]!];
        figures.push({ topic, municipality, fiscalYear, value, fileName: set.fileName });
      }
    }
  }
  return measuredCoverage(figures);
}
