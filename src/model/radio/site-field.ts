/** What siting knows before any site stands: people, prefecture and environment per slot of the inhabited layout. */
import type { Atlas } from '../atlas.ts';
import { createTileLayout, spread, type TileLayout } from '../coverage/tile-layout.ts';
import type { Progress, Steps } from '../progress.ts';
import { densityWithin, environmentClasses, SURROUNDINGS_M } from './environment.ts';
import { ENVIRONMENT_CLASSES } from './link-budget.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { createReach } from './reach.ts';
import type { SiteKind } from './site-kind.ts';

export interface SiteField {
  readonly atlas: Atlas;
  readonly layout: TileLayout;
  /** Per slot: people at the 2020 level. */
  readonly weight: Int32Array;
  /** Per slot: prefecture of the cell; 0 where nobody lives. */
  readonly prefecture: Uint8Array;
  /** Per slot: index into ENVIRONMENT_CLASSES, NO_CANDIDATE where nobody lives. */
  readonly environment: Uint8Array;
  /** Per slot: people per km² within 1 km. */
  readonly nearPerKm2: Float64Array;
}

/** What no parameter changes: of each atlas once, however many fields stand on it. */
interface Surroundings extends Omit<SiteField, 'environment'> {}
const surroundings = new WeakMap<Atlas, Surroundings>();

interface Kept {
  readonly key: string;
  readonly field: SiteField;
}
const kept = new WeakMap<Atlas, Kept>();

/**
 * Kept as long as the atlas is, and computed again only where thresholds or the widest range differ.
 * @param kinds of the published years: the range of the last class says how far a rural mast looks
 */
export function* siteField(
  atlas: Atlas,
  kinds: readonly SiteKind[],
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
): Steps<SiteField> {
  const thresholds = [parameters['radio.urbanDensityPerKm2'], parameters['radio.suburbanDensityPerKm2']];
  const widestM = kinds[ENVIRONMENT_CLASSES.length - 1]!.rangeM;
  const key = [...thresholds, widestM].join();
  const known = kept.get(atlas);
  if (known?.key === key) return known.field;
  yield report(0);
  const around = yield* surroundingsOf(atlas, report);
  const { layout, weight, nearPerKm2 } = around;
  yield report(0.5);
  // A reach of 0 m counts no cell, so its density is 0 and changes no class.
  const wide = densityWithin(layout, weight, createReach(atlas.lattice, widestM));
  const field = { ...around, environment: environmentClasses(layout, nearPerKm2, wide, thresholds) };
  kept.set(atlas, { key, field });
  yield report(1);
  return field;
}

function* surroundingsOf(atlas: Atlas, report: (fraction: number) => Progress): Steps<Surroundings> {
  const known = surroundings.get(atlas);
  if (known !== undefined) return known;
  const layout = createTileLayout(atlas.lattice);
  const { municipality, population } = atlas.cells;
  const prefectureOfCell = new Uint8Array(municipality.length);
  for (let i = 0; i < municipality.length; i++) {
    prefectureOfCell[i] = atlas.municipalities.prefecture[municipality[i]!]!;
  }
  const weight = spread(layout, Int32Array.from(population), 0);
  yield report(0.2);
  const own = {
    atlas,
    layout,
    weight,
    prefecture: spread(layout, prefectureOfCell, 0),
    nearPerKm2: densityWithin(layout, weight, createReach(atlas.lattice, SURROUNDINGS_M)),
  };
  surroundings.set(atlas, own);
  return own;
}
