/** From a place on the map to the modelled 5G site that is drawn there. */
import type { Outcome } from '../model/outcome.ts';

/**
 * The nearest site that stands at the end of the fiscal year, within a reach around a place.
 * @param reach degrees of longitude and latitude
 * @returns cellIndex of the square in whose centre it stands, -1 for none
 */
export function pickSite(
  { radio: { sites } }: Pick<Outcome, 'radio'>,
  fiscalYear: number,
  lat: number,
  lon: number,
  reach: { readonly lat: number; readonly lon: number },
): number {
  let picked = -1;
  let least = 1;
  for (let s = 0; s < sites.cell.length; s++) {
    if (sites.fiscalYear[s]! > fiscalYear || sites.own[s]! >= 0) continue;
    const distance = Math.hypot((sites.lat[s]! - lat) / reach.lat, (sites.lon[s]! - lon) / reach.lon);
    if (distance > least) continue;
    least = distance;
    picked = sites.cell[s]!;
  }
  return picked;
}
