/** What is asked about goals and trade-offs, and what was answered. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import type { GoalAnswer, GoalQuestion } from '../../model/goals/goal-answer.ts';
import { type FamilyMember, scenarioFamily } from '../../model/goals/scenario-family.ts';
import type { TradeOffValues } from '../../model/goals/trade-off-criteria.ts';
import { success } from '../../model/problem.ts';
import type { Scenario } from '../../model/scenario.ts';
import { applyParameterDifferences, differences } from '../../model/scenario-inputs.ts';
import type { SimulationClient } from '../../services/simulation-client.ts';
import type { ScenarioEditor } from '../scenarios/scenario-editor.ts';
import { type Asking, createAsking } from './asking.ts';

export type GoalPlaceChoice =
  | 'nation'
  | 'everyPrefecture'
  | { readonly level: 'block' | 'prefecture' | 'municipality'; readonly index: number };

/** What the dialog opens with; all targets where none is named. */
export interface GoalDraft {
  readonly targetId: string | undefined;
  readonly place: GoalPlaceChoice;
}

export interface AnsweredGoals {
  /** As it was when asked. */
  readonly scenario: Scenario;
  readonly answer: GoalAnswer;
}

/** Members of the family first, then the user's own scenarios. */
export interface AnsweredTradeOff {
  readonly scenario: Scenario;
  readonly members: readonly FamilyMember[];
  /** Of the library, apart from the one that the family is around. */
  readonly own: readonly NamedScenario[];
  readonly values: readonly TradeOffValues[];
}

export interface NamedScenario {
  readonly id: string;
  readonly scenario: Scenario;
}

export interface Goals {
  /** Undefined while the dialog is closed. */
  readonly draft: Signal<GoalDraft | undefined>;
  readonly isTradeOffOpen: Signal<boolean>;
  readonly answer: Asking<AnsweredGoals>['state'];
  readonly tradeOff: Asking<AnsweredTradeOff>['state'];
  seek(question: GoalQuestion): Promise<void>;
  cancel(): void;
  /** Lays what was found over the scenario on screen, as one step of undo. */
  apply(): void;
  /** The scenario that was asked about with what was found laid over it. */
  reached(name: string, note: string): Scenario | undefined;
  trade(own: readonly NamedScenario[]): Promise<void>;
  cancelTrade(): void;
}

export function createGoals(
  client: Pick<SimulationClient, 'whatIf' | 'cancelWhatIf'>,
  scenario: ReadonlySignal<Scenario>,
  editor: Pick<ScenarioEditor, 'change'>,
): Goals {
  const asking = createAsking<AnsweredGoals>(() => client.cancelWhatIf('goals'));
  const trading = createAsking<AnsweredTradeOff>(() => client.cancelWhatIf('family'));
  const found = () => {
    const state = asking.state.peek();
    return state.kind === 'answered' ? state.answer : undefined;
  };
  return {
    draft: signal(undefined),
    isTradeOffOpen: signal(false),
    answer: asking.state,
    tradeOff: trading.state,
    seek(question) {
      const asked = scenario.peek();
      return asking.ask(async (onProgress) => {
        const result = await client.whatIf('goals', { scenario: plain(asked), question }, onProgress);
        return result.ok ? success({ scenario: asked, answer: result.value }) : result;
      });
    },
    cancel: asking.cancel,
    apply() {
      const last = found();
      if (last === undefined) return;
      const { asked, parameters } = last.answer;
      const inputs = (own: Scenario['parameters']) => ({ ...last.scenario, parameters: own });
      const moved = differences(inputs(asked), inputs(parameters)).parameters;
      const present = scenario.peek();
      editor.change({ ...present, parameters: applyParameterDifferences(present.parameters, moved) });
    },
    reached(name, note) {
      const last = found();
      return last && { ...last.scenario, name, note, parameters: last.answer.parameters };
    },
    trade(own) {
      const asked = scenario.peek();
      const members = scenarioFamily(asked.parameters);
      return trading.ask(async (onProgress) => {
        const [, ...others] = members;
        const question = {
          scenario: plain(asked),
          others: [
            ...others.map(({ parameters }) => plain({ ...asked, parameters })),
            ...own.map((each) => plain(each.scenario)),
          ],
        };
        const result = await client.whatIf('family', question, onProgress);
        return result.ok ? success({ scenario: asked, members, own, values: result.value }) : result;
      });
    },
    cancelTrade: trading.cancel,
  };
}

/** What parts of a run read of it. */
function plain({ parameters, sites, property, plan }: Scenario) {
  return { parameters, sites, property, plan };
}
