import 'fake-indexeddb/auto';
import { signal } from '@preact/signals-core';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createOwnDataStore, type OwnDataStore } from '../../../src/data/own/own-data-store.ts';
import { type OwnSet, sizeOfSet } from '../../../src/data/own/own-set.ts';
import type { OwnEntry } from '../../../src/state/own/own-data.ts';
import { createOwnKeeper, type OwnKeeping } from '../../../src/state/own/own-keeper.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const coverage = (fileName: string): OwnSet => ({
  kind: 'coverage',
  fileName,
  count: 1,
  municipality: Uint16Array.of(3),
  fiscalYear: Uint16Array.of(2023),
  fibre: Float64Array.of(0.9),
  radio: Float64Array.of(Number.NaN),
});
const areas = (fileName: string): OwnSet => ({
  kind: 'servedAreas',
  fileName,
  count: 1,
  names: ['a'],
  geometry: new Blob(['{"type":"FeatureCollection","features":[]}']),
  extent: [132, 35, 133, 36],
});

async function keeper(store: OwnDataStore = createOwnDataStore(), atlasId = 'atlas') {
  const entries = signal<readonly OwnEntry[]>([]);
  let id = 1;
  const own = createOwnKeeper(entries, () => id++);
  await own.start(store, atlasId);
  const settled = async (): Promise<OwnKeeping> => {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (own.keeping.value.kind !== 'keeping') return own.keeping.value;
    }
  };
  const put = async (...sets: OwnSet[]) => {
    entries.value = sets.map((set) => entries.value.find((each) => each.set === set) ?? { id: id++, set });
    return settled();
  };
  return { own, entries, put, settled };
}

/** A store of which writing fails as a full disk or a private window makes it. */
function failing(reason: 'full' | 'unavailable', isBroken: () => boolean): OwnDataStore {
  const store = createOwnDataStore();
  const broken = { ok: false as const, reason };
  return {
    ...store,
    readAll: () => (reason === 'unavailable' ? Promise.resolve(broken) : store.readAll()),
    put: (set, atlasId) => (isBroken() ? Promise.resolve(broken) : store.put(set, atlasId)),
  };
}

describe('imported sets in the browser', () => {
  it('are there again on the next visit, in their order and to the byte, and tell their size', async () => {
    const first = await keeper();
    const sets = [coverage('a.csv'), areas('b.geojson')];
    const kept = await first.put(...sets);
    expect(kept).toEqual({ kind: 'kept', bytes: sets.reduce((sum, set) => sum + sizeOfSet(set), 0) });
    const next = await keeper();
    expect(next.entries.value.map(({ set }) => set.fileName)).toEqual(['a.csv', 'b.geojson']);
    const [a, b] = next.entries.value.map(({ set }) => set);
    expect(a).toEqual(sets[0]);
    expect(b!.kind === 'servedAreas' && (await b!.geometry.text())).toContain('FeatureCollection');
  });

  it('are gone from it once they are removed, and back once that is undone', async () => {
    const { entries, put } = await keeper();
    const [a, b] = [coverage('a.csv'), coverage('b.csv')];
    await put(a, b);
    await put(b);
    expect((await keeper()).entries.value.map(({ set }) => set.fileName)).toEqual(['b.csv']);
    await put(a, b);
    expect(entries.value).toHaveLength(2);
    expect((await keeper()).entries.value).toHaveLength(2);
    expect(await put()).toEqual({ kind: 'idle' });
    expect((await keeper()).entries.value).toHaveLength(0);
  });

  it('stay on the page where there is no room, are told, and are kept once there is', async () => {
    let isFull = true;
    const { own, entries, put, settled } = await keeper(failing('full', () => isFull));
    expect(await put(coverage('a.csv'))).toEqual({ kind: 'unkept', reason: 'full' });
    expect(entries.value).toHaveLength(1);
    isFull = false;
    await own.retry();
    expect((await settled()).kind).toBe('kept');
    expect((await keeper()).entries.value).toHaveLength(1);
  });

  it('work in a window that keeps nothing, which is told with the first set', async () => {
    const { own, put } = await keeper(failing('unavailable', () => true));
    expect(own.keeping.value.kind).toBe('idle');
    expect(await put(coverage('a.csv'))).toEqual({ kind: 'unkept', reason: 'unavailable' });
    globalThis.indexedDB = undefined as unknown as IDBFactory;
    const without = await keeper();
    expect(await without.put(coverage('a.csv'))).toEqual({ kind: 'unkept', reason: 'unavailable' });
  });

  it('of another atlas are named, not shown, and removed when asked', async () => {
    await (await keeper()).put(coverage('old.csv'));
    const { own, entries } = await keeper(createOwnDataStore(), 'newer');
    expect(entries.value).toHaveLength(0);
    expect(own.left.value.otherAtlas).toMatchObject([{ fileName: 'old.csv' }]);
    await own.discardLeft();
    expect(own.left.value.otherAtlas).toEqual([]);
    expect((await keeper()).entries.value).toHaveLength(0);
  });

  it('that cannot be read are counted and left as they are', async () => {
    await (await keeper()).put(coverage('a.csv'));
    const database = await openDB('denen-own-data', 1);
    await database.put('sets', { atlasId: 'atlas', set: { kind: 'coverage', fileName: 'x', count: 5 } });
    await database.put('sets', 'nonsense');
    database.close();
    const { own, entries } = await keeper();
    expect(own.left.value.damaged).toBe(2);
    expect(entries.value).toHaveLength(1);
  });
});
