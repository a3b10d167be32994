import type { RadioOutcome } from './radio-outcome.ts';

/** People at the 2020 level whom the plan newly covers. */
export function plannedPeople({ sites, measured }: Pick<RadioOutcome, 'sites' | 'measured'>): number {
  const lastPast = measured.fiscalYears.at(-1) ?? 0;
  return sites.addedPopulation.reduce(
    (sum, people, s) => (sites.fiscalYear[s]! > lastPast ? sum + people : sum),
    0,
  );
}
