/** Places that somebody comes back to: kept by the browser, no part of a scenario. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Atlas } from '../../model/atlas.ts';
import { cellOfMeshCode, meshCodeOfCell } from '../../model/jis-mesh.ts';
import { cellIndexAt } from '../../model/lattice.ts';
import type { Level, Place } from '../app-state.ts';

export interface Favourites {
  /** In the order in which they were chosen. */
  readonly codes: ReadonlySignal<readonly string[]>;
  /** Adds the place, or takes it away again. */
  toggle(code: string): void;
}

/** More than a council looks after, few enough to be shown at once. */
export const MAX_FAVOURITES = 100;
const LENGTHS: Readonly<Record<number, Level>> = { 2: 'prefecture', 5: 'municipality', 9: 'cell' };

/** @param kept text of an earlier visit, as `favouritesText` wrote it; what is no code is left out */
export function createFavourites(kept = ''): Favourites {
  const codes = signal<readonly string[]>(
    [...new Set(kept.split(' '))]
      .filter((code) => /^\d+$/.test(code) && LENGTHS[code.length] !== undefined)
      .slice(0, MAX_FAVOURITES),
  );
  return {
    codes,
    toggle(code) {
      const now = codes.peek();
      codes.value = now.includes(code)
        ? now.filter((each) => each !== code)
        : [...now, code].slice(-MAX_FAVOURITES);
    },
  };
}

export function favouritesText(codes: readonly string[]): string {
  return codes.join(' ');
}

/** JIS code of a prefecture or municipality, mesh code of a square. */
export function codeOfPlace(atlas: Atlas, { level, index }: Place): string {
  if (level === 'cell') return meshCodeOfCell(atlas.lattice.row[index]!, atlas.lattice.column[index]!);
  return (level === 'municipality' ? atlas.municipalities : atlas.prefectures).code[index]!;
}

/** @returns undefined where the atlas has no such place, e.g. a municipality that has merged since */
export function placeOfCode(atlas: Atlas, code: string): Place | undefined {
  const level = LENGTHS[code.length];
  if (level === undefined) return undefined;
  if (level === 'cell') {
    const address = cellOfMeshCode(code);
    const index = address === undefined ? -1 : cellIndexAt(atlas.lattice, address.row, address.column);
    return index < 0 ? undefined : { level, index };
  }
  const index = (level === 'municipality' ? atlas.municipalities : atlas.prefectures).code.indexOf(code);
  return index < 0 ? undefined : { level, index };
}
