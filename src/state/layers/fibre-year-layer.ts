/** The fiscal year in which fibre arrives. */
import { yearLayer } from './year-layer.ts';

export const fibreYearLayer = yearLayer({
  id: 'fibreYear',
  part: 'fibre',
  goal: 0.999,
  goalDecimals: 1,
  source: 'source.fibreModel',
  rows: { cell: 'row.fibreFiscalYear', place: 'row.fibreGoalFiscalYear' },
  firstFiscalYear: (outcome) => outcome.fibre.servedFiscalYear,
  covered: (outcome) => outcome.fibre.servedHouseholds,
  whole: (outcome) => outcome.demand.households,
});
