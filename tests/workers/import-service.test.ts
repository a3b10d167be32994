/** The import worker in Node: every odd file ends in a clear report, and nothing that was staged is lost or executed. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { isTableMapping } from '../../src/data/own/inspection.ts';
import type { Issue, Report } from '../../src/data/own/issue.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { createImportService, type ImportService } from '../../workers/import.service.ts';
import { ODD_FILES, type OddFile, utf8 } from '../data/own/odd-files.ts';

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
