/** A planner asks what holds the nation's network together: reads the answer, breaks it, strikes it, and weighs sites. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, shotsFolder, startApp } from './app-under-test.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE = { timeout: 60_000 };

interface Run {
  readonly fiscalYears: readonly number[];
  readonly backbone: {
    readonly bridges: readonly (readonly { readonly link: string; readonly people: number }[])[];
    readonly disasters: readonly { readonly id: string; readonly meanPeopleCutOff: number }[];
  };
}

let app: AppUnderTest;
let run: Run;
beforeAll(async () => {
  app = await startApp();
  const folder = mkdtempSync(join(tmpdir(), 'denen-hub-desk-'));
  execFileSync(process.execPath, ['src/cli/tasks/denen.mjs', 'run', '--out', folder], { cwd: root });
  run = JSON.parse(readFileSync(join(folder, 'outcome.json'), 'utf8')) as Run;
  rmSync(folder, { recursive: true });
});
afterAll(() => app?.close());

const textOf = (page: Page, id: string) => page.getByTestId(id).textContent(PATIENCE);

describe('the desk for hubs and cables', () => {
  it('answers about the ring, cuts and mends a bridge, strikes, and weighs sites, as the run says', async () => {
    const { page, context, errors } = await app.openPage({ locale: 'en-GB', width: 1920, height: 1080 });
    await page.goto(app.url);
    await page.waitForSelector('[data-board-ready="true"]', PATIENCE);
    await page.getByTestId('open-desk-hubs').click();
    expect(await textOf(page, 'ring-answer')).toContain('not closed at the end of FY2025');

    // The bridge with most people behind it, in the year on the slider.
    const bridges = run.backbone.bridges[run.fiscalYears.indexOf(2024)]!;
    const most = bridges.reduce((best, each) => (each.people > best.people ? each : best));
    await page.getByTestId('cut-bridge').selectOption({ index: 1 });
    await expect
      .poll(() => page.getByTestId('cut-answer').getAttribute('data-people', PATIENCE), PATIENCE)
      .toBe(String(Math.round(most.people)));
    expect(await page.locator('[data-testid="cut-list"] > li').count()).toBe(1);
    // The map and its legend tell what the cut adds, unless the reader would rather see the latency itself.
    const legend = page.getByTestId('legend');
    await expect.poll(() => legend.textContent(PATIENCE), PATIENCE).toContain('Latency added by the cut');
    await page.getByTestId('cut-on-map').uncheck();
    expect(await legend.textContent()).not.toContain('added by the cut');
    await page.getByTestId('cut-on-map').check();
    await page.screenshot({ path: `${shotsFolder}40-hub-desk-cut-en.png` });
    await page.locator('[data-testid="cut-list"] button').click();
    await expect.poll(() => page.getByTestId('cut-answer').count(), PATIENCE).toBe(0);

    // The run's own count of the disasters, to the digit, and the desk's with more members.
    const section = page.getByTestId('desk-section-hubs-strike');
    const nankai = run.backbone.disasters.find(({ id }) => id === 'nankai')!.meanPeopleCutOff;
    expect(await section.textContent()).toContain(Math.round(nankai).toLocaleString('en'));
    await page.getByTestId('strike').click();
    const mean = Number(await page.getByTestId('strike-answer').getAttribute('data-mean', PATIENCE));
    expect(Math.abs(mean - nankai) / nankai).toBeLessThan(0.25);

    const before = await textOf(page, 'ranking');
    await page.getByTestId('weight-hazard').focus();
    await page.keyboard.press('Home');
    await expect.poll(() => textOf(page, 'ranking'), PATIENCE).not.toBe(before);
    await page.getByTestId('rank-additions').click();
    await page.waitForSelector('[data-testid="additions"]', PATIENCE);
    await page.screenshot({ path: `${shotsFolder}41-hub-desk-additions-en.png` });
    expect(errors).toEqual([]);
    await context.close();
  });
});
