import type { RADIO_PARAMETERS } from '../../model/radio/radio-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

const BANDS = {
  n28: '700 MHz (n28)',
  n3: '1.7 GHz (n3)',
  n77: '3.7 GHz (n77)',
  n79: '4.5 GHz (n79)',
  n257: '28 GHz (n257, millimetre wave)',
};

export const EN_RADIO: Pick<ParameterTexts, keyof typeof RADIO_PARAMETERS> = {
  'radio.annualBudgetYen': {
    label: 'Annual 5G spending',
    help: 'For new stations, all payers together. What a year leaves over is carried into the next.',
  },
  'radio.annualStateBudgetYen': {
    label: 'State budget for 5G',
    help: 'What the state grants each fiscal year in disadvantaged areas. What a year leaves over is carried into the next; sites beyond it are paid by their operators.',
  },
  'radio.stationsPerYear': {
    label: 'New station places',
    help: 'Most places that gain 5G in a fiscal year. Stations of several operators at one place count once.',
  },
  'radio.objective': {
    label: 'Order of building',
    help: 'Which places come first.',
    options: {
      'prefecture-floor-first': 'Lowest prefectures first',
      'national-first': 'National coverage first',
    },
  },
  'radio.prefectureFloor': {
    label: 'Coverage every prefecture reaches first',
    help: 'Until its 5G population coverage reaches this share, a prefecture comes before the others.',
  },
  'radio.minimumPeoplePerSite': {
    label: 'Fewest new people per station',
    help: 'Where a station would newly cover fewer people, none is built; satellite and high-altitude platforms serve the place.',
  },
  'radio.bandUrban': {
    label: 'Band in cities',
    help: 'Band of new stations in cities. Lower bands reach farther.',
    options: BANDS,
  },
  'radio.bandSuburban': {
    label: 'Band in suburbs',
    help: 'Band of new stations in suburbs. Lower bands reach farther.',
    options: BANDS,
  },
  'radio.bandRural': {
    label: 'Band in the country',
    help: 'Band of new stations in the country. Lower bands reach farther, so fewer stations cover more.',
    options: BANDS,
  },
  'radio.sharedBuildShare': {
    label: 'Shared builds',
    help: 'Share of the subsidised cost that several operators build together, at a higher subsidy.',
  },
  'radio.subsidyShareAlone': {
    label: 'Subsidy, one operator',
    help: 'State share in disadvantaged areas where one operator builds alone.',
  },
  'radio.subsidyShareShared': {
    label: 'Subsidy, shared build',
    help: 'State share in disadvantaged areas where several operators build together.',
  },
  'radio.municipalityShare': {
    label: 'Paid by municipalities',
    help: 'Share of the unsubsidised rest that municipalities pay in disadvantaged areas.',
  },
  'radio.stationCostYen': {
    label: 'Station',
    help: 'Equipment and works of one station, without tower and backhaul.',
  },
  'radio.newTowerCostYen': {
    label: 'New tower',
    help: 'A new lattice tower of 30–50 m in the country.',
  },
  'radio.newTowerShare': {
    label: 'Sites that need a new tower',
    help: 'Share of sites in the country; the others find a mast, a pole or a roof.',
  },
  'radio.ruralBackhaulCostYen': {
    label: 'Backhaul in the country',
    help: 'Fibre to one station in the country.',
  },
  'radio.urbanDensityPerKm2': {
    label: 'Density that makes a city',
    help: 'At this density within 1 km a square counts as city.',
  },
  'radio.suburbanDensityPerKm2': {
    label: 'Density that makes a suburb',
    help: 'Below a city’s and at this density within 1 km a square counts as suburb; the rest is country.',
  },
  'radio.edgeProbability': {
    label: 'Service at the edge',
    help: 'Probability that a place at the edge of a station’s area has service. The higher, the smaller the area.',
  },
  'radio.interferenceMarginDb': {
    label: 'Interference margin',
    help: 'Allowance for the load of neighbouring stations.',
  },
  'radio.indoor': {
    label: 'Plan for use indoors',
    help: 'Areas are drawn for service inside ordinary buildings rather than in the street.',
  },
};
