import type { RADIO_PARAMETERS } from '../../model/radio/radio-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

const BANDS = {
  best: 'Best for the place',
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
    label: 'People who need a new tower',
    help: 'Share of the people in the country still without 5G, where fewest live; elsewhere a mast, a pole or a roof is found.',
  },
  'radio.ruralBackhaulCostYen': {
    label: 'Backhaul in the country',
    help: 'Joining one station in the country to the fibre of its own square.',
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
  'radio.blockStationShare': {
    label: 'Sites per block',
    help: 'Most of a year’s new sites that one block (regional bureau area) may take. 100 % is no limit.',
  },
  'radio.blockBudgetShare': {
    label: 'Money per block',
    help: 'Most of the money at hand that one block may take in a fiscal year. 100 % is no limit.',
  },
  'radio.busyHourKbpsPerPerson': {
    label: 'Traffic in the busy hour',
    help: 'Mean traffic of a person. Where a low band could not carry the people of its area, a site takes a wider one.',
  },
  'radio.backhaulYenPerKm': {
    label: 'Backhaul fibre',
    help: 'Fibre from the nearest place that has it to a new station in the country, per kilometre as the crow flies.',
  },
  'radio.relayCostYen': {
    label: 'Radio relay',
    help: 'One hop of radio relay, built where that is cheaper than fibre.',
  },
  'radio.relayHopKm': {
    label: 'Relay hop',
    help: 'Longest hop of a radio relay.',
  },
  'radio.propertyLeastHeightM': {
    label: 'Least height of public property',
    help: 'Lower buildings and masts of public bodies carry no 5G station. Where the height is not given, they do.',
  },
  'radio.hapsFirstFiscalYear': {
    label: 'First year of HAPS',
    help: 'From this fiscal year on high-altitude platforms (HAPS) may fly.',
  },
  'radio.hapsPerYear': {
    label: 'New HAPS',
    help: 'Most new high-altitude platforms in a fiscal year.',
  },
  'radio.hapsCostYen': {
    label: 'HAPS platform',
    help: 'One place in the sky, with the aircraft that take turns in it.',
  },
  'radio.hapsRadiusKm': {
    label: 'HAPS footprint',
    help: 'Radius on the ground within which a platform serves phones.',
  },
  'radio.hapsLeastKm2': {
    label: 'Least new land per HAPS (km²)',
    help: 'Where a platform would newly serve less land, none flies; satellites serve the place.',
  },
  'radio.satelliteFirstFiscalYear': {
    label: 'First year of satellites',
    help: 'From this fiscal year on satellites serve ordinary phones on all land.',
  },
  'radio.satelliteYenPerYear': {
    label: 'Satellite service',
    help: 'What the operators pay for satellite service in a year.',
  },
  'radio.local5gPerYear': {
    label: 'New local 5G sites',
    help: 'Local 5G for industry in a fiscal year, placed by shipments of manufacturing. They do not count towards population coverage.',
  },
  'radio.local5gCostYen': {
    label: 'Local 5G site',
    help: 'One site with its core network.',
  },
  'radio.lpwaPerYear': {
    label: 'New forest gateways',
    help: 'LPWA gateways in a fiscal year, for emergency calls and wildlife in forests.',
  },
  'radio.lpwaCostYen': {
    label: 'Forest gateway',
    help: 'One LPWA gateway with power and backhaul.',
  },
  'radio.lpwaRangeKm': {
    label: 'Gateway range',
    help: 'Radius that one LPWA gateway serves in forests.',
  },
  'radio.localSubsidyShare': {
    label: 'Subsidy, local base',
    help: 'State share of local 5G and LPWA (local digital base).',
  },
};
