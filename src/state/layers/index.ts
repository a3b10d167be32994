/** The layers by topic, and what map and panels ask of any of them. */
import type { Level, Theme, Topic } from '../app-state.ts';
import { chanceLayer } from './chance-layer.ts';
import { blankEntries } from './class-scale.ts';
import { fibreCostLayer } from './fibre-cost-layer.ts';
import { fibreLayer } from './fibre-layer.ts';
import { fibreTechnologyLayer } from './fibre-technology-layer.ts';
import { fibreYearLayer } from './fibre-year-layer.ts';
import { hubsLayer } from './hubs-layer.ts';
import { PENDING, paletteOf } from './layer-class.ts';
import type { LayerDefinition, LayerInput, Legend, PlaceLevel } from './layer-definition.ts';
import { placeCount } from './place-sums.ts';
import { populationLayer } from './population-layer.ts';
import { radioLayer } from './radio-layer.ts';
import { radioOverlapLayer } from './radio-overlap-layer.ts';
import { radioYearLayer } from './radio-year-layer.ts';

export const LAYERS: Readonly<Record<Topic, LayerDefinition>> = {
  population: populationLayer,
  fibre: fibreLayer,
  fibreYear: fibreYearLayer,
  fibreCost: fibreCostLayer,
  fibreTechnology: fibreTechnologyLayer,
  radio: radioLayer,
  radioYear: radioYearLayer,
  radioOverlap: radioOverlapLayer,
  hubs: hubsLayer,
  chance: chanceLayer,
};

/** Topics over which the lines of the fibre network lie. */
export const FIBRE_TOPICS: readonly Topic[] = ['fibre', 'fibreYear', 'fibreCost', 'fibreTechnology'];

export const TOPICS = Object.keys(LAYERS) as readonly Topic[];

/** The level at which a topic is drawn where the asked one does not exist for it. */
export function levelOf(layer: LayerDefinition, asked: Level): Level {
  return layer.levels.includes(asked) ? asked : layer.levels[0]!;
}

/** RGBA of every class byte, 256 × 4 bytes. */
export function layerPalette(
  layer: LayerDefinition,
  level: Level,
  theme: Theme,
  fiscalYear: number,
): Uint8Array {
  const { pending, noData } = blankEntries(theme);
  return paletteOf([...layer.scale(level, theme, fiscalYear), noData, pending]);
}

export function layerLegend(
  layer: LayerDefinition,
  input: LayerInput,
  level: Level,
  theme: Theme,
  fiscalYear: number,
): Legend {
  const isPrepared = level === 'cell' && layer.isPreparable === true && input.prepared !== undefined;
  const isPending = layer.needsOutcome && input.outcome === undefined && !isPrepared;
  const entries = isPending ? [blankEntries(theme).pending] : layer.scale(level, theme, fiscalYear);
  return { title: layer.title(level), note: layer.note(level, fiscalYear), entries };
}

/**
 * Class byte of every place.
 * @param out length of the place table
 */
export function placeClasses(
  layer: LayerDefinition,
  input: LayerInput,
  level: PlaceLevel,
  fiscalYear: number,
  out: Uint8Array,
): void {
  if (layer.needsOutcome && input.outcome === undefined) {
    out.fill(PENDING);
    return;
  }
  const values = new Float64Array(placeCount(input.atlas, level));
  layer.placeValues(input, level, fiscalYear, values);
  for (let i = 0; i < out.length; i++) out[i] = layer.placeClass(values[i]!);
}
