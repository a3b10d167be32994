/** How the prefectures stand against 90 and 99 %, as rows of a table that can be sorted. Pure. */
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { columnByPrefecture, shares } from '../../../model/place-totals.ts';
import { BINDINGS, type Binding, COST_ITEMS } from '../../../model/radio/radio-outcome.ts';

export interface RollOutRow {
  readonly prefecture: number;
  /** Share 0–1 of the people of the fiscal year. */
  readonly coverage: number;
  /** Years from whose end 90 and 99 % are reached; 0 for never. */
  readonly reaches90: number;
  readonly reaches99: number;
  /** Until 99 % are reached, or to the end of the horizon. */
  readonly sites: number;
  readonly costYen: number;
  readonly binding: Binding;
}

export type RollOutColumn = 'place' | 'coverage' | 'reaches90' | 'reaches99' | 'sites' | 'cost';
export interface RollOutSort {
  readonly column: RollOutColumn;
  readonly descending: boolean;
}

export function rollOutRows(
  atlas: Atlas,
  { radio, demand, fiscalYears }: Outcome,
  fiscalYear: number,
  sort: RollOutSort,
): readonly RollOutRow[] {
  const { count } = atlas.prefectures;
  const y = fiscalYears.indexOf(fiscalYear);
  const coverage = shares(
    columnByPrefecture(atlas, radio.coveredPopulation),
    columnByPrefecture(atlas, demand.population),
  );
  const [ninety, ninetyNine] = radio.sharesReached;
  const rows = Array.from({ length: count }, (_, prefecture): RollOutRow => {
    let costYen = 0;
    for (let k = 0; k < COST_ITEMS.length; k++) {
      costYen += ninetyNine.itemYen[prefecture * COST_ITEMS.length + k]!;
    }
    return {
      prefecture,
      coverage: coverage[y * count + prefecture]!,
      reaches90: ninety.fiscalYear[prefecture]!,
      reaches99: ninetyNine.fiscalYear[prefecture]!,
      sites: ninetyNine.siteCount[prefecture]!,
      costYen,
      binding: BINDINGS[ninetyNine.binding[prefecture]!]!,
    };
  });
  const never = (year: number) => (year === 0 ? Infinity : year);
  const keys: Readonly<Record<RollOutColumn, (row: RollOutRow) => number>> = {
    place: (row) => row.prefecture,
    coverage: (row) => row.coverage,
    reaches90: (row) => never(row.reaches90),
    reaches99: (row) => never(row.reaches99),
    sites: (row) => row.sites,
    cost: (row) => row.costYen,
  };
  const key = keys[sort.column];
  const sign = sort.descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [x, z] = [key(a), key(b)];
    return x === z ? a.prefecture - b.prefecture : x < z ? -sign : sign;
  });
}

/** The year in which the last prefecture reaches the share; 0 where one never does. */
export function lastToReach(fiscalYear: Uint16Array): number {
  let last = 0;
  for (const year of fiscalYear) {
    if (year === 0) return 0;
    last = Math.max(last, year);
  }
  return last;
}
