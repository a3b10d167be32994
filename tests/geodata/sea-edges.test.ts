import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEAST_GAP_M, seaEdges, writeSeaEdges } from '../../geodata/build/sea-edges.ts';
import { decodeLand, encodeLand } from '../../src/data/land-file.ts';
import { createLattice } from '../../src/model/lattice.ts';
import { committedAtlas } from '../model/committed-atlas.ts';

/** Land in columns given as runs of one row at 35.4°N, where a column is 568 m wide. */
function edgesOver(runs: readonly (readonly [number, number])[], inhabited: readonly number[], share = 255) {
  const columns = runs.flatMap(([start, end]) =>
    Array.from({ length: end - start + 1 }, (_, i) => start + i),
  );
  const bytes = encodeLand({
    row: new Uint16Array(columns.length).fill(8500),
    column: Uint16Array.from(columns),
    municipality: new Uint16Array(columns.length),
    share: new Uint8Array(columns.length).fill(share),
  });
  const land = decodeLand(bytes, 'land');
  if (!land.ok) throw new Error('Expected a land mask.');
  const row = new Uint16Array(inhabited.length).fill(8500);
  return seaEdges(createLattice(row, Uint16Array.from(inhabited)), land.value);
}

describe('seaEdges', () => {
  it('measures the sea between two shores', () => {
    const { from, to, gapM, seaM } = edgesOver(
      [
        [6000, 6002],
        [6010, 6012],
      ],
      [6001, 6011],
    );
    expect([[...from], [...to]]).toEqual([[0], [1]]);
    // Seven columns of sea, to within a step.
    expect(Math.abs(gapM[0]! - 7 * 567.7)).toBeLessThan(110);
    expect(seaM[0]).toBe(gapM[0]);
  });

  it('tells the longest stretch from all of them', () => {
    const { gapM, seaM } = edgesOver(
      [
        [6000, 6002],
        [6006, 6007],
        [6015, 6016],
      ],
      [6001, 6016],
    );
    expect(Math.abs(gapM[0]! - 7 * 567.7)).toBeLessThan(110);
    expect(Math.abs(seaM[0]! - 10 * 567.7)).toBeLessThan(210);
  });

  it('leaves out land, narrow water and counts mostly wet squares as sea', () => {
    expect(edgesOver([[6000, 6020]], [6001, 6019]).from).toHaveLength(0);
    const strait: [number, number][] = [
      [6000, 6002],
      [6004, 6006],
    ];
    expect(568).toBeLessThan(LEAST_GAP_M);
    expect(edgesOver(strait, [6001, 6005]).from).toHaveLength(0);
    expect(edgesOver([[6000, 6020]], [6001, 6019], 100).from).toHaveLength(1);
  });
});

describe('the committed sea', () => {
  it('is what the committed cells and land give', async () => {
    const atlas = await committedAtlas();
    const read = (name: string) => readFileSync(new URL(`../../public/atlas/${name}`, import.meta.url));
    const { files } = writeSeaEdges(read('cells.bin'), read('land.bin'));
    expect(Buffer.compare(files[0]!.bytes, read('sea.bin'))).toBe(0);
    expect(atlas.seaEdges.from.length).toBe(14_546);
    // Nobody lives nearer to Minamidaitō than its neighbour and Okinawa, some 340 km away.
    expect(atlas.seaEdges.gapM.reduce((a, b) => Math.max(a, b), 0)).toBeGreaterThan(300_000);
  }, 60_000);
});
