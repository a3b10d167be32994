import type { DeskWords } from './desk-words.ts';
import { EN_DATA_DESK } from './en-data-desk.ts';
import { EN_FIBRE_DESK } from './en-fibre-desk.ts';
import { EN_HUBS_DESK } from './en-hubs-desk.ts';
import { EN_RADIO_DESK } from './en-radio-desk.ts';
import { EN_UNCERTAINTY_DESK } from './en-uncertainty-desk.ts';

export const EN_DESKS: DeskWords = {
  heading: 'Desks',
  names: {
    places: 'Places',
    fibre: 'Fibre',
    radio: '5G',
    hubs: 'Hubs & cables',
    uncertainty: 'Uncertainty',
    data: 'Data',
  },
  close: (desk) => `Close ${desk}`,
  fold: (desk) => `Fold ${desk} to see the map`,
  unfold: (desk) => `Unfold ${desk}`,
  width: (desk) => `Width of ${desk} in pixels`,
  dropHere: 'Drop files here to read them',
  fibre: EN_FIBRE_DESK,
  radio: EN_RADIO_DESK,
  hubs: EN_HUBS_DESK,
  uncertainty: EN_UNCERTAINTY_DESK,
  data: EN_DATA_DESK,
};
