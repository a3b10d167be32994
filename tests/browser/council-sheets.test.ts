/**
 * A council takes figures with it: tables and maps as files, a sheet of A4 per municipality of its block in one print run,
 * a briefing, and a view in a page of its own. Every number is held against the command line's tables.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection } from 'geojson';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../src/locale/format.ts';
import { latOfMercatorY, lonOfMercatorX, mercatorX, mercatorY } from '../../src/model/web-mercator.ts';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE = { timeout: 60_000 };
const LONG = { timeout: 180_000 };
/** Three prefectures, 51 municipalities. */
const BLOCK = { value: 'block 4', prefectures: ['16', '17', '18'] };

/** Metres of EPSG:3857 around the world. */
const AROUND_M = 2 * Math.PI * 6_378_137;

type Row = Record<string, string>;
let app: AppUnderTest;
let page: Page;
let errors: string[];
let tables: Record<'places.csv' | 'plan.csv' | 'outcome.json', Buffer>;
let places: readonly Row[];

beforeAll(async () => {
  app = await startApp();
  const folder = mkdtempSync(join(tmpdir(), 'denen-sheets-'));
  execFileSync(process.execPath, ['src/cli/tasks/denen.mjs', 'run', '--out', folder], { cwd: root });
  const read = (name: string) => readFileSync(join(folder, name));
  tables = {
    'places.csv': read('places.csv'),
    'plan.csv': read('plan.csv'),
    'outcome.json': read('outcome.json'),
  };
  rmSync(folder, { recursive: true });
  places = Papa.parse<Row>(tables['places.csv'].toString('utf8').trimEnd(), { header: true }).data;
  ({ page, errors } = await app.openPage({ locale: 'ja-JP', width: 1280, height: 800 }));
  await page.goto(app.url);
  await page.waitForSelector('[data-run="done"]', PATIENCE);
});
afterAll(() => app?.close());

const rowOf = (code: string, fiscalYear: number): Row =>
  places.find((row) => row.code === code && row.fiscalYear === String(fiscalYear))!;

async function openOut(tab: 'files' | 'sheets' | 'briefing'): Promise<void> {
  await page.getByTestId('open-out').click();
  await page.getByTestId(`out-tab-${tab}`).click();
}

/** Asks for a file in the open dialog and reads what the browser saves. */
async function saved(): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download', LONG);
  await page.getByTestId('out-make').click();
  const file = await download;
  const bytes = readFileSync(await file.path());
  expect(await page.getByTestId('out-state').getAttribute('data-state')).toBe('done');
  return { name: file.suggestedFilename(), bytes };
}

const choose = (what: string) => page.locator(`input[name="out-what"][value="${what}"]`).check();
const chooseFormat = (format: string) => page.locator(`input[name="out-format"][value="${format}"]`).check();

describe('what a council takes with it', () => {
  it('saves the tables of the command line, to the byte, with what they say of themselves', async () => {
    await openOut('files');
    const { name, bytes } = await saved();
    expect(name).toBe('denen-tables.zip');
    const files = unzipSync(bytes);
    for (const [table, expected] of Object.entries(tables))
      expect(Buffer.from(files[table]!)).toEqual(expected);
    const { notes } = JSON.parse(strFromU8(files['places.csv-metadata.json']!));
    const { modelVersion, atlasId } = JSON.parse(tables['outcome.json'].toString('utf8'));
    expect(notes[0]).toMatchObject({ modelVersion, atlasId, scenario: { name: '公表計画' } });
    await page.locator('.out-check input').check();
    const marked = unzipSync((await saved()).bytes);
    expect([...marked['places.csv']!.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(Buffer.from(marked['places.csv']!.subarray(3))).toEqual(tables['places.csv']);
  });

  it('saves areas and squares for a map program, with the numbers of the table', async () => {
    await page.getByTestId('out-area').count();
    await choose('municipalities');
    await page.getByTestId('out-area').selectOption(BLOCK.value);
    await page.getByTestId('out-year').selectOption('2027');
    await chooseFormat('geojson');
    const { bytes } = await saved();
    const areas = JSON.parse(bytes.toString('utf8')) as FeatureCollection & { denen: { fiscalYear: number } };
    expect(areas.denen.fiscalYear).toBe(2027);
    const inBlock = places.filter(
      ({ code, fiscalYear }) => fiscalYear === '2027' && BLOCK.prefectures.includes(code!.slice(0, 2)),
    );
    expect(areas.features.map(({ properties }) => properties!.code)).toEqual(inBlock.map(({ code }) => code));
    areas.features.forEach(({ properties }, i) => {
      for (const column of [
        'population',
        'fibreServedHouseholds',
        'radioPopulationCoverage',
        'radioStations',
      ])
        expect(String(properties![column])).toBe(inBlock[i]![column]);
    });

    await choose('cells');
    await page.getByTestId('out-area').selectOption('prefecture 15');
    await chooseFormat('flatgeobuf');
    const cells = await saved();
    expect(cells.name).toBe('denen-cells-16-fy2027.fgb');
    let people = 0;
    let covered = 0;
    for await (const { properties, geometry } of deserialize(new Uint8Array(cells.bytes))) {
      expect(geometry.type).toBe('Polygon');
      const population = properties!.population as number;
      people += population;
      const since = properties!.radioFiscalYear as number | undefined;
      if (since !== undefined && since <= 2027) covered += population;
    }
    const toyama = places.filter(({ code, fiscalYear }) => fiscalYear === '2027' && code!.startsWith('16'));
    const total = (column: string) => toyama.reduce((sum, row) => sum + Number(row[column]), 0);
    // Squares are rounded to a tenth of a person each.
    expect(people / total('population')).toBeCloseTo(1, 3);
    expect(covered / total('radioCoveredPopulation')).toBeCloseTo(1, 3);
  });

  it('ends the largest file when it is asked to, and saves charts as a picture', async () => {
    await page.getByTestId('out-area').selectOption('nation');
    await chooseFormat('geojson');
    await page.getByTestId('out-make').click();
    await page.getByTestId('out-cancel').click(PATIENCE);
    await expect
      .poll(() => page.getByTestId('out-state').getAttribute('data-state'), PATIENCE)
      .toBe('cancelled');
    await choose('charts');
    const download = page.waitForEvent('download', LONG);
    await page.getByTestId('out-make').click();
    const png = readFileSync(await (await download).path());
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(3508);
    const notes = await notesOf(png);
    expect(notes.density).toBe(300);
    expect(notes.texts.Copyright).toContain('国勢調査');
    expect(JSON.parse(notes.texts.denen!)).toMatchObject({
      format: 'denen.export',
      table: 'charts',
      scenario: { name: '公表計画' },
      fiscalYear: 2027,
    });
  });

  it('saves the map with where it lies', async () => {
    await choose('map');
    await page.getByTestId('out-map-place').check();
    const download = page.waitForEvent('download', LONG);
    await page.getByTestId('out-make').click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^denen-map-\w+-fy2024\.zip$/);
    const files = unzipSync(readFileSync(await file.path()));
    expect(Object.keys(files)).toEqual(['denen-map.png', 'denen-map.pgw', 'denen-map.png.aux.xml']);
    const png = Buffer.from(files['denen-map.png']!);
    const notes = await notesOf(png);
    expect(JSON.parse(notes.texts.denen!)).toMatchObject({ table: 'map', fiscalYear: 2024 });
    const [perColumn, , , perRow, west, north] = strFromU8(files['denen-map.pgw']!).split('\n').map(Number);
    expect(perRow).toBe(-perColumn!);
    const at = (x: number, y: number) => [
      lonOfMercatorX((west! + x * perColumn!) / AROUND_M + 0.5),
      latOfMercatorY(0.5 - (north! + y * perRow!) / AROUND_M),
    ];
    // The first view holds the nation, from Yonaguni to Nemuro and Wakkanai, whatever stands around it.
    const [[left, top], [right, bottom]] = [at(0, 0), at(png.readUInt32BE(16), png.readUInt32BE(20))];
    expect(left).toBeLessThan(128);
    expect(right).toBeGreaterThan(145.8);
    expect(top).toBeGreaterThan(45.5);
    expect(bottom).toBeLessThan(31);
    // A square of sea and one of land, by the colours of the picture.
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const colourAt = (lon: number, lat: number) => {
      const x = Math.round((mercatorX(lon) - mercatorX(left!)) * (AROUND_M / perColumn!));
      const y = Math.round((mercatorY(lat) - mercatorY(top!)) * (AROUND_M / perColumn!));
      return data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex');
    };
    // Two places in the Pacific; the plain of Obihiro and the mountains of Akita.
    const sea = colourAt(144, 36);
    expect(colourAt(144, 40)).toBe(sea);
    expect(colourAt(143.2, 42.9)).not.toBe(sea);
    expect(colourAt(140.4, 40.2)).not.toBe(sea);
    await page.keyboard.press('Escape');
  });

  it('prints a sheet for every municipality of the block in one run, one page each, with the table’s numbers', async () => {
    await openOut('sheets');
    await page.getByTestId('out-area').selectOption(BLOCK.value);
    await page.getByTestId('out-year').selectOption('2025');
    await page.getByTestId('out-open-print').click();
    await page.waitForSelector('[data-testid="print-view"][data-layout="ready"]', LONG);
    await page.emulateMedia({ media: 'print' });
    const sheets = await page.getByTestId('sheet').evaluateAll((elements) =>
      elements.map((sheet) => {
        const box = sheet.getBoundingClientRect();
        const inner = [...sheet.querySelectorAll('*')].filter((each) => each.closest('svg') === null);
        return {
          code: (sheet as HTMLElement).dataset.code!,
          width: box.width,
          height: box.height,
          below: Math.max(...inner.map((each) => each.getBoundingClientRect().bottom)) - box.bottom,
          right: Math.max(...inner.map((each) => each.getBoundingClientRect().right)) - box.right,
          cells: [...sheet.querySelectorAll<HTMLElement>('[data-column]')].map((cell) => ({
            column: cell.dataset.column!,
            fiscalYear: Number(cell.dataset.year),
            text: cell.textContent!,
          })),
          paths: sheet.querySelectorAll('.sheet-map path').length,
        };
      }),
    );
    const codes = [...new Set(places.map(({ code }) => code!))].filter((code) =>
      BLOCK.prefectures.includes(code.slice(0, 2)),
    );
    expect(sheets.map(({ code }) => code)).toEqual(codes);
    const format = formatOf('ja');
    for (const { code, cells, below, right, width, height, paths } of sheets) {
      expect(below, code).toBeLessThanOrEqual(1);
      expect(right, code).toBeLessThanOrEqual(1);
      // 210 × 297 mm less margins of 12 mm.
      expect(width).toBeLessThanOrEqual(703.5);
      expect(height).toBeLessThanOrEqual(1032);
      expect(paths).toBeGreaterThan(4);
      expect(cells.length).toBeGreaterThan(100);
      for (const { column, fiscalYear, text } of cells)
        expect(text, `${code} ${column} ${fiscalYear}`).toSatisfy(
          isPrinted(column, rowOf(code, fiscalYear), format),
        );
    }
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pageCount(pdf)).toBe(codes.length);
    expect(mediaBoxes(pdf)).toEqual([[595, 842]]);
    await page
      .getByTestId('sheet')
      .first()
      .screenshot({ path: `${shotsFolder}70-sheet-ja.png` });
    await page.emulateMedia({ media: null });
    await page.getByTestId('print-back').click();
    await page.waitForSelector('[data-testid="print-view"]', { ...PATIENCE, state: 'detached' });
  });

  it('writes a briefing whose numbers are those of the table', async () => {
    await openOut('briefing');
    await page.getByTestId('out-area').selectOption('prefecture 15');
    await page.getByTestId('out-municipality').selectOption({ label: '氷見市' });
    await page.getByTestId('out-year').selectOption('2025');
    await page.getByTestId('out-open-print').click();
    const briefing = page.getByTestId('briefing');
    await briefing.waitFor(PATIENCE);
    const row = rowOf('16205', 2025);
    const fact = (id: string) => briefing.locator(`[data-fact="${id}"]`).first().textContent();
    const format = formatOf('ja');
    expect(await fact('people')).toBe(`${format.integer(Number(row.population))}人`);
    expect(await fact('fibre.coverage')).toBe(format.share(Number(row.fibreHouseholdCoverage), 2));
    expect(await fact('radio.coverage')).toBe(format.share(Number(row.radioPopulationCoverage), 1));
    const text = await briefing.textContent();
    for (const words of ['氷見市', 'シナリオ「公表計画」', '2025年度末', '推計：5Gのモデル'])
      expect(text).toContain(words);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByTestId('copy-markdown').click();
    await expect
      .poll(() => page.getByTestId('copy-state').textContent(), PATIENCE)
      .toContain('コピーしました');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^# 氷見市のデジタル基盤整備の見通し/,
    );
    await briefing.screenshot({ path: `${shotsFolder}71-briefing-ja.png` });
    await page.getByTestId('print-back').click();
  });

  it('puts what is on screen into a page of the council’s own', async () => {
    await page.getByTestId('share-link').click();
    const snippet = await page.getByTestId('embed-snippet').inputValue();
    expect(snippet).toMatch(/^<iframe src="http[^"]+embed=1&amp;lang=ja&amp;theme=light#share=[^"]+"/);
    await page.keyboard.press('Escape');
    const host = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><title>h</title>${snippet.replace(/width="\d+" height="\d+"/, 'width="480" height="360"')}`,
      );
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const own = await app.openPage({ locale: 'en-GB', width: 520, height: 400 });
    await own.page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const frame = own.page.frameLocator('iframe');
    await frame.getByTestId('embed-figure').waitFor(PATIENCE);
    const nation = JSON.parse(tables['outcome.json'].toString('utf8')) as {
      fiscalYears: number[];
      nation: { radioPopulationCoverage: number[] };
    };
    const share = nation.nation.radioPopulationCoverage[nation.fiscalYears.indexOf(2024)]!;
    expect(await frame.getByTestId('embed-figure').textContent()).toContain(formatOf('ja').share(share, 1));
    // One column that fits, nothing to set, nothing kept.
    const sizes = await frame.getByTestId('embed').evaluate((element) => ({
      overflow: document.documentElement.scrollHeight - innerHeight,
      across: document.documentElement.scrollWidth - innerWidth,
      map: element.querySelector('.map')!.getBoundingClientRect().height,
      controls: element.querySelectorAll('input:not([type="checkbox"]), select').length,
      stored: localStorage.length,
    }));
    expect(sizes).toMatchObject({ overflow: 0, across: 0, controls: 0, stored: 0 });
    expect(sizes.map).toBeGreaterThan(200);
    await own.page.screenshot({ path: `${shotsFolder}72-embedded-ja.png` });
    expect(own.errors.filter((error) => !error.includes('favicon'))).toEqual([]);
    await own.context.close();
    await new Promise((resolve) => host.close(resolve));
    expect(errors).toEqual([]);
  });
});

async function notesOf(png: Buffer): Promise<{ texts: Record<string, string>; density?: number }> {
  const { comments = [], density } = await sharp(png).metadata();
  const texts = Object.fromEntries(comments.map(({ keyword, text }) => [keyword, text]));
  return { texts, ...(density !== undefined && { density }) };
}

/** Whether a printed figure is the table's. */
function isPrinted(column: string, row: Row, format: ReturnType<typeof formatOf>): (text: string) => boolean {
  const number = (name: string) => Number(row[name]);
  switch (column) {
    case 'fibreHouseholdCoverage':
      return share(number(column), 2, format);
    case 'radioPopulationCoverage':
      return share(number(column), 1, format);
    case 'fibreUnservedHouseholds':
      return near(number('households') - number('fibreServedHouseholds'));
    case 'radioUncoveredPopulation':
      return near(number('population') - number('radioCoveredPopulation'));
    case 'nearestHubLatencyMs':
      return (text) => (row[column] === '' ? text === '—' : Math.abs(Number(text) - number(column)) <= 0.051);
    case 'radioStations':
      return (text) => text === format.integer(number(column));
    default:
      return near(number(column));
  }
}

/** The table's shares have six decimals: within them, a tie falls to one side or the other. */
function share(
  value: number,
  decimals: number,
  format: ReturnType<typeof formatOf>,
): (text: string) => boolean {
  const printed = [-5e-7, 0, 5e-7].map((off) => format.share(value + off, decimals));
  return (text) => printed.includes(text);
}

/** Whole numbers, from figures to a tenth each. */
function near(value: number): (text: string) => boolean {
  return (text) =>
    /^[\d,]+$/.test(text) && Math.abs(Number(text.replaceAll(',', '')) - Math.max(0, value)) <= 0.61;
}

function pageCount(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Sizes of the pages in points, each once. */
function mediaBoxes(pdf: Buffer): number[][] {
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  const sizes = boxes.map(
    ([, width, height]) => `${Math.round(Number(width))} ${Math.round(Number(height))}`,
  );
  return [...new Set(sizes)].map((size) => size.split(' ').map(Number));
}
