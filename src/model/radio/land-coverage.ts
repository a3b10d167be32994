/** Land within the served 125 m squares of the sites, inhabited or not, by year. */
import { computeDisc, createDiscWorkspace } from '../coverage/disc.ts';
import { visitDiscCells } from '../coverage/disc-cells.ts';
import { type Ground, NO_PIECE } from '../coverage/ground.ts';
import { servedParts } from '../coverage/served-squares.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import type { BuiltSite } from './built-site.ts';

const SITES_PER_STEP = 1500;

/**
 * @param sites by rising fiscal year
 * @returns years × pieces of the ground: land served by then, in area units
 */
export function* servedLand(
  { lattice, layout, piece, partArea, pieces }: Ground,
  sites: readonly BuiltSite[],
  report: (fraction: number) => Progress,
): Steps<Float64Array> {
  const disc = createDiscWorkspace(lattice);
  const masks = new Uint16Array(layout.slotCount);
  const area = new Float64Array(YEAR_COUNT * pieces.count);
  for (let s = 0; s < sites.length; s++) {
    const { lat, lon, fiscalYear, kind } = sites[s]!;
    const row = (fiscalYear - FIRST_FISCAL_YEAR) * pieces.count;
    computeDisc(disc, lat, lon, kind.rangeM);
    visitDiscCells(layout, disc, (slot, _row, _column, mask) => {
      const fresh = mask & ~masks[slot]!;
      if (fresh === 0 || piece[slot] === NO_PIECE) return;
      masks[slot]! |= mask;
      area[row + piece[slot]!]! += servedParts(fresh) * partArea[slot]!;
    });
    if (s % SITES_PER_STEP === 0) yield report(s / sites.length);
  }
  for (let at = pieces.count; at < area.length; at++) area[at]! += area[at - pieces.count]!;
  return area;
}
