/** Latencies from hubs, kept hub by hub: sitings that follow one another share most of their hubs. */
import type { HubRoutes } from './hub-routes.ts';

export interface LatencyRows {
  /** Per municipality, as `HubRoutes.from` gives it; not to be written to. */
  readonly from: (hub: number, fiscalYear: number) => Float64Array;
  readonly linksOf: HubRoutes['linksOf'];
}

/** Some 14 kB each. */
const MOST_ROWS = 600;

export function createLatencyRows(routes: HubRoutes, municipalityCount: number): LatencyRows {
  const rows = new Map<string, Float64Array>();
  return {
    linksOf: routes.linksOf,
    from(hub, fiscalYear) {
      const key = `${hub} ${routes.linksOf(fiscalYear)}`;
      const row = rows.get(key) ?? routes.from(hub, fiscalYear, new Float64Array(municipalityCount));
      // Last asked for last.
      rows.delete(key);
      rows.set(key, row);
      if (rows.size > MOST_ROWS) rows.delete(rows.keys().next().value!);
      return row;
    },
  };
}
