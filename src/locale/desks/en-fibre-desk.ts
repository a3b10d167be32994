import type { FibreDeskWords } from './fibre-desk-words.ts';

export const EN_FIBRE_DESK: FibreDeskWords = {
  curve: {
    heading: 'Cost and coverage',
    explanation: (fiscalYear) =>
      `Households without fibre at the end of ${fiscalYear}, cheapest per household first. Across: cost so far, all payers. Up: share of households at the 2020 level.`,
    costAxis: 'Cost so far',
    coverageAxis: 'Household coverage',
    price: 'Cost per household',
    households: 'Households reached',
    threshold: 'Highest cost served by fibre',
    thresholdValue: (price, households) => `${price} per household: ${households} households`,
    standsAt: (fiscalYear) => `Spent by the end of ${fiscalYear}`,
    goal: (goal) => `Goal ${goal}`,
  },
  payers: {
    heading: 'Cost by fiscal year and payer',
    explanation: (fiscalYear) =>
      `What is built after ${fiscalYear}. Building only, before tax; upkeep is not in these sums.`,
    total: 'Total',
  },
};
