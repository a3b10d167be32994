/** Class bytes: what one byte per cell or place can mean on any layer. */

/** Nobody lives here: nothing is drawn. */
export const NO_CELL = 0;
/** The number does not exist, e.g. the cost where nothing is left to build. */
export const NO_DATA = 254;
/** The first run is still going. */
export const PENDING = 255;
/** Classes of a layer's own. */
export const FIRST_CLASS = 1;
export const LAST_CLASS = 253;

/**
 * Class of a value among rising breaks: below `breaks[0]` the first class, from `breaks[i]` on class i + 2.
 * @returns NO_DATA for NaN
 */
export function classOfValue(breaks: readonly number[], value: number): number {
  if (Number.isNaN(value)) return NO_DATA;
  let index = 0;
  while (index < breaks.length && value >= breaks[index]!) index++;
  return FIRST_CLASS + index;
}

/**
 * Palette of a scale: RGBA of every class byte, 256 × 4 bytes. Classes that no entry names stay transparent.
 * @param entries class range and '#rrggbb'
 */
export function paletteOf(
  entries: readonly { readonly first: number; readonly last: number; readonly colour: string }[],
): Uint8Array {
  const palette = new Uint8Array(256 * 4);
  for (const { first, last, colour } of entries) {
    const rgb = Number.parseInt(colour.slice(1), 16);
    for (let i = first; i <= last; i++) palette.set([rgb >> 16, (rgb >> 8) & 255, rgb & 255, 255], i * 4);
  }
  return palette;
}
