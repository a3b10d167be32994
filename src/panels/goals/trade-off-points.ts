/** The scenarios of a trade-off as points with names, and which of them no other beats by the chosen criteria. */
import type { Locale } from '../../locale/locale.ts';
import { leverNow } from '../../model/goals/goal.ts';
import { paretoFront } from '../../model/goals/pareto-front.ts';
import type { FamilyMember } from '../../model/goals/scenario-family.ts';
import {
  IS_MORE_BETTER,
  type TradeOffCriterion,
  type TradeOffValues,
} from '../../model/goals/trade-off-criteria.ts';
import { LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import { type ParameterChanges, type ParameterId, resolveParameters } from '../../model/parameters.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { AnsweredTradeOff } from '../../state/goals/goals.ts';

export interface TradeOffPoint {
  readonly name: string;
  readonly values: TradeOffValues;
  /** Id in the library of a scenario of the user's own. */
  readonly ownId: string | undefined;
  /** What it is as a scenario. */
  readonly scenario: Scenario;
  readonly isOnFront: boolean;
}

/** @param counted criteria that count; with none nobody is beaten */
export function tradeOffPoints(
  locale: Locale,
  { scenario, members, own, values }: AnsweredTradeOff,
  counted: readonly TradeOffCriterion[],
): readonly TradeOffPoint[] {
  const criteria = counted.map((criterion) => ({
    values: values.map((each) => each[criterion]),
    isMoreBetter: IS_MORE_BETTER[criterion],
  }));
  const front = paretoFront(criteria, values.length);
  return values.map((each, i) => {
    const mine = own[i - members.length];
    const member = members[i];
    const name =
      mine !== undefined
        ? mine.scenario.name
        : memberName(locale, scenario.parameters, member as FamilyMember);
    return {
      name,
      values: each,
      ownId: mine?.id,
      scenario: mine?.scenario ?? { ...scenario, parameters: member!.parameters },
      isOnFront: front[i] === 1,
    };
  });
}

/** What differs from the scenario that the family is around. */
export function memberName(
  { messages, format }: Locale,
  base: ParameterChanges,
  { parameters, changed }: FamilyMember,
): string {
  const words = messages.goals.tradeOff;
  const { settings } = words;
  const values = resolveParameters(parameters);
  const ratio = (id: ParameterId) => format.decimal(leverNow(parameters, id) / leverNow(base, id), 2);
  const parts: string[] = [];
  const has = (id: ParameterId) => changed.includes(id);
  if (has('fibre.annualStateBudgetYen')) parts.push(settings.fibre(ratio('fibre.annualStateBudgetYen')));
  if (has('radio.annualBudgetYen')) parts.push(settings.radio(ratio('radio.annualBudgetYen')));
  if (has('radio.objective')) {
    parts.push(values['radio.objective'] === 'national-first' ? settings.nationalFirst : settings.floorFirst);
  }
  if (has('radio.sharedBuildShare')) parts.push(settings.sharing);
  if (has('backbone.japanSeaFiscalYear')) {
    parts.push(values['backbone.japanSeaFiscalYear'] > LAST_FISCAL_YEAR ? settings.noRing : settings.ring);
  }
  return parts.length === 0 ? words.asItIs : parts.join(messages.places.separator);
}

export function criterionText({ format }: Locale, criterion: TradeOffCriterion, value: number): string {
  switch (criterion) {
    case 'cost':
    case 'stateCost':
      return format.yen(value);
    case 'disaster':
    case 'singleCut':
      return format.amount(value);
    default:
      return format.share(value, 3);
  }
}
