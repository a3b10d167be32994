/**
 * Lever moves in the built app, as a visitor without a graphics card meets them: seeded random moves of every lever with
 * a slider that needs no structure anew, from the slider's event until nothing is marked as old any more of the board's
 * cards, the charts with that of the costs, the columns of the table of places and the map's legend; until the map says
 * what they say; until the page has drawn a frame with all of it; and until no part is left to run. What board, charts,
 * table and map do not show comes later, as parts of their own. The answers of some moves, and of the last, are held
 * against a run that knows nothing of the others. Before that, the same levers are moved in the engine alone.
 */
import type { Page } from 'playwright-core';
import { FIRST_FISCAL_YEAR } from '../../src/model/parameter.ts';
import {
  PARAMETER_IDS,
  type ParameterChanges,
  type ParameterId,
  parameterSpec,
} from '../../src/model/parameters.ts';
import { NEEDS, PART_PARAMETERS, type Part } from '../../src/model/part-inputs.ts';
import { finish } from '../../src/model/progress.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { createRandom } from '../../src/model/seeded-random.ts';
import {
  type Country,
  inputsOf,
  type PartOutcomes,
  simulate,
  simulatePart,
} from '../../src/model/simulate.ts';
import { type AppUnderTest, startApp } from '../browser/app-under-test.ts';
import { committedLand } from '../model/committed-atlas.ts';
import type { Bench, BenchRow } from './bench.ts';
import { moveLever, openLevers } from './lever-moves-in-page.ts';

const GROUPS = ['fibre', 'radio', 'hubs', 'economy'] as const;
type Group = (typeof GROUPS)[number];
const MOVES = 500;
const STRUCTURAL_MOVES = 40;
const LATER_MOVES = 20;
const SLOWEST_TOLD = 16;
const ENGINE_MOVES = 60;
/** So many moves are held against a cold run, evenly spread, the last one among them. */
const CHECKED = 5;
/** A lever that is dragged rests after so many moves. */
const REST_EVERY = 5;
/** Parts that a card, a column or a chart is of. */
const SHOWN_PARTS: readonly Part[] = ['fibre', 'radio', 'hubs'];
/** Parts that come after one of them, and which. */
const LATER_PARTS = { radioOperators: 'radio', fibreJoining: 'fibre' } as const satisfies {
  readonly [P in Part]?: Part;
};
/** What 95 % of all moves are to stay within. */
const GOAL_MS = 50;
/** Whatever says that its numbers are of an older scenario. */
const MARKED_OLD = [
  '.board .card[data-old="true"]',
  '.timeline .strip[data-old="true"]',
  '.places-table table[data-old]:not([data-old=""])',
  '[data-testid="legend"][data-old="true"]',
].join();

/** Levers of a group that stand on a slider: those that need no structure anew, or those that do. */
function leversOf(group: Group, isStructural = false): ParameterId[] {
  return PARAMETER_IDS.filter((id) => {
    const spec = parameterSpec(id);
    const hasSlider = spec.kind === 'number' || spec.kind === 'series' || spec.kind === 'blocks';
    return spec.group === group && spec.structural === isStructural && hasSlider;
  });
}

/** Whether a part reads a lever by itself. */
const reads = (part: Part, id: ParameterId) => PART_PARAMETERS[part].includes(id);

interface Move {
  readonly group: Group;
  readonly lever: ParameterId;
  /**
   * Milliseconds from the event until the cards of the parts that the lever reads by itself stand, and until nothing
   * shown is old any more, what follows from them included; NaN where it reads no part that is shown.
   */
  readonly own: number;
  readonly numbers: number;
  readonly map: number;
  /** The next frame has been drawn by the page's thread; how long a graphics card takes is its own. */
  readonly frame: number;
  readonly all: number;
  /** Longest task of the page's own thread until the numbers stood. */
  readonly longestTask: number;
}

export default {
  name: 'Lever moves in headless Chromium (software GL)',
  async run({ atlas }) {
    const country = { atlas, land: await committedLand() };
    const rows = engineRows(country);
    const app = await startApp();
    try {
      return [...rows, ...(await measure(app, country))];
    } finally {
      await app.close();
    }
  },
} satisfies Bench;

/** A value for a lever from a place 0–1 of its range, on its steps. */
function valueAt(id: ParameterId, place: number): unknown {
  const spec = parameterSpec(id);
  if (!('minimum' in spec)) throw new Error(`Expected a range of ${id}.`);
  const steps = Math.round((place * (spec.maximum - spec.minimum)) / spec.step);
  return Math.min(spec.maximum, spec.minimum + steps * spec.step);
}

/** The engine alone: the part that a lever moves, once its structure stands. */
function engineRows(country: Country): BenchRow[] {
  const random = createRandom(5);
  const done: { -readonly [P in Part]?: PartOutcomes[P] } = {};
  const run = (part: Part, parameters: ParameterChanges) => {
    for (const need of NEEDS[part]) if (done[need] === undefined) run(need, {});
    const scenario = { ...defaultScenario(), parameters };
    Object.assign(done, { [part]: finish(simulatePart(country, scenario, part, inputsOf(part, done)!)) });
  };
  const row = (group: Group, part: Part, name: string, after?: Part): BenchRow => {
    const levers = leversOf(group).filter((id) => reads(part, id));
    const move = (id: ParameterId) => {
      const parameters = { [id]: valueAt(id, random()) };
      if (after !== undefined) run(after, parameters);
      const from = performance.now();
      run(part, parameters);
      return performance.now() - from;
    };
    for (const id of levers) move(id);
    const times = Array.from({ length: ENGINE_MOVES }, () =>
      move(levers[Math.floor(random() * levers.length)]!),
    );
    return {
      name: `engine: ${part}${name}, one of ${levers.length} levers read again`,
      ms: quantile(times, 0.5),
      ...summary(times),
    };
  };
  return [
    ...SHOWN_PARTS.map((part) => row(part as Group, part, '')),
    ...Object.entries(LATER_PARTS).map(([part, after]) =>
      row(after, part as Part, ` after ${after}, not needed for the numbers`, after),
    ),
  ];
}

async function measure(app: AppUnderTest, country: Country): Promise<BenchRow[]> {
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
  await page.evaluate(openLevers);
  const shown = await page.evaluate(() =>
    ['.board .card', '.timeline .strip', '.places-table table[data-old]', '[data-testid="legend"]'].map(
      (each) => document.querySelectorAll(each).length > 0,
    ),
  );
  if (shown.includes(false)) throw new Error(`Expected board, charts, table and legend, got ${shown}.`);
  const random = createRandom(6);
  const readAgain = GROUPS.flatMap((group) => leversOf(group).map((id) => ({ group, id })));
  const isShown = ({ id }: { readonly id: ParameterId }) => SHOWN_PARTS.some((part) => reads(part, id));
  const quick = readAgain.filter(isShown);
  const later = readAgain.filter((lever) => !isShown(lever));
  const structural = GROUPS.flatMap((group) => leversOf(group, true).map((id) => ({ group, id })));
  let wrong = 0;
  const moveAll = async (levers: typeof quick, moves: number, checked: number) => {
    const done: Move[] = [];
    for (let i = 1; i <= moves; i++) {
      let move: Omit<Move, 'group' | 'lever'> | undefined;
      let lever = levers[0]!;
      // Where a slider's steps are wide, another place may be the same value: that is no move.
      while (move === undefined) {
        lever = levers[Math.floor(random() * levers.length)]!;
        const place = Math.round(1000 * random());
        const isLast = i % REST_EVERY === 0 || i === moves;
        const ownMarkedOld = SHOWN_PARTS.filter((part) => reads(part, lever.id))
          .map((part) => `.board .card[data-part="${part}"][data-old="true"]`)
          .join();
        const asked = { lever: lever.id, place, isLast, markedOld: MARKED_OLD };
        move = await page.evaluate(moveLever, { ...asked, ownMarkedOld: ownMarkedOld || MARKED_OLD });
      }
      done.push({ group: lever.group, lever: lever.id, ...move });
      if (i % Math.floor(moves / checked) === 0) wrong += await wrongCards(page, country);
    }
    return done;
  };
  const done = await moveAll(quick, MOVES, CHECKED);
  if (done.some(({ numbers }) => Number.isNaN(numbers)))
    throw new Error('Expected every move to mark as old what it changes.');
  const unseen = await moveAll(later, LATER_MOVES, 1);
  const slow = await moveAll(structural, STRUCTURAL_MOVES, 1);
  if (wrong > 0) throw new Error(`Expected the board of a cold run, got ${wrong} other values.`);
  const rows: BenchRow[] = [];
  const row = (name: string, moves: readonly Move[], pick: (move: Move) => number) => {
    const values = moves.map(pick).filter((value) => !Number.isNaN(value));
    if (values.length > 0) rows.push({ name, ms: quantile(values, 0.5), ...summary(values) });
  };
  for (const group of [undefined, ...GROUPS]) {
    const own = done.filter((move) => group === undefined || move.group === group);
    const label = group ?? `all ${quick.length} levers, ${CHECKED} answers held against a cold run`;
    row(`${label}: cards of the parts that the lever reads by itself`, own, (move) => move.own);
    row(`${label}: numbers`, own, ({ numbers }) => numbers);
    row(`${label}: map recoloured`, own, ({ map }) => map);
    row(`${label}: frame with both`, own, ({ frame }) => frame);
    row(`${label}: all parts, those that come later with them`, own, ({ all }) => all);
    row(`${label}: longest task before the numbers`, own, ({ longestTask }) => longestTask);
  }
  rows.push(slowestLevers(done));
  const names = later.map(({ id }) => id).join();
  row(`${names}, which none of them shows: all parts`, unseen, ({ all }) => all);
  const label = `${structural.length} levers that need structure anew`;
  row(`${label}: numbers`, slow, ({ numbers }) => numbers);
  row(`${label}: all parts, those that come later with them`, slow, ({ all }) => all);
  return rows;
}

/** The levers whose moves take longest until the numbers stand, by their median. */
function slowestLevers(moves: readonly Move[]): BenchRow {
  const times = new Map<ParameterId, number[]>();
  for (const { lever, numbers } of moves) times.set(lever, [...(times.get(lever) ?? []), numbers]);
  const medians = [...times].map(([lever, own]) => ({ lever, ms: quantile(own, 0.5) }));
  medians.sort((a, b) => b.ms - a.ms);
  const note = medians.slice(0, SLOWEST_TOLD).map(({ lever, ms }) => `${lever} ${ms.toFixed(0)}`);
  return {
    name: 'slowest levers',
    ms: medians[0]!.ms,
    answer: `${times.size} levers`,
    note: note.join(', '),
  };
}

/** Cards whose values are not those of a run from scratch. */
async function wrongCards(page: Page, { atlas, land }: Country): Promise<number> {
  const shown = await page.evaluate(() => {
    const values: Record<string, number> = {};
    for (const card of document.querySelectorAll<HTMLElement>('.board .card'))
      values[card.dataset.testid!.replace('target-', '')] = Number(card.dataset.value);
    return { values, inputs: document.querySelector<HTMLElement>('[data-inputs]')!.dataset.inputs! };
  });
  const changes = Object.fromEntries(JSON.parse(shown.inputs)[0]) as ParameterChanges;
  // A copy, so that nothing is found that was kept.
  const country = { atlas: structuredClone(atlas), land };
  const { targets } = simulate(country, { ...defaultScenario(), parameters: changes });
  return targets.filter(({ target, valueByYear }) => {
    return shown.values[target.id] !== valueByYear[target.fiscalYear - FIRST_FISCAL_YEAR];
  }).length;
}

function summary(values: readonly number[]): { answer: string; note: string } {
  const text = (share: number) => quantile(values, share).toFixed(0);
  const within = ((100 * values.filter((value) => value <= GOAL_MS).length) / values.length).toFixed(1);
  return {
    answer: `${values.length} moves`,
    note: `p50 ${text(0.5)}, p95 ${text(0.95)}, max ${text(1)} ms; ${within} % within ${GOAL_MS} ms`,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
