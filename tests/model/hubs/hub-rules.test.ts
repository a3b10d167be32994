import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import { EN } from '../../../src/locale/en.ts';
import { JA } from '../../../src/locale/ja.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import type { HubsOutcome } from '../../../src/model/hubs/hubs-outcome.ts';
import { OSAKA_AREA_PREFECTURES } from '../../../src/model/hubs/hubs-parameters.ts';
import { simulateHubs } from '../../../src/model/hubs/simulate-hubs.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { type ParameterChanges, resolveParameters } from '../../../src/model/parameters.ts';
import { type Problem, ProblemError } from '../../../src/model/problem.ts';
import { finish } from '../../../src/model/progress.ts';

const defaults = resolveParameters({});
let atlas: Atlas;
let demand: Demand;
const run = (changes: ParameterChanges = {}): HubsOutcome =>
  finish(simulateHubs(atlas, demand, { ...defaults, ...changes }));
const problemOf = (changes: ParameterChanges): Problem => {
  try {
    run(changes);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('Expected a problem.');
};
const prefectures = ({ hubs }: HubsOutcome) =>
  Array.from(hubs.municipality, (m) => atlas.prefectures.code[atlas.municipalities.prefecture[m]!]!);

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
}, 60_000);

describe('hub rules on the atlas', () => {
  it('keep the Osaka area from growing unless its cap is raised, which is never worse', () => {
    const plan = run();
    const open = run({ 'hubs.osakaShareCap': 1 });
    expect(prefectures(plan).filter((code) => OSAKA_AREA_PREFECTURES.includes(code))).toEqual([]);
    expect(prefectures(open).some((code) => OSAKA_AREA_PREFECTURES.includes(code))).toBe(true);
    expect(open.lowerBound).toBeLessThanOrEqual(plan.objective);
    const { tokyoOsakaPowerShare, tokyoOsakaPowerShareBefore } = plan.backbone;
    expect(tokyoOsakaPowerShare.at(-1)).toBeLessThan(tokyoOsakaPowerShareBefore);
  });

  it('give every block its least number, keep sites apart, and leave excluded places out', () => {
    const sapporo = atlas.municipalities.code[atlas.municipalities.nameEn.indexOf('Sapporo City')]!;
    const ruled = run({ 'hubs.blockMinimum': 1, 'hubs.separationKm': 60, 'hubs.excluded': [sapporo] });
    const blocks = new Set(
      Array.from(
        ruled.hubs.municipality,
        (m) => atlas.prefectures.block[atlas.municipalities.prefecture[m]!],
      ),
    );
    expect(blocks.size).toBe(atlas.blocks.count);
    expect([...ruled.hubs.municipality].map((m) => atlas.municipalities.code[m])).not.toContain(sapporo);
    expect(ruled.lowerBound).toBeLessThanOrEqual(ruled.objective);
    expect(ruled.gap).toBeLessThanOrEqual(0.005);
  });

  it('prove within half a percent what distance leaves, and never serve better farther apart', () => {
    const [near, far] = [100, 250].map((separationKm) => run({ 'hubs.separationKm': separationKm }));
    expect(near!.gap).toBeLessThanOrEqual(0.005);
    expect(far!.gap).toBeLessThanOrEqual(0.005 + 1e-9);
    expect(near!.lowerBound).toBeLessThanOrEqual(far!.objective);
  });

  it('keep fixed sites, and limit power by grid area and people by hub', () => {
    const ruled = run({
      'hubs.fixed': ['01213', '05206'],
      'hubs.gridAreaMostMw': 60,
      'hubs.mostPeople': 9e6,
    });
    const codes = [...ruled.hubs.municipality].map((m) => atlas.municipalities.code[m]);
    expect(codes).toEqual(expect.arrayContaining(['01213', '05206']));
    const mw = new Float64Array(atlas.gridAreas.length);
    ruled.hubs.municipality.forEach((m, h) => {
      mw[atlas.prefectures.gridArea[atlas.municipalities.prefecture[m]!]!]! += ruled.hubs.powerMw[h]!;
    });
    expect(Math.max(...mw)).toBeLessThanOrEqual(60);
    expect(Math.max(...ruled.hubs.assignedPopulation)).toBeLessThanOrEqual(9e6 + 1);
    expect(ruled.gap).toBeLessThan(0.03);
  });

  it('say which rule cannot be kept and what would relax it', () => {
    expect(problemOf({ 'hubs.mostPeople': 2e6 })).toMatchObject({ what: 'hubs.mostPeople' });
    expect(problemOf({ 'hubs.blockMinimum': 2 })).toMatchObject({
      what: 'hubs.blockMinimum',
      expected: 'Σ ≤ 15',
      got: '22',
    });
    expect(problemOf({ 'hubs.fixed': ['13101'] })).toMatchObject({ what: 'hubs.fixed', got: '13101' });
    expect(problemOf({ 'hubs.excluded': ['99999'] })).toMatchObject({ kind: 'wrong-value' });
    const apart = problemOf({ 'hubs.separationKm': 700 });
    const relaxed = Number(/≤ (\d+) km/.exec(apart.expected)![1]);
    expect(apart).toMatchObject({ kind: 'infeasible', what: 'hubs.separationKm', got: '700 km' });
    expect(run({ 'hubs.separationKm': relaxed }).hubs.municipality).toHaveLength(15);
    expect(JA.problems.infeasible(apart)).toContain('拠点どうしの最短距離');
    expect(EN.problems.infeasible(apart)).toContain('Least distance between hubs');
  });

  it('balance power: what hubs draw has left the data centres of today', () => {
    const { load, hubs } = run();
    const sum = (of: (area: (typeof load.areas)[number]) => number) =>
      load.areas.reduce((total, area) => total + of(area), 0);
    expect(sum((area) => area.demandMwBefore)).toBeCloseTo(defaults['hubs.existingMw'], 6);
    expect(sum((area) => area.demandMwAfter)).toBeCloseTo(defaults['hubs.existingMw'], 6);
    expect(sum((area) => area.hubMw)).toBeCloseTo(
      load.loadMw.reduce((total, mw) => total + mw, 0),
      6,
    );
    load.loadMw.forEach((mw, h) => {
      expect(mw).toBeLessThanOrEqual(hubs.powerMw[h]!);
      expect(load.turnedAwayMw[h]!).toBeGreaterThanOrEqual(0);
    });
  });
});
