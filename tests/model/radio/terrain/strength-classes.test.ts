import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLattice } from '../../../../src/model/lattice.ts';
import {
  cellsByClass,
  classOf,
  footprintByClass,
  peopleByClass,
  RECEIVED_CLASSES_DBM,
  SINR_CLASSES_DB,
} from '../../../../src/model/radio/terrain/strength-classes.ts';

const dbm = fc.oneof(fc.double({ min: -140, max: 0, noNaN: true }), fc.constant(Number.NaN));

describe('classes of strength', () => {
  it('begin at their least value, and hold no number that is none', () => {
    expect(classOf(RECEIVED_CLASSES_DBM, -60)).toBe(0);
    expect(classOf(RECEIVED_CLASSES_DBM, -60.01)).toBe(1);
    expect(classOf(RECEIVED_CLASSES_DBM, -100)).toBe(4);
    expect(classOf(RECEIVED_CLASSES_DBM, -100.01)).toBe(5);
    expect(classOf(RECEIVED_CLASSES_DBM, Number.NaN)).toBe(-1);
  });

  it('hold every cell once, and all the people', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(dbm, fc.nat(500)), { minLength: 1, maxLength: 40 }), (rows) => {
        const values = rows.map(([value]) => value);
        const population = rows.map(([, people]) => people);
        const cells = Uint32Array.from(rows.keys());
        const people = peopleByClass(SINR_CLASSES_DB, values, cells, population);
        expect(people.reduce((sum, each) => sum + each, 0)).toBe(
          population.reduce((sum, each) => sum + each, 0),
        );
        const drawn = cellsByClass(SINR_CLASSES_DB, values, cells).flatMap((each) => [...each]);
        expect(drawn.sort((a, b) => a - b)).toEqual(
          [...cells].filter((cell) => values[cell]! >= SINR_CLASSES_DB.at(-1)!),
        );
      }),
    );
  });
});

describe('a footprint by class', () => {
  it('splits area and people of its squares without rest', () => {
    // Two cells beside one another, with the box of the footprint a square wider on every side.
    const lattice = createLattice(Uint16Array.of(8500, 8500), Uint16Array.of(5300, 5301));
    const [rows, columns] = [6, 10];
    const squares = fc.array(dbm, { minLength: rows * columns, maxLength: rows * columns });
    fc.assert(
      fc.property(squares, (values) => {
        const footprint = {
          partRowMin: 4 * 8500 - 1,
          partColumnMin: 4 * 5300 - 1,
          rows,
          columns,
          receivedDbm: Float32Array.from(values),
          served: new Uint8Array(rows * columns),
          thresholdDbm: -90,
          statisticalThresholdDbm: -90,
          computed: rows * columns,
          fellBack: 0,
          terrain: 'full' as const,
        };
        const { areaKm2, people } = footprintByClass(lattice, [160, 320], footprint);
        const inside = (at: number): number => {
          const [r, c] = [Math.floor(at / columns) - 1, (at % columns) - 1];
          return r < 0 || r > 3 || c < 0 || c > 7 ? 0 : c < 4 ? 10 : 20;
        };
        let expected = 0;
        values.forEach((value, at) => {
          if (!Number.isNaN(value)) expected += inside(at);
        });
        expect(people.reduce((sum, each) => sum + each, 0)).toBeCloseTo(expected, 9);
        const known = values.filter((value) => !Number.isNaN(value)).length;
        // A square of 1/960° by 1/640° at 35.4° of latitude.
        expect(areaKm2.reduce((sum, each) => sum + each, 0)).toBeCloseTo(known * 0.01641, 2);
      }),
    );
  });
});
