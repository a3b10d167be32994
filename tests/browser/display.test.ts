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

  it('leaves the map beside a desk on a small screen, as wide as was chosen, and all of it when folded', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1024, height: 768 });
    await page.goto(app.url);
    await live(page);
    await page.getByTestId('open-desk-places').click();
    const desk = page.getByTestId('desk-places');
    const widthOf = async () => Math.round((await desk.boundingBox())!.width);
    const map = (await page.getByTestId('map').boundingBox())!;
    const before = await widthOf();
    expect(map.width - before).toBeGreaterThanOrEqual(270);
    // What can be pressed on the map is not under the desk.
    const left = (await desk.boundingBox())!.x;
    for (const control of [
      '[data-testid="level"]',
      '[data-testid="open-pictures"]',
      '.maplibregl-ctrl-zoom-in',
    ]) {
      const right = async () => {
        const box = (await page.locator(control).boundingBox())!;
        return box.x + box.width;
      };
      // The map learns the desk's width a frame later.
      await expect.poll(right, { message: control, ...PATIENCE }).toBeLessThanOrEqual(left);
    }
    // Wider and narrower by keys, within what leaves both of use.
    const edge = page.getByTestId('desk-edge');
    await edge.focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(widthOf, PATIENCE).toBe(before - 60);
    await page.keyboard.press('End');
    await expect.poll(async () => map.width - (await widthOf()), PATIENCE).toBe(270);
    await page.keyboard.press('Home');
    await expect.poll(widthOf, PATIENCE).toBe(300);
    await expect.poll(() => edge.getAttribute('aria-valuenow'), PATIENCE).toBe('300');
    await page.screenshot({ path: `${shotsFolder}desk-narrow-ja.png` });

    await page.getByTestId('desk-fold').click();
    await expect.poll(async () => (await desk.boundingBox())!.height, PATIENCE).toBeLessThan(80);
    await page.screenshot({ path: `${shotsFolder}desk-folded-ja.png` });
    await page.getByTestId('desk-fold').click();
    await expect.poll(async () => (await desk.boundingBox())!.height, PATIENCE).toBeGreaterThan(300);

    // The same at the next visit; a double click takes it back.
    await page.reload();
    await live(page);
    await page.getByTestId('open-desk-places').click();
    await expect.poll(widthOf, PATIENCE).toBe(300);
    await edge.dblclick();
    await expect.poll(widthOf, PATIENCE).toBe(before);
    expect(errors).toEqual([]);
    await context.close();
  });
});
