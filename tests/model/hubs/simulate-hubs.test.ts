import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadAtlas } from '../../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../src/model/atlas.ts';
import { createDemand, type Demand } from '../../../src/model/demand.ts';
import type { HubsOutcome } from '../../../src/model/hubs/hubs-outcome.ts';
import { TOKYO_AREA_PREFECTURES } from '../../../src/model/hubs/hubs-parameters.ts';
import { simulateHubs } from '../../../src/model/hubs/simulate-hubs.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../../../src/model/parameter.ts';
import { type ParameterChanges, resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';

const defaults = resolveParameters({});

let atlas: Atlas;
let demand: Demand;
let plan: HubsOutcome;
const run = (changes: ParameterChanges = {}): HubsOutcome =>
  finish(simulateHubs(atlas, demand, { ...defaults, ...changes }));

beforeAll(async () => {
  const loaded = await loadAtlas(readFromFolder('public/atlas'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  atlas = loaded.value;
  demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
  plan = run();
}, 60_000);

describe('simulateHubs on the atlas', () => {
  it('places fifteen different hubs outside the Tokyo area and proves them within 1 %', () => {
    const { hubs, gap, objective, lowerBound } = plan;
    expect(new Set(hubs.municipality).size).toBe(15);
    for (const m of hubs.municipality) {
      expect(TOKYO_AREA_PREFECTURES).not.toContain(
        atlas.prefectures.code[atlas.municipalities.prefecture[m]!],
      );
    }
    expect(lowerBound).toBeLessThanOrEqual(objective);
    expect(gap).toBeLessThan(0.01);
  });

  it('opens three a year from FY2023 and leaves nobody farther from a hub than the year before', () => {
    const { hubs, nearestHubLatencyMs, populationShareWithinLimit } = plan;
    expect([...hubs.openFiscalYear]).toEqual(
      [2023, 2024, 2025, 2026, 2027].flatMap((year) => [year, year, year]),
    );
    const count = atlas.municipalities.count;
    expect(nearestHubLatencyMs.subarray(0, 3 * count).every(Number.isNaN)).toBe(true);
    for (let at = 4 * count; at < YEAR_COUNT * count; at++) {
      expect(nearestHubLatencyMs[at]!).toBeLessThanOrEqual(nearestHubLatencyMs[at - count]!);
    }
    expect(populationShareWithinLimit[2]).toBe(0);
    expect(populationShareWithinLimit[15]).toBeGreaterThan(0.99);
  });

  it('gives every person to one hub, and the largest hubs to most people', () => {
    const { hubs } = run({ 'hubs.largeCount': 4 });
    const year = 2030 - FISCAL_YEARS[0]!;
    const count = atlas.municipalities.count;
    const people = demand.population.subarray(year * count, (year + 1) * count).reduce((a, b) => a + b, 0);
    expect(hubs.assignedPopulation.reduce((a, b) => a + b, 0)).toBeCloseTo(people, 3);
    const sizes = (large: number) => hubs.assignedPopulation.filter((_, h) => hubs.isLarge[h] === large);
    expect(sizes(1)).toHaveLength(4);
    expect(Math.min(...sizes(1))).toBeGreaterThanOrEqual(Math.max(...sizes(0)));
  });

  it('splits each cost to the yen and keeps the subsidy below its cap', () => {
    const { costYen, hubs } = plan;
    for (let y = 0; y < YEAR_COUNT; y++) {
      const [state, municipality, operator] = costYen.subarray(3 * y, 3 * y + 3);
      const opened = Array.from(hubs.openFiscalYear.keys()).filter(
        (h) => hubs.openFiscalYear[h] === FISCAL_YEARS[y],
      );
      expect(state! + municipality! + operator!).toBe(
        opened.reduce((sum, h) => sum + hubs.powerMw[h]! * 1.3e9, 0),
      );
      expect(state!).toBeLessThanOrEqual(opened.length * 4e9);
    }
  });

  it('never serves the nation worse with more hubs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (count) => {
        const fewer = run({ 'hubs.count': count });
        const more = run({ 'hubs.count': count + 1 });
        expect(more.lowerBound).toBeLessThanOrEqual(fewer.objective);
        expect(more.objective).toBeLessThanOrEqual(fewer.objective);
      }),
      { numRuns: 4 },
    );
  });

  it('asks for the demand of its own years', () => {
    const other = createDemand(atlas, [2020, 2021], { projectionPace: 1 });
    expect(() => finish(simulateHubs(atlas, other, defaults))).toThrow(
      'Expected demand of FY2020 and 16 years',
    );
  });
});
