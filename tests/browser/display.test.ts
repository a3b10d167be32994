/** How things are shown: years in eras, and an online base map that comes or does not. */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

const PATIENCE = { timeout: 90_000 };
/** A grey tile of the size that the map asks for. */
const TILE = sharp({ create: { width: 256, height: 256, channels: 3, background: '#ccd' } })
  .png()
  .toBuffer();
let app: AppUnderTest;

beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app?.close();
});

async function live(page: Page): Promise<void> {
  await page.waitForSelector('[data-map-live="true"]', PATIENCE);
}
const choose = (page: Page, value: string) =>
  page.getByTestId('display-dialog').locator(`input[value="${value}"]`).check();

describe('the display settings', () => {
  it('write years in eras, show a base map with its credit, tell where it does not come, and are remembered', async () => {
    const { page, context } = await app.openPage({ locale: 'ja-JP' });
    const asked: string[] = [];
    await context.route('https://cyberjapandata.gsi.go.jp/**', async (route) => {
      asked.push(route.request().url());
      if (route.request().url().includes('/pale/')) {
        await route.fulfill({
          contentType: 'image/png',
          headers: { 'access-control-allow-origin': '*' },
          body: await TILE,
        });
      } else await route.abort();
    });
    await page.goto(app.url);
    await live(page);
    expect(await page.getByTestId('fiscal-year-text').textContent()).toBe('2024年度');
    expect(asked).toEqual([]);

    await page.getByTestId('display-button').click();
    await choose(page, 'era');
    await page.screenshot({ path: `${shotsFolder}display-dialog-ja.png` });
    await choose(page, 'pale');
    await expect.poll(() => asked.length, PATIENCE).toBeGreaterThan(0);
    expect(asked.every((url) => /\/xyz\/pale\/\d+\/\d+\/\d+\.png$/.test(url))).toBe(true);
    await expect.poll(() => page.getByTestId('base-map-missing').count(), PATIENCE).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('fiscal-year-text').textContent()).toBe('令和6年度');
    await expect.poll(() => page.locator('.maplibregl-ctrl-attrib').textContent()).toContain('地理院タイル');
    await page.screenshot({ path: `${shotsFolder}base-map-ja.png` });

    await page.getByTestId('display-button').click();
    await choose(page, 'photo');
    await page.getByTestId('base-map-missing').waitFor(PATIENCE);
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('map-problems').count()).toBe(0);

    await page.reload();
    await live(page);
    expect(await page.getByTestId('fiscal-year-text').textContent()).toBe('令和6年度');
    await context.close();
  });
});
