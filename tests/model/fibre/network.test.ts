import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { edgeLengthsM, edgesLeaving, withEdges } from '../../../src/model/fibre/network.ts';
import { centreLat, centreLon, createLattice } from '../../../src/model/lattice.ts';

const grs80 = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);

/** Edges from one cell near 26–45°N in all directions, of the given extent in cells. */
function star(row: number, extent: number) {
  const ends = [
    [extent, 0],
    [0, extent],
    [extent, extent],
    [extent, -extent],
    [2 * extent, extent],
  ] as const;
  const cells = [[row, 7000], ...ends.map(([r, c]) => [row + r, 7000 + c])].sort(
    (a, b) => a[0]! - b[0]! || a[1]! - b[1]!,
  );
  const lattice = createLattice(
    Uint16Array.from(cells, (cell) => cell[0]!),
    Uint16Array.from(cells, (cell) => cell[1]!),
  );
  const centre = cells.findIndex((cell) => cell[0] === row && cell[1] === 7000);
  const others = cells.map((_, i) => i).filter((i) => i !== centre);
  return {
    lattice,
    from: Uint32Array.from(others, (i) => Math.min(i, centre)),
    to: Uint32Array.from(others, (i) => Math.max(i, centre)),
  };
}

describe('edgeLengthsM', () => {
  it.each([
    [1, 1e-6],
    [18, 1e-6],
    [400, 3e-4],
  ])('over %i cells is within %f of the geodesic', (extent, tolerance) => {
    for (const row of [6240, 7200, 8400, 9600, 10700]) {
      const { lattice, from, to } = star(row, extent);
      const lengthM = edgeLengthsM(lattice, { from, to });
      for (let e = 0; e < from.length; e++) {
        const [a, b] = [from[e]!, to[e]!];
        const exact = grs80.Inverse(
          centreLat(lattice.row[a]!),
          centreLon(lattice.column[a]!),
          centreLat(lattice.row[b]!),
          centreLon(lattice.column[b]!),
        ).s12!;
        expect(Math.abs(lengthM[e]! / exact - 1)).toBeLessThan(tolerance);
      }
    }
  });
});

describe('edgesLeaving and withEdges', () => {
  it('keep the edges with a free end, in their order', () => {
    const network = {
      from: Uint32Array.of(0, 1, 0, 2),
      to: Uint32Array.of(1, 2, 2, 3),
      lengthM: Float32Array.of(1, 2, 3, 4),
      slope: Float32Array.of(0.1, 0.2, 0.3, 0.4),
      seaM: Float32Array.of(0, 10, 0, 20),
      island: new Uint8Array(4),
      landAreaKm2: new Float32Array(4),
    };
    const edges = edgesLeaving(network, Uint8Array.of(1, 1, 0, 1));
    expect([...edges]).toEqual([1, 2, 3]);
    const kept = withEdges(network, edges);
    expect([...kept.from]).toEqual([1, 0, 2]);
    expect([...kept.to]).toEqual([2, 2, 3]);
    expect([...kept.lengthM]).toEqual([2, 3, 4]);
    expect([...kept.seaM]).toEqual([10, 0, 20]);
  });
});
