import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFromFolder } from '../../../../src/data/read-from-folder.ts';
import type { Atlas } from '../../../../src/model/atlas.ts';
import { createDemand } from '../../../../src/model/demand.ts';
import { FISCAL_YEARS } from '../../../../src/model/parameter.ts';
import { resolveParameters } from '../../../../src/model/parameters.ts';
import type { RadioOutcome } from '../../../../src/model/radio/radio-outcome.ts';
import { planAgainstTerrain, planSitesIn } from '../../../../src/model/radio/terrain/plan-over-terrain.ts';
import { terrainSettingsOf } from '../../../../src/model/radio/terrain/terrain-settings.ts';
import { createTerrainService, type TerrainService } from '../../../../workers/terrain.service.ts';
import { atlasFolder, committedAtlas, committedLand } from '../../committed-atlas.ts';
import { smallAtlas } from '../../small-atlas.ts';
import { radioOf } from '../radio-of.ts';

describe('the plan held against the terrain', () => {
  it('splits the people of a prefecture without rest', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [10, 20, 30, 40, 50, 60] }]);
    const years = fc.array(fc.constantFrom(0, 2021, 2024, 2030), { minLength: 6, maxLength: 6 });
    const verdicts = fc.array(fc.nat(1), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(years, verdicts, fc.constantFrom(2020, 2024, 2035), (first, verdict, fiscalYear) => {
        const against = planAgainstTerrain(
          atlas,
          { coveredFiscalYear: Uint16Array.from(first) },
          fiscalYear,
          { cells: Uint32Array.from(first.keys()), counted: Uint8Array.from(verdict) },
        );
        const { planPopulation, terrainPopulation, lostPopulation, gainedPopulation } = against;
        expect(planPopulation - lostPopulation + gainedPopulation).toBe(terrainPopulation);
        expect(against.totalPopulation).toBe(210);
        const both = new Set([...against.lostCells, ...against.gainedCells]);
        expect(both.size).toBe(against.lostCells.length + against.gainedCells.length);
        if (fiscalYear === 2020) expect(planPopulation).toBe(0);
      }),
    );
  });
});

describe('the plan’s sites over the terrain', () => {
  let atlas: Atlas;
  let radio: RadioOutcome;
  let service: TerrainService;
  const parameters = resolveParameters({});
  beforeAll(async () => {
    atlas = await committedAtlas();
    const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
    const fibreFiscalYear = new Uint16Array(atlas.lattice.cellCount).fill(2020);
    radio = radioOf({ atlas, land: await committedLand(), demand, fibreFiscalYear }, {});
    service = createTerrainService(readFromFolder);
    expect(await service.open(atlasFolder)).toMatchObject({ ok: true });
  }, 240_000);

  const run = async (code: string, fiscalYear: number, model: 'tr38901' | 'p1812') => {
    const prefecture = atlas.prefectures.code.indexOf(code);
    const sites = planSitesIn(radio, fiscalYear);
    const settings = terrainSettingsOf(parameters, model);
    const result = await service.prefectureTerrainCoverage(1, prefecture, sites, settings, () => {});
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    return { answer: result.value, against: planAgainstTerrain(atlas, radio, fiscalYear, result.value) };
  };

  it.each([
    ['31', 2024],
    ['37', 2031],
  ])(
    'give in prefecture %s the plan’s own squares where the model knows no terrain',
    async (code, year) => {
      const { answer, against } = await run(code, year, 'tr38901');
      expect(answer.siteCount).toBeGreaterThan(50);
      expect(against.planPopulation).toBeGreaterThan(0.5 * against.totalPopulation);
      expect([against.lostCells.length, against.gainedCells.length]).toEqual([0, 0]);
    },
    60_000,
  );

  it('lose squares behind hills and gain some in view where it does', async () => {
    const { answer, against } = await run('31', 2031, 'p1812');
    expect(answer.terrain).toBe('full');
    expect(against.lostPopulation).toBeGreaterThan(0);
    expect(against.gainedPopulation).toBeGreaterThan(0);
    expect(against.terrainPopulation).toBe(answer.countedPopulation);
  }, 60_000);

  it('refuse a band outside the model, and sites whose bands are not those of as many sites', async () => {
    const sites = planSitesIn(radio, 2024);
    const settings = terrainSettingsOf(parameters);
    const millimetre = { ...sites, band: sites.band.map(() => 4) };
    expect(await service.prefectureTerrainCoverage(2, 30, millimetre, settings, () => {})).toMatchObject({
      ok: false,
      problems: [{ what: 'fGhz' }],
    });
    for (const band of [sites.band.subarray(1), sites.band.map(() => 9)]) {
      const wrong = await service.prefectureTerrainCoverage(3, 30, { ...sites, band }, settings, () => {});
      expect(wrong.ok).toBe(false);
    }
  });
});
