import { beforeAll, describe, expect, it } from 'vitest';
import { bandsCsv, chancesCsv, uncertaintyJson } from '../../src/data/uncertainty-export.ts';
import { MODEL_VERSION } from '../../src/model/outcome.ts';
import { YEAR_COUNT } from '../../src/model/parameter.ts';
import { success } from '../../src/model/problem.ts';
import type { Country } from '../../src/model/simulate.ts';
import { centralRun } from '../../src/model/uncertainty/central-run.ts';
import { defaultUncertainty } from '../../src/model/uncertainty/factors.ts';
import { targetFigures } from '../../src/model/uncertainty/figure.ts';
import type { RemoteUncertainty } from '../../src/services/remote-uncertainty.ts';
import { createUncertaintyClient, type UncertaintyRequest } from '../../src/services/uncertainty-client.ts';
import { createUncertaintyService } from '../../workers/uncertainty.service.ts';
import { inventedCountry, inventedScenario, runOf } from '../model/uncertainty/invented-country.ts';

let country: Country;
let request: UncertaintyRequest;

beforeAll(async () => {
  country = await inventedCountry();
  const scenario = inventedScenario();
  const run = runOf(country, scenario);
  const settings = { ...defaultUncertainty(), members: 1003, seed: 7 };
  const fibreFiscalYear = run.fibre.servedFiscalYear;
  request = { scenario, central: centralRun(country.atlas, run), fibreFiscalYear, settings };
}, 60_000);

/** @param delayed whether workers answer late and out of turn */
function clientOf(count: number, delayed = false) {
  let started = 0;
  const start = (): RemoteUncertainty => {
    const service = createUncertaintyService(async () => success(country));
    const place = started++;
    if (!delayed) return service;
    const wait = () => new Promise((resolve) => setTimeout(resolve, (place * 7) % 5));
    return {
      ...service,
      chunk: async (asked) => {
        await wait();
        return service.chunk(asked);
      },
      bands: async (chunks, sizes) => {
        await wait();
        return service.bands(chunks, sizes);
      },
    };
  };
  return createUncertaintyClient(start, count, 'base');
}

async function textOf(client: ReturnType<typeof clientOf>): Promise<string> {
  const result = await client.run(request, () => {});
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const figures = [];
  for (const figure of targetFigures(request.scenario.targets, 2, country.atlas.blocks.count)) {
    const answer = await client.figure(figure, request.settings);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    figures.push(answer.value);
  }
  const outcome = { modelVersion: MODEL_VERSION, atlasId: country.atlas.id, scenario: request.scenario };
  return [
    uncertaintyJson(country.atlas, outcome, result.value, figures),
    bandsCsv(country.atlas, result.value),
    chancesCsv(country.atlas, result.value),
  ].join('\n');
}

describe('the uncertainty client', () => {
  it('gives the same bytes with any number of workers, however late they answer', async () => {
    const one = await textOf(clientOf(1));
    expect(one).not.toContain('NaN');
    expect(await textOf(clientOf(2))).toBe(one);
    expect(await textOf(clientOf(5, true))).toBe(one);
  }, 60_000);

  it('puts bands in order around the run, without width in the published years', async () => {
    const result = await clientOf(1).run(request, () => {});
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { bands, central, chances, groups } = result.value;
    expect(groups.count).toBe(2);
    for (const { share, met } of chances) {
      expect(met).toHaveLength(1003);
      expect(met.reduce((sum, each) => sum + each, 0) / 1003).toBeCloseTo(share.at(-1)!, 12);
    }
    for (const technology of ['fibre', 'radio'] as const) {
      for (const measure of ['coverage', 'costYen'] as const) {
        for (let at = 0; at < YEAR_COUNT * 3; at++) {
          const row = [...bands[technology][measure].subarray(at * 5, at * 5 + 5)];
          expect(row).toEqual([...row].sort((a, b) => a - b));
          if (at < 3 * 3) expect(new Set(row)).toEqual(new Set([central[technology][measure][at]]));
        }
      }
    }
    // One block of both prefectures, and the lower of the two.
    for (const technology of ['fibre', 'radio'] as const) {
      const { coverage } = groups.central[technology];
      for (let y = 0; y < YEAR_COUNT; y++) {
        const [first, second, nation] = central[technology].coverage.subarray(y * 3, y * 3 + 3);
        expect(coverage[2 * y]).toBeCloseTo(nation!, 12);
        expect(coverage[2 * y + 1]).toBe(Math.min(first!, second!));
        const at = (2 * y + 1) * 5;
        const lowest = [...groups.bands[technology].coverage.subarray(at, at + 5)];
        expect(lowest).toEqual([...lowest].sort((a, b) => a - b));
        const own = [0, 1].map((p) => bands[technology].coverage[(y * 3 + p) * 5 + 2]!);
        // The median of the lower one is below both medians, but for the digits that members are kept with.
        expect(lowest[2]).toBeLessThanOrEqual(Math.min(...own) + 1e-6);
      }
    }
    for (const { share } of chances) for (const each of share) expect(each >= 0 && each <= 1).toBe(true);
    expect(chances.find(({ target }) => target.id === 'fibre-2027')!.share[2]).toBeGreaterThan(0);
  }, 60_000);

  it('computes curves once for a scenario, and tells how far it is', async () => {
    const client = clientOf(2);
    const phases = new Set<string>();
    await client.run(request, ({ phase }) => phases.add(phase));
    expect([...phases]).toEqual(['curves', 'members']);
    phases.clear();
    const again = { ...request, settings: { ...request.settings, seed: 8 } };
    expect((await client.run(again, ({ phase }) => phases.add(phase))).ok).toBe(true);
    expect([...phases]).toEqual(['members']);
  }, 60_000);

  it('asks after a lever of 5G for its nodes alone, each of the worker that made the last one', async () => {
    const asked: string[] = [];
    let started = 0;
    const client = createUncertaintyClient(
      () => {
        const service = createUncertaintyService(async () => success(country));
        const place = started++;
        return {
          ...service,
          fibreCurves: (...all) => {
            asked.push('fibre');
            return service.fibreCurves(...all);
          },
          radioNode: (id, scenario, fibre, node, tell) => {
            asked.push(`${node.marginShiftDb} by ${place}`);
            return service.radioNode(id, scenario, fibre, node, tell);
          },
        };
      },
      2,
      'base',
    );
    await client.run(request, () => {});
    expect(asked).toContain('fibre');
    const nodes = asked.splice(0).filter((each) => each !== 'fibre');
    const movedTo = async (parameters: object) => {
      const scenario = { ...request.scenario, parameters: { ...request.scenario.parameters, ...parameters } };
      const run = runOf(country, scenario);
      const fibreFiscalYear = run.fibre.servedFiscalYear;
      const own = { ...request, scenario, fibreFiscalYear, central: centralRun(country.atlas, run) };
      const [now, fresh] = [await client.run(own, () => {}), await clientOf(2).run(own, () => {})];
      expect(now).toEqual(fresh);
      return asked.splice(0);
    };
    const { parameters } = request.scenario;
    expect((await movedTo({ 'radio.stationCostYen': 9e6 })).sort()).toEqual(nodes.sort());
    // Neither where fibre stands nor what 5G reads of it is another then.
    expect(await movedTo({ 'radio.stationCostYen': 9e6, 'fibre.discountRate': 0.01 })).toEqual(['fibre']);
    expect(parameters).not.toHaveProperty('fibre.discountRate');
  }, 120_000);

  it('ends an older request as overtaken, and one that is cancelled', async () => {
    const client = clientOf(2);
    const first = client.run(request, () => {});
    const second = client.run(request, () => {});
    const result = await first;
    expect(result.ok === false && result.problems[0]!.kind).toBe('cancelled');
    expect((await second).ok).toBe(true);
    const third = client.run({ ...request, settings: { ...request.settings, seed: 9 } }, () => {});
    client.cancel();
    const stopped = await third;
    expect(stopped.ok === false && stopped.problems[0]!.kind).toBe('cancelled');
  }, 60_000);

  it('holds the reading against full runs', async () => {
    const client = clientOf(2);
    await client.run(request, () => {});
    const check = await client.check(request, 3, () => {});
    if (!check.ok) throw new Error(JSON.stringify(check.problems));
    expect(check.value.members).toBe(3);
    expect(check.value.of.radio.prefectureMax).toBeGreaterThan(0);
    expect(check.value.of.radio.prefectureMax).toBeLessThan(0.05);
  }, 60_000);
});
