/** Colours of municipalities and prefectures: a class per place becomes the fill of its area. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PlaceLevel } from '../state/layers/layer-definition.ts';
import { LAYER, SOURCE } from './map-style.ts';

const SOURCE_OF = { municipality: SOURCE.municipalities, prefecture: SOURCE.prefectures } as const;
const FILL_OF = { municipality: LAYER.municipalityFill, prefecture: LAYER.prefectureFill } as const;

export interface Choropleth {
  /** @param palette RGBA of the 256 classes */
  recolour(level: PlaceLevel, classes: Uint8Array, palette: Uint8Array): void;
  /** Shows the areas of one level, or none. */
  show(level: PlaceLevel | undefined): void;
  /** Forgets what the map has been told, after it has lost it. */
  reset(): void;
}

export function createChoropleth(map: MapLibreMap): Choropleth {
  let told: Record<PlaceLevel, Int32Array> = emptyState();
  return {
    recolour(level, classes, palette) {
      if (told[level].length !== classes.length) told[level] = new Int32Array(classes.length).fill(-1);
      const before = told[level];
      const source = SOURCE_OF[level];
      // Few colours, many places: the text of each is made once.
      const texts = new Map<number, string>();
      for (let id = 0; id < classes.length; id++) {
        const at = classes[id]! * 4;
        const rgb = (palette[at]! << 16) | (palette[at + 1]! << 8) | palette[at + 2]!;
        if (before[id] === rgb) continue;
        before[id] = rgb;
        let fill = texts.get(rgb);
        if (fill === undefined) {
          fill = `#${rgb.toString(16).padStart(6, '0')}`;
          texts.set(rgb, fill);
        }
        map.setFeatureState({ source, id }, { fill });
      }
    },
    show(level) {
      for (const each of ['municipality', 'prefecture'] as const) {
        map.setLayoutProperty(FILL_OF[each], 'visibility', each === level ? 'visible' : 'none');
      }
    },
    reset() {
      told = emptyState();
    },
  };
}

function emptyState(): Record<PlaceLevel, Int32Array> {
  return { municipality: new Int32Array(0), prefecture: new Int32Array(0) };
}
