/** A council's clerk brings a spreadsheet: one row is wrong, one column means something else; nothing is lost. */
import Encoding from 'encoding-japanese';
import type { FileChooser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
