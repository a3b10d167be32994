/** How far everybody is from the next hub, year by year, and how many are near enough. */
import type { Demand } from '../demand.ts';
import { FISCAL_YEARS, valueInYear, YEAR_COUNT } from '../parameter.ts';
import type { HubsParameters } from './hubs-parameters.ts';
import type { LatencyRows } from './latency-rows.ts';

/** Per hub, in the order of opening: its fiscal year, 0 for never. */
export function openingYears(p: number, parameters: HubsParameters): Uint16Array {
  const openFiscalYear = new Uint16Array(p);
  let opened = 0;
  for (const fiscalYear of FISCAL_YEARS) {
    for (
      let left = valueInYear(parameters['hubs.openPerYear'], fiscalYear);
      left >= 1 && opened < p;
      left--
    ) {
      openFiscalYear[opened++] = fiscalYear;
    }
  }
  return openFiscalYear;
}

/**
 * One way to the nearest hub in service, without the access line.
 * @returns years × municipalities; NaN before the first hub opens
 */
export function latencyByYear(
  rows: LatencyRows,
  sites: readonly number[],
  openFiscalYear: Uint16Array,
  count: number,
): Float64Array {
  const latencyMs = new Float64Array(YEAR_COUNT * count).fill(Number.NaN);
  FISCAL_YEARS.forEach((fiscalYear, y) => {
    const nearest = latencyMs.subarray(y * count, (y + 1) * count);
    // Over the same links, what was near stays near, and only new hubs are asked.
    const isAsBefore = y > 0 && rows.linksOf(fiscalYear) === rows.linksOf(fiscalYear - 1);
    if (isAsBefore) nearest.set(latencyMs.subarray((y - 1) * count, y * count));
    sites.forEach((site, h) => {
      const opens = openFiscalYear[h]!;
      if (opens === 0 || opens > fiscalYear || (isAsBefore && opens < fiscalYear)) return;
      const fromHub = rows.from(site, fiscalYear);
      for (let m = 0; m < count; m++) if (!(nearest[m]! <= fromHub[m]!)) nearest[m] = fromHub[m]!;
    });
  });
  return latencyMs;
}

/** Per year: people within the limit of a hub, and their share. */
export function peopleWithin(
  demand: Demand,
  latencyMs: Float64Array,
  limitMs: number,
): { people: Float64Array; share: Float64Array } {
  const count = latencyMs.length / YEAR_COUNT;
  const people = new Float64Array(YEAR_COUNT);
  const share = new Float64Array(YEAR_COUNT);
  for (let y = 0; y < YEAR_COUNT; y++) {
    let total = 0;
    for (let at = y * count; at < (y + 1) * count; at++) {
      total += demand.population[at]!;
      if (latencyMs[at]! <= limitMs) people[y]! += demand.population[at]!;
    }
    share[y] = total > 0 ? people[y]! / total : 0;
  }
  return { people, share };
}
