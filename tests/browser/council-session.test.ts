/** A council's session by keyboard alone: find a town, read it, mark it, see the plan follow, keep it for next time. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

const PATIENCE = { timeout: 120_000 };
/** More steps than any way through the page takes. */
const FAR = 400;
let app: AppUnderTest;

beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app?.close();
});

/** Walks on with the tabulator until an element has the focus. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < FAR; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press(key);
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`Expected the focus to reach ${selector}, got as far as ${at}.`);
}

async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), PATIENCE).toBe('place-search');
}

const runIsDone = (page: Page) =>
  expect.poll(() => page.locator('[data-run]').getAttribute('data-run'), PATIENCE).toBe('done');

describe('a council’s session', () => {
  it('goes by keyboard alone, from finding a town to a plan that puts it first', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP' });
    await page.goto(app.url);
    await page.waitForSelector('[data-map-live="true"]', PATIENCE);
    await runIsDone(page);

    // Found by its reading, chosen by the arrows.
    await openSearch(page);
    await page.keyboard.type('あま');
    await expect.poll(() => page.getByTestId('place-found').count(), PATIENCE).toBeGreaterThan(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByTestId('place-report').waitFor(PATIENCE);
    expect(await page.getByTestId('place-name').textContent()).toBe('海士町');
    await page.screenshot({ path: `${shotsFolder}60-council-place-ja.png` });

    // Kept, noted, put first.
    await tabTo(page, '[data-testid="favourite"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-testid="wish-first"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-testid="municipality-note"]');
    await page.keyboard.type('島の西側を先に');
    // The least served square, on the map.
    await tabTo(page, '[data-testid="place-cells-radio"] tbody button');
    await runIsDone(page);
    expect(await page.getByTestId('wish-first').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('place-details').getAttribute('data-level')).toBe('cell');
    await page.screenshot({ path: `${shotsFolder}61-council-square-ja.png` });

    // Undone and done again, wherever the focus is but for a field.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByTestId('wish-first').getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => page.getByTestId('wish-first').getAttribute('aria-pressed')).toBe('true');

    // The year by the arrows of its slider.
    await tabTo(page, '[data-testid="fiscal-year"]', 'Shift+Tab');
    const year = await page.getByTestId('fiscal-year-text').textContent();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByTestId('fiscal-year-text').textContent()).not.toBe(year);

    // All of it is there at the next visit.
    await page.reload();
    await page.waitForSelector('[data-map-live="true"]', PATIENCE);
    await runIsDone(page);
    await openSearch(page);
    await page.keyboard.type('32525');
    await page.keyboard.press('Enter');
    await page.getByTestId('place-report').waitFor(PATIENCE);
    expect(await page.getByTestId('favourite').getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByTestId('wish-first').getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByTestId('municipality-note').inputValue()).toBe('島の西側を先に');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('goes down on the map by keyboard, from a bureau’s area to a town’s squares, and up again', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1280, height: 800 });
    await page.goto(app.url);
    await page.waitForSelector('[data-map-live="true"]', PATIENCE);
    await runIsDone(page);
    const path = page.getByTestId('map-path');
    const step = async (name: string) => {
      await page.getByTestId('map-path-next').focus();
      await page.keyboard.press('Enter');
      await page.getByTestId('map-path-below').getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => path.locator('[aria-current]').textContent(), PATIENCE).toBe(name);
      // The focus stays where the way goes on.
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
      // The camera is there: nothing of the flight is left.
      await page.waitForTimeout(1800);
    };
    await step('四国');
    // The block's prefectures are outlined, and in view from edge to edge.
    await page.screenshot({ path: `${shotsFolder}62-block-on-map-ja.png` });
    await step('愛媛県');
    await page.getByTestId('place-report').waitFor(PATIENCE);
    await step('松山市');
    expect(await page.getByTestId('place-name').textContent()).toBe('松山市');
    await page.locator('[data-testid="level"] input[value="municipality"]').check();
    await page.getByTestId('map-path-cells').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-testid="level"] input[value="cell"]').isChecked()).toBe(true);
    await page.screenshot({ path: `${shotsFolder}63-town-on-map-ja.png` });

    // Up again, and the desk's list goes along.
    await path.getByRole('button', { name: '四国' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => path.locator('[aria-current]').textContent(), PATIENCE).toBe('四国');
    await page.locator('label', { hasText: '一覧' }).locator('input[name="places-tab"]').check();
    const rows = page.locator('[data-testid="places-table"] tbody tr');
    await expect.poll(() => rows.count(), PATIENCE).toBe(4);
    // A block chosen in the list stands on the map.
    await page.locator('.list-path button').first().click();
    await expect.poll(() => rows.count(), PATIENCE).toBe(11);
    await expect.poll(() => path.locator('[aria-current]').textContent(), PATIENCE).toBe('全国');
    await rows.filter({ hasText: '九州' }).locator('button').first().click();
    await expect.poll(() => path.locator('[aria-current]').textContent(), PATIENCE).toBe('九州');
    expect(errors).toEqual([]);
    await context.close();
  });
});
