/** Questions about scenarios that a simulation worker answers beside the runs, as steps that can be cancelled. */
import type { GoalAnswer, GoalQuestion } from '../src/model/goals/goal-answer.ts';
import { evaluateFamily } from '../src/model/goals/scenario-family.ts';
import { seekGoals } from '../src/model/goals/seek-goals.ts';
import type { TradeOffValues } from '../src/model/goals/trade-off-criteria.ts';
import type { PartScenario } from '../src/model/part-inputs.ts';
import type { Steps } from '../src/model/progress.ts';
import type { RadioBaseline } from '../src/model/radio/baseline.ts';
import type { Country } from '../src/model/simulate.ts';

export interface WhatIfQuestions {
  /** What goals take under a scenario. */
  readonly goals: { readonly scenario: PartScenario; readonly question: GoalQuestion };
  /** How each of a family stands by every criterion of the trade-off; the first is the one it is around. */
  readonly family: { readonly scenario: PartScenario; readonly others: readonly PartScenario[] };
}

export interface WhatIfAnswers {
  readonly goals: GoalAnswer;
  readonly family: TradeOffValues[];
}

export type WhatIf = keyof WhatIfQuestions;

/** @param baseline of the question's scenario, where somebody has it already */
export function answerWhatIf<K extends WhatIf>(
  country: Country,
  kind: K,
  asked: WhatIfQuestions[K],
  baseline: RadioBaseline | undefined,
): Steps<WhatIfAnswers[K]> {
  if (kind === 'goals') {
    const { scenario, question } = asked as WhatIfQuestions['goals'];
    return seekGoals(country, scenario, question, baseline) as Steps<WhatIfAnswers[K]>;
  }
  const { scenario, others } = asked as WhatIfQuestions['family'];
  return evaluateFamily(country, [scenario, ...others], baseline) as Steps<WhatIfAnswers[K]>;
}
