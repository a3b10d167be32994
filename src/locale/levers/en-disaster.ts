import type { DISASTER_PARAMETERS } from '../../model/backbone/disaster-parameters.ts';
import type { ParameterTexts } from '../messages.ts';

export const EN_DISASTER: Pick<ParameterTexts, keyof typeof DISASTER_PARAMETERS> = {
  'disaster.siteIntensity': {
    label: 'Intensity that fells stations',
    help: 'Seismic intensity at which half of the stations and buildings fall out. 6-strong begins at 6.0.',
  },
  'disaster.breaksPer1000Km': {
    label: 'Breaks per 1,000 km at intensity 6',
    help: 'Breaks of trunks and cables on each 1,000 km of route; tenfold with each degree of intensity.',
  },
  'disaster.powerIntensity': {
    label: 'Intensity that cuts power',
    help: 'Seismic intensity at which half of the homes lose power.',
  },
  'disaster.powerRestoreHours': {
    label: 'Return of power',
    help: 'Mean time until power is back after an earthquake.',
  },
  'disaster.siteRepairHours': {
    label: 'Repair of stations',
    help: 'Mean time until a fallen station or building works again.',
  },
  'disaster.radioBatteryHours': {
    label: 'Battery of 5G stations',
    help: 'Hours for which a station goes on without power.',
  },
  'disaster.fibreBatteryHours': {
    label: 'Battery of fibre exchanges',
    help: 'Hours for which fibre equipment goes on without power.',
  },
  'disaster.blackoutHours': {
    label: 'Tokyo-area blackout',
    help: 'Hours without power in the Tokyo grid area.',
  },
};
