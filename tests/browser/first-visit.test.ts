/** A planner's first visit: the published plan on the national map, its years, layers, languages and limits. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { steadyFigures } from '../../src/data/steady-figures.ts';
import { callDenen } from '../cli/call-denen.ts';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

interface Outcome {
  readonly targets: { id: string; value: number; valueByYear: number[]; met: boolean }[];
  readonly fiscalYears: number[];
}

let app: AppUnderTest;
let outcome: Outcome;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'denen-'));
  const run = await callDenen(['run', '--out', folder, '--workers', '1']);
  expect(run.code, run.remarks).toBe(0);
  outcome = JSON.parse(await readFile(join(folder, 'outcome.json'), 'utf8'));
  await rm(folder, { recursive: true });
  app = await startApp();
});
afterAll(() => app?.close());

/** A busy machine may need a while; a test that waits longer says so. */
const PATIENCE = { timeout: 30_000 };

const shot = (page: Page, name: string) => page.screenshot({ path: `${shotsFolder}${name}.png` });
const ready = async (page: Page) => {
  await page.waitForSelector('[data-map-ready="true"]', { timeout: 60_000 });
  await page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
  await page.waitForSelector('[data-map-live="true"]', { timeout: 60_000 });
};

/** The first time of each of the app's marks. */
const marks = (page: Page) =>
  page.evaluate(() => {
    const first: Record<string, number> = {};
    for (const { name, startTime } of performance.getEntriesByType('mark')) first[name] ??= startTime;
    return first;
  });

async function boardValues(
  page: Page,
  attribute: 'data-value' | 'data-year-value',
): Promise<Map<string, number>> {
  const cards = await page
    .locator(`[data-testid^="target-"][${attribute}]`)
    .evaluateAll(
      (all, name) =>
        all.map((card) => [card.getAttribute('data-testid')!, Number(card.getAttribute(name))] as const),
      attribute,
    );
  return new Map(cards.map(([id, value]) => [id.replace(/^target-/, ''), value]));
}

async function moveYear(page: Page, year: number): Promise<void> {
  await page.getByTestId('fiscal-year').evaluate((slider, to) => {
    (slider as HTMLInputElement).value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, year);
  await expect
    .poll(() => page.getByTestId('fiscal-year-text').textContent(), PATIENCE)
    .toContain(String(year));
}

/** Clicks as soon as the button is there: on a busy machine a run may end while a test still looks for its place. */
function pressAtOnce(page: Page, selector: string): Promise<void> {
  return page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          const button = document.querySelector<HTMLButtonElement>(wanted);
          if (button === null) return;
          clearInterval(timer);
          button.click();
          resolve();
        }, 5);
      }),
    selector,
  );
}

const recolourings = (page: Page) =>
  page.evaluate(() => performance.getEntriesByName('denen:recoloured').length);

describe('a first visit', () => {
  it('has the nation and the values of the board on screen before it wakes the graphics card', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1024, height: 768 });
    await page.goto(app.url);
    await page.waitForSelector('[data-map-ready="true"]', { timeout: 60_000 });
    await shot(page, '00-first-picture-ja');
    await ready(page);
    const at = await marks(page);
    expect(at['denen:map-ready']).toBeLessThan(at['denen:map-live']!);
    expect(at['denen:board-ready']).toBeLessThan(at['denen:map-live']!);
    expect(await page.locator('.first-picture').count()).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('shows the plan as computed beforehand, points at its cells, and has the map at once where somebody reaches for it', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1280, height: 800 });
    // Runs that are never heard of leave the picture standing.
    await page.addInitScript(() => {
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (message: { path?: string[] }, ...rest: never[]) {
        if (!message.path?.includes('runPart')) Reflect.apply(postMessage, this, [message, ...rest]);
      };
    });
    await page.goto(app.url);
    await page.waitForSelector('[data-map-ready="true"]', { timeout: 60_000 });
    await page.locator('.first-picture').waitFor();
    const map = (await page.getByTestId('map').boundingBox())!;
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
    await page.waitForSelector('[data-map-live="true"]', { timeout: 60_000 });
    const board = page.getByTestId('target-board');
    expect(await board.getAttribute('data-prepared')).toBe('true');
    expect(await page.locator('[data-run]').getAttribute('data-run')).toBe('running');
    const values = await boardValues(page, 'data-value');
    expect(values.size).toBe(outcome.targets.length);
    for (const target of outcome.targets)
      expect(steadyFigures(values.get(target.id)), target.id).toBe(target.value);
    await shot(page, '00-prepared-ja');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('shows the published plan in Japanese, and its numbers are those of the headless engine', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1920, height: 1080 });
    await page.goto(app.url);
    await ready(page);
    expect(await page.getByTestId('target-board').getAttribute('data-prepared')).toBeNull();
    expect(await page.title()).toContain('田園');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    const values = await boardValues(page, 'data-value');
    expect(values.size).toBe(outcome.targets.length);
    for (const target of outcome.targets)
      expect(steadyFigures(values.get(target.id)), target.id).toBe(target.value);
    for (const target of outcome.targets) {
      expect(await page.getByTestId(`target-${target.id}`).getAttribute('data-met')).toBe(String(target.met));
    }
    await shot(page, '01-first-ja');

    for (const year of [2021, 2030, 2035]) {
      await moveYear(page, year);
      const inYear = await boardValues(page, 'data-year-value');
      for (const target of outcome.targets) {
        const expected = target.valueByYear[outcome.fiscalYears.indexOf(year)];
        expect(steadyFigures(inYear.get(target.id)), `${target.id} in ${year}`).toBe(expected);
      }
    }
    await shot(page, '02-year-2035-ja');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('switches topic, level and language, and shows what stands where one clicks', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1024, height: 768 });
    await page.goto(app.url);
    await ready(page);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    for (const topic of ['population', 'fibre', 'fibreYear', 'fibreCost', 'radioYear', 'hubs']) {
      await page.getByTestId('topic').selectOption(topic);
      await shot(page, `03-topic-${topic}-en`);
    }
    await page.getByTestId('topic').selectOption('radio');
    for (const level of ['municipality', 'prefecture', 'cell']) {
      const before = await recolourings(page);
      await page.getByTestId('level').locator(`input[value="${level}"]`).check({ force: true });
      await expect.poll(() => recolourings(page), PATIENCE).toBeGreaterThan(before);
      await shot(page, `04-level-${level}-en`);
    }
    const map = (await page.locator('[data-map-ready="true"]').boundingBox())!;
    await page.mouse.click(map.x + map.width * 0.5, map.y + map.height * 0.5);
    const before = await page.title();
    await page.getByTestId('language-switch').locator('input[value="ja"]').check({ force: true });
    await expect.poll(() => page.evaluate(() => document.documentElement.lang), PATIENCE).toBe('ja');
    expect(await page.title()).not.toBe(before);
    await shot(page, '05-switched-to-ja');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('cancels a run, keeps the last good outcome, and runs again', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB' });
    await page.goto(app.url);
    await ready(page);
    const before = await boardValues(page, 'data-value');
    const field = page
      .getByTestId('lever-fibre.householdsPerYear')
      .locator('input:not([type="range"])')
      .first();
    await field.fill('10000');
    await field.press('Enter');
    await pressAtOnce(page, '[data-testid="run-cancel"]');
    await expect.poll(() => page.locator('[data-run]').getAttribute('data-run'), PATIENCE).toBe('cancelled');
    await shot(page, '06-cancelled-en');
    // Fibre is read again at once and may have come before the press; what was under way stays as it was.
    const slow = ([id]: [string, unknown]) => !id.startsWith('fibre');
    const after = await boardValues(page, 'data-value');
    expect([...after].filter(slow)).toEqual([...before].filter(slow));
    await page.getByTestId('run-again').click();
    await expect
      .poll(() => page.locator('[data-run]').getAttribute('data-run'), { timeout: 60_000 })
      .toBe('done');
    expect((await boardValues(page, 'data-value')).get('fibre-2027')).toBeLessThan(before.get('fibre-2027')!);
    await shot(page, '07-run-again-en');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('with the network cut', () => {
  it('goes on, reloads, and completes a full run', async () => {
    const own = await startApp();
    try {
      const { page } = await own.openPage({ locale: 'ja-JP' });
      await page.goto(own.url);
      await ready(page);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await own.stopServer();
      await moveYear(page, 2030);
      await page.reload();
      await ready(page);
      const values = await boardValues(page, 'data-value');
      for (const target of outcome.targets)
        expect(steadyFigures(values.get(target.id)), target.id).toBe(target.value);
      await shot(page, '08-offline-ja');
    } finally {
      await own.close();
    }
  });
});

describe('a damaged atlas', () => {
  it('is told in the language of the user, with what was expected and what came', async () => {
    const damaged = await startApp({ truncated: { path: '/atlas/cells.bin', bytes: 5000 } });
    try {
      const { page } = await damaged.openPage({ locale: 'ja-JP' });
      await page.goto(damaged.url);
      const failure = page.getByTestId('atlas-failure');
      await failure.waitFor({ timeout: 60_000 });
      const text = (await failure.textContent())!;
      expect(text).toContain('cells.bin');
      expect(text).toContain('5000');
      await shot(page, '09-damaged-atlas-ja');
    } finally {
      await damaged.close();
    }
  });
});
