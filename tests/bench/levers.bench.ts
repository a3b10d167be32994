/**
 * Lever moves in the built app, as a visitor without a graphics card meets them: random moves of every group's levers,
 * from the slider's event until board, charts and table show the parts that the lever reads, until the map is recoloured,
 * and until no part is left to run. The answers of some of them are held against a run that knows nothing of the others.
 */
import type { Page } from 'playwright-core';
import type { Atlas } from '../../src/model/atlas.ts';
import { FIRST_FISCAL_YEAR } from '../../src/model/parameter.ts';
import type { ParameterChanges, ParameterId } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { createRandom } from '../../src/model/seeded-random.ts';
import { simulate, simulatePart } from '../../src/model/simulate.ts';
import { type AppUnderTest, startApp } from '../browser/app-under-test.ts';
import { committedLand } from '../model/committed-atlas.ts';
import type { Bench, BenchRow } from './bench.ts';

/** Levers by the part that answers first; all stand on the first screen of their group. */
const GROUPS: Readonly<Record<string, { part: string; moves: number; levers: readonly ParameterId[] }>> = {
  fibre: {
    part: 'fibre',
    moves: 140,
    levers: ['fibre.annualStateBudgetYen', 'fibre.householdsPerYear'],
  },
  radio: { part: 'radio', moves: 30, levers: ['radio.annualBudgetYen', 'radio.stationsPerYear'] },
  hubs: { part: 'hubs', moves: 30, levers: ['hubs.count'] },
};
/** Of each group: the first so many moves are held against a cold run. */
const CHECKED = 1;
const ENGINE_MOVES = 40;
/** A lever that is dragged rests after so many moves. */
const REST_EVERY = 5;

interface Move {
  /** Milliseconds from the event. */
  readonly numbers: number;
  readonly map: number;
  readonly all: number;
  /** Longest task of the page's own thread until the numbers stood. */
  readonly longestTask: number;
}

export default {
  name: 'Lever moves in headless Chromium (software GL)',
  async run({ atlas }) {
    const rows = await engineRows(atlas);
    const app = await startApp();
    try {
      return [...rows, ...(await measure(app, atlas))];
    } finally {
      await app.close();
    }
  },
} satisfies Bench;

/** The fibre engine alone: one lever's reading, once its structure stands. */
async function engineRows(atlas: Atlas): Promise<BenchRow[]> {
  const land = await committedLand();
  const times: number[] = [];
  let served = 0;
  for (let i = 0; i < ENGINE_MOVES; i++) {
    const parameters = { 'fibre.annualStateBudgetYen': 5e9 + i * 2e8 };
    const from = performance.now();
    const fibre = finish(simulatePart({ atlas, land }, { ...defaultScenario(), parameters }, 'fibre', {}));
    if (i >= 5) times.push(performance.now() - from);
    const now = fibre.householdCoverage.at(-1)!;
    if (now < served) throw new Error(`Expected more money to serve no fewer, got ${now} after ${served}.`);
    served = now;
  }
  return [{ name: 'fibre engine, one lever read again', ms: quantile(times, 0.5), ...summary(times) }];
}

async function measure(app: AppUnderTest, atlas: Atlas): Promise<BenchRow[]> {
  const { page } = await app.openPage({ locale: 'ja-JP', width: 1920, height: 1080 });
  // The TypeScript runner names functions by a helper of its own, which the page does not have.
  await page.addInitScript('globalThis.__name ??= (target) => target');
  await page.addInitScript(() => {
    const tasks: { start: number; duration: number }[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push({ start: entry.startTime, duration: entry.duration });
    }).observe({ type: 'longtask', buffered: true });
    Object.assign(window, { denenLongTasks: tasks });
  });
  await page.goto(app.url);
  await page.waitForSelector('[data-map-live="true"]', { timeout: 60_000 });
  await page.waitForSelector('[data-run="done"]', { timeout: 60_000 });
  const closed = page.getByTestId('lever-group-hubs');
  if ((await closed.getAttribute('aria-expanded')) === 'false') await closed.click();
  const random = createRandom(6);
  const rows: BenchRow[] = [];
  for (const [group, { part, moves, levers }] of Object.entries(GROUPS)) {
    const done: Move[] = [];
    let wrong = 0;
    for (let i = 0; i < moves; i++) {
      const lever = levers[i % levers.length]!;
      let move: Move | undefined;
      // Where a slider's steps are wide, another place may be the same value: that is no move.
      while (move === undefined) {
        const place = Math.round(100 + 800 * random());
        move = await page.evaluate(moveLever, { lever, place, part, isLast: i % REST_EVERY === 0 });
      }
      if (i > 0) done.push(move);
      if (i < CHECKED) wrong += await wrongCards(page, atlas);
    }
    if (wrong > 0)
      throw new Error(`Expected the board of a cold run, got ${wrong} other values after ${group}.`);
    const answer = `${moves} moves, ${CHECKED} held against a cold run`;
    const row = (name: string, pick: (move: Move) => number) => {
      const values = done.map(pick).filter((value) => !Number.isNaN(value));
      rows.push({ name: `${group}: ${name}`, ms: quantile(values, 0.5), ...summary(values), answer });
    };
    row('numbers', ({ numbers }) => numbers);
    row('map recoloured', ({ map }) => map);
    row('all parts', ({ all }) => all);
    row('longest task before the numbers', ({ longestTask }) => longestTask);
  }
  return rows;
}

interface Asked {
  readonly lever: string;
  /** Of the slider, 0–1000. */
  readonly place: number;
  readonly part: string;
  /** Whether the lever rests then; else the next move overtakes what is under way. */
  readonly isLast: boolean;
}

/** In the page: moves a slider, and waits for what it changes. */
async function moveLever({ lever, place, part, isLast }: Asked) {
  const slider = document.querySelector<HTMLInputElement>(
    `[data-testid="lever-${lever}"] input[type="range"]`,
  );
  if (slider === null) throw new Error(`Expected a slider of ${lever}.`);
  const run = () => document.querySelector('[data-run]')!.getAttribute('data-run');
  const isOld = () => document.querySelector(`.board .card[data-part="${part}"][data-old="true"]`) !== null;
  const recoloured = () => performance.getEntriesByName('denen:recoloured').length;
  const next = () => new Promise((resolve) => setTimeout(resolve, 0));
  const until = async (what: string, isThere: () => boolean) => {
    while (!isThere()) {
      if (performance.now() - from > 60_000) throw new Error(`Expected ${what} after a move of ${lever}.`);
      await next();
    }
    return performance.now() - from;
  };
  const inputs = () => document.querySelector('[data-inputs]')!.getAttribute('data-inputs');
  const before = recoloured();
  const inputsBefore = inputs();
  const from = performance.now();
  slider.value = String(place);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  // By the next task the cards are marked as old.
  await next();
  if (inputs() === inputsBefore) return undefined;
  const numbers = await until('numbers', () => !isOld());
  const map = await until('a map', () => recoloured() > before);
  const all = isLast ? await until('the end of the run', () => run() === 'done') : Number.NaN;
  // Long tasks are told a little later.
  await new Promise((resolve) => setTimeout(resolve, 60));
  const tasks = (window as unknown as { denenLongTasks: { start: number; duration: number }[] })
    .denenLongTasks;
  const during = tasks.filter(({ start }) => start >= from && start < from + numbers);
  return { numbers, map, all, longestTask: Math.max(0, ...during.map(({ duration }) => duration)) };
}

/** Cards whose values are not those of a run from scratch. */
async function wrongCards(page: Page, atlas: Atlas): Promise<number> {
  const shown = await page.evaluate(() => {
    const values: Record<string, number> = {};
    for (const card of document.querySelectorAll<HTMLElement>('.board .card'))
      values[card.dataset.testid!.replace('target-', '')] = Number(card.dataset.value);
    return { values, inputs: document.querySelector<HTMLElement>('[data-inputs]')!.dataset.inputs! };
  });
  const changes = Object.fromEntries(JSON.parse(shown.inputs)[0]) as ParameterChanges;
  const land = await committedLand();
  // A copy, so that nothing is found that was kept.
  const country = { atlas: structuredClone(atlas), land };
  const { targets } = simulate(country, { ...defaultScenario(), parameters: changes });
  return targets.filter(({ target, valueByYear }) => {
    return shown.values[target.id] !== valueByYear[target.fiscalYear - FIRST_FISCAL_YEAR];
  }).length;
}

function summary(values: readonly number[]): { answer: string; note: string } {
  const text = (share: number) => quantile(values, share).toFixed(0);
  return {
    answer: `${values.length} moves`,
    note: `p50 ${text(0.5)}, p95 ${text(0.95)}, max ${text(1)} ms`,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
