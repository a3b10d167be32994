import { beforeAll, describe, expect, it } from 'vitest';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import type { Result } from '../../src/model/problem.ts';
import { finish } from '../../src/model/progress.ts';
import { plannedPeople } from '../../src/model/radio/planned-people.ts';
import { simulateRadio } from '../../src/model/radio/simulate-radio.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { demandOf } from '../../src/model/simulate.ts';
import {
  createSimulationService,
  type FoundPlan,
  type SearchProgress,
  type SimulationService,
} from '../../workers/simulation.service.ts';
import { atlasFolder, committedAtlas, committedLand } from '../model/committed-atlas.ts';

const scenario = defaultScenario();
const MOVES = 3000;
/** After every published year. */
const PLANNED_FROM = 2025;

/** Long columns byte by byte, which the matchers would take minutes for. */
function isSame(a: Uint32Array | Float64Array, b: Uint32Array | Float64Array): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array) =>
    Buffer.from(buffer, byteOffset, byteLength);
  return Buffer.compare(bytes(a), bytes(b)) === 0;
}

function isSamePlan({ radio: a }: FoundPlan, { radio: b }: FoundPlan): boolean {
  return (
    isSame(a.sites.cell, b.sites.cell) &&
    isSame(a.sites.itemYen, b.sites.itemYen) &&
    isSame(a.coveredPopulation, b.coveredPopulation)
  );
}

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe('a search for a better plan', () => {
  let service: SimulationService;
  let fibreFiscalYear: Uint16Array;
  let whole: FoundPlan;
  const gaps: number[] = [];
  const search = (runId: number, moves: number, onProgress: (progress: SearchProgress) => void = () => {}) =>
    service.searchRadioPlan(runId, scenario, fibreFiscalYear, { seed: 7, moves }, onProgress);

  beforeAll(async () => {
    service = createSimulationService(readFromFolder);
    given(await service.open(atlasFolder, []));
    fibreFiscalYear = new Uint16Array((await committedAtlas()).lattice.cellCount).fill(2020);
    whole = given(
      await search(1, MOVES, ({ gap }) => {
        if (gap !== undefined) gaps.push(gap);
      }),
    );
  }, 240_000);

  it('only ever narrows the gap, and covers more people for no more money', async () => {
    expect(gaps.every((gap, i) => i === 0 || gap <= gaps[i - 1]!)).toBe(true);
    expect(whole.gapAfter).toBeLessThan(whole.gapBefore);
    expect(whole.gapAfter).toBeGreaterThanOrEqual(0);
    const baseline = given(await service.runPart(2, scenario, 'radioBaseline', {}, () => {}));
    const plan = given(await service.runPart(2, scenario, 'radio', { baseline, fibreFiscalYear }, () => {}));
    const yen = (costs: Float64Array) => costs.reduce((sum, each) => sum + each, 0);
    expect(plannedPeople(whole.radio)).toBeGreaterThan(plannedPeople(plan));
    expect(yen(whole.radio.costYen)).toBeLessThanOrEqual(1.001 * yen(plan.costYen));
  }, 120_000);

  it('gives the same bytes again for the same work', async () => {
    const again = given(await search(3, MOVES));
    expect(isSamePlan(again, whole)).toBe(true);
    expect(again.gapAfter).toBe(whole.gapAfter);
  }, 120_000);

  it('ends when it is told to, with what as many exchanges find', async () => {
    const ended = given(
      await search(4, 10_000_000, ({ gap }) => {
        if (gap !== undefined) service.endSearch(4);
      }),
    );
    expect(ended.moves).toBeLessThan(1_000_000);
    const asMany = given(await search(5, ended.moves));
    expect(isSamePlan(ended, asMany)).toBe(true);
    expect(ended.gapAfter).toBe(asMany.gapAfter);
  }, 240_000);

  it('builds only where it may, and leaves what stands', async () => {
    const { atlas, land } = { atlas: await committedAtlas(), land: await committedLand() };
    const parameters = resolveParameters(scenario.parameters);
    const baseline = given(await service.runPart(6, scenario, 'radioBaseline', {}, () => {}));
    const demand = demandOf(atlas, parameters);
    const all = whole.radio.sites;
    const isPlanned = (s: number) => all.fiscalYear[s]! >= PLANNED_FROM;
    const onlyCells = all.cell.filter((_, s) => isPlanned(s) && s % 2 === 0).sort();
    const inputs = { atlas, land, demand, baseline, fibreFiscalYear, onlyCells };
    const { sites } = finish(simulateRadio(inputs, parameters));
    const allowed = new Set(onlyCells);
    const planned = sites.cell.filter((_, s) => sites.fiscalYear[s]! >= PLANNED_FROM);
    expect(planned.length).toBeGreaterThan(0.9 * onlyCells.length);
    expect(planned.every((cell) => allowed.has(cell))).toBe(true);
    const standing = sites.cell.filter((_, s) => sites.fiscalYear[s]! < PLANNED_FROM);
    expect(
      isSame(
        standing,
        all.cell.filter((_, s) => !isPlanned(s)),
      ),
    ).toBe(true);
  }, 120_000);

  it('stops without an answer when it is cancelled, and refuses work that is none', async () => {
    const cancelled = await search(7, MOVES, () => service.cancel(7));
    expect(cancelled).toMatchObject({ ok: false, problems: [{ kind: 'cancelled' }] });
    expect(await search(8, Number.NaN)).toMatchObject({ ok: false, problems: [{ what: 'moves' }] });
  }, 120_000);
});
