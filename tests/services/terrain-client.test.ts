import { describe, expect, it } from 'vitest';
import { resolveParameters } from '../../src/model/parameters.ts';
import { failure, success } from '../../src/model/problem.ts';
import { terrainSettingsOf } from '../../src/model/radio/terrain/terrain-settings.ts';
import { createTerrainClient, type RemoteTerrain } from '../../src/services/terrain-client.ts';
import type { PathAnswer } from '../../workers/terrain.service.ts';

const SETTINGS = terrainSettingsOf(resolveParameters({}));
const END = { lat: 35, lon: 135, heightM: 10 };

interface Pending {
  readonly resolve: (distanceM: number) => void;
}

function remote(opens: boolean[]): {
  client: ReturnType<typeof createTerrainClient>;
  pending: Pending[];
  started: () => number;
} {
  const pending: Pending[] = [];
  let started = 0;
  const make = (): RemoteTerrain => {
    const isOpen = opens[started++]!;
    return {
      open: async () =>
        isOpen
          ? success(true)
          : failure({ kind: 'unavailable', what: 'atlas', where: 'test', expected: 'files', got: 'none' }),
      profile: () =>
        new Promise((resolve) => {
          pending.push({ resolve: (distanceM) => resolve(success({ distanceM } as PathAnswer)) });
        }),
      siteFootprint: () => Promise.reject(new Error('not asked here')),
      prefectureTerrainCoverage: () => Promise.reject(new Error('not asked here')),
      prefectureRates: () => Promise.reject(new Error('not asked here')),
      cancel() {},
    };
  };
  return { client: createTerrainClient(make, 'atlas/'), pending, started: () => started };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the terrain client', () => {
  it('starts its worker with the first question only', async () => {
    const { client, pending, started } = remote([true]);
    expect(started()).toBe(0);
    const first = client.profile(END, END, SETTINGS);
    await settle();
    pending[0]!.resolve(1);
    expect(await first).toMatchObject({ ok: true, value: { distanceM: 1 } });
    void client.profile(END, END, SETTINGS);
    await settle();
    expect(started()).toBe(1);
  });

  it('answers the newest question alone, in whatever order answers come', async () => {
    const { client, pending } = remote([true]);
    const first = client.profile(END, END, SETTINGS);
    await settle();
    const second = client.profile(END, END, SETTINGS);
    await settle();
    pending[1]!.resolve(2);
    pending[0]!.resolve(1);
    expect(await second).toMatchObject({ ok: true, value: { distanceM: 2 } });
    expect(await first).toMatchObject({ ok: false, problems: [{ kind: 'cancelled' }] });
  });

  it('tries again after it could not open', async () => {
    const { client, pending, started } = remote([false, true]);
    expect(await client.profile(END, END, SETTINGS)).toMatchObject({
      ok: false,
      problems: [{ kind: 'unavailable' }],
    });
    const second = client.profile(END, END, SETTINGS);
    await settle();
    pending[0]!.resolve(5);
    expect(await second).toMatchObject({ ok: true });
    expect(started()).toBe(2);
  });
});
