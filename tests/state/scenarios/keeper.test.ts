import { describe, expect, it, vi } from 'vitest';
import type { ScenarioStore } from '../../../src/data/scenario-store.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { createKeeper } from '../../../src/state/scenarios/keeper.ts';
import type { LibraryEntry } from '../../../src/state/scenarios/library-types.ts';

/** A store whose saves take as long as the test says. */
function slowStore() {
  const saved: string[] = [];
  const waiting: (() => void)[] = [];
  const store = {
    save({ id }: { id: string }) {
      return new Promise((resolve) => {
        waiting.push(() => {
          saved.push(id);
          resolve({ ok: true, value: { kind: 'saved', stored: { id, revision: saved.length } } });
        });
      });
    },
  } as unknown as ScenarioStore;
  return { store, saved, endSave: () => waiting.shift()?.() };
}

const entry = (id: string) =>
  ({ id, scenario: defaultScenario(), changedAtMs: 0 }) as unknown as LibraryEntry;
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Longer than a change waits for its save. */
const REST_MS = 160;

describe('what keeps scenarios', () => {
  it('saves a change that comes after its timer ran out within a slow save', async () => {
    const { store, saved, endSave } = slowStore();
    const keeper = createKeeper({ store, find: entry, onSaved() {}, onConflict() {} });
    keeper.keep('a');
    await after(REST_MS);
    // The save of a is under way; b's own timer runs out before it ends.
    keeper.keep('b');
    await after(REST_MS);
    endSave();
    await after(0);
    endSave();
    await after(0);
    expect(saved).toEqual(['a', 'b']);
    expect(keeper.keeping.value).toEqual({ kind: 'kept' });
    keeper.keep('c');
    expect(keeper.keeping.value).toEqual({ kind: 'keeping' });
    await after(REST_MS);
    endSave();
    await after(0);
    expect(saved).toEqual(['a', 'b', 'c']);
    expect(keeper.keeping.value).toEqual({ kind: 'kept' });
    keeper.dispose();
  });

  it('waits for a lever to rest, but not for ever', async () => {
    vi.useFakeTimers();
    try {
      const { store, saved, endSave } = slowStore();
      const keeper = createKeeper({ store, find: entry, onSaved() {}, onConflict() {} });
      const pull = async (ms: number) => {
        for (let at = 0; at < ms; at += 50) {
          keeper.keep('a');
          await vi.advanceTimersByTimeAsync(50);
          endSave();
          await vi.advanceTimersByTimeAsync(0);
        }
      };
      await pull(400);
      expect(saved).toEqual([]);
      await pull(150);
      expect(saved).toEqual(['a']);
      // The last change of the pull, once the lever rests.
      keeper.keep('a');
      await vi.advanceTimersByTimeAsync(100);
      endSave();
      await vi.advanceTimersByTimeAsync(0);
      expect(saved).toEqual(['a', 'a']);
      expect(keeper.keeping.value).toEqual({ kind: 'kept' });
      keeper.dispose();
    } finally {
      vi.useRealTimers();
    }
  });
});
