import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { compileFirstLoad } from '../../geodata/build/compile.ts';
import { readMunicipalityRows } from '../../geodata/build/municipality-rows.ts';
import { createReport } from '../../geodata/build/report.ts';
import { openSources } from '../../geodata/build/sources.ts';
import { sharedPath } from '../shared-data.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sourceDir = sharedPath('geodata');

describe('the compiler on the sources', () => {
  it.skipIf(sourceDir === undefined)(
    'gives the committed bytes of the cells and places, and all its checks hold',
    async () => {
      const report = createReport(() => {});
      const sources = openSources(sourceDir!, `${root}geodata`, (text) => {
        throw new Error(text);
      });
      const topology = JSON.parse(sources.text('boundaries')) as Topology;
      const rows = readMunicipalityRows(sources.text('municipalities'), 'municipalities');
      const files = await compileFirstLoad(topology, rows, sources, report);
      expect(report.failures).toEqual([]);
      for (const { name, bytes } of files) {
        const committed = readFileSync(`${root}public/atlas/${name}`);
        expect(Buffer.compare(bytes, committed), name).toBe(0);
      }
    },
    240_000,
  );
});

describe('the report', () => {
  it('collects the checks that fail', () => {
    const lines: string[] = [];
    const report = createReport((line) => lines.push(line));
    report.check('cells', 3, 3);
    report.check('people', 5, 4);
    expect(lines).toEqual(['  ok    cells: 3', '  WRONG people: expected 5, got 4']);
    expect(report.failures).toEqual(['people: expected 5, got 4']);
  });
});
