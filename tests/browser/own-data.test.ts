/**
 * A council's clerk brings a spreadsheet: one row is wrong, one column means something else; nothing is lost. Another
 * brings the town's own buildings, and the plan puts stations on them.
 */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Encoding from 'encoding-japanese';
import { strFromU8, unzipSync } from 'fflate';
import type { FileChooser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { loadLand } from '../../src/data/land-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { TOWERS } from '../../src/model/radio/radio-outcome.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { simulate } from '../../src/model/simulate.ts';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const PATIENCE = { timeout: 30_000 };
const shot = (page: Page, name: string) => page.screenshot({ path: `${shotsFolder}${name}.png` });

const TABLE = [
  '団体コード,市区町村名,基準,固定ブロードバンド（％）,5Gエリア率（％）',
  '011002,札幌市,令和6年度,98.76,97.5',
  '012025,函館市,令和6年度,ほぼ全域,95.0',
  '012033,小樽市,令和6年度,96.5,90.1',
].join('\r\n');
const bytes = [...Encoding.convert(Encoding.stringToCode(`${TABLE}\r\n`), { from: 'UNICODE', to: 'SJIS' })];

/** As if the file had been pulled from a folder onto the map. */
async function drop(page: Page, name: string, content: readonly number[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, data]) => {
      const held = new DataTransfer();
      held.items.add(new File([Uint8Array.from(data)], fileName));
      return held;
    },
    [name, content] as const,
  );
  await page.dispatchEvent('[data-testid="map"]', 'dragover', { dataTransfer: transfer });
  await page.waitForSelector('.file-drop');
  await page.dispatchEvent('[data-testid="map"]', 'drop', { dataTransfer: transfer });
}

const summary = (page: Page, attribute: 'data-errors' | 'data-warnings') =>
  page.getByTestId('import-summary').getAttribute(attribute, PATIENCE);

/** Files, sheet and briefing of a municipality whose coverage has been measured; the place must be selected. */
async function leavesTheAppAsMeasured(page: Page): Promise<void> {
  await page.waitForSelector('[data-run="done"]', { timeout: 60_000 });
  const open = async (tab: string) => {
    await page.getByTestId('open-out').click();
    await page.getByTestId(`out-tab-${tab}`).click();
  };
  await open('files');
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByTestId('out-make').click();
  const files = unzipSync(await readFile(await (await download).path()));
  const measured = strFromU8(files['measured.csv']!).trimEnd().split('\r\n');
  expect(measured.length).toBe(5);
  expect(measured[1]).toMatch(/^01100,北海道,札幌市,2024,fibre,[^,]+,0\.9876,0\.\d+,整備率\.csv$/);
  const { notes } = JSON.parse(strFromU8(files['places.csv-metadata.json']!));
  expect(notes[0].ownData.files).toEqual([{ fileName: '整備率.csv', fiscalYears: [2024], figures: 4 }]);
  await page.keyboard.press('Escape');

  await open('sheets');
  await page.getByTestId('out-year').selectOption('2024');
  await page.getByTestId('out-open-print').click();
  await page.waitForSelector('[data-testid="print-view"][data-layout="ready"]', { timeout: 60_000 });
  const sheet = page.getByTestId('sheet');
  const figure = (column: string) =>
    sheet.locator(`.sheet-keys [data-column="${column}"]`).first().textContent();
  expect(await figure('fibreMeasuredCoverage')).toBe('98.76%');
  expect(await figure('radioMeasuredCoverage')).toBe('97.5%');
  const modelled = Number(measured[1]!.split(',')[7]);
  expect(
    Math.abs(Number.parseFloat((await figure('fibreHouseholdCoverage'))!) / 100 - modelled),
  ).toBeLessThan(0.0001);
  expect(await page.getByTestId('sheet-own').textContent()).toContain('整備率.csv');
  const overflow = await sheet.evaluate((element) => {
    const inner = [...element.querySelectorAll('*')].filter((each) => each.closest('svg') === null);
    const bottom = Math.max(...inner.map((each) => each.getBoundingClientRect().bottom));
    const beyond = [...element.querySelectorAll('.sheet-pair > *')].map(
      (part) => part.scrollWidth - part.clientWidth,
    );
    return { below: bottom - element.getBoundingClientRect().bottom, beside: Math.max(...beyond) };
  });
  expect(overflow.below).toBeLessThanOrEqual(1);
  expect(overflow.beside).toBeLessThanOrEqual(1);
  await sheet.screenshot({ path: `${shotsFolder}24-own-data-sheet-ja.png` });
  await page.getByTestId('print-back').click();

  await open('briefing');
  await page.getByTestId('out-year').selectOption('2024');
  await page.getByTestId('out-open-print').click();
  const briefing = page.getByTestId('briefing');
  await briefing.waitFor(PATIENCE);
  expect(await briefing.locator('[data-fact="fibre.measured"]').textContent()).toBe('98.76%');
  expect(await briefing.textContent()).toContain('実績：持込データ：整備率.csv');
  await briefing.screenshot({ path: `${shotsFolder}25-own-data-briefing-ja.png` });
  await page.getByTestId('print-back').click();
}

describe('own data', () => {
  it('are dropped, reported on, corrected, imported, shown as measured and taken back', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1024, height: 768 });
    await page.goto(app.url);
    await page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
    await drop(page, '整備率.csv', bytes);

    // The layout is found; two columns are called by names that say nothing.
    await page.waitForSelector('[data-testid="desk-data"]');
    await expect.poll(() => summary(page, 'data-errors'), PATIENCE).toBe('1');
    expect(await page.getByTestId('import-encoding').inputValue()).toBe('shift_jis');
    expect(await page.getByTestId('import-field-0').inputValue()).toBe('code');
    expect(await page.getByTestId('import-issues').textContent()).toContain('年度');
    await page.getByTestId('import-field-2').selectOption('fiscalYear');
    await page.getByTestId('import-field-3').selectOption('fibre');

    // Now the row that is wrong, by row and field.
    const issue = page.locator('[data-testid="import-issues"] tr[data-severity="error"]');
    await expect.poll(() => issue.count(), PATIENCE).toBe(1);
    await expect.poll(() => issue.textContent(), PATIENCE).toContain('ほぼ全域');
    const text = (await issue.textContent())!;
    expect(text).toContain('3');
    expect(text).toContain('固定ブロードバンド');
    expect(await page.getByTestId('import-accept').isDisabled()).toBe(true);
    await shot(page, '20-own-data-report-ja');

    await page.getByTestId('import-leave-out').check();
    await page.locator('[data-testid="import-accept"]:not([disabled])').click(PATIENCE);
    await expect
      .poll(() => page.getByTestId('import-notice').getAttribute('data-notice'), PATIENCE)
      .toBe('imported');
    expect(await page.locator('[data-testid="own-sets"] > li').count()).toBe(1);

    // In the table of the prefecture the figure stands as measured, for its own year and places.
    await page.getByTestId('open-desk-places').click();
    await page.locator('[data-testid="places-table"] tbody tr').first().locator('.icon-button').click();
    const sapporo = page.locator('[data-testid="places-table"] tbody tr', { hasText: '札幌市' });
    await expect.poll(() => sapporo.textContent(), PATIENCE).toContain('98.76%');
    expect(await sapporo.locator('[data-provenance="own"]').count()).toBe(2);
    const hakodate = page.locator('[data-testid="places-table"] tbody tr', { hasText: '函館市' });
    expect(await hakodate.locator('[data-provenance="own"]').count()).toBe(0);
    await shot(page, '21-own-data-table-ja');
    await sapporo.locator('th button').first().click();
    const row = page.locator('[data-testid="place-details"] .detail-rows > div', {
      has: page.locator('[data-provenance="own"]'),
    });
    await expect.poll(() => row.count(), PATIENCE).toBe(2);
    expect((await row.allTextContents()).join()).toContain('整備率.csv');
    await shot(page, '22-own-data-details-ja');
    await leavesTheAppAsMeasured(page);

    await page.getByTestId('open-desk-data').click();
    await page.getByTestId('import-undo').click();
    await expect.poll(() => page.locator('[data-testid="own-sets"]').count(), PATIENCE).toBe(0);
    await page.getByTestId('open-desk-places').click();
    await expect.poll(() => page.locator('[data-provenance="own"]').count(), PATIENCE).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('of the wrong kind are refused in words, by keyboard alone, and the next file still comes in', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1920, height: 1080 });
    // Choosers are caught from the start: asked for only when the key is pressed, one might slip through.
    const choosers: FileChooser[] = [];
    page.on('filechooser', (chooser) => choosers.push(chooser));
    await page.goto(app.url);
    await page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
    await page.getByTestId('open-desk-data').focus();
    await page.keyboard.press('Enter');
    const choose = async (name: string, content: string) => {
      await page.locator('.choose-file button').focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => choosers.length, PATIENCE).toBe(1);
      await choosers.pop()!.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    };
    await choose('plan.csv', '%PDF-1.7');
    const refused = page.getByTestId('import-refused');
    await refused.waitFor(PATIENCE);
    expect(await refused.textContent()).toContain('PDF');
    await shot(page, '23-own-data-refused-en');
    await refused.locator('button').focus();
    await page.keyboard.press('Enter');

    const places =
      'name,lat,lon,power\n"=HYPERLINK(""http://example"")",35.68,139.76,yes\nTown hall,35.69,139.7,no\n';
    await choose('property.csv', places);
    await expect.poll(() => summary(page, 'data-errors'), PATIENCE).toBe('0');
    expect(await summary(page, 'data-warnings')).toBe('1');
    await page.locator('[data-testid="import-accept"]:not([disabled])').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-testid="own-sets"] > li').count(), PATIENCE).toBe(1);
    expect(await page.locator('[data-testid="own-sets"] > li').getAttribute('data-kind')).toBe('property');
    await page.locator('.set-actions button').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.set-actions button').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('own-points').waitFor(PATIENCE);
    // What looks like a formula or a link is text.
    expect(await page.getByTestId('own-points').textContent()).toContain('=HYPERLINK');
    expect(await page.getByTestId('own-points').locator('a').count()).toBe(0);
    await shot(page, '24-own-data-points-en');
    expect(errors).toEqual([]);
    await context.close();
  });
});

/** Rows of a table of town halls where the published plan builds its first new towers. */
async function propertyTable(count: number): Promise<string> {
  const readFileOf = readFromFolder(fileURLToPath(new URL('../../public/atlas', import.meta.url)));
  const [atlas, land] = await Promise.all([loadAtlas(readFileOf), loadLand(readFileOf)]);
  if (!atlas.ok || !land.ok) throw new Error('Expected the committed atlas.');
  const { sites } = simulate({ atlas: atlas.value, land: land.value }, defaultScenario()).radio;
  const towers = [...sites.tower.keys()].filter((s) => TOWERS[sites.tower[s]!] === 'new').slice(0, count);
  const rows = towers.map(
    (s, i) => `支所${i + 1},${sites.lat[s]},${sites.lon[s]},15,有,${i % 2 === 0 ? '有' : '無'}`,
  );
  return ['名称,緯度,経度,高さ（m）,電源,光回線', ...rows].join('\n');
}

describe('public property', () => {
  it('is imported, used by the plan, saved with the scenario and gives the same numbers on another device', async () => {
    const slow = { timeout: 120_000 };
    const table = [...new TextEncoder().encode(await propertyTable(40))];
    const first = await app.openPage({ locale: 'ja-JP', width: 1920, height: 1080 });
    const { page } = first;
    await page.goto(app.url);
    await page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
    await drop(page, '公共施設.csv', table);
    await page.locator('[data-testid="import-accept"]:not([disabled])').click(slow);
    await expect
      .poll(() => page.getByTestId('own-keeping').getAttribute('data-keeping'), PATIENCE)
      .toBe('kept');
    await page.getByTestId('use-in-simulation').click(PATIENCE);
    expect(await page.getByTestId('use-notice').getAttribute('data-kind')).toBe('used');

    await page.getByTestId('open-desk-radio').click();
    const carrying = (on: Page) => on.getByTestId('property-summary').getAttribute('data-carrying', slow);
    await expect.poll(async () => Number(await carrying(page)), slow).toBeGreaterThan(5);
    await page.getByTestId('property-summary').scrollIntoViewIfNeeded();
    await page.waitForSelector('[data-map-live="true"]', slow);
    await page.getByTestId('places-legend').waitFor(PATIENCE);
    await shot(page, '25-public-property-ja');
    const numbers = async (on: Page) => [
      await carrying(on),
      await on.getByTestId('desk-section-radio-property').locator('tbody').textContent(),
      await on.getByTestId('desk-section-radio-roll-out').locator('tbody').textContent(),
      await on.getByTestId('target-board').textContent(),
    ];
    // The bound follows the plan; until it is there the desk says that something is old.
    await expect.poll(() => page.locator('.old-mark').count(), slow).toBe(0);
    const told = await numbers(page);

    // Taken out and put back by undo: the same numbers.
    await page.getByTestId('property-clear').click();
    await expect.poll(() => page.getByTestId('property-summary').count(), slow).toBe(0);
    await page.getByTestId('undo').click();
    await expect.poll(() => carrying(page), slow).toBe(told[0]);

    await page.getByTestId('open-scenarios').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-testid="scenario-row"][data-current="true"]').getByTestId('save-file').click(),
    ]);
    const file = join(tmpdir(), `denen-property-${process.pid}.denen.json`);
    await download.saveAs(file);
    expect(JSON.parse(await readFile(file, 'utf8')).property).toHaveLength(40);

    // The imported table is still here after a visit that ended.
    await page.reload();
    await page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
    await page.getByTestId('open-desk-data').click();
    await expect.poll(() => page.locator('[data-testid="own-sets"] > li').count(), slow).toBe(1);
    expect(first.errors).toEqual([]);
    await first.context.close();

    const second = await app.openPage({ locale: 'ja-JP', width: 1920, height: 1080 });
    await second.page.goto(app.url);
    await second.page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
    await second.page.getByTestId('open-scenarios').click();
    await second.page.getByTestId('scenario-file').setInputFiles(file);
    await second.page.keyboard.press('Escape');
    await second.page.getByTestId('open-desk-radio').click();
    await expect.poll(() => carrying(second.page), slow).toBe(told[0]);
    await expect.poll(() => second.page.locator('.old-mark').count(), slow).toBe(0);
    expect(await numbers(second.page)).toEqual(told);
    expect(second.errors).toEqual([]);
    await second.context.close();
  }, 600_000);
});
