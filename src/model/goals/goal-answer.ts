/** What the search for a goal answers, ready to be told, tabled, sent between threads and printed as JSON. */
import type { ParameterChanges, ParameterId } from '../parameters.ts';
import type { Goal, GoalLever, GoalPlace, GoalSubject } from './goal.ts';
import type { Standing } from './goal-standing.ts';
import type { Obstacle } from './obstacles.ts';

export interface GoalQuestion {
  readonly goals: readonly Goal[];
  /**
   * What may vary where the subject has it, else its usual lever. `time` moves nothing: it asks for the earliest year,
   * under the scenario's levers and with as much money and work as the levers allow.
   */
  readonly lever: GoalLever | 'time';
}

/** Fiscal years from whose end on a share is held; 0 for not within the horizon, absent where there is no such lever. */
export interface EarliestYears {
  readonly asItStands: number;
  readonly mostMoney?: number;
  readonly mostPace?: number;
  readonly mostOfBoth?: number;
}

/** By PAYERS, whole yen, from the first open year to the end of the last goal's year. */
export interface CostNowAndAfter {
  readonly now: readonly number[];
  readonly after: readonly number[];
}

export interface GoalRow {
  readonly place: GoalPlace;
  /** Shares at the end of the last goal's year, under the scenario and under the answer. */
  readonly valueNow: number;
  readonly valueAfter: number;
  /** People or households short of the highest share that is asked for; 0 where none. */
  readonly missingNow: number;
  readonly missingAfter: number;
  /** From its end on that share is held under the answer; 0 for not within the horizon. */
  readonly fiscalYearAfter: number;
  /** Squares, sites or hubs from the first open year to the last goal's year, and what they cost. */
  readonly worksAfter: number;
  readonly yenAfter: readonly number[];
}

/**
 * `past`: all its goals' years are over, nothing can be moved any more. `none`: met without anything of the lever.
 * `found`: `value` is the least. `infeasible`: not even the most is enough. `year`: the earliest years were asked for.
 */
export type SubjectAnswerKind = 'past' | 'none' | 'found' | 'infeasible' | 'year';

export interface SubjectAnswer {
  readonly subject: GoalSubject;
  readonly kind: SubjectAnswerKind;
  /** Absent for `year` and `past`. */
  readonly parameter?: ParameterId;
  /** Goals that can still be decided, and those whose year is over with how they stand. */
  readonly goals: readonly Goal[];
  readonly past: readonly Standing[];
  /** The lever in the first open year of the scenario. */
  readonly now?: number;
  readonly isMetNow: boolean;
  /** Every year from the first open one: the least, or for `infeasible` the most there is. */
  readonly value?: number;
  readonly earliest?: EarliestYears;
  /** Places that are short one step below the answer, or with the most of the lever; those most short first. */
  readonly binding: readonly Standing[];
  /** The value of the lever at which they are. */
  readonly bindingValue?: number;
  readonly obstacles: readonly Obstacle[];
  /** Lifting all of those rules at once, where none is enough alone. */
  readonly allLifted?: { readonly isEnough: boolean; readonly missing: number };
  /**
   * Where the lever alone is not enough, but is with the subject's other one: the least of the other with the most of the
   * lever, and the least of the lever with that.
   */
  readonly pair?: { readonly parameter: ParameterId; readonly value: number; readonly leverValue: number };
  readonly costYen: CostNowAndAfter;
  readonly lastFiscalYear: number;
  readonly rows: readonly GoalRow[];
  /** Simulations that the search took. */
  readonly tries: number;
}

export interface GoalAnswer {
  readonly modelVersion: string;
  readonly atlasId: string;
  readonly question: GoalQuestion;
  /** What the scenario had, and the same with every answer laid over it. */
  readonly asked: ParameterChanges;
  readonly parameters: ParameterChanges;
  readonly subjects: readonly SubjectAnswer[];
}
