import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meridianRadiusM, primeVerticalRadiusM } from '../../../src/model/grs80.ts';
import { COLUMNS_PER_DEGREE, centreLat, ROWS_PER_DEGREE } from '../../../src/model/lattice.ts';
import { FARTHEST_FIBRE_M } from '../../../src/model/radio/backhaul.ts';
import { createStandingKeeper, fibreBefore, nearbyFibre } from '../../../src/model/radio/nearby-fibre.ts';
import { fibreReach } from '../../../src/model/radio/site-cost.ts';
import { scatteredCells } from './scattered-cells.ts';

const FIRST_YEAR = 2025;
const YEARS = [2025, 2026, 2027, 2028];
const year = fc.constantFrom(0, 2020, 2024, 2025, 2026, 2027, 2028, 2035);

/** Straight metres from one cell's centre to another's, by the radii of the first one's row. */
function metresBetween({ row, column }: { row: Uint16Array; column: Uint16Array }, a: number, b: number) {
  const lat = (centreLat(row[a]!) * Math.PI) / 180;
  const north = (Math.abs(row[a]! - row[b]!) * meridianRadiusM(lat) * Math.PI) / 180 / ROWS_PER_DEGREE;
  const columnM = (primeVerticalRadiusM(lat) * Math.cos(lat) * Math.PI) / 180 / COLUMNS_PER_DEGREE;
  const east = Math.abs(column[a]! - column[b]!) * columnM;
  return Math.sqrt(north * north + east * east);
}

describe('fibre near a candidate', () => {
  it('is as far by year as the nearest cell that has it, whichever of those that stand are known', () => {
    fc.assert(
      fc.property(
        scatteredCells,
        fc.array(fc.record({ year, isKnown: fc.boolean(), isJoined: fc.boolean() }), { minLength: 1 }),
        ({ lattice }, drawn) => {
          const of = (i: number) => drawn[i % drawn.length]!;
          const cells = Array.from({ length: lattice.cellCount }, (_, i) => i);
          const fibreFiscalYear = Uint16Array.from(cells, (i) => of(i).year);
          const isJoined = Uint8Array.from(cells, (i) => Number(of(i).isJoined));
          const stands = fibreBefore(fibreFiscalYear, FIRST_YEAR).map(
            (each, i) => each & Number(of(i).isKnown),
          );
          const nearby = nearbyFibre(lattice, Uint32Array.from(cells), isJoined, stands);
          const reach = fibreReach(cells.length, nearby, fibreFiscalYear, YEARS);
          const metres = reach.firstM.slice();
          YEARS.forEach((fiscalYear, y) => {
            const change = reach.nearer[y - 1];
            change?.candidate.forEach((i, n) => {
              expect(change.metres[n]).toBeLessThan(metres[i]!);
              metres[i] = change.metres[n]!;
            });
            for (const i of cells) {
              const served = cells.filter(
                (j) => fibreFiscalYear[j]! > 0 && fibreFiscalYear[j]! <= fiscalYear,
              );
              const nearest = Math.min(FARTHEST_FIBRE_M, ...served.map((j) => metresBetween(lattice, i, j)));
              expect(metres[i]).toBeCloseTo(isJoined[i] === 1 ? nearest : 0, 6);
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stands on cells that stand in everything that was told, until too many of them are lost', () => {
    const keep = createStandingKeeper();
    const first = new Uint8Array(40).fill(1);
    expect(keep(first)).toBe(first);
    expect(keep(first.slice())).toBe(first);
    const fewer = first.slice();
    fewer[3] = 0;
    const core = keep(fewer);
    expect(core).toEqual(fewer);
    expect(keep(first)).toBe(core);
    const others = first.slice().fill(0, 0, 20);
    expect(keep(others)).toBe(others);
  });
});
