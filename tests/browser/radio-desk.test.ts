/** A planner of Shimane looks where the next 5G site belongs, and what the hills leave of the plan. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { loadLand } from '../../src/data/land-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { createGround } from '../../src/model/coverage/ground.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import { BANDS, bandIndex } from '../../src/model/radio/bands.ts';
import { createSiteTrial } from '../../src/model/radio/site-trial.ts';
import { planAgainstTerrain, planSitesIn } from '../../src/model/radio/terrain/plan-over-terrain.ts';
import { terrainSettingsOf } from '../../src/model/radio/terrain/terrain-settings.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { simulate } from '../../src/model/simulate.ts';
import { createTerrainService } from '../../workers/terrain.service.ts';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

const FISCAL_YEAR = 2024;
const SHIMANE = '32';
/** Hamada, whose hills hide its villages from one another. */
const HAMADA = '32202';
/** A busy machine may take minutes for what an idle one does in seconds. */
const PATIENCE = { timeout: 180_000 };

/** The same answers from the model in this process. */
async function expectedAnswers() {
  const readFile = readFromFolder(fileURLToPath(new URL('../../public/atlas', import.meta.url)));
  const [opened, land] = [await loadAtlas(readFile), await loadLand(readFile)];
  if (!opened.ok || !land.ok) throw new Error('Expected the committed atlas.');
  const atlas = opened.value;
  const { radio } = simulate({ atlas, land: land.value }, defaultScenario());
  const parameters = resolveParameters({});
  const trial = createSiteTrial(createGround(atlas, land.value), radio.sites, parameters, FISCAL_YEAR);
  const [best] = finish(trial.best(atlas.municipalities.code.indexOf(HAMADA), 0));
  const addedBy = (lat: number, lon: number): number => {
    const { before, after } = trial.set([{ lat, lon, band: 'n28', operators: ['docomo'] }]);
    return after.reduce((sum, people, m) => sum + people - before[m]!, 0);
  };
  const terrain = createTerrainService(() => readFile);
  await terrain.open('');
  const prefecture = atlas.prefectures.code.indexOf(SHIMANE);
  const sites = planSitesIn(radio, FISCAL_YEAR);
  const settings = terrainSettingsOf(parameters, 'p1812');
  const over = await terrain.prefectureTerrainCoverage(1, prefecture, sites, settings, () => {});
  if (!over.ok) throw new Error('Expected coverage over the terrain.');
  const band = BANDS[bandIndex('n28')]!;
  const own = { ...settings, bands: { urban: band, suburban: band, rural: band } };
  const footprint = await terrain.siteFootprint({ lat: best!.lat, lon: best!.lon }, own);
  if (!footprint.ok) throw new Error('Expected a footprint.');
  const { lostPopulation } = planAgainstTerrain(atlas, radio, FISCAL_YEAR, over.value);
  return {
    shimane: atlas.prefectures.nameEn[prefecture]!,
    hamada: atlas.municipalities.nameEn[atlas.municipalities.code.indexOf(HAMADA)]!,
    added: addedBy(best!.lat, best!.lon),
    // One 125 m square north.
    addedAfterMove: addedBy(best!.lat + 1 / 960, best!.lon),
    lostPopulation,
    servedPopulation: footprint.value.countedPopulation,
  };
}

let app: AppUnderTest;
let expected: Awaited<ReturnType<typeof expectedAnswers>>;
beforeAll(async () => {
  expected = await expectedAnswers();
  app = await startApp();
}, 300_000);
afterAll(() => app?.close());

const shot = (page: Page, name: string) => page.screenshot({ path: `${shotsFolder}${name}.png` });

/** Coverage of the prefecture on the desk, once the plan is there. */
async function openDesk(page: Page): Promise<void> {
  await page.goto(app.url);
  await page.waitForSelector('[data-board-ready="true"]', PATIENCE);
  await page.getByTestId('open-desk-radio').click();
  const rows = page.locator('[data-testid="desk-section-radio-roll-out"] tbody tr');
  await expect.poll(() => rows.count(), PATIENCE).toBe(47);
}

describe('the 5G desk', () => {
  it('finds the next site, shows what it adds, follows its moves and forgets it', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1920, height: 1080 });
    await openDesk(page);
    await page.waitForSelector('[data-map-live="true"]', PATIENCE);
    await page.getByTestId('open-desk-places').click();
    const table = page.locator('[data-testid="places-table"] tbody tr');
    await table.filter({ hasText: expected.shimane }).locator('.icon-button').click(PATIENCE);
    await table.filter({ hasText: expected.hamada }).locator('th button').first().click(PATIENCE);
    await page.getByTestId('open-desk-radio').click();
    await page.getByTestId('next-site').click(PATIENCE);
    await page.getByTestId('set-here').first().click(PATIENCE);
    const effect = page.getByTestId('own-sites-effect');
    await effect.waitFor(PATIENCE);
    const added = async () => Number(await effect.getAttribute('data-added'));
    await expect.poll(added, PATIENCE).toBe(expected.added);
    expect(expected.added).toBeGreaterThan(0);
    await effect.scrollIntoViewIfNeeded();
    await shot(page, '30-own-site-en');

    // What it sends over the hills, in classes that add up to the people within range.
    await page.getByTestId('signal-of-own').click();
    const received = page.getByTestId('signal-answer');
    await received.waitFor(PATIENCE);
    expect(Number(await received.getAttribute('data-people'))).toBe(expected.servedPopulation);
    expect(expected.servedPopulation).toBeGreaterThan(0);
    expect(await received.locator('tbody tr').count()).toBe(6);
    await received.scrollIntoViewIfNeeded();
    await shot(page, '32-received-power-en');
    await page.getByTestId('signal-clear').click();
    expect(await received.count()).toBe(0);

    // What is being typed stays while the page is drawn anew around it; it counts on Enter, and Escape gives it up.
    await page.locator('.site-edit summary').click();
    const [name, height] = [page.getByTestId('site-name'), page.getByTestId('site-height')];
    const drawAnew = (language: string) =>
      page.evaluate((value) => {
        document.querySelector<HTMLInputElement>(`input[name="language"][value="${value}"]`)!.click();
      }, language);
    await height.focus();
    await page.keyboard.type('3');
    await drawAnew('ja');
    await expect.poll(() => page.locator('html').getAttribute('lang'), PATIENCE).toBe('ja');
    await page.waitForTimeout(200);
    expect(await height.inputValue()).toBe('3');
    await height.focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => height.inputValue(), PATIENCE).toBe('');
    await name.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Hill');
    await drawAnew('en');
    await expect.poll(() => page.locator('html').getAttribute('lang'), PATIENCE).toBe('en');
    await page.waitForTimeout(200);
    expect(await name.inputValue()).toBe('Hill');
    expect(await name.getAttribute('data-draft')).toBe('true');
    await name.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => name.getAttribute('data-draft'), PATIENCE).toBe('false');
    expect(await name.inputValue()).toBe('Hill');

    await page.locator('.own-site').focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(added, PATIENCE).toBe(expected.addedAfterMove);
    await page.keyboard.press('ArrowDown');
    await expect.poll(added, PATIENCE).toBe(expected.added);

    await page.getByTestId('remove-site').click();
    await expect.poll(() => page.locator('.own-site').count(), PATIENCE).toBe(0);
    expect(await effect.count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  }, 600_000);

  it('holds the plan against the terrain, may be cancelled, and draws the profile between two places', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1024, height: 768 });
    await openDesk(page);
    await page.waitForSelector('[data-map-live="true"]', PATIENCE);
    const row = page.locator('[data-testid="desk-section-radio-roll-out"] tbody tr', { hasText: '島根県' });
    await row.locator('button').click();
    // The first question starts the worker and loads heights: there is time to think better of it.
    await page.getByTestId('terrain-run').click();
    // At once: the desk may still be scrolling, and the answer is soon there.
    await page.getByTestId('terrain-cancel').dispatchEvent('click', undefined, PATIENCE);
    await expect.poll(() => page.getByTestId('terrain-running').count(), PATIENCE).toBe(0);
    expect(await page.getByTestId('terrain-coverage').count()).toBe(0);

    await page.getByTestId('terrain-run').click();
    const coverage = page.getByTestId('terrain-coverage');
    await coverage.waitFor(PATIENCE);
    expect(Number(await coverage.getAttribute('data-lost'))).toBe(expected.lostPopulation);
    expect(expected.lostPopulation).toBeGreaterThan(0);
    await coverage.scrollIntoViewIfNeeded();
    await shot(page, '31-terrain-coverage-ja');

    await page.getByTestId('pick-path').click();
    const box = (await page.getByTestId('map').boundingBox())!;
    for (const [x, y] of [
      [0.5, 0.5],
      [0.56, 0.45],
    ] as const) {
      await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
    }
    await page.getByTestId('path-verdict').waitFor(PATIENCE);
    const losses = page.locator('[data-testid="desk-section-radio-path"] tbody tr');
    await expect.poll(() => losses.count(), PATIENCE).toBe(5);
    await page.getByTestId('path-verdict').scrollIntoViewIfNeeded();
    await shot(page, '32-terrain-profile-ja');
    expect(errors).toEqual([]);
    await context.close();
  }, 600_000);

  it('adopts an improved plan into the scenario, whose numbers stay, and takes it back', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1920, height: 1080 });
    await openDesk(page);
    await page.locator('[data-testid="plan-search"]:not([disabled])').click(PATIENCE);
    await page.getByTestId('plan-search-end').click(PATIENCE);
    const found = page.getByTestId('plan-found');
    await found.waitFor(PATIENCE);
    expect(Number(await found.getAttribute('data-people'))).toBeGreaterThan(0);
    const table = () =>
      page.locator('[data-testid="desk-section-radio-roll-out"] tbody').first().textContent();
    const improved = await table();
    await page.getByTestId('plan-adopt').click();
    const adopted = page.getByTestId('plan-adopted');
    await adopted.waitFor(PATIENCE);
    expect(Number(await adopted.getAttribute('data-squares'))).toBeGreaterThan(1000);
    // The run of the scenario gives what the search had shown.
    await expect.poll(() => page.locator('.old-mark').count(), PATIENCE).toBe(0);
    expect(await table()).toBe(improved);
    await shot(page, '33-adopted-plan-en');
    await page.getByTestId('share-link').click();
    expect((await page.getByTestId('share-url').inputValue()).length).toBeLessThan(28_500);
    await page.keyboard.press('Escape');
    await page.getByTestId('share-dialog').waitFor({ state: 'detached' });
    await page.getByTestId('undo').click();
    await expect.poll(() => adopted.count(), PATIENCE).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  }, 600_000);
});
