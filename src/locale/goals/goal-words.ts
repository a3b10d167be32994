/** Words of the search for what goals take, and of the trade-off between scenarios. */
import type { GoalLever, GoalSubject } from '../../model/goals/goal.ts';
import type { TradeOffCriterion } from '../../model/goals/trade-off-criteria.ts';

export interface GoalWords {
  readonly heading: string;
  /** On the board, on a card and on a place. */
  readonly open: string;
  readonly openFor: (target: string) => string;
  readonly explanation: string;
  readonly form: {
    readonly target: string;
    readonly allTargets: string;
    readonly place: string;
    readonly places: Readonly<Record<'nation' | 'everyPrefecture', string>>;
    /** The same within a sentence. */
    readonly placesInText: Readonly<Record<'nation' | 'everyPrefecture', string>>;
    readonly placeGroups: Readonly<Record<'whole' | 'block' | 'prefecture' | 'municipality', string>>;
    readonly goal: string;
    readonly goalPercent: string;
    readonly fiscalYear: string;
    readonly lever: string;
    readonly levers: Readonly<Record<GoalLever | 'time', string>>;
    readonly onlyNation: string;
    readonly seek: string;
    readonly seeking: string;
    readonly notANumber: string;
  };
  readonly subjects: Readonly<Record<GoalSubject, string>>;
  /** What stands in for the value of a lever that counts works. */
  readonly pace: Readonly<Record<GoalSubject, (count: string) => string>>;
  readonly money: (yen: string) => string;
  readonly openedBy: (fiscalYear: string) => string;
  readonly neverOpened: string;
  /** Of a place that is not the nation. */
  readonly metrics: Readonly<Record<'fibreHouseholdCoverage' | 'radioPopulationCoverage', string>>;
  /** "fibre of 99.9% in every prefecture by the end of FY2027" */
  readonly goal: (metric: string, goal: string, place: string, date: string) => string;
  readonly found: (lever: string, value: string, from: string, now: string) => string;
  readonly latest: (lever: string, value: string, now: string) => string;
  readonly none: (lever: string, from: string) => string;
  readonly infeasible: (lever: string, most: string) => string;
  /** A goal whose year is over; the least of its places stands for those that miss it. */
  readonly pastMet: (date: string, metric: string, goal: string, value: string) => string;
  readonly pastMissed: (date: string, metric: string, goal: string, count: string, least: string) => string;
  readonly isMetNow: string;
  readonly isNotMetNow: string;
  /** One step below the answer. */
  readonly below: (value: string, place: string, missing: string, goal: string, date: string) => string;
  /** With the most of the lever. */
  readonly atMost: (place: string, missing: string, goal: string, date: string) => string;
  readonly othersShort: (count: string, value: number) => string;
  /** Everybody below the goal in a word. */
  readonly decides: (lever: string) => string;
  /** Where the lever alone is not enough, but is with another. */
  readonly pair: (other: string, otherValue: string, lever: string, value: string) => string;
  readonly obstaclesHeading: string;
  readonly noObstacles: string;
  readonly obstacle: (rule: string, from: string, to: string) => string;
  readonly enough: string;
  readonly leaves: (missing: string) => string;
  readonly allLifted: (isEnough: boolean, missing: string) => string;
  readonly earliest: Readonly<Record<'asItStands' | 'mostMoney' | 'mostPace' | 'mostOfBoth', string>>;
  readonly notWithin: (fiscalYear: string) => string;
  readonly cost: (from: string, to: string) => string;
  readonly costFromTo: (before: string, after: string) => string;
  readonly total: string;
  readonly payer: string;
  readonly now: string;
  readonly after: string;
  readonly tableHeading: (subject: string, date: string) => string;
  readonly columns: Readonly<
    Record<'place' | 'now' | 'after' | 'missing' | 'year' | 'works' | 'cost' | 'state', string>
  >;
  readonly all: (count: string) => string;
  readonly fewer: string;
  readonly tries: (count: string) => string;
  readonly ofOlder: string;
  readonly apply: string;
  readonly applied: string;
  readonly compare: string;
  readonly scenarioName: (what: string) => string;
  readonly note: string;
  readonly tradeOff: TradeOffWords;
}

export interface TradeOffWords {
  readonly heading: string;
  readonly open: string;
  readonly explanation: (members: string) => string;
  readonly start: string;
  readonly computing: string;
  readonly criteria: Readonly<Record<TradeOffCriterion, string>>;
  readonly criteriaHelp: Readonly<Record<TradeOffCriterion, string>>;
  readonly counted: string;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly onFront: string;
  readonly member: string;
  readonly front: string;
  readonly key: string;
  readonly point: (name: string, x: string, y: string) => string;
  readonly result: (front: string, all: string) => string;
  readonly onlyFront: string;
  readonly own: string;
  readonly chosen: string;
  readonly none: string;
  readonly asScenario: string;
  readonly openOwn: string;
  /** Settings of a member against the scenario that the family is around. */
  readonly settings: Readonly<Record<'fibre' | 'radio', (ratio: string) => string>> &
    Readonly<Record<'nationalFirst' | 'floorFirst' | 'sharing' | 'noRing' | 'ring', string>>;
  readonly asItIs: string;
}
