import { EN_BACKBONE } from './levers/en-backbone.ts';
import { EN_DISASTER } from './levers/en-disaster.ts';
import { EN_FIBRE } from './levers/en-fibre.ts';
import { EN_HUBS } from './levers/en-hubs.ts';
import { EN_RADIO } from './levers/en-radio.ts';
import type { ParameterTexts } from './messages.ts';

export const EN_PARAMETERS: ParameterTexts = {
  ...EN_FIBRE,
  ...EN_RADIO,
  ...EN_HUBS,
  ...EN_BACKBONE,
  ...EN_DISASTER,
  'economy.projectionPace': {
    label: 'Pace of population change',
    help: 'Multiplies every change of population after 2025: ×1 is the published projection, ×1.5 a change half as fast again.',
  },
};
