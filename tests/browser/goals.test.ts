/** A planner asks what a target takes, by keys alone, lays it over the scenario and takes it back; then trades off. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

const PATIENCE = { timeout: 90_000 };

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe('goals', () => {
  it('finds what fibre in every prefecture takes, applies it, undoes it, and opens a trade-off as a scenario', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1440, height: 900 });
    await page.goto(app.url);
    await page.waitForSelector('[data-run="done"]', PATIENCE);

    // From the board to the answer with keys alone.
    await page.getByTestId('open-goals').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('goal-dialog').waitFor(PATIENCE);
    await page.getByTestId('goal-target').selectOption('fibre-2027');
    await page.getByTestId('goal-place').selectOption('everyPrefecture');
    await page.getByTestId('goal-seek').focus();
    await page.keyboard.press('Enter');
    const fibre = page.getByTestId('goal-fibre');
    await fibre.waitFor(PATIENCE);
    expect(await fibre.getAttribute('data-kind')).toBe('found');
    const value = Number(await fibre.getAttribute('data-value'));
    // More than the plan's 4.2 billion yen a year, less than twice as much.
    expect(value).toBeGreaterThan(4.196e9);
    expect(value).toBeLessThan(8.4e9);
    expect(await page.getByTestId('goal-binding').textContent()).toMatch(
      /would be [\d,]+ households? short of 99\.9%/,
    );
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: `${shotsFolder}60-goal-en.png` });

    await page.getByTestId('goal-apply').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByTestId('goal-dialog').waitFor({ state: 'detached' });
    expect(await page.getByTestId('scenario-changes').textContent()).toContain('1');
    await page.keyboard.press('Control+z');
    await page.getByTestId('scenario-changes').waitFor({ state: 'detached' });

    // What cannot be bought says what else it takes.
    await page.getByTestId('open-goals').click();
    await page.getByTestId('goal-target').selectOption('radio-2025');
    await page.getByTestId('goal-place').selectOption('everyPrefecture');
    await page.getByTestId('goal-seek').click();
    await page.getByTestId('goal-radio').waitFor(PATIENCE);
    expect(await page.getByTestId('goal-radio').getAttribute('data-kind')).toBe('infeasible');
    expect(await page.getByTestId('goal-obstacles').textContent()).toContain('enough by itself');
    expect(await page.getByTestId('goal-pair').count()).toBe(1);
    await page.keyboard.press('Escape');

    // A family, cancelled once, then traded off; a point of the front becomes a scenario.
    await page.getByTestId('open-scenarios').click();
    await page.getByTestId('open-trade-off').click();
    await page.getByTestId('trade-off-start').click();
    await page.getByTestId('trade-off-cancel').click(PATIENCE);
    await page.getByTestId('trade-off-start').click();
    const result = page.getByTestId('trade-off-result');
    await result.waitFor({ timeout: 200_000 });
    const front = Number(await result.getAttribute('data-front'));
    expect(front).toBeGreaterThan(3);
    expect(await page.locator('[data-testid="trade-off-table"] tbody tr').count()).toBe(front);
    expect(await page.locator('[data-testid="trade-off-scatter"] button').count()).toBe(96);
    expect(await violations(page)).toEqual([]);
    await page.locator('[data-testid="trade-off-table"] tbody button').last().click();
    const name = await page.getByTestId('trade-off-chosen').locator('b').textContent();
    await page.screenshot({ path: `${shotsFolder}61-trade-off-en.png` });
    await page.getByTestId('trade-off-open').click();
    await expect.poll(() => page.getByTestId('scenario-name').textContent(), PATIENCE).toBe(name);
    expect(errors).toEqual([]);
    await context.close();
  });
});
