import type { FibreDeskWords } from './fibre-desk-words.ts';

export const EN_FIBRE_DESK: FibreDeskWords = {
  answer: {
    heading: 'What the plan reaches',
    met: (goal, due, metFiscalYear, isOnTime) =>
      isOnTime
        ? `${goal} of households, due at the end of ${due}: met from the end of ${metFiscalYear}`
        : `${goal} of households, due at the end of ${due}: late, from the end of ${metFiscalYear}`,
    unmet: (goal, due, households) =>
      `${goal} of households is not met by FY2035: ${households} households short at the end of ${due}`,
    cost: (total, parts) => `Building until then: ${total} (${parts})`,
    part: (payer, yen) => `${payer} ${yen}`,
    left: (fiscalYear, households) =>
      `Households without fibre at the end of ${fiscalYear}, of that year’s households: ${households}`,
  },
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
    budget: 'Reach of the state budget',
    budgetValue: (yearly, from, to) => `${yearly} a year, ${from}–${to}`,
    standsAt: (fiscalYear) => `Spent by the end of ${fiscalYear}`,
    goal: (goal) => `Goal ${goal}`,
  },
  payers: {
    heading: 'Cost by fiscal year and payer',
    explanation: (fiscalYear) =>
      `What is built after ${fiscalYear}. Building only, before tax; upkeep is not in these sums.`,
    total: 'Total',
  },
  tail: {
    heading: 'The last households',
    explanation: (households, rows) =>
      `Those that fibre never reaches and those it reaches latest: ${households} households at the 2020 level, by municipality and reason (${rows} rows).`,
    columns: {
      place: 'Municipality, reason',
      households: 'Households',
      cost: 'Per household',
      year: 'Year, technology',
    },
    reasons: {
      late: 'reached last',
      budget: 'money or trade do not suffice',
      threshold: 'above the highest cost',
      technology: 'another technology is cheaper',
      veto: 'not wanted by the council',
    },
    causes: { island: 'sea crossing', distance: 'long route', fewHouseholds: 'few households' },
    technologies: { fibre: 'Fibre', fwa: '5G fixed wireless', satellite: 'Satellite or HAPS' },
    never: 'Never',
    all: (rows) => `Show all ${rows} rows`,
    fewer: 'Show the first rows only',
  },
  worth: {
    heading: 'How far is worth it',
    explanation: (fiscalYear) =>
      `Give reaching a household a value: the network then joins only those without fibre at the end of ${fiscalYear} that are worth their cost (a prize-collecting Steiner tree). Budgets and years do not bind it; households at the 2020 level.`,
    value: 'Value that was computed with',
    served: 'Households worth reaching',
    leftOut: 'Households left out',
    cost: 'Cost of the network, all payers',
    objective: 'Cost and value of those left out',
    bound: 'Lower bound of that sum',
    gap: 'Gap to the bound',
    optimal: '0, proved optimal',
    forest: 'The same sum on the routes of the plan',
    whole: 'Network to all households left',
    wholeValue: (cost, gap) => `${cost}; gap ${gap}`,
  },
  running: {
    heading: 'Upkeep and universal service',
    explanation: (fiscalYear) => `One year, ${fiscalYear}. Districts are stood for by 500 m squares.`,
    revenue: 'Revenue from lines',
    cost: 'Operating cost',
    general: (share) => `Losses in general support areas (${share} of served squares)`,
    special: (share) => `Losses in special support areas (${share})`,
    support: 'Grants from the universal service fund',
    bears: (payer) => `Losses borne by: ${payer}`,
  },
  network: {
    heading: 'Cable lengths, and cable television on fibre',
    explanation:
      'The network outside the dense towns; lengths include the detour of routes. Cables that already reach islands with towns are not counted.',
    kind: 'Part',
    kinds: { trunkM: 'Trunk', feederM: 'Feeder', distributionM: 'Within squares', seaM: 'Submarine' },
    standing: 'Standing',
    toBuild: 'To build',
    cable: (eligible, converted, yen) =>
      `Cable television to fibre: ${converted} of ${eligible} eligible households (assumption) by the end of FY2035, at ${yen}.`,
  },
  backCast: {
    heading: 'Validation: the past computed',
    explanation:
      'The same model from the end of FY2017 (980,000 households without) with the money the programme really had, against what was published. One cost level for all years.',
    coverage: 'Coverage,',
    error: 'Difference (points)',
    money: 'State money',
    worst: (points) => `The largest difference is ${points} points.`,
  },
};
