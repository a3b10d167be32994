/** 5G in the fiscal year: squares that count as covered by the official rule, and the share of a place's people. */
import { coverageLayer } from './coverage-layer.ts';
import { placeSums } from './place-sums.ts';

export const radioLayer = coverageLayer({
  id: 'radio',
  decimals: 1,
  // The plan's goal for every prefecture; complete is what prints as 100.0 %.
  breaks: [0.8, 0.9, 0.95, 0.97, 0.99, 0.9995],
  goal: 0.99,
  base: 'base.populationInSquares',
  source: 'source.radioModel',
  publishedMetric: 'g5_popcov',
  rows: {
    coverage: 'row.radioCoverage',
    left: 'row.radioPopulationLeft',
    published: 'row.radioPublished',
    own: 'row.radioOwn',
    cell: 'row.radio',
  },
  leftUnit: 'people',
  firstFiscalYear: (outcome) => outcome.radio.coveredFiscalYear,
  preparedFiscalYear: (prepared) => prepared.coveredFiscalYear,
  covered: (outcome) => outcome.radio.coveredPopulation,
  whole: (outcome) => outcome.demand.population,
  more: ({ atlas }, outcome, level, index, fiscalYear) => [
    {
      label: 'row.radioStations',
      value: {
        value: placeSums(atlas, outcome.radio.stationCount, level, fiscalYear)[index]!,
        unit: 'stations',
      },
      fiscalYear,
      mark: 'modelled',
      source: 'source.radioModel',
    },
  ],
});
