import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTileLayout, spread } from '../../../src/model/coverage/tile-layout.ts';
import { createLattice } from '../../../src/model/lattice.ts';
import { densityWithin, environmentClasses, SURROUNDINGS_M } from '../../../src/model/radio/environment.ts';
import { createReach } from '../../../src/model/radio/reach.ts';
import { scatteredCells } from './scattered-cells.ts';

describe('environment', () => {
  it('never becomes more open where more people live', () => {
    fc.assert(
      fc.property(scatteredCells, fc.integer({ min: 2, max: 50 }), ({ lattice, people }, factor) => {
        const layout = createTileLayout(lattice);
        const classes = (count: Int32Array) => {
          const weight = spread(layout, count, 0);
          const near = densityWithin(layout, weight, createReach(lattice, SURROUNDINGS_M));
          const wide = densityWithin(layout, weight, createReach(lattice, 2500));
          return environmentClasses(layout, near, wide, [400, 50]);
        };
        const few = classes(people);
        const many = classes(people.map((count) => count * factor));
        for (const slot of layout.slotOf) expect(many[slot]).toBeLessThanOrEqual(few[slot]!);
      }),
    );
  });

  it('sees density around a place, and takes a mast at the edge of a town for one of the town', () => {
    // A town of 5 × 5 squares with 400 people each (about 1,500 per km²) and a hamlet a kilometre east of it.
    const cells: [number, number, number][] = [];
    for (let r = 0; r < 5; r++) for (let c = 0; c < 5; c++) cells.push([8500 + r, 6300 + c, 400]);
    cells.push([8505, 6306, 20]);
    cells.push([8540, 6300, 20]);
    const lattice = createLattice(
      Uint16Array.from(cells, ([row]) => row),
      Uint16Array.from(cells, ([, column]) => column),
    );
    const layout = createTileLayout(lattice);
    const weight = spread(
      layout,
      Int32Array.from(cells, ([, , people]) => people),
      0,
    );
    const near = densityWithin(layout, weight, createReach(lattice, SURROUNDINGS_M));
    const wide = densityWithin(layout, weight, createReach(lattice, 2700));
    const middle = layout.slotOf[12]!;
    const edge = layout.slotOf[25]!;
    const far = layout.slotOf[26]!;
    // 400 people on 0.26238 km².
    expect(near[middle]).toBeCloseTo(1524.5, 1);
    const classes = environmentClasses(layout, near, wide, [4000, 200]);
    expect(classes[middle]).toBe(1);
    expect(near[edge]).toBeLessThan(200);
    expect(classes[edge]).toBe(1);
    expect(classes[far]).toBe(2);
  });
});
