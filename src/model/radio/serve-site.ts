/** Serves the squares of a site in a roll-out, and counts the cells of which more than half is served then. */
import { seeFootprint, seeKept } from '../coverage/footprints.ts';
import { isCounted } from '../coverage/served-squares.ts';
import { centreLat, centreLon } from '../lattice.ts';
import type { OpenCountry } from './open-country.ts';
import type { BuildableSite } from './own-sites.ts';
import type { RollOutState } from './roll-out-state.ts';

const WHOLE = 0xffff;

/** A site at the candidate of a rank. The cells that come to count are added to the state's fresh ones. */
export function serve(open: OpenCountry, state: RollOutState, rank: number): void {
  if (!seeKept(open.footprints, rank)) findCandidate(open, rank);
  serveEntries(open, state);
}

/** Asks for the footprint of the candidate of a rank for the first time. */
function findCandidate(open: OpenCountry, rank: number): void {
  const { field, footprints, sets, kinds, kind, ranked } = open;
  const { row, column } = field.layout.lattice;
  const candidate = ranked.candidate[rank]!;
  const cell = sets.candidateCell[candidate]!;
  const { rangeM } = kinds[kind[candidate]!]!;
  seeFootprint(footprints, rank, centreLat(row[cell]!), centreLon(column[cell]!), rangeM);
}

/** The same of a site of the user's, which stands where it likes. */
export function serveOwn(open: OpenCountry, state: RollOutState, { lat, lon, kind }: BuildableSite): void {
  seeFootprint(open.footprints, -1, lat, lon, kind.rangeM);
  serveEntries(open, state);
}

/** The open cells of the footprint that was asked for last. */
function serveEntries({ footprints, seatOf }: OpenCountry, state: RollOutState): void {
  const { place, mask, from, to } = footprints;
  const { served, fresh, queue } = state;
  const { left } = queue;
  let { freshCount } = state;
  for (let at = from; at < to; at++) {
    const o = place[at]!;
    const before = served[o]!;
    const after = before | mask[at]!;
    if (after === before) continue;
    if (!isCounted(after)) {
      served[o] = after;
      continue;
    }
    // What is served beyond more than half makes no difference.
    served[o] = WHOLE;
    fresh[freshCount++] = o;
    if (seatOf[o]! >= 0) left[seatOf[o]!] = 0;
  }
  state.freshCount = freshCount;
}
