/** Measured coverage of the user's own, by municipality and fiscal year. Where several sets speak, the newest does. */
import type { OwnSet } from '../../data/own/own-set.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../../model/parameter.ts';

export type OwnTopic = 'fibre' | 'radio';

export interface OwnFigure {
  /** Share 0–1 of the topic's base. */
  readonly value: number;
  readonly fileName: string;
}

export interface OwnCoverage {
  figure(topic: OwnTopic, municipality: number, fiscalYear: number): OwnFigure | undefined;
  /** Whether any municipality has a figure in the year. */
  has(topic: OwnTopic, fiscalYear: number): boolean;
}

/** @param sets oldest first */
export function ownCoverage(sets: readonly OwnSet[]): OwnCoverage | undefined {
  const figures: Record<OwnTopic, Map<number, OwnFigure>> = { fibre: new Map(), radio: new Map() };
  const years: Record<OwnTopic, Set<number>> = { fibre: new Set(), radio: new Set() };
  for (const set of sets) {
    if (set.kind !== 'coverage') continue;
    for (let i = 0; i < set.count; i++) {
      for (const topic of ['fibre', 'radio'] as const) {
        const value = set[topic][i]!;
        if (Number.isNaN(value)) continue;
        const key = keyOf(set.municipality[i]!, set.fiscalYear[i]!);
        figures[topic].set(key, { value, fileName: set.fileName });
        years[topic].add(set.fiscalYear[i]!);
      }
    }
  }
  if (figures.fibre.size === 0 && figures.radio.size === 0) return undefined;
  return {
    figure: (topic, municipality, fiscalYear) => figures[topic].get(keyOf(municipality, fiscalYear)),
    has: (topic, fiscalYear) => years[topic].has(fiscalYear),
  };
}

function keyOf(municipality: number, fiscalYear: number): number {
  return municipality * YEAR_COUNT + fiscalYear - FIRST_FISCAL_YEAR;
}
