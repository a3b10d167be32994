/** Serves the squares of a site in a roll-out, and counts the cells of which more than half is served then. */
import { findFootprint, visitFootprint } from '../coverage/footprints.ts';
import { isCounted } from '../coverage/served-squares.ts';
import { centreLat, centreLon } from '../lattice.ts';
import type { OpenCountry } from './open-country.ts';
import type { BuildableSite } from './own-sites.ts';
import type { RollOutState } from './roll-out-state.ts';

const WHOLE = 0xffff;

/** A site at the candidate of a rank. The cells that come to count are added to the state's fresh ones. */
export function serve(open: OpenCountry, state: RollOutState, rank: number): void {
  const { field, footprints, sets, kinds, kind, ranked } = open;
  if (footprints.start[rank]! < 0) {
    const { row, column } = field.layout.lattice;
    const candidate = ranked.candidate[rank]!;
    const cell = sets.candidateCell[candidate]!;
    const lat = centreLat(row[cell]!);
    findFootprint(footprints, rank, lat, centreLon(column[cell]!), kinds[kind[candidate]!]!.rangeM);
  }
  const { place, mask, start, end } = footprints;
  const to = end[rank]!;
  for (let at = start[rank]!; at < to; at++) servePlace(open, state, place[at]!, mask[at]!);
}

/** The same of a site of the user's, which stands where it likes. */
export function serveOwn(open: OpenCountry, state: RollOutState, { lat, lon, kind }: BuildableSite): void {
  visitFootprint(open.footprints, lat, lon, kind.rangeM, (place, mask) =>
    servePlace(open, state, place, mask),
  );
}

/** @param o open cell @param mask its squares that are served now */
function servePlace({ seatOf }: OpenCountry, state: RollOutState, o: number, mask: number): void {
  const { served, fresh } = state;
  const before = served[o]!;
  const after = before | mask;
  if (after === before) return;
  if (!isCounted(after)) {
    served[o] = after;
    return;
  }
  // What is served beyond more than half makes no difference.
  served[o] = WHOLE;
  fresh[state.freshCount++] = o;
  if (seatOf[o]! >= 0) state.queue.left[seatOf[o]!] = 0;
}
