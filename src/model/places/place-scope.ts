/** The places that figures, sheets, briefings and exports are made for: the nation, a block, a prefecture, a municipality. */
import type { Atlas } from '../atlas.ts';

export type PlaceScope =
  | { readonly kind: 'nation' }
  | { readonly kind: 'block' | 'prefecture' | 'municipality'; readonly index: number };

export const NATION: PlaceScope = { kind: 'nation' };

/**
 * Indices of the municipalities inside, rising.
 * @throws RangeError for an index outside the atlas's table
 */
export function municipalitiesOf(atlas: Atlas, scope: PlaceScope): readonly number[] {
  const { municipalities, prefectures, blocks } = atlas;
  if (scope.kind !== 'nation') {
    const { count } = { block: blocks, prefecture: prefectures, municipality: municipalities }[scope.kind];
    if (!(Number.isInteger(scope.index) && scope.index >= 0 && scope.index < count)) {
      throw new RangeError(`Expected a ${scope.kind} from 0 to ${count - 1}, got ${scope.index}.`);
    }
  }
  const all = Array.from({ length: municipalities.count }, (_, m) => m);
  switch (scope.kind) {
    case 'nation':
      return all;
    case 'block':
      return all.filter((m) => prefectures.block[municipalities.prefecture[m]!] === scope.index);
    case 'prefecture':
      return all.filter((m) => municipalities.prefecture[m] === scope.index);
    case 'municipality':
      return [scope.index];
  }
}

/** Code of a scope: JIS codes, a block's own code, 00000 for the nation. */
export function codeOfScope(atlas: Atlas, scope: PlaceScope): string {
  switch (scope.kind) {
    case 'nation':
      return '00000';
    case 'block':
      return atlas.blocks.code[scope.index]!;
    case 'prefecture':
      return atlas.prefectures.code[scope.index]!;
    case 'municipality':
      return atlas.municipalities.code[scope.index]!;
  }
}

/** Name of a scope in its own words; the nation's has no table to stand in. */
export function nameOfScope(atlas: Atlas, scope: PlaceScope, language: 'ja' | 'en', nation: string): string {
  if (scope.kind === 'nation') return nation;
  const table = { block: atlas.blocks, prefecture: atlas.prefectures, municipality: atlas.municipalities }[
    scope.kind
  ];
  return (language === 'ja' ? table.nameJa : table.nameEn)[scope.index]!;
}
