/** A presenter: opens a link, goes through steps and years by keys alone, compares, saves and brings back. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatShareLink } from '../../src/data/share-link.ts';
import { applyPreset } from '../../src/model/presets.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import type { ScenarioSite } from '../../src/model/scenario-places.ts';
import type { ScriptStep } from '../../src/model/script-step.ts';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';
import { board, runEnded } from './board.ts';

let app: AppUnderTest;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'denen-'));
  app = await startApp();
});
afterAll(async () => {
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const PATIENCE = { timeout: 90_000 };
const shot = (page: Page, name: string) => page.screenshot({ path: `${shotsFolder}${name}.png` });

/** The map can be moved, and the newest run has ended and is that of the scenario on screen. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('[data-map-live="true"]', PATIENCE);
  await runEnded(page);
}

const year = (page: Page) => page.getByTestId('fiscal-year').inputValue();
const topic = (page: Page) => page.getByTestId('topic').inputValue();
const currentStep = (page: Page) => page.locator('[data-testid="step"][aria-current="step"]').textContent();

const NATION = { lon: 137.6, lat: 38.4, zoom: 4.2 };
const step = (n: number, rest: Omit<ScriptStep, 'id' | 'title' | 'note'>): ScriptStep => ({
  id: `step-${n}`,
  title: `Point ${n}`,
  note: `Say ${n}`,
  ...rest,
});
const SITE: ScenarioSite = {
  name: 'Clock tower',
  lat: 35.47,
  lon: 133.05,
  band: 'n28',
  operators: ['docomo'],
  fiscalYear: 2026,
};
const SCRIPT: readonly ScriptStep[] = [
  step(1, { view: { fiscalYear: 2024, topic: 'radio', level: 'cell', camera: NATION }, parameters: {} }),
  step(2, {
    view: { fiscalYear: 2030, topic: 'fibre', level: 'prefecture', camera: NATION },
    parameters: { 'fibre.householdsPerYear': 10_000 },
  }),
  step(3, {
    view: {
      fiscalYear: 2027,
      topic: 'fibreYear',
      level: 'municipality',
      place: { level: 'prefecture', code: '32' },
      camera: { lon: 132.6, lat: 35.1, zoom: 7 },
    },
    parameters: {},
  }),
  step(4, {
    view: { fiscalYear: 2035, topic: 'radio', level: 'prefecture', desk: 'radio', camera: NATION },
    parameters: { 'radio.prefectureFloor': 0.9 },
  }),
  step(5, {
    view: { fiscalYear: 2025, topic: 'hubs', level: 'municipality', camera: NATION },
    parameters: {},
  }),
];

describe('a presenter', () => {
  it('opens a link, steps and plays by keys, compares two scenarios, saves a picture and a file, and finds the same numbers', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1024, height: 768 });
    const scenario = {
      ...defaultScenario(),
      name: 'Town hall',
      parameters: applyPreset({}, 'budgetHalved'),
      sites: [SITE],
      script: SCRIPT,
    };
    const view = { fiscalYear: 2024, topic: 'radio', level: 'cell' };
    await page.goto(app.url + formatShareLink({ file: { scenario, madeWith: undefined }, view }));
    const saved = await board(page);
    expect(await page.getByTestId('scenario-name').textContent()).toBe('Town hall');

    // From here on by keys alone: into the presentation with the button that the tab key reaches, then the steps.
    await page.getByTestId('present').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('step-list').waitFor();
    expect(await page.getByTestId('step').count()).toBe(5);
    await page.keyboard.press('?');
    await page.getByTestId('key-card').waitFor();
    await shot(page, '60-key-card-en');
    await page.keyboard.press('Escape');
    await page.getByTestId('key-card').waitFor({ state: 'detached' });

    const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('w')]);
    for (const [i, { title, view: at }] of SCRIPT.entries()) {
      await page.keyboard.press('PageDown');
      expect(await currentStep(page)).toContain(title);
      await settled(page);
      expect([await year(page), await topic(page)]).toEqual([String(at.fiscalYear), at.topic]);
      await expect.poll(() => notes.locator('#note').textContent(), PATIENCE).toBe(`Say ${i + 1}`);
      const next = SCRIPT[i + 1]?.title ?? 'This is the last step.';
      expect(await notes.locator('#next').textContent()).toContain(next);
      if (i === 1) {
        const tried = await board(page);
        expect(tried['target-fibre-2027']).not.toBe(saved['target-fibre-2027']);
        expect(await page.getByTestId('trial').textContent()).toContain('Town hall');
        await shot(page, '61-step-trial-en');
      }
      if (i === 2) expect(await page.getByTestId('trial').count()).toBe(0);
      if (i === 3) await page.getByTestId('desk-radio').waitFor();
    }
    await shot(page, '62-step-five-en');
    await notes.screenshot({ path: `${shotsFolder}63-notes-en.png` });
    await notes.locator('#back').click();
    await expect.poll(() => currentStep(page), PATIENCE).toContain('Point 4');
    await page.keyboard.press('PageUp');
    expect(await currentStep(page)).toContain('Point 3');
    await notes.close();
    await settled(page);
    expect(await board(page)).toEqual(saved);

    // A playback from the first year to the last, fast, by keys.
    await page.keyboard.press('Home');
    expect(await year(page)).toBe('2020');
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    expect(await page.getByTestId('playback-speed').inputValue()).toBe('4');
    await page.keyboard.press('Space');
    expect(await page.getByTestId('play').getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => year(page), PATIENCE).toBe('2035');
    await expect.poll(() => page.getByTestId('play').getAttribute('aria-pressed'), PATIENCE).toBe('false');

    // What is tried beside what is saved: the divider moves by the arrow keys, then the difference.
    await page.keyboard.press('PageUp');
    await settled(page);
    await page.keyboard.press('c');
    const divider = page.getByTestId('map-divider');
    await divider.waitFor(PATIENCE);
    expect(await page.getByTestId('compare-with').inputValue()).toBe('kept');
    await expect.poll(() => divider.evaluate((each) => each === document.activeElement), PATIENCE).toBe(true);
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    expect(await divider.getAttribute('aria-valuenow')).toBe('60');
    await page.waitForSelector('[data-side-drawn="true"]', { state: 'attached', ...PATIENCE });
    // Both halves have the scenario's own site; the mark under the left half is not to be grasped.
    await expect.poll(() => page.locator('.side-map .own-site').count(), PATIENCE).toBe(1);
    expect(
      await page.locator('.own-site').evaluateAll((marks) => marks.map(({ style }) => style.visibility)),
    ).toEqual(['hidden', '']);
    await shot(page, '64-swipe-en');
    await page.keyboard.press('c');
    await expect.poll(() => page.getByTestId('legend').textContent(), PATIENCE).toContain('B minus A');
    await shot(page, '65-delta-en');
    await page.keyboard.press('c');
    expect(await page.getByTestId('compare-sides').count()).toBe(0);

    // Out again: the scenario is what was saved, and what was tried can still be kept.
    await page.keyboard.press('p');
    expect(await board(page)).toEqual(saved);
    await page.locator('[data-testid="notice"][data-kind="trialEnded"]').waitFor();

    // A picture of the map, with its caption around it.
    await page.getByTestId('open-pictures').click();
    const [png] = await Promise.all([
      page.waitForEvent('download', PATIENCE),
      page.getByTestId('save-png-screen').click(),
    ]);
    const picture = join(folder, 'map.png');
    await png.saveAs(picture);
    const { width = 0, height = 0, channels } = await sharp(picture).metadata();
    const map = await page.getByTestId('map').boundingBox();
    expect(width).toBe(map!.width);
    expect(height).toBeGreaterThan(map!.height + 60);
    const { dominant } = await sharp(picture).stats();
    expect(channels).toBeGreaterThanOrEqual(3);
    expect(Object.values(dominant).some((value) => value > 0)).toBe(true);

    // Two years of a series are enough to see it run and stop; a whole one is in the zip.
    const series = page.waitForEvent('download', { timeout: 200_000 });
    await page.getByTestId('save-series').click();
    await page.waitForSelector('[data-testid="film-state"][data-state="working"]', PATIENCE);
    await page.getByTestId('stop-film').click();
    await page.waitForSelector('[data-testid="film-state"][data-state="idle"]', {
      state: 'attached',
      ...PATIENCE,
    });
    await page.getByTestId('save-series').click();
    const zip = join(folder, 'series.zip');
    await (await series).saveAs(zip);
    const pictures = unzipSync(new Uint8Array(await readFile(zip)));
    expect(Object.keys(pictures).length).toBe(16);
    for (const each of Object.values(pictures)) {
      const size = await sharp(each).metadata();
      expect([size.width, size.height]).toEqual([1920, 1080]);
    }
    await page.keyboard.press('Escape');
    await page.getByTestId('pictures-dialog').waitFor({ state: 'detached' });

    // The file, brought into a browser that knows nothing: the same steps, the same numbers.
    await page.getByTestId('open-scenarios').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByTestId('scenario-row')
        .filter({ hasText: 'Town hall' })
        .first()
        .getByTestId('save-file')
        .click(),
    ]);
    const file = join(folder, 'town-hall.json');
    await download.saveAs(file);
    expect(errors).toEqual([]);
    const other = await app.openPage({ locale: 'ja-JP', width: 1920, height: 1080, colorScheme: 'dark' });
    await other.page.goto(app.url);
    await settled(other.page);
    await other.page.getByTestId('open-scenarios').click();
    await other.page.getByTestId('scenario-file').setInputFiles(file);
    await other.page.locator('dialog [data-testid="notice"][data-kind="opened"]').waitFor();
    await other.page.keyboard.press('Escape');
    await expect
      .poll(() => other.page.getByTestId('scenario-name').textContent(), PATIENCE)
      .toBe('Town hall');
    expect(await board(other.page)).toEqual(saved);
    await other.page.getByTestId('open-script').click();
    expect(await other.page.getByTestId('step').count()).toBe(5);
    await other.page.getByTestId('step').nth(1).click();
    await settled(other.page);
    await shot(other.page, '66-steps-ja-dark');
    expect(other.errors).toEqual([]);
    await other.context.close();
    await context.close();
  });

  it('is told where the notes window is blocked, and gets a link instead', async () => {
    const { page, context } = await app.openPage({ locale: 'ja-JP' });
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await page.goto(app.url);
    await settled(page);
    await page.getByTestId('open-script').click();
    await page.getByTestId('record-step').click();
    await page.getByTestId('open-notes').click();
    const trouble = page.getByTestId('notes-trouble');
    await trouble.waitFor();
    expect(await trouble.textContent()).toContain('ブロック');
    const [notes] = await Promise.all([context.waitForEvent('page'), trouble.getByRole('link').click()]);
    await expect.poll(() => notes.locator('#heading').textContent(), PATIENCE).toContain('2024年度');
    await context.close();
  });

  it('edits targets with checks, undo and a way back to the published set', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1280, height: 800 });
    await page.goto(app.url);
    const published = await board(page);
    await page.getByTestId('open-targets').click();
    const row = page.getByTestId('edit-target-radio-2030');
    await row.getByTestId('goal').fill('120');
    await row.getByTestId('goal').press('Enter');
    expect(await row.textContent()).toContain('100 %');
    await row.getByTestId('goal').fill('99.9');
    await row.getByTestId('goal').press('Enter');
    await page.getByTestId('new-target-metric').selectOption('hubCount');
    await page.locator('.new-target').getByTestId('goal').fill('20');
    await page.locator('.new-target').getByTestId('target-year').selectOption('2032');
    await page.getByTestId('add-target').click();
    await page.getByTestId('edit-target-own-1').waitFor();
    await page.getByTestId('edit-target-fibre-2024').getByTestId('remove-target').click();
    await shot(page, '67-targets-en');
    await page.getByTestId('undo-targets').click();
    await page.keyboard.press('Escape');
    const edited = await board(page);
    expect(Object.keys(edited).length).toBe(Object.keys(published).length + 1);
    await page.getByTestId('open-scenarios').click();
    expect(await page.locator('.scenario-details').textContent()).toContain('99.9%');
    // The list takes the keys once it has been drawn.
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape');
        return page.getByTestId('scenarios-dialog').count();
      }, PATIENCE)
      .toBe(0);
    await page.getByTestId('open-targets').click();
    await page.getByTestId('reset-targets').click();
    await page.keyboard.press('Escape');
    expect(await board(page)).toEqual(published);
    expect(errors).toEqual([]);
    await context.close();
  });
});
