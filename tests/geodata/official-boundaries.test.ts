import { existsSync, readFileSync } from 'node:fs';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { landShareOfCells } from '../../geodata/build/land.ts';
import { type AreaProperties, areaCollection } from '../../geodata/build/land-polygons.ts';
import { readBoundaries } from '../../geodata/build/official-boundaries.ts';

const FOLDER = new URL('../../../shared/geodata/', import.meta.url);
const hasSource = existsSync(FOLDER);
if (!hasSource) console.log('Skipping the official boundaries: ../shared/geodata is not there.');

describe.skipIf(!hasSource)('readBoundaries on the edition of 2021', () => {
  const codesOf = (topology: Topology) =>
    areaCollection(topology)
      .geometries.map(({ properties }) => (properties as AreaProperties).N03_007 ?? 'none')
      .sort();

  it('merges the wards into the areas of the edition with merged wards', async () => {
    const bytes = readFileSync(new URL('N03-21_210101.topojson', FOLDER));
    const result = await readBoundaries(bytes, 'N03-21_210101.topojson');
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const merged = JSON.parse(
      readFileSync(new URL('N03-21_210101_designated_city.topojson', FOLDER), 'utf8'),
    ) as Topology;
    expect(codesOf(result.value)).toEqual(codesOf(merged));
    // Both are simplified by themselves, so shares differ along the coast; inland both are whole.
    // Two squares at Tokyo Station and one in the middle of Sapporo.
    const row = Uint16Array.from([8563, 8563, 10334]);
    const column = Uint16Array.from([6362, 6363, 6617]);
    expect([...landShareOfCells(merged, row, column)]).toEqual([255, 255, 255]);
    expect([...landShareOfCells(result.value, row, column)]).toEqual([255, 255, 255]);
  });
});
