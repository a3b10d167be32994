/** Colours of the ground on which the layers lie: quiet, so that the layers speak. */
import type { Theme } from '../state/app-state.ts';

export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly coastLine: string;
  readonly prefectureLine: string;
  readonly municipalityLine: string;
  readonly label: string;
  readonly labelHalo: string;
  readonly selected: string;
  readonly selectedHalo: string;
  readonly site: string;
  readonly siteInYear: string;
  readonly hub: string;
  readonly hubRing: string;
  readonly path: string;
  readonly ownSite: string;
  /** Squares that terrain takes from the plan's coverage, and that it adds. */
  readonly terrainLost: string;
  readonly terrainGained: string;
  /** Own data of the user. */
  readonly own: string;
}

const COLOURS: Record<Theme, MapColours> = {
  light: {
    sea: '#dde6eb',
    land: '#f7f6f2',
    coastLine: '#93a3ad',
    prefectureLine: '#4d5c66',
    municipalityLine: '#7b8a94',
    label: '#1f2b34',
    labelHalo: '#ffffff',
    selected: '#111820',
    selectedHalo: '#ffffff',
    site: '#3c4a54',
    siteInYear: '#c2185b',
    hub: '#c2185b',
    hubRing: '#ffffff',
    path: '#6a1b9a',
    ownSite: '#0a8f3c',
    terrainLost: '#d1006b',
    terrainGained: '#0a7f9e',
    own: '#7a1fa2',
  },
  dark: {
    sea: '#0b1218',
    land: '#1a242c',
    coastLine: '#51626e',
    prefectureLine: '#9fb0bb',
    municipalityLine: '#61727d',
    label: '#eef4f7',
    labelHalo: '#0b1218',
    selected: '#ffffff',
    selectedHalo: '#0b1218',
    site: '#c9d5dc',
    siteInYear: '#ff79b0',
    hub: '#ff79b0',
    hubRing: '#0b1218',
    path: '#e1bdf5',
    ownSite: '#6fe39a',
    terrainLost: '#ff6fb5',
    terrainGained: '#54d0ee',
    own: '#e2a9ff',
  },
};

export function mapColoursOf(theme: Theme): MapColours {
  return COLOURS[theme];
}

/** '#rrggbb' as bytes. */
export function rgbOf(colour: string): [number, number, number] {
  const rgb = Number.parseInt(colour.slice(1), 16);
  return [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
}
