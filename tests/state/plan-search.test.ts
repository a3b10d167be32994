import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { failure, type Result, success } from '../../src/model/problem.ts';
import type { ImprovedOutcome } from '../../src/services/simulation-client.ts';
import { createPlanSearch } from '../../src/state/plan-search.ts';
import type { SearchProgress } from '../../workers/simulation.service.ts';

const planOf = (people: number) =>
  ({
    radio: {
      sites: { fiscalYear: [2024, 2025], addedPopulation: [5, people] },
      measured: { fiscalYears: [2024] },
    },
  }) as unknown as Outcome;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function searchWith() {
  const outcome = signal<Outcome | undefined>(planOf(1000));
  const asked: {
    report: (progress: SearchProgress) => void;
    answer: (result: Result<ImprovedOutcome>) => void;
  }[] = [];
  const calls: string[] = [];
  const client = {
    improve: (_: Outcome, __: object, report: (progress: SearchProgress) => void) =>
      new Promise<Result<ImprovedOutcome>>((answer) => asked.push({ report, answer })),
    endImproving: () => void calls.push('end'),
    cancelImproving: () => void calls.push('cancel'),
  };
  const search = createPlanSearch(client, outcome, (better) => {
    outcome.value = better;
  });
  return { search, outcome, asked, calls };
}
const found = (people: number) =>
  success({ outcome: planOf(people), cells: Uint32Array.of(0), moves: 500, gapBefore: 0.02, gapAfter: 0.01 });

describe('a search for a better plan', () => {
  it('shows the gap falling from where it began, and makes what it finds the plan, until undone', async () => {
    const { search, outcome, asked, calls } = searchWith();
    const before = outcome.value;
    void search.start();
    asked[0]!.report({ phase: '', fraction: 0.3 });
    expect(search.state.value).toMatchObject({ kind: 'searching', gap: undefined });
    asked[0]!.report({ phase: '', fraction: 0.5, gap: 0.02 });
    asked[0]!.report({ phase: '', fraction: 0.6, gap: 0.015 });
    expect(search.state.value).toMatchObject({ gapBefore: 0.02, gap: 0.015 });
    search.end();
    asked[0]!.answer(found(1200));
    await settle();
    expect(search.state.value).toMatchObject({ kind: 'found', addedPeople: 200 });
    expect(outcome.value?.radio.sites.addedPopulation[1]).toBe(1200);
    search.undo();
    expect(outcome.value).toBe(before);
    expect(calls).toEqual(['end']);
  });

  it('keeps the plan where nothing better was found', async () => {
    const { search, outcome, asked } = searchWith();
    const before = outcome.value;
    void search.start();
    asked[0]!.answer(found(1000));
    await settle();
    expect(search.state.value).toMatchObject({ kind: 'nothing', moves: 500 });
    expect(outcome.value).toBe(before);
  });

  it('says nothing of a search that was cancelled or overtaken, and tells what was refused', async () => {
    const { search, outcome, asked, calls } = searchWith();
    const before = outcome.value;
    void search.start();
    search.cancel();
    asked[0]!.answer(found(9999));
    await settle();
    expect([search.state.value.kind, outcome.value, calls]).toEqual(['idle', before, ['cancel']]);
    for (const [kind, expected] of [
      ['cancelled', 'idle'],
      ['internal', 'refused'],
    ] as const) {
      void search.start();
      asked.at(-1)!.answer(failure({ kind, what: '', where: '', expected: '', got: '' }));
      await settle();
      expect(search.state.value.kind).toBe(expected);
    }
  });
});
