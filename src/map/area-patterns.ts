/** Patterns over the areas of municipalities and prefectures: one layer per class, since a fill's pattern follows no state. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PlaceLevel } from '../state/layers/layer-definition.ts';
import {
  isInked,
  needsLightInk,
  PATTERN_PERIOD_PX,
  PATTERNS,
  type Pattern,
} from '../state/layers/patterns.ts';
import { FIRST_LAYER_ABOVE_CELLS, SOURCE } from './map-style.ts';

const SOURCE_OF = { municipality: SOURCE.municipalities, prefecture: SOURCE.prefectures } as const;
/** Drawn at twice the size, for screens that have the pixels. */
const PIXEL_RATIO = 2;
const OPACITY = 0.6;

export interface AreaPatterns {
  /** @param table position in `PATTERNS` of every class byte; undefined for none */
  show(
    level: PlaceLevel | undefined,
    classes: Uint8Array,
    palette: Uint8Array,
    table: Uint8Array | undefined,
  ): void;
}

export function createAreaPatterns(map: MapLibreMap): AreaPatterns {
  let shown: string[] = [];
  return {
    show(level, classes, palette, table) {
      for (const id of shown) if (map.getLayer(id) !== undefined) map.removeLayer(id);
      shown = [];
      if (level === undefined || table === undefined) return;
      const idsOf = new Map<number, number[]>();
      classes.forEach((each, id) => {
        if (table[each] === 0) return;
        const ids = idsOf.get(each);
        if (ids === undefined) idsOf.set(each, [id]);
        else ids.push(id);
      });
      for (const [each, ids] of idsOf) {
        const at = each * 4;
        const colour = (palette[at]! << 16) | (palette[at + 1]! << 8) | palette[at + 2]!;
        const id = `area-pattern-${each}`;
        map.addLayer(
          {
            id,
            type: 'fill',
            source: SOURCE_OF[level],
            filter: ['in', ['id'], ['literal', ids]],
            paint: { 'fill-pattern': imageOf(map, PATTERNS[table[each]!]!, needsLightInk(colour)) },
          },
          FIRST_LAYER_ABOVE_CELLS,
        );
        shown.push(id);
      }
    },
  };
}

/** Name of the pattern's image, which is made when it is first needed. */
function imageOf(map: MapLibreMap, pattern: Pattern, isLight: boolean): string {
  const name = `pattern-${pattern}-${isLight ? 'light' : 'dark'}`;
  if (map.hasImage(name)) return name;
  const size = PATTERN_PERIOD_PX * PIXEL_RATIO;
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isInked(pattern, (x + 0.5) / PIXEL_RATIO, (y + 0.5) / PIXEL_RATIO)) continue;
      const ink = isLight ? 255 : 0;
      data.set([ink, ink, ink, 255 * OPACITY], (y * size + x) * 4);
    }
  }
  map.addImage(name, new ImageData(data, size, size), { pixelRatio: PIXEL_RATIO });
  return name;
}
