/** Fibre in the fiscal year: squares whose households can order it, and the share of a place's households. */
import { coverageLayer } from './coverage-layer.ts';

export const fibreLayer = coverageLayer({
  id: 'fibre',
  decimals: 2,
  // The plan's goal for the nation; complete is what prints as 100.00 %.
  breaks: [0.95, 0.98, 0.99, 0.995, 0.999, 0.99995],
  goal: 0.999,
  base: 'base.households',
  source: 'source.fibreModel',
  publishedMetric: 'ftth_household_coverage',
  rows: {
    coverage: 'row.fibreCoverage',
    left: 'row.fibreHouseholdsLeft',
    published: 'row.fibrePublished',
    own: 'row.fibreOwn',
    cell: 'row.fibre',
  },
  leftUnit: 'households',
  firstFiscalYear: (outcome) => outcome.fibre.servedFiscalYear,
  covered: (outcome) => outcome.fibre.servedHouseholds,
  whole: (outcome) => outcome.demand.households,
});
