/** A planner works with scenarios: changes, takes back, names, shares, saves, compares, and meets what can go wrong. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { steadyFigures } from '../../src/data/steady-figures.ts';
import { callDenen } from '../cli/call-denen.ts';
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

const PATIENCE = { timeout: 60_000 };
const shot = (page: Page, name: string) => page.screenshot({ path: `${shotsFolder}${name}.png` });

async function ready(page: Page): Promise<void> {
  await page.waitForSelector('[data-map-ready="true"]', PATIENCE);
  await runEnded(page);
}

async function setLever(page: Page, id: string, value: string): Promise<void> {
  const field = page.getByTestId(`lever-${id}`).locator('input:not([type="range"])').first();
  await field.fill(value);
  await field.press('Enter');
}

const leverValue = (page: Page, id: string) =>
  page.getByTestId(`lever-${id}`).locator('input:not([type="range"])').first().inputValue();
const scenarioName = (page: Page) => page.getByTestId('scenario-name').textContent();
const openList = async (page: Page) => {
  await page.getByTestId('open-scenarios').click();
  await page.getByTestId('scenario-table').waitFor();
};
/** Once it can be seen, as a person would. */
const closeDialog = async (page: Page) => {
  const open = page.locator('dialog[open]');
  await open.first().waitFor();
  const before = await open.count();
  await page.keyboard.press('Escape');
  await expect.poll(() => open.count(), PATIENCE).toBeLessThan(before);
};
const row = (page: Page, name: string) => page.getByTestId('scenario-row').filter({ hasText: name });
const saved = (page: Page) =>
  expect.poll(() => page.getByTestId('keeping').getAttribute('data-keeping'), PATIENCE).toBe('kept');

/** The whole outcome of a scenario file, by the headless engine. */
async function outcomeOf(file: string, name: string): Promise<string> {
  const out = join(folder, name);
  const run = await callDenen(['run', file, '--out', out, '--workers', '1']);
  expect(run.code, run.remarks).toBe(0);
  return readFile(join(out, 'outcome.json'), 'utf8');
}

describe('a planner with scenarios', () => {
  it('changes, takes back, names, reloads, shares, saves, and compares', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1024, height: 768 });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: new URL(app.url).origin,
    });
    await page.goto(app.url);
    await ready(page);
    expect(await scenarioName(page)).toBe('Published plan');
    const plan = await board(page);

    // Two levers, then back and forth with the keyboard.
    await setLever(page, 'fibre.householdsPerYear', '10000');
    await setLever(page, 'radio.prefectureFloor', '95');
    expect(await scenarioName(page)).toBe('Scenario 1');
    await page.keyboard.press('Control+z');
    expect(await leverValue(page, 'radio.prefectureFloor')).toBe('99');
    await page.keyboard.press('Control+z');
    expect(await leverValue(page, 'fibre.householdsPerYear')).toBe('80,000');
    expect(await board(page)).toEqual(plan);
    await page.keyboard.press('Control+Shift+z');
    expect(await leverValue(page, 'fibre.householdsPerYear')).toBe('10,000');
    await page.getByTestId('redo').click();
    expect(await leverValue(page, 'radio.prefectureFloor')).toBe('95');
    expect(await page.getByTestId('redo').isDisabled()).toBe(true);
    await page.getByTestId('undo').click();
    const slower = await board(page);
    expect(slower).not.toEqual(plan);
    await shot(page, '20-scenario-changed-en');

    // A duplicate under a name of its own.
    await openList(page);
    await row(page, 'Scenario 1').getByTestId('duplicate').click();
    const name = page.getByTestId('scenario-name-field');
    expect(await name.inputValue()).toBe('Scenario 1 (copy)');
    await name.fill('Slow trade');
    await name.press('Enter');
    await page.getByTestId('scenario-note-field').fill('For the council of May');
    await page.getByTestId('scenario-search').focus();
    expect(await row(page, 'Slow trade').textContent()).toContain('For the council of May');
    await saved(page);
    await shot(page, '21-scenario-list-en');
    await closeDialog(page);
    await setLever(page, 'radio.prefectureFloor', '90');
    const shared = await board(page);

    // Still there after a reload.
    await page.waitForTimeout(500);
    await page.reload();
    await ready(page);
    expect(await scenarioName(page)).toBe('Slow trade');
    expect(await leverValue(page, 'radio.prefectureFloor')).toBe('90');
    expect(await board(page)).toEqual(shared);

    // A link opens the same scenario in the same view, in a profile that knows nothing.
    await page.getByTestId('topic').selectOption('fibre');
    await page.getByTestId('level').locator('input[value="prefecture"]').check({ force: true });
    await page.getByTestId('fiscal-year').evaluate((slider) => {
      (slider as HTMLInputElement).value = '2029';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.getByTestId('share-link').click();
    const url = await page.getByTestId('share-url').inputValue();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
    expect(url.length).toBeLessThan(2000);
    await closeDialog(page);
    const other = await app.openPage({ locale: 'ja-JP', width: 1920, height: 1080 });
    await other.page.goto(url);
    await ready(other.page);
    expect(await scenarioName(other.page)).toBe('Slow trade');
    expect(await board(other.page)).toEqual(shared);
    expect(await other.page.getByTestId('topic').inputValue()).toBe('fibre');
    expect(await other.page.getByTestId('level').locator('input[value="prefecture"]').isChecked()).toBe(true);
    expect(await other.page.getByTestId('fiscal-year').inputValue()).toBe('2029');
    expect(new URL(other.page.url()).hash).toBe('');
    await shot(other.page, '22-scenario-link-ja');
    expect(other.errors).toEqual([]);

    // A cut link is told, and takes nothing away.
    await other.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      new URL(url).hash.slice(0, 300),
    );
    await other.page.locator('[data-testid="notice"][data-kind="refused"]').waitFor();
    expect(await other.page.getByTestId('notice').last().textContent()).toContain('リンクを開けませんでした');
    expect(await scenarioName(other.page)).toBe('Slow trade');
    await shot(other.page, '23-cut-link-ja');
    await other.context.close();

    // A file: the headless engine finds the same numbers, twice the same bytes, and a damaged one is refused by path.
    await openList(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row(page, 'Slow trade').getByTestId('save-file').click(),
    ]);
    expect(download.suggestedFilename()).toBe('Slow trade.denen.json');
    const file = join(folder, 'slow.json');
    await download.saveAs(file);
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      madeWith: { modelVersion: expect.any(String) },
      note: 'For the council of May',
    });
    const one = await outcomeOf(file, 'one');
    const again = join(folder, 'again.json');
    await writeFile(again, JSON.stringify(JSON.parse(one).scenario));
    expect(await outcomeOf(again, 'two')).toBe(one);
    const computed = JSON.parse(one) as { targets: { id: string; value: number }[] };
    for (const { id, value } of computed.targets)
      expect(steadyFigures(Number(shared[`target-${id}`])), id).toBe(value);

    const damaged = join(folder, 'damaged.json');
    await writeFile(damaged, text.replace('"radio.prefectureFloor": 0.9', '"radio.prefectureFloor": 90'));
    await page.getByTestId('scenario-file').setInputFiles(damaged);
    const refused = page.locator('dialog [data-testid="notice"][data-kind="refused"]');
    await refused.waitFor();
    expect(await refused.textContent()).toContain('parameters.radio.prefectureFloor');
    expect(await refused.textContent()).toContain('damaged.json');
    expect(await page.getByTestId('scenario-name-field').inputValue()).toBe('Slow trade');
    await shot(page, '24-damaged-file-en');
    await page.getByTestId('scenario-file').setInputFiles(file);
    await page.locator('dialog [data-testid="notice"][data-kind="opened"]').waitFor();
    // The same scenario was there already.
    expect(await page.getByTestId('scenario-row').count()).toBe(3);

    // Deleted, and taken back.
    await row(page, 'Scenario 1').getByTestId('remove').click();
    await expect.poll(() => page.getByTestId('scenario-row').count(), PATIENCE).toBe(2);
    await page.locator('dialog').getByTestId('undo-remove').click();
    await expect.poll(() => page.getByTestId('scenario-row').count(), PATIENCE).toBe(3);

    // A preset beside them, and all compared; what is missing is computed.
    await page.getByTestId('preset').selectOption('budgetHalved');
    await page.getByTestId('preset-new').click();
    await openList(page);
    for (const box of await page.getByTestId('scenario-row').locator('input').all()) await box.check();
    await page.getByTestId('compare').click();
    await page.waitForSelector('[data-testid="computing"][data-computing="false"]', {
      state: 'attached',
      ...PATIENCE,
    });
    await expect
      .poll(() => page.getByTestId('compare-table').textContent(), PATIENCE)
      .not.toContain('Not computed yet');
    const cells = await page.getByTestId('compare-total').locator('td').allTextContents();
    expect(cells.length).toBe(4);
    expect(cells.filter((cell) => /^\s*¥/.test(cell)).length).toBe(4);
    expect(await page.getByTestId('compare-radio.prefectureFloor').textContent()).toContain('90%');
    await shot(page, '25-compare-en');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('two tabs of one browser', () => {
  it('follow each other, and neither loses what the other does', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP' });
    await page.goto(app.url);
    await ready(page);
    await setLever(page, 'fibre.householdsPerYear', '50000');
    await page.waitForTimeout(500);
    const second = await context.newPage();
    await second.goto(app.url);
    await ready(second);
    expect(await scenarioName(second)).toBe('シナリオ1');
    await setLever(second, 'fibre.householdsPerYear', '60000');
    await expect.poll(() => leverValue(page, 'fibre.householdsPerYear'), PATIENCE).toBe('60,000');
    await page.getByTestId('undo').click();
    await expect.poll(() => leverValue(second, 'fibre.householdsPerYear'), PATIENCE).toBe('50,000');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a browser that keeps nothing', () => {
  it('is told without a database, and everything else works', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP' });
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await page.goto(app.url);
    await ready(page);
    await page.getByTestId('scenario-unkept').waitFor();
    await setLever(page, 'fibre.householdsPerYear', '50000');
    await openList(page);
    expect(await page.getByTestId('keeping').textContent()).toContain('保存領域を使えません');
    await shot(page, '26-nothing-kept-ja');
    await closeDialog(page);
    await page.getByTestId('undo').click();
    expect(await leverValue(page, 'fibre.householdsPerYear')).toBe('80,000');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('is told when its room is used up, and loses nothing that is on the page', async () => {
    const { page, context } = await app.openPage({ locale: 'en-GB' });
    await page.goto(app.url);
    await ready(page);
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
      addEventListener('room-again', () => {
        IDBObjectStore.prototype.put = put;
      });
    });
    await setLever(page, 'fibre.householdsPerYear', '50000');
    await page.getByTestId('scenario-unkept').waitFor(PATIENCE);
    expect(await leverValue(page, 'fibre.householdsPerYear')).toBe('50,000');
    await openList(page);
    expect(await page.getByTestId('keeping').textContent()).toContain('no room left');
    await page.evaluate(() => dispatchEvent(new Event('room-again')));
    await page.getByTestId('keeping').getByRole('button').click();
    await saved(page);
    await context.close();
  });
});

describe('two hundred scenarios', () => {
  it('are kept and listed while the page stays quick', async () => {
    const { page, context } = await app.openPage({ locale: 'ja-JP' });
    await page.goto(app.url);
    await ready(page);
    await openList(page);
    for (let i = 0; i < 200; i++) await row(page, '公表計画').first().getByTestId('duplicate').click();
    await saved(page);
    expect(await page.getByTestId('scenario-row').count()).toBe(201);
    await page.reload();
    await ready(page);
    const opening = await page.evaluate(async () => {
      const button = document.querySelector<HTMLButtonElement>('[data-testid="open-scenarios"]')!;
      const start = performance.now();
      button.click();
      while (document.querySelectorAll('[data-testid="scenario-row"]').length < 201) {
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return performance.now() - start;
    });
    console.log(`list of 200 scenarios drawn in ${opening.toFixed(0)} ms`);
    await page.getByTestId('scenario-search').fill('シナリオ200');
    await expect.poll(() => page.getByTestId('scenario-row').count(), PATIENCE).toBe(1);
    await shot(page, '27-two-hundred-ja');
    await context.close();
  });
});
