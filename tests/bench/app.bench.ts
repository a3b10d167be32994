/**
 * The built app in headless Chromium with software GL, as a visitor without a graphics card meets it: time to the
 * first paint, map, board and run, a move of the year, the longest tasks on the page's own thread, bytes over the wire.
 */
import type { Page } from 'playwright-core';
import { type AppUnderTest, startApp } from '../browser/app-under-test.ts';
import type { Bench, BenchRow } from './bench.ts';

/** Visits, each in a browser of its own: the first page of a browser also wakes its graphics process. */
const VISITS = 5;
/** A browser that has just been started is busy with itself. */
const SETTLE_MS = 1500;
const YEAR_MOVES = 12;
const LONG_TASK_MS = 100;
const MARKS = {
  'first-contentful-paint': 'navigation → first paint',
  'denen:map-ready': 'navigation → national map',
  'denen:board-ready': 'navigation → board with values',
  'denen:run-done': 'navigation → first run done',
  'denen:map-live': 'navigation → map that can be moved',
} as const;
const GOALS: Readonly<Record<string, string>> = {
  'denen:map-ready': 'goal 3 s',
  'denen:board-ready': 'goal 3 s',
};

interface Task {
  readonly start: number;
  readonly duration: number;
}

interface Visit {
  readonly marks: Readonly<Record<string, number>>;
  readonly tasks: readonly Task[];
  readonly bytes: number;
  readonly values: number;
}

export default {
  name: 'The app in headless Chromium (software GL)',
  async run() {
    const visits: Visit[] = [];
    for (let i = 0; i < VISITS; i++) visits.push(await inFreshBrowser(visit));
    const moves = [
      ...(await inFreshBrowser((app) => yearMoves(app, 1024, 768))),
      ...(await inFreshBrowser((app) => yearMoves(app, 1920, 1080))),
    ];
    return [...startRows(visits), ...moves];
  },
} satisfies Bench;

async function inFreshBrowser<T>(measure: (app: AppUnderTest) => Promise<T>): Promise<T> {
  const app = await startApp();
  try {
    return await measure(app);
  } finally {
    await app.close();
  }
}

async function openApp(app: AppUnderTest, width: number, height: number): Promise<Page> {
  const { page } = await app.openPage({ locale: 'ja-JP', width, height, keepsOffline: false });
  await page.waitForTimeout(SETTLE_MS);
  // The TypeScript runner names functions by a helper of its own, which the page does not have.
  await page.addInitScript('globalThis.__name ??= (target) => target');
  await page.addInitScript(() => {
    const tasks: { start: number; duration: number }[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push({ start: entry.startTime, duration: entry.duration });
    }).observe({ type: 'longtask', buffered: true });
    // From an input to the frame that shows what it led to, drawn and presented.
    const inputs: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') inputs.push(entry.duration);
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    Object.assign(window, { denenLongTasks: tasks, denenInputs: inputs });
  });
  await page.goto(app.url, { waitUntil: 'commit' });
  return page;
}

async function stands(page: Page): Promise<void> {
  await page.waitForSelector('[data-map-ready="true"]', { timeout: 60_000 });
  await page.waitForSelector('[data-run="done"]', { timeout: 60_000 });
  await page.evaluate(() => performance.mark('denen:run-done'));
  await page.waitForSelector('[data-map-live="true"]', { timeout: 60_000 });
}

async function visit(app: AppUnderTest): Promise<Visit> {
  const page = await openApp(app, 1920, 1080);
  await stands(page);
  const marks = await page.evaluate(() => {
    const first: Record<string, number> = {};
    const entries = [...performance.getEntriesByType('mark'), ...performance.getEntriesByType('paint')];
    for (const { name, startTime } of entries) first[name] ??= startTime;
    return first;
  });
  const values = await page.locator('[data-testid^="target-"][data-value]').count();
  if (values === 0) throw new Error('Expected values on the target board, got none.');
  const tasks = (await page.evaluate('denenLongTasks')) as Task[];
  return { marks, tasks, bytes: app.sentBytes(), values };
}

function startRows(visits: readonly Visit[]): BenchRow[] {
  const rows = Object.entries(MARKS).map(([mark, name]): BenchRow => {
    const times = sorted(visits.map(({ marks }) => marks[mark] ?? Number.NaN));
    return { name, ms: median(times), answer: spread(times), note: GOALS[mark] ?? '' };
  });
  const longest = sorted(visits.map(({ tasks }) => Math.max(0, ...tasks.map(({ duration }) => duration))));
  const over = visits.map(({ tasks }) => tasks.filter(({ duration }) => duration > LONG_TASK_MS));
  const where = over
    .map((tasks) =>
      tasks.map(({ start, duration }) => `${start.toFixed(0)}+${duration.toFixed(0)}`).join(' '),
    )
    .join(' | ');
  rows.push(
    {
      name: 'longest task on the page thread',
      ms: median(longest),
      answer: where,
      note: 'GL waits included',
    },
    {
      name: 'first load over the wire',
      ms: 0,
      answer: `${(visits[0]!.bytes / 1e6).toFixed(2)} MB`,
      note: `goal 4 MB; ${visits[0]!.values} cards`,
    },
  );
  return rows;
}

/** By keyboard, as the browser itself measures an input: to the frame presented, and to the frame handed over. */
async function yearMoves(app: AppUnderTest, width: number, height: number): Promise<BenchRow[]> {
  const page = await openApp(app, width, height);
  await stands(page);
  await page.waitForTimeout(2 * SETTLE_MS);
  const handedOver: number[] = [];
  for (let i = 0; i < YEAR_MOVES; i++) handedOver.push(await moveYear(page, 2021 + i));
  await page.getByTestId('fiscal-year').focus();
  await page.evaluate('denenInputs.length = 0');
  for (let i = 0; i < YEAR_MOVES; i++) {
    await page.keyboard.press('ArrowLeft');
    await page.waitForTimeout(400);
  }
  const presented = sorted((await page.evaluate('denenInputs')) as number[]);
  const size = `${width}×${height}`;
  return [
    {
      name: `year move at ${size}, frame handed over`,
      ms: median(sorted(handedOver)),
      answer: spread(sorted(handedOver)),
      note: 'goal 100 ms',
    },
    {
      name: `year move at ${size}, frame presented`,
      ms: median(presented),
      answer: spread(presented),
      note: 'software frame included',
    },
  ];
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const median = (rising: readonly number[]) => rising[rising.length >> 1] ?? Number.NaN;
const spread = (rising: readonly number[]) => {
  const p95 = rising[Math.ceil(rising.length * 0.95) - 1] ?? Number.NaN;
  return `p95 ${p95.toFixed(0)} ms of ${rising.length}`;
};

/** From the slider's event until the map has drawn the year and the board has its numbers. */
function moveYear(page: Page, year: number): Promise<number> {
  return page.evaluate(async (to) => {
    const slider = document.querySelector<HTMLInputElement>('[data-testid="fiscal-year"]')!;
    const count = () => performance.getEntriesByName('denen:recoloured').length;
    const before = count();
    const from = performance.now();
    slider.value = String(to);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (
      count() === before ||
      !document.querySelector(`[data-now="true"]`)?.textContent?.includes(String(to))
    ) {
      if (performance.now() - from > 10_000) throw new Error(`Expected the map to show ${to}.`);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return performance.now() - from;
  }, year);
}
