/** The fiscal year in which 5G arrives. */
import { yearLayer } from './year-layer.ts';

export const radioYearLayer = yearLayer({
  id: 'radioYear',
  part: 'radio',
  goal: 0.99,
  goalDecimals: 0,
  source: 'source.radioModel',
  rows: { cell: 'row.radioFiscalYear', place: 'row.radioGoalFiscalYear' },
  firstFiscalYear: (outcome) => outcome.radio.coveredFiscalYear,
  covered: (outcome) => outcome.radio.coveredPopulation,
  whole: (outcome) => outcome.demand.population,
});
