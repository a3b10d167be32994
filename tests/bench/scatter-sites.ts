/** Invented sites over the real country, the same in every run. */
import type { Atlas } from '../../src/model/atlas.ts';
import type { SiteColumns } from '../../src/model/coverage/served-squares.ts';
import { ORIGIN_LON } from '../../src/model/lattice.ts';

/** Sites in random cells, 300 m to 3 km, more small than large; the same in every run. */
export function scatterSites(
  { lattice }: Atlas,
  count: number,
): SiteColumns & { readonly cell: Uint32Array } {
  let state = 20_250_331;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const sites = {
    cell: new Uint32Array(count),
    lat: new Float64Array(count),
    lon: new Float64Array(count),
    rangeM: new Float64Array(count),
  };
  for (let s = 0; s < count; s++) {
    const cell = Math.floor(next() * lattice.cellCount);
    sites.cell[s] = cell;
    sites.lat[s] = (lattice.row[cell]! + next()) / 240;
    sites.lon[s] = ORIGIN_LON + (lattice.column[cell]! + next()) / 160;
    sites.rangeM[s] = 300 * 10 ** next();
  }
  return sites;
}
