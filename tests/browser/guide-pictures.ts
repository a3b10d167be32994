/** Takes the pictures of the user guide from the built app: `npm run guide-pictures` after `npm run build`. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { startApp } from './app-under-test.ts';

const FOLDER = fileURLToPath(new URL('../../docs/guide/pictures/', import.meta.url));
const PATIENCE = { timeout: 120_000 };
const SIZE = { width: 1440, height: 900 };
/** As wide as the guide shows them, on a screen with twice the pixels. */
const PICTURE_WIDTH = 1200;

const SCENES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async national() {},
  async places(page) {
    await page.keyboard.press('Control+k');
    await page.locator('#place-search').fill('海士町');
    await page.getByTestId('place-found').first().click();
    await page.getByTestId('place-details').waitFor(PATIENCE);
  },
  fibre: (page) => openDesk(page, 'fibre'),
  radio: (page) => openDesk(page, 'radio'),
  async hubs(page) {
    await page.getByTestId('topic').selectOption('hubs');
    await openDesk(page, 'hubs');
  },
  data: (page) => openDesk(page, 'data'),
  async uncertainty(page) {
    await openDesk(page, 'uncertainty');
    await page.getByTestId('compute-members').click();
    await page.getByTestId('uncertainty-answer').waitFor(PATIENCE);
  },
  async goals(page) {
    await page
      .locator('#board button', { hasText: /目標から逆算|Reach a target/ })
      .first()
      .click();
    await page.getByTestId('goal-seek').click();
    await page.getByTestId('goal-answer').waitFor(PATIENCE);
  },
  async compare(page) {
    await page.getByTestId('open-scenarios').click();
    await page.getByTestId('scenarios-dialog').waitFor(PATIENCE);
  },
};

async function openDesk(page: Page, desk: string): Promise<void> {
  await page.getByTestId(`open-desk-${desk}`).click();
  await page.getByTestId(`desk-${desk}`).waitFor(PATIENCE);
}

const app = await startApp();
try {
  for (const [language, locale] of [
    ['ja', 'ja-JP'],
    ['en', 'en-GB'],
  ] as const) {
    for (const [name, show] of Object.entries(SCENES)) {
      const { page, context } = await app.openPage({ locale, ...SIZE, keepsOffline: false });
      await page.goto(app.url);
      await page.waitForSelector('[data-map-live="true"]', PATIENCE);
      await page.waitForSelector('[data-run="done"]', PATIENCE);
      await show(page);
      // Maps and charts draw a moment after their numbers are there.
      await page.waitForTimeout(2500);
      const picture = await sharp(await page.screenshot())
        .resize(PICTURE_WIDTH)
        .webp({ quality: 82 })
        .toBuffer();
      await sharp(picture).toFile(`${FOLDER}${name}-${language}.webp`);
      console.log(`${name}-${language}.webp ${Math.round(picture.length / 1000)} kB`);
      await context.close();
    }
  }
} finally {
  await app.close();
}
