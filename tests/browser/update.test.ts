/** A newer version of the app is put on the server while somebody works. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeServiceWorker } from '../../src/cli/build/service-worker.ts';
import { type AppUnderTest, BUILT_APP, shotsFolder, startApp } from './app-under-test.ts';

const TEMPLATE = fileURLToPath(new URL('../../workers/offline.sw.js', import.meta.url));
const MARK = '<meta name="denen-test-version" content="newer">';
const PATIENCE = { timeout: 90_000 };
let folder: string;
let app: AppUnderTest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'denen-update-'));
  // Without the copies that only a server with fixed files reads.
  cpSync(BUILT_APP, folder, { recursive: true, filter: (path) => !/\.(map|gz|br)$/.test(path) });
  app = await startApp({ changingFolder: folder });
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ready(page: Page): Promise<void> {
  await page.waitForSelector('[data-map-ready="true"]', PATIENCE);
  await expect.poll(() => page.locator('[data-run]').getAttribute('data-run'), PATIENCE).toBe('done');
}

async function putNewerVersion(): Promise<void> {
  const page = join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('</head>', `${MARK}</head>`));
  await writeServiceWorker(TEMPLATE, folder);
}

const paceField = (page: Page) =>
  page.getByTestId('lever-fibre.householdsPerYear').locator('input:not([type="range"])').first();
const isNewer = (page: Page) => page.locator('meta[name="denen-test-version"]').count();
const askForUpdate = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
const changePace = async (page: Page, text: string) => {
  const field = paceField(page);
  await field.fill(text);
  await field.press('Enter');
};
const pace = (page: Page) => paceField(page).inputValue();

describe('an update in the middle of work', () => {
  it('is told, waits, never mixes with the version on screen, and loses nothing', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB' });
    await page.goto(app.url);
    await ready(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), PATIENCE)
      .toBe(true);
    await changePace(page, '12000');
    const changed = await pace(page);

    await putNewerVersion();
    await askForUpdate(page);
    await page.getByTestId('update-notice').waitFor(PATIENCE);
    await page.screenshot({ path: `${shotsFolder}update-notice-en.png` });

    // The page goes on as it was: a part that was not loaded yet comes from the version it was opened with.
    await page.getByTestId('open-desk-fibre').click();
    await page.getByTestId('desk-fibre').waitFor(PATIENCE);
    await page.reload();
    await ready(page);
    expect(await isNewer(page)).toBe(0);
    await page.getByTestId('update-notice').waitFor(PATIENCE);

    // With a second page open it waits, and says why.
    const second = await context.newPage();
    await second.goto(app.url);
    await second.waitForSelector('[data-map-ready="true"]', PATIENCE);
    expect(await isNewer(second)).toBe(0);
    await page.getByTestId('update-apply').click();
    await expect
      .poll(() => page.getByTestId('update-notice').getAttribute('data-kind'), PATIENCE)
      .toBe('blocked');
    expect(await isNewer(page)).toBe(0);
    await second.close();

    // A change just before is saved.
    await changePace(page, '23000');
    const last = await pace(page);
    expect(last).not.toBe(changed);
    await page.getByTestId('update-apply').click();
    await expect.poll(() => isNewer(page).catch(() => 0), PATIENCE).toBe(1);
    await ready(page);
    expect(await pace(page)).toBe(last);
    expect(await page.getByTestId('update-notice').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is refused as a whole where one file is of another version', async () => {
    const { page, context } = await app.openPage({ locale: 'ja-JP' });
    await page.goto(app.url);
    await ready(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const before = await page.evaluate(() => caches.keys());
    // The script tells of the next version, one of whose files never arrived.
    const worker = join(folder, 'sw.js');
    const text = readFileSync(worker, 'utf8');
    const sha256 = /"\.\/manifest\.webmanifest":"([0-9a-f]{64})"/.exec(text)![1]!;
    writeFileSync(
      worker,
      text.replace(sha256, sha256.replace(/./g, '0')).replace(/VERSION = "./, 'VERSION = "x'),
    );
    await askForUpdate(page).catch(() => undefined);
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing === null),
      )
      .toBe(true);
    expect(await page.evaluate(() => caches.keys())).toEqual(before);
    expect(await page.getByTestId('update-notice').count()).toBe(0);
    await page.reload();
    await ready(page);
    await context.close();
  });
});
