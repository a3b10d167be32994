/** National coverage that was published, by fiscal year: what charts hold against the modelled lines. */
import type { Atlas } from './atlas.ts';
import { nationalFigures } from './fibre/published-fibre.ts';

export interface PublishedPoint {
  readonly fiscalYear: number;
  /** Share 0–1. */
  readonly value: number;
}

export interface PublishedPoints {
  /** Households that fibre serves. */
  readonly fibre: readonly PublishedPoint[];
  /** People that 5G covers, by the union of operators. */
  readonly radio: readonly PublishedPoint[];
}

/** Published figures only, never those estimated from others. */
export function publishedPoints({ published }: Pick<Atlas, 'published'>): PublishedPoints {
  const rising = (points: PublishedPoint[]) => points.sort((a, b) => a.fiscalYear - b.fiscalYear);
  return {
    fibre: rising(
      nationalFigures(published)
        .filter(({ measured }) => measured)
        .map(({ fiscalYear, coverage }) => ({ fiscalYear, value: coverage })),
    ),
    radio: rising(
      published
        .filter(({ metric, prefecture }) => metric === 'g5_popcov' && prefecture < 0)
        .map(({ fiscalYear, value }) => ({ fiscalYear, value })),
    ),
  };
}
