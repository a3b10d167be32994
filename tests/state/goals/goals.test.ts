import { describe, expect, it } from 'vitest';
import type { GoalQuestion } from '../../../src/model/goals/goal-answer.ts';
import { failure, type Result } from '../../../src/model/problem.ts';
import type { Progress } from '../../../src/model/progress.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import type { SimulationClient } from '../../../src/services/simulation-client.ts';
import { createGoals } from '../../../src/state/goals/goals.ts';
import { createScenarioEditor } from '../../../src/state/scenarios/scenario-editor.ts';
import type { WhatIfAnswers } from '../../../workers/what-if.ts';

const question: GoalQuestion = { goals: [], lever: 'money' };

/** A worker that answers when it is told to. */
function fixture() {
  const asked: {
    answer(result: Result<unknown>): void;
    progress(progress: Progress): void;
  }[] = [];
  let stopped = 0;
  const client: Pick<SimulationClient, 'whatIf' | 'cancelWhatIf'> = {
    whatIf: (_kind, _asked, onProgress) =>
      new Promise((resolve) => {
        asked.push({ answer: resolve as (result: Result<unknown>) => void, progress: onProgress });
      }),
    cancelWhatIf: () => {
      stopped++;
    },
  };
  const editor = createScenarioEditor(defaultScenario(), () => 0);
  return { asked, editor, goals: createGoals(client, editor.scenario, editor), stopped: () => stopped };
}

const answerOf = (parameters: WhatIfAnswers['goals']['parameters']): Result<WhatIfAnswers['goals']> => ({
  ok: true,
  value: { modelVersion: '', atlasId: '', question, asked: {}, parameters, subjects: [] },
});

describe('asking what goals take', () => {
  it('tells progress, then the answer; of two questions only the newer is answered', async () => {
    const { asked, goals } = fixture();
    const first = goals.seek(question);
    asked[0]!.progress({ phase: '', fraction: 0.4 });
    expect(goals.answer.value).toEqual({ kind: 'asking', fraction: 0.4 });
    const second = goals.seek(question);
    asked[0]!.answer(answerOf({ 'fibre.takeUp': 0.5 }));
    await first;
    expect(goals.answer.value.kind).toBe('asking');
    asked[1]!.answer(answerOf({}));
    await second;
    expect(goals.answer.value).toMatchObject({ kind: 'answered', answer: { answer: { parameters: {} } } });
  });

  it('is over once it is cancelled, whatever comes', async () => {
    const { asked, goals, stopped } = fixture();
    const asking = goals.seek(question);
    goals.cancel();
    expect(stopped()).toBe(1);
    asked[0]!.answer(answerOf({}));
    await asking;
    expect(goals.answer.value).toEqual({ kind: 'idle' });
  });

  it('says why it failed', async () => {
    const { asked, goals } = fixture();
    const asking = goals.seek(question);
    const problem = { kind: 'infeasible', what: 'a', where: 'b', expected: 'c', got: 'd' } as const;
    asked[0]!.answer(failure(problem));
    await asking;
    expect(goals.answer.value).toEqual({ kind: 'refused', problems: [problem] });
  });

  it('lays the answer over what has been changed meanwhile, as one step of undo', async () => {
    const { asked, editor, goals } = fixture();
    const asking = goals.seek(question);
    const budgets = { 'fibre.annualStateBudgetYen': 7e9, 'radio.annualBudgetYen': 6e9 };
    asked[0]!.answer(answerOf(budgets));
    await asking;
    editor.setParameter('fibre.takeUp', 0.5);
    const before = editor.scenario.value;
    goals.apply();
    expect(editor.scenario.value.parameters).toEqual({ ...budgets, 'fibre.takeUp': 0.5 });
    editor.undo();
    expect(editor.scenario.value).toBe(before);
    expect(goals.reached('name', 'note')).toMatchObject({ name: 'name', note: 'note', parameters: budgets });
  });
});
