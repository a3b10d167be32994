/** A planner asks how likely the targets are met, reads what moves them, and changes his mind about a lever. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

const PATIENCE = { timeout: 120_000 };

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

describe('the uncertainty desk', () => {
  it('computes members, maps a probability, and never shows it as that of another scenario', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1920, height: 1080 });
    await page.goto(app.url);
    await page.waitForSelector('[data-board-ready="true"]', PATIENCE);
    await page.getByTestId('open-desk-uncertainty').click();
    await page.getByTestId('members').fill('7');
    await page.getByTestId('compute-members').click();
    await expect
      .poll(() => page.getByTestId('desk-section-uncertainty-ask').textContent(), PATIENCE)
      .toContain('100 to 20000');
    expect(await page.getByTestId('uncertainty-answer').count()).toBe(0);

    await page.getByTestId('members').fill('1000');
    await page.getByTestId('compute-members').click();
    const answer = page.getByTestId('uncertainty-answer');
    await answer.waitFor(PATIENCE);
    expect(await answer.getAttribute('data-old')).toBe('false');
    // The published plan misses 99 % in six prefectures by FY2030: few members reach all of them.
    const everywhere = await page.locator('tr', { has: page.getByTestId('chance-radio-prefecture-2030') });
    const chance = Number(/([\d.]+)%/.exec((await everywhere.locator('b').textContent()) ?? '')?.[1]);
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThan(30);
    await page.getByTestId('causes').waitFor(PATIENCE);
    expect(await page.getByTestId('causes').textContent()).toContain('Propagation margin');

    await page.getByTestId('chance-on-map').click();
    expect(await page.getByTestId('topic').inputValue()).toBe('chance');
    await page.screenshot({ path: `${shotsFolder}60-uncertainty-desk-en.png` });

    await page.getByTestId('seed').fill('2');
    await page.keyboard.press('Tab');
    await expect.poll(() => answer.getAttribute('data-old'), PATIENCE).toBe('true');
    await page.getByTestId('seed').fill('1');
    await page.keyboard.press('Tab');
    await expect.poll(() => answer.getAttribute('data-old'), PATIENCE).toBe('false');

    // From now on the members follow what is changed.
    await page.getByTestId('follow-levers').check();
    await page.getByTestId('seed').fill('3');
    await page.keyboard.press('Tab');
    await expect.poll(() => answer.getAttribute('data-old'), PATIENCE).toBe('true');
    await expect.poll(() => answer.getAttribute('data-old'), PATIENCE).toBe('false');
    expect(errors).toEqual([]);
    await context.close();
  }, 300_000);
});
