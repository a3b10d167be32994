import type { DeskWords } from './desk-words.ts';
import { EN_FIBRE_DESK } from './en-fibre-desk.ts';

export const EN_DESKS: DeskWords = {
  heading: 'Desks',
  names: { places: 'Places', fibre: 'Fibre' },
  close: (desk) => `Close ${desk}`,
  dropHere: 'Drop files here to read them',
  fibre: EN_FIBRE_DESK,
};
