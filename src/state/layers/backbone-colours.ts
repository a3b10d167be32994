/** Colours of the backbone on the map and in its legend: blue and grey while it stands, red where it is broken. */
import type { Theme } from '../app-state.ts';

export interface BackboneColours {
  readonly trunk: string;
  readonly cable: string;
  readonly cut: string;
  readonly landing: string;
  readonly exchange: string;
  readonly other: string;
  readonly hub: string;
  readonly halo: string;
  readonly epicentre: string;
}

const COLOURS: Record<Theme, BackboneColours> = {
  light: {
    trunk: '#4a5560',
    cable: '#1257a8',
    cut: '#c62218',
    landing: '#1257a8',
    exchange: '#e08a00',
    other: '#4a5560',
    hub: '#c2185b',
    halo: '#ffffff',
    epicentre: '#c62218',
  },
  dark: {
    trunk: '#b9c6ce',
    cable: '#7db8ff',
    cut: '#ff6b5e',
    landing: '#7db8ff',
    exchange: '#ffc04d',
    other: '#b9c6ce',
    hub: '#ff79b0',
    halo: '#0b1218',
    epicentre: '#ff6b5e',
  },
};

export function backboneColoursOf(theme: Theme): BackboneColours {
  return COLOURS[theme];
}
