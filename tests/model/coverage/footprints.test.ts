import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFootprints, type Footprints, seeFootprint } from '../../../src/model/coverage/footprints.ts';
import { markServed } from '../../../src/model/coverage/served-squares.ts';
import { createTileLayout } from '../../../src/model/coverage/tile-layout.ts';
import { centreLat, centreLon, type Lattice } from '../../../src/model/lattice.ts';
import { scatteredCells } from '../radio/scattered-cells.ts';

/** Off the centre of a cell, so that discs begin and end anywhere within it. */
const asked = fc.array(
  fc.record({
    pick: fc.nat(),
    north: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
    east: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
    rangeM: fc.oneof(
      fc.double({ min: 0, max: 600, noNaN: true }),
      fc.double({ min: 600, max: 9000, noNaN: true }),
    ),
    isKept: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Cells and squares of the entries that were asked for last. */
function entries({ place, mask, numbers, from, to }: Footprints): [cell: number, mask: number][] {
  return Array.from({ length: to - from }, (_, n) => {
    const own = place[from + n]!;
    return [numbers === undefined ? own : numbers.at[own]!, mask[from + n]!];
  });
}

function expected(
  lattice: Lattice,
  isWanted: boolean[],
  lat: number,
  lon: number,
  rangeM: number,
): [cell: number, mask: number][] {
  const site = { lat: Float64Array.of(lat), lon: Float64Array.of(lon), rangeM: Float64Array.of(rangeM) };
  const masks = markServed(lattice, site, new Uint16Array(lattice.cellCount));
  return Array.from(masks.entries()).filter(([cell, mask]) => mask !== 0 && isWanted[cell % isWanted.length]);
}

describe('footprints', () => {
  it('hold what a site serves of the wanted places, however often and in whatever order they are asked for', () => {
    const wanted = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(scatteredCells, asked, wanted, fc.boolean(), ({ lattice }, sites, isWanted, isNumbered) => {
        const layout = createTileLayout(lattice);
        const placeOf = layout.cellOf.map((cell) =>
          cell >= 0 && isWanted[cell % isWanted.length] ? cell : -1,
        );
        const footprints = createFootprints(
          layout,
          placeOf,
          sites.length,
          isNumbered ? lattice.cellCount : undefined,
        );
        for (const round of [0, 1]) {
          for (const [s, { pick, north, east, rangeM, isKept }] of sites.entries()) {
            const cell = pick % lattice.cellCount;
            const lat = centreLat(lattice.row[cell]!) + north;
            const lon = centreLon(lattice.column[cell]!) + east;
            const used = footprints.used;
            seeFootprint(footprints, isKept ? s : -1, lat, lon, rangeM);
            // Rows of the lattice rise, and so do cells by row, then column.
            expect(entries(footprints)).toEqual(expected(lattice, isWanted, lat, lon, rangeM));
            if (round === 1 || !isKept) expect(footprints.used).toBe(used);
          }
        }
      }),
    );
  });
});
