/** Every screen against the rules of axe-core (WCAG A and AA, best practices), in both languages and themes. */
import axe, { type AxeResults } from 'axe-core';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKS } from '../../src/state/app-state.ts';
import { type AppUnderTest, startApp } from './app-under-test.ts';

let app: AppUnderTest;
let page: Page;
let context: BrowserContext;
let errors: string[];

beforeAll(async () => {
  app = await startApp();
  ({ page, context, errors } = await app.openPage({ locale: 'ja-JP', width: 1280, height: 800 }));
  await page.goto(app.url);
  await page.waitForSelector('[data-map-live="true"]', { timeout: 60_000 });
  await page.waitForSelector('[data-run="done"]', { timeout: 60_000 });
  await page.evaluate(axe.source);
});
afterAll(async () => {
  await context?.close();
  await app?.close();
});

/** What is wrong, where, in one line each. */
async function violations(on = page): Promise<string[]> {
  const results = await on.evaluate(() =>
    (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  return results.violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${impact} ${id} (${help}): ${target.join(' ')} — ${failureSummary}`,
    ),
  );
}

async function violationsInDialog(opener: Locator): Promise<string[]> {
  await opener.click();
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  const found = await violations();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return found;
}

/** Every screen by name. */
async function allViolations(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  const add = (screen: string, list: string[]) => {
    if (list.length > 0) found[screen] = list;
  };
  add('start', await violations());
  for (const desk of DESKS) {
    await page.getByTestId(`open-desk-${desk}`).click();
    const area = page.getByTestId(`desk-${desk}`);
    await area.waitFor();
    add(desk, await violations());
    // The first drawing as a table.
    const table = area.locator('[aria-haspopup="dialog"]').first();
    if ((await table.count()) > 0) add(`${desk}, table`, await violationsInDialog(table));
    // A municipality of the last households, and its details.
    if (desk === 'fibre') {
      await page.getByTestId('desk-section-fibre-tail').locator('tbody button').first().click();
      await page.getByTestId('open-desk-places').click();
      await page.getByTestId('place-details').waitFor();
      add('details', await violations());
    }
  }
  await page.getByTestId(`open-desk-${DESKS.at(-1)}`).click();
  const openers = await page.locator('[aria-haspopup="dialog"]').all();
  expect(openers.length).toBeGreaterThanOrEqual(3);
  for (const opener of openers) {
    const name = (await opener.getAttribute('aria-label')) ?? (await opener.textContent());
    add(`dialog ${name}`, await violationsInDialog(opener));
  }
  // The stage: steps and what is tried, two scenarios on the map, large type.
  await page.getByTestId('open-script').click();
  await page.getByTestId('record-step').click();
  await page
    .getByTestId('lever-radio.prefectureFloor')
    .locator('input:not([type="range"])')
    .first()
    .fill('90');
  await page.keyboard.press('Enter');
  await page.getByTestId('trial').waitFor();
  add('steps', await violations());
  add('steps, list', await violationsInDialog(page.getByTestId('edit-script')));
  await page.getByTestId('compare-on-map').click();
  await page.getByTestId('map-divider').waitFor({ timeout: 60_000 });
  add('side by side', await violations());
  await page.locator('input[name="comparison-mode"][value="delta"]').check({ force: true });
  add('difference', await violations());
  await page.getByTestId('end-comparison').click();
  await page.getByTestId('put-back-trial').click();
  await page.getByTestId('present').click();
  add('presenting', await violations());
  await page.getByTestId('present').click();
  await page.getByTestId('open-script').click();
  for (const kind of ['sheets', 'briefing']) {
    await page.getByTestId('open-out').click();
    await page.getByTestId(`out-tab-${kind}`).click();
    await page.getByTestId('out-area').selectOption('prefecture 15');
    await page.getByTestId('out-municipality').selectOption({ index: 1 });
    add(`${kind}, choice`, await violations());
    await page.getByTestId('out-open-print').click();
    await page.waitForSelector('[data-testid="print-view"][data-layout="ready"]');
    add(kind, await violations());
    await page.getByTestId('print-back').click();
  }
  return found;
}

describe('accessibility', () => {
  for (const language of ['ja', 'en']) {
    for (const theme of ['light', 'dark']) {
      it(`has nothing to mend in ${language}, ${theme}`, async () => {
        await page
          .getByTestId('language-switch')
          .locator(`input[value="${language}"]`)
          .check({ force: true });
        const isDark = await page.evaluate(() => document.documentElement.dataset.theme === 'dark');
        if (isDark !== (theme === 'dark')) await page.getByTestId('theme-switch').click();
        await page.waitForFunction(
          ([lang, dark]) =>
            document.documentElement.lang === lang &&
            (document.documentElement.dataset.theme === 'dark') === dark,
          [language, theme === 'dark'] as const,
        );
        expect(await allViolations()).toEqual({});
        expect(errors).toEqual([]);
      });
    }
  }

  it('has nothing to mend in a frame of another page', async () => {
    const own = await app.openPage({ locale: 'en-GB', width: 480, height: 360 });
    for (const query of ['lang=ja&theme=light', 'lang=en&theme=dark']) {
      await own.page.goto(`${app.url}?embed=1&${query}`);
      await own.page.waitForSelector('[data-testid="embed-figure"]', { timeout: 60_000 });
      await own.page.evaluate(axe.source);
      expect(await violations(own.page)).toEqual([]);
    }
    await own.context.close();
  });
});
