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
};
