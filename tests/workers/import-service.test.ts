/** The import worker in Node: every odd file ends in a clear report, and nothing that was staged is lost or executed. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatCsv } from '../../src/data/csv.ts';
import { isTableMapping } from '../../src/data/own/inspection.ts';
import type { Issue, Report } from '../../src/data/own/issue.ts';
import type { CoverageSet, PointSet } from '../../src/data/own/own-set.ts';
import { MAX_ROWS } from '../../src/data/own/sniff-file.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { createImportService, type ImportService } from '../../workers/import.service.ts';
import { encoded, ODD_FILES, type OddFile, utf8 } from '../data/own/odd-files.ts';
import { committedAtlas } from '../model/committed-atlas.ts';

const folder = fileURLToPath(new URL('../../public/atlas', import.meta.url));
let service: ImportService;
let checkId = 0;
beforeAll(async () => {
  service = createImportService(readFromFolder);
  expect(await service.open(folder)).toEqual({ ok: true, value: undefined });
});

const fileOf = ({ name, bytes }: Pick<OddFile, 'name' | 'bytes'>) => ({
  name,
  blob: new Blob([(typeof bytes === 'string' ? utf8(bytes) : bytes) as Uint8Array<ArrayBuffer>]),
});

async function report(odd: OddFile): Promise<{ issues: readonly Issue[]; report?: Report }> {
  const inspected = await service.inspect([fileOf(odd)]);
  if (!inspected.ok) return { issues: [inspected.issue] };
  const { mapping } = inspected.inspection;
  const corrected = odd.correct !== undefined && isTableMapping(mapping) ? odd.correct(mapping) : mapping;
  const checked = await service.check(++checkId, corrected, () => {});
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return { issues: checked.value.issues, report: checked.value };
}

describe('damaged, hostile and odd files', () => {
  it('are at least sixty', () => {
    expect(ODD_FILES.filter(({ reasons }) => reasons.length > 0).length).toBeGreaterThanOrEqual(60);
    expect(new Set(ODD_FILES.map(({ name }) => name)).size).toBe(ODD_FILES.length);
  });

  for (const odd of ODD_FILES) {
    it(`${odd.name}: ${odd.reasons.join(', ') || `${odd.count} rows`}`, async () => {
      const { issues, report: whole } = await report(odd);
      const reasons = issues.map(({ reason }) => reason);
      if (odd.reasons.length === 0) expect(issues).toEqual([]);
      for (const reason of odd.reasons) expect(reasons).toContain(reason);
      if (odd.row !== undefined) expect(issues[0]!.row).toBe(odd.row);
      for (const issue of issues) {
        expect(issue.where.startsWith(odd.name)).toBe(true);
        for (const part of [issue.what, issue.expected]) expect(part).not.toBe('');
        expect(issue.got.length).toBeLessThanOrEqual(60);
      }
      const set = service.take();
      if (odd.count === undefined) expect(set).toBeUndefined();
      else expect(set?.count).toBe(odd.count);
      if (whole !== undefined) expect(whole.usable).toBe(set?.count ?? whole.usable);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    });
  }
});

describe('tables that were written out here', () => {
  it('come in again with the same values', async () => {
    const atlas = await committedAtlas();
    const share = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1e6);
    const row = fc.record({
      m: fc.nat(atlas.municipalities.count - 1),
      fiscalYear: fc.constantFrom(...FISCAL_YEARS),
      fibre: share,
      radio: share,
    });
    const rows = fc.uniqueArray(row, {
      minLength: 1,
      maxLength: 50,
      selector: ({ m, fiscalYear }) => `${m} ${fiscalYear}`,
    });
    // The columns of places.csv that own data have a place for.
    const header = [
      'code',
      'municipality',
      'fiscalYear',
      'fibreHouseholdCoverage',
      'radioPopulationCoverage',
    ];
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (given, isShiftJis) => {
        const { code, nameJa } = atlas.municipalities;
        const text = formatCsv(
          header,
          given.map(({ m, fiscalYear, fibre, radio }) => [code[m]!, nameJa[m]!, fiscalYear, fibre, radio]),
        );
        const bytes = isShiftJis ? encoded(text, 'SJIS') : utf8(text);
        const inspected = await service.inspect([fileOf({ name: 'places.csv', bytes })]);
        if (!inspected.ok) throw new Error(inspected.issue.reason);
        const checked = await service.check(++checkId, inspected.inspection.mapping, () => {});
        if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
        expect(checked.value.errors).toBe(0);
        const set = service.take() as CoverageSet;
        const key = (m: number, fiscalYear: number) => m * 100 + fiscalYear - 2000;
        const sorted = [...given].sort((a, b) => key(a.m, a.fiscalYear) - key(b.m, b.fiscalYear));
        expect([...set.municipality]).toEqual(sorted.map(({ m }) => m));
        expect([...set.fiscalYear]).toEqual(sorted.map(({ fiscalYear }) => fiscalYear));
        expect([...set.fibre]).toEqual(sorted.map(({ fibre }) => fibre));
        expect([...set.radio]).toEqual(sorted.map(({ radio }) => radio));
      }),
      { numRuns: 40 },
    );
  });

  it('keep texts that were disarmed, and stay text', async () => {
    const names = ['=1+1', '@SUM(A1)', '-x', '+x', '庁舎', "'quoted"];
    const text = formatCsv(
      ['name', 'lat', 'lon'],
      names.map((name, i) => [name, 35 + i / 10, 139]),
    );
    const inspected = await service.inspect([fileOf({ name: 'sites.csv', bytes: text })]);
    if (!inspected.ok) throw new Error(inspected.issue.reason);
    const checked = await service.check(++checkId, inspected.inspection.mapping, () => {});
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect((service.take() as PointSet).name).toEqual(names);
  });
});

describe('limits', () => {
  it('refuse a GeoJSON of 300 MB by its size, before it is read', async () => {
    const head = utf8(`{"type":"FeatureCollection","features":[${' '.repeat(70_000)}`);
    const small = new Blob([head as Uint8Array<ArrayBuffer>]);
    const huge = {
      size: 300e6,
      slice: (from: number, to: number) => small.slice(from, to),
      arrayBuffer: () => Promise.reject(new Error('Expected not to be read.')),
    } as unknown as Blob;
    const inspected = await service.inspect([{ name: 'n03.geojson', blob: huge }]);
    expect(inspected).toMatchObject({
      ok: false,
      issue: { reason: 'tooLarge', got: '300 MB', detail: '100 MB' },
    });
  });

  it('cut a table of too many rows off with a word', async () => {
    const text = `code,fiscalYear,fibre coverage\n${'01100,2023,90\n'.repeat(MAX_ROWS + 1)}`;
    const { issues } = await report({ name: 'long.csv', bytes: text, reasons: [] });
    expect(issues.map(({ reason }) => reason)).toContain('tooManyRows');
    expect(service.take()).toBeUndefined();
  });
});
