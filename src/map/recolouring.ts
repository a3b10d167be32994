/** Brings classes and colours of the present topic, level, year and theme to the map, and no more than has changed. */

import type { PreparedFigures } from '../data/prepared-figures.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { MeasuredCoverage } from '../model/places/measured-coverage.ts';
import type { TargetChance } from '../model/uncertainty/uncertainty-result.ts';
import type { Level, Theme } from '../state/app-state.ts';
import { layerPalette, placeClasses } from '../state/layers/index.ts';
import type { LayerDefinition } from '../state/layers/layer-definition.ts';
import { patternTable } from '../state/layers/patterns.ts';
import { placeCount } from '../state/layers/place-sums.ts';
import type { AreaPatterns } from './area-patterns.ts';
import type { CellLayer } from './cell-layer.ts';
import type { Choropleth } from './choropleth.ts';

export interface View {
  readonly atlas: Atlas;
  readonly outcome: Outcome | undefined;
  readonly own: MeasuredCoverage | undefined;
  readonly prepared: PreparedFigures | undefined;
  readonly chance: TargetChance | undefined;
  readonly layer: LayerDefinition;
  readonly level: Level;
  readonly fiscalYear: number;
  readonly theme: Theme;
  readonly isPatterned: boolean;
}

export interface Recolouring {
  /** @returns whether the map is to be drawn anew */
  show(view: View): boolean;
}

/** @param cellLayer and `choropleth` are empty at first; a new pair needs a new recolouring */
export function createRecolouring(
  cellLayer: CellLayer,
  choropleth: Choropleth,
  areaPatterns: AreaPatterns,
): Recolouring {
  let shown: View | undefined;
  let last: View | undefined;
  let classes = new Uint8Array(0);
  let places = new Uint8Array(0);
  return {
    show(view) {
      const { atlas, level, layer, theme, fiscalYear } = view;
      const palette = layerPalette(layer, level, theme, fiscalYear);
      const patterns = view.isPatterned ? patternTable(layer.scale(level, theme, fiscalYear)) : undefined;
      // All else that a view may change is more than squares and colours.
      let isChanged = last === undefined || !isSameBut(last, view);
      last = view;
      if (isChanged) cellLayer.setVisible(level === 'cell');
      if (level === 'cell') {
        if (shown === undefined || !haveSameCellClasses(shown, view)) {
          if (classes.length !== atlas.lattice.cellCount) classes = new Uint8Array(atlas.lattice.cellCount);
          layer.cellClasses(view, fiscalYear, classes);
          if (cellLayer.setClasses(classes)) isChanged = true;
          shown = view;
        }
        if (cellLayer.setPalette(palette)) isChanged = true;
        if (!isChanged) return false;
        cellLayer.setPatterns(patterns);
        choropleth.show(undefined);
        areaPatterns.show(undefined, places, palette, undefined);
      } else {
        places = new Uint8Array(placeCount(atlas, level));
        placeClasses(layer, view, level, fiscalYear, places);
        choropleth.recolour(level, places, palette);
        choropleth.show(level);
        areaPatterns.show(level, places, palette, patterns);
      }
      return true;
    },
  };
}

/** Whether two views differ in nothing but the outcome, and in the year. */
function isSameBut(a: View, b: View): boolean {
  return (
    a.atlas === b.atlas &&
    a.own === b.own &&
    a.prepared === b.prepared &&
    a.layer === b.layer &&
    a.level === b.level &&
    a.theme === b.theme &&
    a.isPatterned === b.isPatterned &&
    // Patterns follow the year in a table of their own.
    (a.fiscalYear === b.fiscalYear || !b.isPatterned)
  );
}

/** Whether what a layer shows of the outcome is the same; people are part of every one but those of a single column. */
function haveSamePart(layer: LayerDefinition, a: Outcome | undefined, b: Outcome | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (layer.cellSource !== undefined) return layer.cellSource(a) === layer.cellSource(b);
  if (a.demand !== b.demand) return false;
  if (layer.id === 'population') return true;
  const part = (['fibre', 'radio', 'hubs'] as const).find((each) => layer.id.startsWith(each));
  return part !== undefined && a[part] === b[part];
}

/** Whether the classes on the graphics card still hold. */
function haveSameCellClasses(a: View, b: View): boolean {
  return (
    a.atlas === b.atlas &&
    haveSamePart(b.layer, a.outcome, b.outcome) &&
    a.prepared === b.prepared &&
    a.layer === b.layer &&
    (a.fiscalYear === b.fiscalYear || !b.layer.cellClassesFollowYear)
  );
}
