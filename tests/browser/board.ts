/** What the board of targets says, once the newest run has ended. */
import type { Page } from 'playwright-core';

/** A busy machine is slow, which is no mistake of the app's. */
const PATIENCE = { timeout: 90_000 };

/** The newest run has ended and is that of the scenario on screen. */
export async function runEnded(page: Page): Promise<void> {
  await page.waitForSelector('[data-board-ready="true"]:not([data-old="true"])', PATIENCE);
  await page.waitForSelector('[data-run="done"]', PATIENCE);
}

/** Values of the cards by their test ids. */
export async function board(page: Page): Promise<Record<string, string>> {
  await runEnded(page);
  return page
    .locator('[data-testid^="target-"][data-value]')
    .evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => [card.getAttribute('data-testid'), card.getAttribute('data-value')]),
      ),
    );
}
