/** A planner asks the fibre desk what the rest costs, moves its limits, and puts a municipality first. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { steadyFigures } from '../../src/data/steady-figures.ts';
import { localeOf } from '../../src/locale/locale.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { callDenen } from '../cli/call-denen.ts';
import { committedAtlas } from '../model/committed-atlas.ts';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const PATIENCE = { timeout: 60_000 };
const THRESHOLD = 'fibre.highestCostPerHouseholdYen';
const shot = (page: Page, name: string) => page.screenshot({ path: `${shotsFolder}${name}.png` });

/** The numbers on screen are those of the levers on screen. */
const settled = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector('[data-run]')?.getAttribute('data-run') === 'done' &&
      document.querySelector('[data-testid="target-board"]')?.getAttribute('data-old') !== 'true',
    undefined,
    PATIENCE,
  );

const targetValue = async (page: Page, id: string) =>
  Number(await page.getByTestId(`target-${id}`).getAttribute('data-value'));

const openDesk = async (page: Page, desk: string) => {
  await page.getByTestId(`open-desk-${desk}`).click();
  await page.getByTestId(`desk-${desk}`).waitFor();
};

/** Label and value of every row. */
const rowsOf = (page: Page, testId: string) =>
  page
    .getByTestId(testId)
    .locator('dl > div')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector('dt')!.textContent!.trim(),
        row.querySelector('dd b, dd.number')!.textContent!.trim(),
      ]),
    );

async function runWith(parameters: Readonly<Record<string, unknown>>) {
  const folder = await mkdtemp(join(tmpdir(), 'denen-'));
  try {
    const file = join(folder, 'scenario.json');
    await writeFile(file, JSON.stringify({ ...defaultScenario(), parameters }));
    const out = join(folder, 'out');
    const run = await callDenen(['run', file, '--out', out, '--workers', '1']);
    expect(run.code, run.remarks).toBe(0);
    const read = (name: string) => readFile(join(out, name), 'utf8');
    const csv = (text: string) =>
      Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
        .data;
    return {
      targets: JSON.parse(await read('outcome.json')).targets as { id: string; value: number }[],
      places: csv(await read('places.csv')),
      plan: csv(await read('plan.csv')),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the fibre desk', () => {
  it('answers, follows its handles, keeps what stood on a bad entry, and agrees with the headless engine', async () => {
    const { messages, format } = localeOf('ja');
    const { page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1366, height: 768 });
    await page.goto(app.url);
    await page.waitForSelector('[data-board-ready="true"]', { timeout: 60_000 });
    await settled(page);
    await openDesk(page, 'fibre');

    // The answer: when each goal is met, at whose cost, and what is left.
    const answers = page.getByTestId('desk-section-fibre-answer').locator('li');
    expect(await answers.count()).toBeGreaterThanOrEqual(3);
    const answer = (await answers.nth(1).textContent())!;
    expect(answer).toContain('99.9%');
    expect(answer).toContain('2024年度');
    for (const payer of Object.values(messages.payers)) expect(answer).toContain(payer);
    await shot(page, '20-fibre-desk-ja');

    // Keys pull the threshold down; the board and the curve follow.
    const before = await targetValue(page, 'fibre-2027');
    const handle = page.getByTestId('handle-threshold');
    const placeBefore = Number(await handle.getAttribute('aria-valuenow'));
    await handle.focus();
    for (let i = 0; i < 9; i++) await handle.press('PageDown');
    await settled(page);
    expect(await handle.getAttribute('aria-valuetext')).toContain('100万円');
    expect(Number(await handle.getAttribute('aria-valuenow'))).toBeLessThan(placeBefore);
    await expect.poll(() => targetValue(page, 'fibre-2027'), PATIENCE).toBeLessThan(before);
    expect(await page.getByTestId('desk-section-fibre-tail').textContent()).toContain(
      messages.desks.fibre.tail.reasons.threshold,
    );
    await shot(page, '21-fibre-threshold-ja');

    // A wrong entry says what was expected, and the old value stands.
    const lever = page.getByTestId('levers').getByTestId(`lever-${THRESHOLD}`);
    const field = lever.locator('input[type="text"]');
    await field.fill('-5');
    await field.press('Enter');
    await lever.getByRole('alert').waitFor();
    expect(await lever.getByRole('alert').textContent()).toContain('-5');
    expect(await handle.getAttribute('aria-valuetext')).toContain('100万円');
    expect(await page.locator('[data-run]').getAttribute('data-run')).toBe('done');
    await field.press('Escape');
    await expect.poll(() => field.inputValue()).toBe('100');

    // The value of a household, and how far the network is then worth it.
    const worth = page.getByTestId('desk-section-fibre-worth');
    const served = (rows: string[][]) =>
      rows.find(([label]) => label === messages.desks.fibre.worth.served)![1]!;
    const servedBefore = served(await rowsOf(page, 'desk-section-fibre-worth'));
    await worth.locator('input[type="text"]').fill('50');
    await worth.locator('input[type="text"]').press('Enter');
    await settled(page);
    await expect
      .poll(async () => served(await rowsOf(page, 'desk-section-fibre-worth')), PATIENCE)
      .not.toBe(servedBefore);

    // From the last households to one municipality.
    const name = page.getByTestId('desk-section-fibre-tail').locator('tbody tr').first().locator('button');
    const municipality = (await name.textContent())!;
    await name.click();
    await openDesk(page, 'places');
    expect(await page.getByTestId('place-name').textContent()).toBe(municipality);
    const leftBefore = await rowsOf(page, 'place-fibre-money');
    await page.getByTestId('wish-first').click();
    expect(await page.getByTestId('wish-first').getAttribute('aria-pressed')).toBe('true');
    await settled(page);
    await expect.poll(() => rowsOf(page, 'place-fibre-money'), PATIENCE).not.toEqual(leftBefore);
    await shot(page, '22-fibre-put-first-ja');

    // The list of the lever names it; nobody's code changes nothing.
    const levers = page.getByTestId('levers');
    const list = levers.getByTestId('lever-fibre.priorityMunicipalities');
    await levers
      .locator(`.lever-section:has([data-testid="lever-${THRESHOLD}"]) > button.disclosure`)
      .click();
    expect(await list.locator('.chip').textContent()).toContain(municipality);
    await list.locator('input').fill('99999');
    await list.locator('input').press('Enter');
    expect(await list.getByRole('alert').textContent()).toContain('99999');
    expect(await list.locator('.chip').count()).toBe(1);
    await list.locator('input').press('Escape');

    // The same scenario without a screen.
    const code = await codeOf(municipality);
    const run = await runWith({
      [THRESHOLD]: 1e6,
      'fibre.valuePerHouseholdYen': 500_000,
      'fibre.priorityMunicipalities': [code],
    });
    for (const { id, value } of run.targets)
      expect(steadyFigures(await targetValue(page, id)), id).toBe(value);
    const works = run.plan.filter((row) => row.code === code && row.technology === 'fibre');
    const sum = (column: string) => works.reduce((total, row) => total + Number(row[column]), 0);
    const money = new Map((await rowsOf(page, 'place-fibre-money')) as [string, string][]);
    const { layers } = messages;
    expect(money.get(layers['row.fibreBuildCost'])).toBe(format.yen(sum('costYen')));
    expect(money.get(layers['row.payer.state'])).toBe(format.yen(sum('stateYen')));
    expect(money.get(layers['row.payer.municipality'])).toBe(format.yen(sum('municipalityYen')));
    expect(money.get(layers['row.payer.operator'])).toBe(format.yen(sum('operatorYen')));
    const year = Number(await page.getByTestId('fiscal-year').inputValue());
    const place = run.places.find((row) => row.code === code && Number(row.fiscalYear) === year)!;
    const coverage = format.share(Number(place.fibreHouseholdCoverage), 2);
    expect(await page.getByTestId('place-details').textContent()).toContain(coverage);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('tells the lines of the network apart, and takes them away', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1024, height: 768 });
    await page.goto(app.url);
    await page.waitForSelector('[data-map-live="true"]', { timeout: 60_000 });
    await settled(page);
    await page.getByTestId('topic').selectOption('fibreTechnology');
    const legend = page.getByTestId('network-legend');
    await legend.waitFor();
    expect(await legend.textContent()).toContain(localeOf('en').messages.map.network.sea);
    await shot(page, '23-fibre-technology-en');
    await page.getByTestId('network-shown').uncheck();
    expect(await legend.locator('li').count()).toBe(0);
    await page.getByTestId('topic').selectOption('population');
    await expect.poll(() => legend.count(), PATIENCE).toBe(0);
    expect(errors).toEqual([]);
    await context.close();
  });
});

async function codeOf(nameJa: string): Promise<string> {
  const { municipalities } = await committedAtlas();
  const codes = municipalities.code.filter((_, m) => municipalities.nameJa[m] === nameJa);
  expect(codes, nameJa).toHaveLength(1);
  return codes[0]!;
}
