/**
 * What a scenario's levers are read from: the tail after the baseline under its cost assumptions, with what the readings
 * need to know about each place. Computed once per structural change and kept for the atlas.
 */
import type { Atlas } from '../atlas.ts';
import type { FibreBaseline } from './baseline.ts';
import type { OrderedPlaces } from './build-order.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { FIBRE_PARAMETERS } from './fibre-parameters.ts';
import type { FibreStructure } from './fibre-structure.ts';
import { type PlaceDistances, placeDistances } from './place-distances.ts';
import { createTail, type FibreTail } from './tail.ts';
import { areaClasses } from './who-pays.ts';

/** Columns over the positions of the tail. */
export interface TailPlaces extends OrderedPlaces, PlaceDistances {
  /** Class of the area as `areaClasses` gives it. */
  readonly areaClass: Uint8Array;
  /** The block whose trade builds the place: that of the top of its branch, so that no branch has two. */
  readonly capacityBlock: Uint8Array;
}

export interface FibreBasis {
  readonly structure: FibreStructure;
  readonly baseline: FibreBaseline;
  readonly baselineFiscalYear: number;
  /** Index of it into the published years. */
  readonly baselineYear: number;
  readonly tail: FibreTail;
  readonly places: TailPlaces;
  /** Households at the 2020 level left at the baseline, by the block that builds them. */
  readonly leftByBlock: Float64Array;
}

/** @throws if the year has no published figure. */
export function createBasis(
  atlas: Atlas,
  structure: FibreStructure,
  parameters: FibreParameters,
  baselineFiscalYear: number,
): FibreBasis {
  const { network, baseline } = structure;
  const baselineYear = baseline.published.fiscalYears.indexOf(baselineFiscalYear);
  if (baselineYear < 0) {
    throw new Error(`Expected published figures of the baseline FY${baselineFiscalYear}, got none.`);
  }
  const unserved = unservedAt(atlas, baseline, baselineYear);
  const tail = createTail(atlas, network, parameters, unserved.households, unserved.isServed);
  const municipality = Uint16Array.from(tail.cells, (cell) => atlas.cells.municipality[cell]!);
  const prefecture = Uint8Array.from(municipality, (m) => atlas.municipalities.prefecture[m]!);
  const capacityBlock = new Uint8Array(tail.cells.length);
  const leftByBlock = new Float64Array(atlas.blocks.count);
  for (let i = 0; i < capacityBlock.length; i++) {
    const up = tail.parentAt[i]!;
    capacityBlock[i] = up < 0 ? atlas.prefectures.block[prefecture[i]!]! : capacityBlock[up]!;
    leftByBlock[capacityBlock[i]!]! += tail.households[i]!;
  }
  const places = {
    parentAt: tail.parentAt,
    priceYen: tail.priceYen,
    households: tail.households,
    municipality,
    prefecture,
    areaClass: areaClasses(atlas, network, tail.cells),
    capacityBlock,
    ...placeDistances(atlas, network, parameters, tail),
  };
  return { structure, baseline, baselineFiscalYear, baselineYear, tail, places, leftByBlock };
}

/** Households at the 2020 level left at the end of a published year, and where the network stands by then. */
export function unservedAt(
  atlas: Atlas,
  { servedFrom, partial }: FibreBaseline,
  year: number,
): { households: Float64Array; isServed: Uint8Array } {
  const households = new Float64Array(servedFrom.length);
  const isServed = new Uint8Array(servedFrom.length);
  for (let cell = 0; cell < servedFrom.length; cell++) {
    if (servedFrom[cell]! <= year) isServed[cell] = 1;
    else households[cell] = atlas.cells.households[cell]!;
  }
  for (const { year: at, cell, unservedShare } of partial) {
    if (at !== year) continue;
    households[cell] = unservedShare * atlas.cells.households[cell]!;
    isServed[cell] = 1;
  }
  return { households, isServed };
}

/** The structural parameters as text: bases of equal text are equal. */
export function structuralKey(parameters: FibreParameters): string {
  const ids = Object.keys(FIBRE_PARAMETERS) as (keyof typeof FIBRE_PARAMETERS)[];
  return ids
    .filter((id) => FIBRE_PARAMETERS[id].structural)
    .map((id) => String(parameters[id]))
    .join(' ');
}
