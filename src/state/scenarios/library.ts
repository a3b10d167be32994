/**
 * The scenarios of this browser: what is there, which is open, and that every change is kept. Nothing here waits for
 * the store: the truth is in memory, and the store follows.
 */
import { batch, effect, signal, untracked } from '@preact/signals-core';
import type { DamagedRecord } from '../../data/store-records.ts';
import type { OutcomeDigest } from '../../model/outcome-digest.ts';
import { defaultScenario, type Scenario } from '../../model/scenario.ts';
import { hasSameInputs, inputsKey } from '../../model/scenario-inputs.ts';
import { type History, record, renamed, startHistory } from './history.ts';
import { createKeeper } from './keeper.ts';
import {
  type LibraryEntry,
  type LibraryPlatform,
  type Notice,
  type NoticeContent,
  PLAN_ID,
  type ScenarioLibrary,
} from './library-types.ts';
import type { ScenarioEditor } from './scenario-editor.ts';

export function createScenarioLibrary(editor: ScenarioEditor, platform: LibraryPlatform): ScenarioLibrary {
  const { store, channel, words, now, newId, lastOpen } = platform;
  const plan = defaultScenario();
  const entries = signal<readonly LibraryEntry[]>([]);
  const currentId = signal(PLAN_ID);
  const damaged = signal<readonly DamagedRecord[]>([]);
  const digests = signal<ReadonlyMap<string, OutcomeDigest>>(new Map());
  const notices = signal<readonly Notice[]>([]);
  const isRead = signal(false);
  const histories = new Map<string, History>();
  let noticeCount = 0;

  const find = (id: string) => entries.peek().find((entry) => entry.id === id);
  const put = (entry: LibraryEntry) => {
    const others = entries.peek().filter(({ id }) => id !== entry.id);
    entries.value = [...others, entry].sort((a, b) => b.changedAtMs - a.changedAtMs);
  };
  const drop = (id: string) => {
    histories.delete(id);
    entries.value = entries.peek().filter((entry) => entry.id !== id);
  };
  const tell = (content: NoticeContent) => {
    // One notice of a kind at a time, but for removals, each of which can be taken back.
    const others = notices.peek().filter(({ kind }) => kind !== content.kind || kind === 'removed');
    notices.value = [...others, { ...content, key: ++noticeCount }];
  };
  const show = (id: string, history: History) => {
    batch(() => {
      if (currentId.peek() !== PLAN_ID) histories.set(currentId.peek(), editor.keptHistory.peek());
      currentId.value = id;
      editor.open(history);
    });
    lastOpen.write(id);
  };
  const open = (id: string) => {
    if (id === currentId.peek()) return;
    const entry = find(id);
    if (entry === undefined) show(PLAN_ID, startHistory(plan));
    else show(id, histories.get(id) ?? startHistory(entry.scenario));
  };

  const keeper = createKeeper({
    store,
    find,
    onSaved(id, revision) {
      const entry = find(id);
      if (entry !== undefined) put({ ...entry, revision });
      channel.tell({ kind: 'saved', id });
    },
    onConflict(own, standing) {
      if (standing === undefined) {
        // Taken away elsewhere and changed here: the change is the later word.
        put({ ...own, revision: 0 });
        tell({ kind: 'removedElsewhere', name: own.scenario.name });
        keeper.keep(own.id);
        return;
      }
      const fork = { ...own, id: newId(), revision: 0 };
      const name = words().otherTab(own.scenario.name);
      const named = { ...fork, scenario: { ...own.scenario, name } };
      batch(() => {
        put(standing);
        put(named);
        if (currentId.peek() === own.id) {
          const history = renamed(editor.keptHistory.peek(), name);
          put({ ...named, scenario: history.present });
          histories.delete(own.id);
          currentId.value = named.id;
          editor.openKept(history);
          lastOpen.write(named.id);
        }
      });
      tell({ kind: 'forked', name: standing.scenario.name, ownName: name });
      keeper.keep(named.id);
    },
  });

  const change = (id: string, scenario: Scenario) => {
    const entry = find(id);
    if (entry === undefined || entry.scenario === scenario) return;
    put({ ...entry, scenario, changedAtMs: now() });
    keeper.keep(id);
  };
  const insert = (scenario: Scenario): LibraryEntry => {
    const entry = { id: newId(), scenario, revision: 0, changedAtMs: now() };
    put(entry);
    keeper.keep(entry.id);
    return entry;
  };
  const add = (scenario: Scenario) => {
    const { id } = insert(scenario);
    show(id, startHistory(scenario));
  };
  const nextUntitled = () => {
    const taken = new Set(entries.peek().map(({ scenario }) => scenario.name));
    for (let n = 1; ; n++) {
      const name = words().untitled(n);
      if (!taken.has(name)) return name;
    }
  };

  /** Whatever the editor does to the scenario on screen happens to its entry; the plan becomes an entry first. */
  const follow = (scenario: Scenario) => {
    const id = currentId.peek();
    if (id !== PLAN_ID) {
      change(id, scenario);
      return;
    }
    const history = editor.keptHistory.peek();
    if (history.past.length === 0) return;
    const own = scenario.name === plan.name ? renamed(history, nextUntitled()) : history;
    const entry = insert(own.present);
    batch(() => {
      currentId.value = entry.id;
      if (own !== history) editor.openKept(own);
    });
    lastOpen.write(entry.id);
  };
  const stopFollowing = effect(() => {
    const scenario = editor.kept.value;
    untracked(() => follow(scenario));
  });

  channel.hear(async ({ kind, id }) => {
    // What is changed here and not saved yet meets the other tab's word when it is saved.
    if (keeper.isPending(id)) return;
    if (kind === 'removed') {
      const entry = find(id);
      if (entry === undefined) return;
      if (id !== currentId.peek()) drop(id);
      else {
        put({ ...entry, revision: 0 });
        tell({ kind: 'removedElsewhere', name: entry.scenario.name });
      }
      return;
    }
    const result = await store.read(id);
    if (!result.ok || result.value === undefined || keeper.isPending(id)) return;
    const standing = result.value;
    if (find(id)?.revision === standing.revision) return;
    put(standing);
    histories.delete(id);
    // Shown here as well: one step more, which can be undone.
    if (id === currentId.peek()) editor.openKept(record(editor.keptHistory.peek(), standing.scenario));
  });

  return {
    entries,
    currentId,
    keeping: keeper.keeping,
    damaged,
    notices,
    digests,
    isRead,

    async read() {
      const result = await store.readAll();
      if (!result.ok) keeper.fail(result.reason);
      else {
        batch(() => {
          const known = new Set(entries.peek().map(({ id }) => id));
          const read = result.value.scenarios.filter(({ id }) => !known.has(id));
          entries.value = [...entries.peek(), ...read].sort((a, b) => b.changedAtMs - a.changedAtMs);
          damaged.value = result.value.damaged;
          digests.value = new Map([
            ...result.value.digests.map((digest) => [digest.inputs, digest] as const),
            ...digests.peek(),
          ]);
          const last = lastOpen.read();
          if (currentId.peek() === PLAN_ID && last !== undefined) open(last);
        });
      }
      isRead.value = true;
    },
    flush: keeper.flush,
    open,
    add,
    take({ scenario }, from) {
      const isSame = (standing: Scenario) =>
        standing.name === scenario.name &&
        standing.note === scenario.note &&
        isSameMarks(standing.marks, scenario.marks) &&
        JSON.stringify(standing.script) === JSON.stringify(scenario.script) &&
        hasSameInputs(standing, scenario);
      const standing = entries.peek().find((entry) => isSame(entry.scenario));
      if (isSame(plan)) open(PLAN_ID);
      else if (standing !== undefined) open(standing.id);
      else add(scenario);
      tell({ kind: 'opened', name: scenario.name, from });
    },
    compareMaker({ scenario, madeWith }, now) {
      const isOther =
        madeWith !== undefined &&
        now !== undefined &&
        (madeWith.modelVersion !== now.modelVersion || madeWith.atlasId !== now.atlasId);
      if (isOther) tell({ kind: 'madeWithOther', name: scenario.name, madeWith });
    },
    duplicate(id) {
      const original = find(id)?.scenario ?? plan;
      const isPlan = find(id) === undefined;
      const scenario = { ...original, name: isPlan ? nextUntitled() : words().copyOf(original.name) };
      add(scenario);
    },
    describe(id, { name, note }) {
      const entry = find(id);
      if (entry === undefined) return;
      const { scenario } = entry;
      const next = { ...scenario, name: name ?? scenario.name, note: note ?? scenario.note };
      if (next.name === scenario.name && next.note === scenario.note) return;
      if (id === currentId.peek()) editor.change(next);
      else {
        const history = histories.get(id);
        if (history !== undefined) histories.set(id, record(history, next));
        change(id, next);
      }
    },
    async remove(id) {
      const entry = find(id);
      if (entry === undefined) return;
      if (id === currentId.peek()) open(PLAN_ID);
      drop(id);
      await keeper.settle(id);
      const revision = Math.max(keeper.lastRevision(id) ?? 0, entry.revision);
      const result = await store.remove(id, revision);
      if (result.ok && result.value.kind === 'conflict' && result.value.standing !== undefined) {
        put(result.value.standing);
        tell({ kind: 'changedElsewhere', name: entry.scenario.name });
        return;
      }
      if (result.ok) channel.tell({ kind: 'removed', id });
      else keeper.fail(result.reason);
      tell({ kind: 'removed', name: entry.scenario.name, entry });
    },
    restore(entry) {
      notices.value = notices.peek().filter((notice) => notice.kind !== 'removed' || notice.entry !== entry);
      put({ ...entry, revision: 0 });
      keeper.keep(entry.id);
      open(entry.id);
    },
    async discardDamaged(id) {
      const result = await store.discard(id);
      if (!result.ok) keeper.fail(result.reason);
      else damaged.value = damaged.peek().filter((each) => each.id !== id);
    },
    keepDigest(digest) {
      digests.value = new Map([...digests.peek(), [digest.inputs, digest]]);
      const owner = entries.peek().find(({ scenario }) => inputsKey(scenario) === digest.inputs)?.id;
      const id = owner ?? (digest.inputs === inputsKey(plan) ? PLAN_ID : undefined);
      // A kept outcome is a convenience: where there is no room for it, it is computed again.
      if (id !== undefined) void store.keepDigest(id, digest);
    },
    tell,
    dismiss(key) {
      notices.value = notices.peek().filter((notice) => notice.key !== key);
    },
    dispose() {
      stopFollowing();
      keeper.dispose();
      channel.close();
      store.close();
    },
  };
}

function isSameMarks(a: Scenario['marks'], b: Scenario['marks']): boolean {
  return a.length === b.length && a.every(({ code, note }, i) => b[i]!.code === code && b[i]!.note === note);
}
