import { beforeAll, describe, expect, it } from 'vitest';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { disasterSet, epicentre } from '../../src/model/backbone/disaster-sets.ts';
import type { CriteriaWeights } from '../../src/model/hubs/rank-sites.ts';
import { SITE_CRITERIA } from '../../src/model/hubs/site-criteria.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import {
  createResilienceService,
  type ResilienceRun,
  type ResilienceService,
} from '../../workers/resilience.service.ts';

const parameters = resolveParameters({});
const run: ResilienceRun = {
  parameters,
  hubs: {
    municipality: Uint16Array.of(0),
    openFiscalYear: Uint16Array.of(2023),
    assignedPopulation: Float64Array.of(1),
    powerMw: Float64Array.of(50),
    isLarge: Uint8Array.of(1),
  },
  fiscalYear: 2030,
};
const even = Object.fromEntries(SITE_CRITERIA.map((criterion) => [criterion, 1])) as CriteriaWeights;
let service: ResilienceService;

beforeAll(async () => {
  service = createResilienceService(readFromFolder);
  expect(await service.open('public/atlas')).toEqual({ ok: true, value: true });
  expect(await service.lay(run)).toEqual({ ok: true, value: true });
});

describe('resilience service', () => {
  it('answers cuts: none changes nothing, a fallen node takes its people along', async () => {
    const none = await service.cut({ links: [], nodes: [] });
    const tokyo = await service.cut({ links: [], nodes: [12] });
    if (!none.ok || !tokyo.ok) throw new Error('Expected answers.');
    expect(none.value.meanLatencyMsAfter).toBe(none.value.meanLatencyMsBefore);
    expect(tokyo.value.peopleCutOff).toBeGreaterThan(none.value.peopleCutOff + 1e6);
    expect(tokyo.value.nodeState[12]).toBe(2);
  });

  it('names every link and node that is not there', async () => {
    const answer = await service.cut({ links: [-1], nodes: [99_999] });
    expect(answer).toMatchObject({ ok: false, problems: [{ what: 'link' }, { what: 'node', got: '99999' }] });
  });

  it('strikes as the model does, tells how far it is, and the same seed gives the same', async () => {
    const disaster = disasterSet('nankai', parameters);
    const fractions: number[] = [];
    const sampling = { members: 6000, seed: 7 };
    const first = await service.strike(1, disaster, sampling, ({ fraction }) => fractions.push(fraction));
    const again = await service.strike(2, disaster, sampling, () => {});
    if (!first.ok) throw new Error('Expected an answer.');
    expect(first.value.members.peopleCutOff).toHaveLength(6000);
    expect(fractions.length).toBeGreaterThan(0);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(again).toEqual(first);
  });

  it('stops when cancelled', async () => {
    const answer = service.strike(3, epicentre(35.7, 139.7), { members: 100_000, seed: 1 }, () =>
      service.cancel('strike', 3),
    );
    expect(await answer).toMatchObject({ ok: false, problems: [{ kind: 'cancelled' }] });
  });

  it('refuses disasters outside Japan, of no grid area, and samples of nothing', async () => {
    const far = await service.strike(4, epicentre(0, 0), { members: 0, seed: 1 }, () => {});
    expect(far).toMatchObject({
      ok: false,
      problems: [{ what: 'lat' }, { what: 'lon' }, { what: 'members' }],
    });
    const nowhere = { kind: 'blackout', gridArea: 'JP-XX', hours: 24 } as const;
    expect(await service.strike(5, nowhere, { members: 1, seed: 1 }, () => {})).toMatchObject({
      ok: false,
      problems: [{ what: 'gridArea', got: 'JP-XX' }],
    });
  });

  it('ranks additions by what they spare, and stops when cancelled', async () => {
    const answer = await service.additions(6, () => {});
    if (!answer.ok) throw new Error('Expected an answer.');
    expect(new Set(answer.value.additions.map(({ kind }) => kind)).size).toBe(4);
    // It is done before there would be word of its progress.
    const stopped = service.additions(7, () => {});
    service.cancel('additions', 7);
    expect(await stopped).toMatchObject({ ok: false, problems: [{ kind: 'cancelled' }] });
  });

  it('cancels additions without touching a strike, and the other way round', async () => {
    service.cancel('additions', 100);
    service.cancel('strike', 90);
    const strike = await service.strike(95, epicentre(35.7, 139.7), { members: 100, seed: 1 }, () => {});
    expect(strike.ok).toBe(true);
    expect(await service.additions(95, () => {})).toMatchObject({ ok: false });
  });

  it('holds the hubs of the run against each other', async () => {
    const answer = await service.tradeOffs();
    if (!answer.ok) throw new Error('Expected an answer.');
    const { municipality, value, isOnFront } = answer.value;
    expect(isOnFront.includes(1)).toBe(true);
    for (const column of Object.values(value)) expect(column).toHaveLength(municipality.length);
    expect(Math.min(...value.cost)).toBeGreaterThan(0);
  });

  it('ranks by weights, and a weight of one criterion alone ranks by that', async () => {
    const ranked = await service.rank({ ...even });
    const only = SITE_CRITERIA.map((criterion) => [criterion, criterion === 'land' ? 2 : 0]);
    const byLand = await service.rank(Object.fromEntries(only) as CriteriaWeights);
    const share = await service.topShare(10);
    if (!ranked.ok || !byLand.ok || !share.ok) throw new Error('Expected answers.');
    const land = byLand.value.value.land;
    expect(land[byLand.value.order[0]!]).toBe(1);
    expect(ranked.value.order).toHaveLength(ranked.value.candidates.length);
    expect(share.value.reduce((sum, each) => sum + each, 0)).toBeCloseTo(10, 6);
  });

  it('says which weights are wrong', async () => {
    expect(await service.rank({ ...even, land: -1 })).toMatchObject({
      ok: false,
      problems: [{ what: 'land' }],
    });
    const none = Object.fromEntries(SITE_CRITERIA.map((criterion) => [criterion, 0]));
    expect(await service.rank(none as CriteriaWeights)).toMatchObject({
      ok: false,
      problems: [{ what: 'weights' }],
    });
  });

  it('answers nothing before a run is laid', async () => {
    const early = createResilienceService(readFromFolder);
    expect(await early.cut({ links: [], nodes: [] })).toMatchObject({ ok: false });
    expect(await early.lay(run)).toMatchObject({ ok: false });
    await early.open('public/atlas');
    expect(await early.lay({ ...run, fiscalYear: 2050 })).toMatchObject({
      ok: false,
      problems: [{ what: 'fiscalYear', got: '2050' }],
    });
  });
});
