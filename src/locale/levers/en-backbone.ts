import type { BACKBONE_PARAMETERS } from '../../model/backbone/backbone-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const EN_BACKBONE: Pick<ParameterTexts, keyof typeof BACKBONE_PARAMETERS> = {
  'backbone.japanSeaFiscalYear': {
    label: 'Japan Sea cable in service',
    help: 'Fiscal year at whose end cables run along the Japan Sea from Akita to Kyūshū. They close the ring. 2036 means not within the horizon.',
  },
  'backbone.trafficKbpsPerPerson': {
    label: 'Traffic per person',
    help: 'Mean over the day, of homes and of work.',
  },
  'backbone.trunkCutsPer1000Km': {
    label: 'Breaks of trunks per 1,000 km',
    help: 'Breaks of a trunk on land in a year on each 1,000 km of route.',
  },
  'backbone.trunkRepairHours': {
    label: 'Repair of a trunk',
    help: 'Hours until a broken trunk carries traffic again.',
  },
  'backbone.cableCutsPer1000Km': {
    label: 'Breaks of cables per 1,000 km',
    help: 'Breaks of a submarine cable in a year on each 1,000 km of route.',
  },
  'backbone.cableRepairHours': {
    label: 'Repair of a cable',
    help: 'Hours until a broken submarine cable carries traffic again. A ship has to come.',
  },
  'backbone.cableYenPerKm': {
    label: 'Cost of a cable per km',
    help: 'Submarine cable with its repeaters.',
  },
  'backbone.trunkYenPerKm': {
    label: 'Cost of a trunk per km',
    help: 'Trunk cable on land.',
  },
  'backbone.landingYen': {
    label: 'Cost of a landing station',
    help: 'One station with its equipment.',
  },
  'backbone.exchangeYen': {
    label: 'Cost of an exchange',
    help: 'One internet exchange with its equipment.',
  },
  'backbone.cableSubsidyShare': {
    label: 'Subsidy of cables',
    help: 'State money over the cost of a submarine cable outside the Pacific side.',
  },
  'backbone.regionalSubsidyShare': {
    label: 'Subsidy of the rest',
    help: 'State money over the cost of landing stations, exchanges and Pacific cables outside the Tokyo area.',
  },
  'backbone.islandHubShare': {
    label: 'What works apart, with a hub',
    help: 'Share of services that still works where people are cut off from the rest but reach a data-centre hub.',
  },
  'backbone.islandExchangeShare': {
    label: 'What works apart, with an exchange',
    help: 'Share of services that still works where people are cut off and reach an exchange but no hub.',
  },
};
