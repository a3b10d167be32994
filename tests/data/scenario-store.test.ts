import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScenarioStore } from '../../src/data/scenario-store.ts';
import { digestOf } from '../../src/model/outcome-digest.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { inputsKey } from '../../src/model/scenario-inputs.ts';
import { smallAtlas } from '../model/small-atlas.ts';
import { scenarios } from '../random-scenario.ts';
import { smallOutcome } from '../state/layers/small-outcome.ts';

const named = (name: string) => ({ ...defaultScenario(), name });
const first = (id: string) => ({ id, scenario: named(id), changedAtMs: 1, basedOn: 0 });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the store', () => {
  it('gives back every scenario as it was saved', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        globalThis.indexedDB = new IDBFactory();
        const store = createScenarioStore();
        await store.save({ id: 'a', scenario, changedAtMs: 5, basedOn: 0 });
        const read = await createScenarioStore().read('a');
        expect(read).toEqual({ ok: true, value: { id: 'a', scenario, changedAtMs: 5, revision: 1 } });
      }),
      { numRuns: 30 },
    );
  });

  it('counts revisions, and refuses to write over one that the writer has not seen', async () => {
    const [here, there] = [createScenarioStore(), createScenarioStore()];
    await here.save(first('a'));
    const mine = { ...first('a'), scenario: named('mine'), basedOn: 1 };
    const theirs = { ...first('a'), scenario: named('theirs'), basedOn: 1 };
    const results = await Promise.all([there.save(theirs), here.save(mine)]);
    expect(results.map((result) => result.ok && result.value.kind).sort()).toEqual(['conflict', 'saved']);
    expect(await here.remove('a', 1)).toMatchObject({ ok: true, value: { kind: 'conflict' } });
    expect(await here.remove('a', 2)).toMatchObject({ ok: true, value: { kind: 'removed' } });
    expect(await here.save({ ...mine, basedOn: 2 })).toEqual({
      ok: true,
      value: { kind: 'conflict', standing: undefined },
    });
  });

  it('keeps outcomes beside the scenarios, to the last digit', async () => {
    const atlas = smallAtlas([
      { prefecture: 0, people: [400, 30] },
      { prefecture: 1, people: [7] },
    ]);
    const invented = smallOutcome(atlas, { fibreYear: [2020, 0, 2021], radioYear: [0, 2031, 2020] });
    const costYen = new Float64Array(FISCAL_YEARS.length * 3).fill(1 / 3);
    const outcome = {
      ...invented,
      modelVersion: '1',
      atlasId: 'small',
      scenario: defaultScenario(),
      fiscalYears: FISCAL_YEARS,
      targets: [],
      fibre: { ...invented.fibre, costYen },
      radio: { ...invented.radio, costYen },
      hubs: { ...invented.hubs, costYen },
    };
    const digest = digestOf(atlas, outcome);
    expect(digest.inputs).toBe(inputsKey(defaultScenario()));
    const store = createScenarioStore();
    await store.keepDigest('a', digest);
    expect(await store.readAll()).toMatchObject({ ok: true, value: { digests: [digest] } });
  });
});

describe('a store in trouble', () => {
  it('tells a record that it cannot read, leaves it where it is, and gives the others', async () => {
    const store = createScenarioStore();
    await store.save(first('good'));
    const raw = await openDB('denen-scenarios');
    await raw.put(
      'scenarios',
      {
        id: 'bad',
        revision: 3,
        changedAtMs: 1,
        file: { ...named('x'), parameters: { 'hubs.count': 'many' } },
      },
      'bad',
    );
    await raw.put('scenarios', 'nonsense', 'worse');
    raw.close();
    const read = await store.readAll();
    if (!read.ok) throw new Error('Expected to read the store.');
    expect(read.value.scenarios.map(({ id }) => id)).toEqual(['good']);
    expect(read.value.damaged.map(({ id }) => id)).toEqual(['bad', 'worse']);
    expect(read.value.damaged[0]!.problems[0]).toMatchObject({
      kind: 'wrong-type',
      what: 'parameters.hubs.count',
      where: 'x',
    });
    expect(await store.save({ ...first('worse') })).toMatchObject({ ok: true, value: { kind: 'conflict' } });
    expect(await store.discard('bad')).toEqual({ ok: true, value: undefined });
    const after = await store.readAll();
    expect(after.ok && after.value.damaged.map(({ id }) => id)).toEqual(['worse']);
  });

  it('says that there is no room left, and goes on once there is', async () => {
    const store = createScenarioStore();
    await store.readAll();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await store.save(first('a'))).toEqual({ ok: false, reason: 'full' });
    put.mockRestore();
    expect(await store.save(first('a'))).toMatchObject({ ok: true, value: { kind: 'saved' } });
  });

  it('says that there is no database, that it is forbidden, damaged or newer', async () => {
    const reason = async () => {
      const read = await createScenarioStore().readAll();
      return read.ok ? undefined : read.reason;
    };
    const failing = (name: string) =>
      ({
        open: () => {
          throw new DOMException('no', name);
        },
      }) as unknown as IDBFactory;
    globalThis.indexedDB = failing('SecurityError');
    expect(await reason()).toBe('unavailable');
    globalThis.indexedDB = failing('InvalidStateError');
    expect(await reason()).toBe('unavailable');
    globalThis.indexedDB = failing('UnknownError');
    expect(await reason()).toBe('damaged');
    Reflect.deleteProperty(globalThis, 'indexedDB');
    expect(await reason()).toBe('unavailable');
    globalThis.indexedDB = new IDBFactory();
    (await openDB('denen-scenarios', 99)).close();
    expect(await reason()).toBe('newer');
  });

  it('opens again after the connection was lost', async () => {
    const store = createScenarioStore();
    await store.save(first('a'));
    const lost = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    expect(await store.save({ ...first('a'), basedOn: 1 })).toMatchObject({
      ok: true,
      value: { kind: 'saved' },
    });
    expect(lost).toHaveBeenCalledTimes(2);
  });
});
