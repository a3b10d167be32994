import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTriedSite, createCountingMap, trySiteAtCell } from '../../../src/model/coverage/counting-map.ts';
import { countedCells, markServed } from '../../../src/model/coverage/served-squares.ts';
import { columnOfSlot, createTileLayout, rowOfSlot } from '../../../src/model/coverage/tile-layout.ts';
import { centreLat, centreLon } from '../../../src/model/lattice.ts';
import { scatteredCells } from '../radio/scattered-cells.ts';

describe('tile layout', () => {
  it('gives every cell a slot of its own that knows its address', () => {
    fc.assert(
      fc.property(scatteredCells, ({ lattice }) => {
        const layout = createTileLayout(lattice);
        expect(new Set(layout.slotOf).size).toBe(lattice.cellCount);
        for (let i = 0; i < lattice.cellCount; i++) {
          const slot = layout.slotOf[i]!;
          expect(layout.cellOf[slot]).toBe(i);
          expect(rowOfSlot(layout, slot)).toBe(lattice.row[i]);
          expect(columnOfSlot(layout, slot)).toBe(lattice.column[i]);
        }
      }),
    );
  });
});

describe('counting map', () => {
  it('counts what the union of all sites counts, and names what is new', () => {
    const steps = fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 5000, noNaN: true }), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(scatteredCells, steps, ({ lattice }, sites) => {
        const counting = createCountingMap(createTileLayout(lattice));
        const masks = new Uint16Array(lattice.cellCount);
        for (const [pick, rangeM, isBuilt] of sites) {
          const cell = pick % lattice.cellCount;
          const before = countedCells(masks, new Uint8Array(lattice.cellCount));
          const site = {
            lat: Float64Array.of(centreLat(lattice.row[cell]!)),
            lon: Float64Array.of(centreLon(lattice.column[cell]!)),
            rangeM: Float64Array.of(rangeM),
          };
          const after = countedCells(
            markServed(lattice, site, masks.slice()),
            new Uint8Array(lattice.cellCount),
          );
          const count = trySiteAtCell(counting, cell, rangeM);
          const fresh = Array.from(
            counting.fresh.subarray(0, count),
            (slot) => counting.layout.cellOf[slot]!,
          );
          expect(fresh).toEqual(Array.from(after.keys()).filter((i) => after[i] === 1 && before[i] === 0));
          // A site that is only tried leaves no trace.
          if (!isBuilt) continue;
          addTriedSite(counting, count);
          markServed(lattice, site, masks);
        }
        const counted = countedCells(masks, new Uint8Array(lattice.cellCount));
        expect(Array.from(counting.layout.slotOf, (slot) => counting.settled[slot])).toEqual([...counted]);
      }),
    );
  });
});
