/** The steps of an import with the real service behind them. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TableMapping } from '../../../src/data/own/table-layout.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import { createImportClient } from '../../../src/services/import-client.ts';
import { createOwnData, type ImportStep, type OwnData } from '../../../src/state/own/own-data.ts';
import { createImportService } from '../../../workers/import.service.ts';
import { encoded, utf8 } from '../../data/own/odd-files.ts';

const folder = fileURLToPath(new URL('../../../public/atlas', import.meta.url));
const HEAD = '団体コード,市区町村名,年度,光ファイバ整備率,5Gエリア率';
const file = (name: string, bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], name);

function start(): { own: OwnData; starts: () => number; stops: () => number } {
  let starts = 0;
  let stops = 0;
  const client = createImportClient(() => {
    starts++;
    return {
      service: createImportService(readFromFolder),
      broken: new Promise(() => {}),
      stop: () => {
        stops++;
      },
    };
  }, folder);
  return { own: createOwnData(client), starts: () => starts, stops: () => stops };
}

function until(own: OwnData, isThere: (step: ImportStep) => boolean): Promise<ImportStep> {
  return new Promise((resolve) => {
    const stop = own.step.subscribe((step) => {
      if (!isThere(step)) return;
      resolve(step);
      queueMicrotask(() => stop());
    });
  });
}
const isChecked = (step: ImportStep) => step.kind === 'preview' && step.check.kind === 'checked';
async function checked(own: OwnData) {
  const step = await until(own, isChecked);
  if (step.kind !== 'preview' || step.check.kind !== 'checked') throw new Error(step.kind);
  return { ...step, check: step.check, mapping: step.mapping as TableMapping };
}

describe('an import', () => {
  it('is corrected, taken as a whole, shown as measured, and undone', async () => {
    const { own } = start();
    const rows =
      '01100,札幌市,令和5年度,99.5,98.1\n01202,函館市,令和5年度,ほぼ全域,95\n01203,小樽市,令和5年度,98,90\n';
    own.choose([file('council.csv', encoded(`${HEAD}\n${rows}`, 'SJIS'))]);
    const first = await checked(own);
    expect(first.mapping).toMatchObject({
      kind: 'coverage',
      encoding: 'shift_jis',
      headerRow: 1,
      isPercent: true,
    });
    expect(first.mapping.fields).toEqual(
      ['code', 'municipality', 'fiscalYear', 'fibre', 'radio'].map((id) => (id === 'radio' ? 'radio' : id)),
    );
    expect(first.check).toMatchObject({ canImport: false, report: { rows: 3, usable: 2, errors: 1 } });
    expect(first.check.report.issues[0]).toMatchObject({
      reason: 'notANumber',
      row: 3,
      what: '光ファイバ整備率',
      got: 'ほぼ全域',
    });

    await own.accept();
    expect(own.entries.value, 'nothing is imported while a row is wrong').toEqual([]);

    own.correctMapping({ leavesOutFaulty: true });
    expect((await checked(own)).check.canImport).toBe(true);
    await own.accept();
    expect(own.step.value.kind).toBe('idle');
    expect(own.notice.value).toEqual({ kind: 'imported', fileName: 'council.csv' });
    // Sapporo is the first municipality of the table.
    expect(own.coverage.value!.figure('fibre', 0, 2023)).toMatchObject({
      value: 0.995,
      fileName: 'council.csv',
    });
    expect(own.coverage.value!.figure('fibre', 0, 2024)).toBeUndefined();

    own.undo();
    expect(own.entries.value).toEqual([]);
    expect(own.coverage.value).toBeUndefined();
    expect(own.canUndo.value).toBe(false);
  });

  it('lets the newest of several sets speak, and removing it brings the older one back', async () => {
    const { own } = start();
    for (const share of [90, 95]) {
      own.choose([file(`${share}.csv`, utf8(`code,fiscalYear,fibre coverage\n01100,2023,${share}\n`))]);
      await checked(own);
      await own.accept();
    }
    expect(own.coverage.value!.figure('fibre', 0, 2023)!.value).toBe(0.95);
    own.remove(own.entries.value[1]!.id);
    expect(own.coverage.value!.figure('fibre', 0, 2023)!.value).toBe(0.9);
    own.undo();
    expect(own.coverage.value!.figure('fibre', 0, 2023)!.value).toBe(0.95);
  });

  it('of several files goes one by one, and a file that is refused loses nothing', async () => {
    const { own } = start();
    own.choose([file('a.pdf', utf8('%PDF-1.7')), file('b.csv', utf8('name,lat,lon\nA,35.6,139.7\n'))]);
    await until(own, ({ kind }) => kind === 'refused');
    expect(own.waiting.value).toBe(1);
    own.cancel();
    expect((await checked(own)).inspection.fileName).toBe('b.csv');
    await own.accept();
    expect(own.entries.value.map(({ set }) => set.kind)).toEqual(['sites']);
  });

  it('that is cancelled ends its worker, and the next file starts another', async () => {
    const { own, starts, stops } = start();
    own.choose([
      file('long.csv', utf8(`code,fiscalYear,fibre coverage\n${'01100,2023,90\n'.repeat(200_000)}`)),
    ]);
    await until(own, (step) => step.kind === 'preview');
    own.cancel();
    expect(stops()).toBe(1);
    expect(own.step.value.kind).toBe('idle');
    expect(own.notice.value).toEqual({ kind: 'cancelled', fileName: 'long.csv' });
    own.choose([file('b.csv', utf8('name,lat,lon\nA,35.6,139.7\n'))]);
    await checked(own);
    expect(starts()).toBe(2);
    expect(own.entries.value).toEqual([]);
  });

  it('takes a corrected layout: header row, kind, unit', async () => {
    const { own } = start();
    own.choose([file('odd.csv', utf8('01100,2023,0.5\n01202,2023,0.25\n'))]);
    const first = await checked(own);
    expect(first.mapping.headerRow).toBe(0);
    expect(first.check.canImport).toBe(false);
    own.correctMapping({ fields: ['code', 'fiscalYear', 'fibre'] });
    const second = await checked(own);
    expect(second.check.report).toMatchObject({ rows: 2, usable: 2, errors: 0 });
    own.correctMapping({ fields: ['code', 'fiscalYear', 'fibre'], isPercent: true });
    await checked(own);
    await own.accept();
    expect(own.coverage.value!.figure('fibre', 0, 2023)!.value).toBe(0.005);
  });
});
