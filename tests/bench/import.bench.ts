/**
 * Own data: 1.2 million lines of a census mesh, by the service in Node and through the built app in Chromium with the
 * page's longest task and its peak memory; a GeoJSON of 300 MB, which is refused.
 */
import {
  mkdtempSync,
  openAsBlob,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import type { CensusMeshSet } from '../../src/data/own/own-set.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { createImportService } from '../../workers/import.service.ts';
import { startApp } from '../browser/app-under-test.ts';
import type { Bench, BenchRow } from './bench.ts';
import { type CensusFile, writeCensusFile } from './census-file.ts';

const LINES = 1_200_000;
/** Read by the textbook as a whole; the nation's file would not fit as text and cells. */
const TEXTBOOK_LINES = 120_000;

export default {
  name: 'Own data: census mesh of 1.2 million lines, GeoJSON of 300 MB',
  async run({ atlas }) {
    const folder = mkdtempSync(join(tmpdir(), 'denen-import-'));
    try {
      const small = join(folder, 'small.csv');
      const large = join(folder, 'tblT001142.txt');
      const smallTotals = writeCensusFile(small, atlas, TEXTBOOK_LINES);
      const totals = writeCensusFile(large, atlas, LINES);
      const geoJson = join(folder, 'huge.geojson');
      // As far as anybody reads it.
      writeFileSync(geoJson, `{"type":"FeatureCollection","features":[${'\n'.repeat(100_000)}`);
      truncateSync(geoJson, 300e6);
      const megabytes = Math.round(statSync(large).size / 1e6);
      return [
        ...(await inNode(small, smallTotals, large, totals, `${megabytes} MB`)),
        ...(await inBrowser(large, totals, geoJson)),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
} satisfies Bench;

async function inNode(
  small: string,
  smallTotals: CensusFile,
  large: string,
  totals: CensusFile,
  size: string,
): Promise<BenchRow[]> {
  const service = createImportService(readFromFolder);
  await service.open(fileURLToPath(new URL('../../public/atlas', import.meta.url)));
  let checkId = 0;
  const read = async (path: string, expected: CensusFile) => {
    const blob = await openAsBlob(path);
    const from = performance.now();
    const inspected = await service.inspect([{ name: 'mesh.txt', blob }]);
    if (!inspected.ok) throw new Error(inspected.issue.reason);
    const checked = await service.check(++checkId, inspected.inspection.mapping, () => {});
    if (!checked.ok || checked.value.errors > 0) throw new Error(JSON.stringify(checked).slice(0, 500));
    const set = service.take() as CensusMeshSet;
    const ms = performance.now() - from;
    for (const [key, value] of Object.entries({
      count: expected.lines,
      ...expected,
      lines: expected.lines,
    })) {
      const got =
        key === 'lines' ? set.count : set[key as 'count' | 'population' | 'households' | 'suppressed'];
      if (got !== value) throw new Error(`Expected ${key} ${value}, got ${got}.`);
    }
    return ms;
  };
  const from = performance.now();
  const sums = textbook(readFileSync(small));
  const referenceMs = performance.now() - from;
  if (sums.population !== smallTotals.population || sums.households !== smallTotals.households) {
    throw new Error(`Expected the textbook's sums to agree, got ${JSON.stringify(sums)}.`);
  }
  await read(small, smallTotals);
  const smallMs = await read(small, smallTotals);
  const largeMs = await read(large, totals);
  const answer = (file: CensusFile) => `${file.lines} lines, ${file.population} people`;
  return [
    {
      name: 'census mesh, 120,000 lines, service',
      ms: smallMs,
      referenceMs,
      ratio: referenceMs / smallMs,
      answer: answer(smallTotals),
      note: 'textbook: CSV library over the whole text',
    },
    { name: 'census mesh, 1.2 million lines, service', ms: largeMs, answer: answer(totals), note: size },
  ];
}

/** Every line split by the CSV library, every count a number, sums by square in a map. */
function textbook(bytes: Uint8Array): { population: number; households: number } {
  const { data } = Papa.parse<string[]>(new TextDecoder('shift_jis').decode(bytes), { skipEmptyLines: true });
  const [codes, , ...rows] = data;
  const population = codes!.indexOf('T001142001');
  const households = codes!.indexOf('T001142034');
  const squares = new Map<string, { population: number; households: number }>();
  const count = (text: string) => (text === '*' || text === '-' ? 0 : Number(text));
  for (const row of rows) {
    const key = row[0]!.slice(0, 9);
    const square = squares.get(key) ?? { population: 0, households: 0 };
    square.population += count(row[population]!);
    square.households += count(row[households]!);
    squares.set(key, square);
  }
  const sums = { population: 0, households: 0 };
  for (const square of squares.values()) {
    sums.population += square.population;
    sums.households += square.households;
  }
  return sums;
}

async function inBrowser(large: string, totals: CensusFile, geoJson: string): Promise<BenchRow[]> {
  const app = await startApp();
  try {
    const { page, context } = await app.openPage({ locale: 'en-GB', width: 1280, height: 800 });
    await page.addInitScript('globalThis.__name ??= (target) => target');
    await page.goto(app.url);
    await page.waitForSelector('[data-map-live="true"]', { timeout: 60_000 });
    await page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
    await page.getByTestId('open-desk-data').click();
    // The map makes room for the desk and draws itself anew; that is no part of the import.
    await page.waitForTimeout(2000);
    const session = await context.browser()!.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    const memoryMb = (field: 'VmRSS' | 'VmHWM') =>
      Math.max(
        ...renderers.map((id) => {
          const status = readFileSync(`/proc/${id}/status`, 'utf8');
          return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
        }),
      );
    const before = memoryMb('VmRSS');
    for (const id of renderers) writeFileSync(`/proc/${id}/clear_refs`, '5');
    await page.evaluate(() => {
      const tasks: number[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push(entry.duration);
      }).observe({ type: 'longtask' });
      Object.assign(window, { denenLongTasks: tasks });
    });
    const measured = async (path: string, selector: string) => {
      const from = performance.now();
      await page.getByTestId('import-file').setInputFiles(path);
      await page.waitForSelector(selector, { timeout: 60_000 });
      return performance.now() - from;
    };
    const ms = await measured(large, '[data-testid="import-accept"]:not([disabled])');
    await page.getByTestId('import-accept').click();
    const text = (await page.getByTestId('own-sets').textContent())!;
    for (const expected of [totals.population, totals.households, totals.lines]) {
      const printed = expected.toLocaleString('en');
      if (!text.includes(printed)) throw new Error(`Expected ${printed} on the desk, got ${text}.`);
    }
    const longest = Math.max(0, ...((await page.evaluate('denenLongTasks')) as number[]));
    const peak = memoryMb('VmHWM');
    const refusedMs = await measured(geoJson, '[data-reason="tooLarge"]');
    return [
      {
        name: 'census mesh, 1.2 million lines, in the app',
        ms,
        answer: `${totals.lines} lines`,
        note: 'goal 6 s',
      },
      { name: 'longest task on the page thread meanwhile', ms: longest, answer: 'the page answers' },
      {
        name: 'memory that the import adds at its peak',
        ms: 0,
        answer: `${(peak - before).toFixed(0)} MB`,
        note: `goal 600 MB; the tab with its map in software has ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at the peak`,
      },
      { name: 'GeoJSON of 300 MB', ms: refusedMs, answer: 'refused, with its limit' },
    ];
  } finally {
    await app.close();
  }
}
