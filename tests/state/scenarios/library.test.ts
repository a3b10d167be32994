import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createScenarioStore } from '../../../src/data/scenario-store.ts';
import { applyPreset } from '../../../src/model/presets.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { createTabChannel } from '../../../src/services/tab-channel.ts';
import { createScenarioLibrary } from '../../../src/state/scenarios/library.ts';
import { PLAN_ID } from '../../../src/state/scenarios/library-types.ts';
import { createScenarioEditor } from '../../../src/state/scenarios/scenario-editor.ts';

const WORDS = {
  untitled: (n: number) => `Scenario ${n}`,
  copyOf: (name: string) => `Copy of ${name}`,
  otherTab: (name: string) => `${name} (this tab)`,
};
let ids = 0;
let clock = 0;
const opened: { dispose(): void }[] = [];

/** A page of the app: what it has open is remembered by `session`, as a tab does over a reload. */
async function openTab(session: { id?: string } = {}) {
  const editor = createScenarioEditor(defaultScenario(), () => (clock += 1000));
  const library = createScenarioLibrary(editor, {
    store: createScenarioStore(),
    channel: createTabChannel(),
    words: () => WORDS,
    now: () => ++clock,
    newId: () => `id${++ids}`,
    lastOpen: {
      read: () => session.id,
      write: (id) => {
        session.id = id;
      },
    },
  });
  opened.push(library);
  await library.read();
  return { editor, library, session };
}
const names = ({ library }: Awaited<ReturnType<typeof openTab>>) =>
  library.entries.value.map(({ scenario }) => scenario.name);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const library of opened.splice(0)) library.dispose();
});

describe('the library', () => {
  it('keeps nothing of what is tried, but the steps that are recorded meanwhile', async () => {
    const session = {};
    const tab = await openTab(session);
    tab.editor.beginTrial();
    tab.editor.setParameter('hubs.count', 20);
    await tab.library.flush();
    expect(names(tab)).toEqual([]);
    const view = { fiscalYear: 2030, topic: 'fibre', level: 'cell' };
    const script = [{ id: 'a', title: '', note: '', view, parameters: { 'hubs.count': 20 } }];
    tab.editor.change({ ...tab.editor.scenario.peek(), script });
    expect(names(tab)).toEqual(['Scenario 1']);
    expect(tab.editor.scenario.value.name).toBe('Scenario 1');
    expect(tab.editor.scenario.value.parameters).toEqual({ 'hubs.count': 20 });
    await tab.library.flush();
    const again = await openTab(session);
    expect(again.editor.scenario.value).toMatchObject({ name: 'Scenario 1', parameters: {}, script });
  });

  it('makes a scenario of the plan once it is changed, and keeps it over a reload', async () => {
    const tab = await openTab();
    expect(tab.library.currentId.value).toBe(PLAN_ID);
    tab.editor.setParameter('hubs.count', 20);
    tab.editor.setParameter('hubs.count', 25);
    expect(names(tab)).toEqual(['Scenario 1']);
    expect(tab.library.keeping.value.kind).toBe('keeping');
    await tab.library.flush();
    expect(tab.library.keeping.value.kind).toBe('kept');
    tab.library.dispose();

    const again = await openTab(tab.session);
    expect(again.editor.scenario.value).toEqual(tab.editor.scenario.value);
    expect(again.editor.scenario.value).toMatchObject({
      name: 'Scenario 1',
      parameters: { 'hubs.count': 25 },
    });
  });

  it('undoes to the plan under the new name, and opening the plan shows it untouched', async () => {
    const { editor, library } = await openTab();
    editor.setParameter('hubs.count', 20);
    editor.undo();
    expect(editor.scenario.value).toEqual({ ...defaultScenario(), name: 'Scenario 1' });
    editor.redo();
    const id = library.currentId.value;
    library.open(PLAN_ID);
    expect(editor.scenario.value).toEqual(defaultScenario());
    expect(editor.canUndo.value).toBe(false);
    library.open(id);
    expect(editor.scenario.value.parameters).toEqual({ 'hubs.count': 20 });
    // The steps that led to a scenario wait for its return.
    expect(editor.canUndo.value).toBe(true);
  });

  it('duplicates, renames and annotates, open or not, and tells copies apart', async () => {
    const tab = await openTab();
    tab.editor.setParameter('hubs.count', 20);
    const original = tab.library.currentId.value;
    tab.library.duplicate(original);
    tab.editor.setParameter('hubs.count', 30);
    tab.library.describe(original, { name: 'First', note: 'seen by the council' });
    tab.library.describe(tab.library.currentId.value, { name: 'Second' });
    tab.library.duplicate(PLAN_ID);
    await tab.library.flush();
    tab.library.dispose();
    const again = await openTab(tab.session);
    const stood = Object.fromEntries(
      again.library.entries.value.map(({ scenario }) => [scenario.name, scenario]),
    );
    expect(stood.First).toMatchObject({ note: 'seen by the council', parameters: { 'hubs.count': 20 } });
    expect(stood.Second).toMatchObject({ parameters: { 'hubs.count': 30 } });
    expect(stood['Scenario 1']).toMatchObject({ parameters: {} });
    again.library.open(again.library.entries.value.find(({ scenario }) => scenario.name === 'Second')!.id);
    expect(again.editor.scenario.value.name).toBe('Second');
  });

  it('takes a deletion back, here and in the store', async () => {
    const tab = await openTab();
    tab.editor.setParameter('hubs.count', 20);
    const id = tab.library.currentId.value;
    await tab.library.flush();
    await tab.library.remove(id);
    expect(names(tab)).toEqual([]);
    expect(tab.library.currentId.value).toBe(PLAN_ID);
    expect(names(await openTab())).toEqual([]);
    const notice = tab.library.notices.value.find(({ kind }) => kind === 'removed');
    if (notice?.kind !== 'removed') throw new Error('Expected a notice of the removal.');
    tab.library.restore(notice.entry);
    expect(tab.library.currentId.value).toBe(id);
    expect(tab.library.notices.value).toEqual([]);
    await tab.library.flush();
    expect(names(await openTab())).toEqual(['Scenario 1']);
  });

  it('opens what comes from outside, once, and tells what it was made with', async () => {
    const tab = await openTab();
    const scenario = { ...defaultScenario(), name: 'Sent', parameters: applyPreset({}, 'budgetHalved') };
    const now = { modelVersion: '2', atlasId: 'b' };
    const older = { scenario, madeWith: { modelVersion: '1', atlasId: 'b' } };
    tab.library.take(older, 'link');
    tab.library.take({ scenario: structuredClone(scenario), madeWith: now }, 'file');
    expect(names(tab)).toEqual(['Sent']);
    tab.library.compareMaker({ scenario, madeWith: now }, now);
    expect(tab.library.notices.value.map(({ kind }) => kind)).toEqual(['opened']);
    tab.library.compareMaker(older, now);
    expect(tab.library.notices.value.map(({ kind }) => kind).sort()).toEqual(['madeWithOther', 'opened']);
    tab.library.take({ scenario: defaultScenario(), madeWith: undefined }, 'link');
    expect(tab.library.currentId.value).toBe(PLAN_ID);
  });

  it('holds two hundred scenarios', async () => {
    const tab = await openTab();
    for (let i = 1; i <= 200; i++) {
      tab.library.add({ ...defaultScenario(), name: `S${i}`, parameters: { 'hubs.count': 1 + (i % 60) } });
    }
    await tab.library.flush();
    tab.library.dispose();
    const again = await openTab(tab.session);
    expect(again.library.entries.value.length).toBe(200);
    expect(again.editor.scenario.value.name).toBe('S200');
  });
});

describe('two tabs', () => {
  it('show each other what they save, as a step that can be undone', async () => {
    const first = await openTab();
    first.editor.setParameter('hubs.count', 20);
    await first.library.flush();
    const second = await openTab(first.session);
    second.editor.setParameter('hubs.count', 30);
    await second.library.flush();
    await vi.waitFor(() => expect(first.editor.scenario.value.parameters).toEqual({ 'hubs.count': 30 }));
    first.editor.undo();
    await first.library.flush();
    await vi.waitFor(() => expect(second.editor.scenario.value.parameters).toEqual({ 'hubs.count': 20 }));
    expect(first.library.notices.value).toEqual([]);
    expect(second.library.notices.value).toEqual([]);
  });

  it('never overwrite each other: whoever comes second goes on under a name of its own', async () => {
    const first = await openTab();
    first.editor.setParameter('hubs.count', 20);
    await first.library.flush();
    const second = await openTab({ ...first.session });
    first.editor.setParameter('hubs.count', 30);
    second.editor.setParameter('hubs.count', 40);
    await Promise.all([first.library.flush(), second.library.flush()]);
    await Promise.all([first.library.flush(), second.library.flush()]);
    const forked = [first, second].filter(({ library }) =>
      library.notices.value.some(({ kind }) => kind === 'forked'),
    );
    expect(forked.length).toBe(1);
    const third = await openTab();
    const values = third.library.entries.value
      .map(({ scenario }) => scenario.parameters['hubs.count'])
      .sort();
    expect(values).toEqual([30, 40]);
    expect(names(third).sort()).toEqual(['Scenario 1', 'Scenario 1 (this tab)']);
    expect(first.editor.scenario.value.parameters).toEqual({ 'hubs.count': 30 });
    expect(second.editor.scenario.value.parameters).toEqual({ 'hubs.count': 40 });
  });

  it('keep what one has open and the other deletes, and do not delete what the other has just changed', async () => {
    const first = await openTab();
    first.editor.setParameter('hubs.count', 20);
    await first.library.flush();
    const id = first.library.currentId.value;
    const second = await openTab({ ...first.session });
    await second.library.remove(id);
    await vi.waitFor(() =>
      expect(first.library.notices.value.map(({ kind }) => kind)).toEqual(['removedElsewhere']),
    );
    first.editor.setParameter('hubs.count', 30);
    await first.library.flush();
    expect(names(await openTab())).toEqual(['Scenario 1']);

    const deaf = await openTab();
    deaf.library.open(PLAN_ID);
    first.editor.setParameter('hubs.count', 35);
    const removal = deaf.library.remove(id);
    await Promise.all([first.library.flush(), removal]);
    await first.library.flush();
    const left = (await openTab()).library.entries.value.map(
      ({ scenario }) => scenario.parameters['hubs.count'],
    );
    expect(left).toEqual([35]);
  });
});

describe('where nothing can be kept', () => {
  it('goes on in memory, says why, and keeps everything once there is room again', async () => {
    const tab = await openTab();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    tab.editor.setParameter('hubs.count', 20);
    tab.library.duplicate(tab.library.currentId.value);
    tab.editor.setParameter('hubs.count', 30);
    await tab.library.flush();
    expect(tab.library.keeping.value).toEqual({ kind: 'unkept', reason: 'full' });
    expect(names(tab).length).toBe(2);
    put.mockRestore();
    tab.editor.setParameter('hubs.count', 31);
    await tab.library.flush();
    expect(tab.library.keeping.value).toEqual({ kind: 'kept' });
    const again = await openTab();
    expect(again.library.entries.value.map(({ scenario }) => scenario.parameters['hubs.count'])).toEqual([
      31, 20,
    ]);
  });

  it('works without any database', async () => {
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const tab = await openTab();
    expect(tab.library.keeping.value).toEqual({ kind: 'unkept', reason: 'unavailable' });
    tab.editor.setParameter('hubs.count', 20);
    await tab.library.flush();
    const id = tab.library.currentId.value;
    tab.library.open(PLAN_ID);
    tab.library.open(id);
    expect(tab.editor.scenario.value.parameters).toEqual({ 'hubs.count': 20 });
    await tab.library.remove(id);
    expect(names(tab)).toEqual([]);
  });

  it('tells damaged records and leaves them until they are discarded', async () => {
    const first = await openTab();
    first.editor.setParameter('hubs.count', 20);
    await first.library.flush();
    const raw = await openDB('denen-scenarios');
    await raw.put('scenarios', { broken: true }, 'x');
    raw.close();
    const tab = await openTab(first.session);
    expect(tab.library.damaged.value.map(({ id }) => id)).toEqual(['x']);
    expect(tab.editor.scenario.value.parameters).toEqual({ 'hubs.count': 20 });
    await tab.library.discardDamaged('x');
    expect((await openTab()).library.damaged.value).toEqual([]);
  });
});
