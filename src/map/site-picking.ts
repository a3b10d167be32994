/** From a place on the map to the modelled 5G site that is drawn there. */
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { cellCentre } from './cell-picking.ts';

/**
 * The nearest site that stands at the end of the fiscal year, within a reach around a place.
 * @param reach degrees of longitude and latitude
 * @returns cellIndex of the square in whose centre it stands, -1 for none
 */
export function pickSite(
  { lattice }: Pick<Atlas, 'lattice'>,
  { radio: { sites } }: Pick<Outcome, 'radio'>,
  fiscalYear: number,
  lat: number,
  lon: number,
  reach: { readonly lat: number; readonly lon: number },
): number {
  let picked = -1;
  let least = 1;
  for (let s = 0; s < sites.cell.length; s++) {
    if (sites.fiscalYear[s]! > fiscalYear) continue;
    const [siteLon, siteLat] = cellCentre(lattice, sites.cell[s]!);
    const distance = Math.hypot((siteLat - lat) / reach.lat, (siteLon - lon) / reach.lon);
    if (distance > least) continue;
    least = distance;
    picked = sites.cell[s]!;
  }
  return picked;
}
