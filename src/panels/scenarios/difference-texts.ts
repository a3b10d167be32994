/** Which inputs of two scenarios differ, in the user's units and language: pure. */
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import { FISCAL_YEARS, valueInYear } from '../../model/parameter.ts';
import { parameterSpec } from '../../model/parameters.ts';
import type { Scenario } from '../../model/scenario.ts';
import { differences, type ParameterDifference, type PlacesDifference } from '../../model/scenario-inputs.ts';
import type { Target } from '../../model/target.ts';
import type { Distribution } from '../../model/uncertainty/distribution.ts';
import {
  type UncertaintyDifference,
  uncertaintyDifferences,
} from '../../model/uncertainty/settings-changes.ts';
import { parameterText } from '../lever-texts.ts';
import { goalText } from '../target-view-model.ts';

export interface DifferenceRow {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** @param atlas for the names of places */
export function differenceRows(
  locale: Locale,
  from: Scenario,
  to: Scenario,
  atlas?: Atlas,
): readonly DifferenceRow[] {
  const { messages } = locale;
  const { parameters, targets, places } = differences(from, to);
  return [
    ...parameters.map((each) => {
      const isShown = yearsThatDiffer(each);
      return {
        id: each.id,
        label: messages.parameters[each.id].label,
        from: parameterText(locale, each.id, each.from, { isShown, atlas }),
        to: parameterText(locale, each.id, each.to, { isShown, atlas }),
      };
    }),
    ...targets.map((each) => ({
      id: each.id,
      label: targetLabel(locale, (each.from ?? each.to)!),
      from: targetText(locale, each.from),
      to: targetText(locale, each.to),
    })),
    ...places.map((each) => ({ id: each.id, ...placesTexts(locale, each) })),
    ...uncertaintyDifferences(from.uncertainty, to.uncertainty).map((each) => ({
      id: each.id,
      label: uncertainLabel(locale, each.id),
      from: uncertainText(locale, each.from),
      to: uncertainText(locale, each.to),
    })),
  ];
}

/** How many there are on both sides; where the numbers alone do not tell, how many are others. */
export function placesTexts({ messages, format }: Locale, { id, from, to, otherCount }: PlacesDifference) {
  const { label, count, others } = messages.scenarios.places[id];
  const text = (value: number) =>
    value === 0 ? messages.scenarios.noPlaces : count(format.integer(value), value);
  const isTold = from > 0 && otherCount > 0;
  return { label, from: text(from), to: isTold ? others(text(to), format.integer(otherCount)) : text(to) };
}

export function uncertainLabel({ messages }: Locale, id: UncertaintyDifference['id']): string {
  const { ask } = messages.desks.uncertainty;
  return messages.scenarios.uncertainInput(
    id === 'members' ? ask.members : id === 'seed' ? ask.seed : ask.factors[id],
  );
}

/** More digits than a field takes by its arrows. */
const FACTOR_DECIMALS = 4;

export function uncertainText({ messages, format }: Locale, value: number | Distribution): string {
  // A seed is a name, not a quantity.
  if (typeof value === 'number') return String(value);
  const { scenarios, desks } = messages;
  const shape = desks.uncertainty.ask.shapes[value.shape];
  const [low, usual, high] = [value.low, value.usual, value.high].map((each) =>
    format.decimal(each, FACTOR_DECIMALS),
  ) as [string, string, string];
  return value.shape === 'fixed'
    ? scenarios.fixedAt(shape, usual)
    : scenarios.distribution(shape, low, usual, high);
}

/** Of series that share some years, only the others are worth telling. */
function yearsThatDiffer({ id, from, to }: ParameterDifference): ((y: number) => boolean) | undefined {
  if (parameterSpec(id).kind !== 'series') return undefined;
  const [before, after] = [from, to] as (number | readonly number[])[];
  const isDifferent = (y: number) =>
    valueInYear(before!, FISCAL_YEARS[y]!) !== valueInYear(after!, FISCAL_YEARS[y]!);
  return FISCAL_YEARS.every((_, y) => isDifferent(y)) ? undefined : isDifferent;
}

export function targetLabel({ messages, format }: Locale, { metric, fiscalYear }: Target): string {
  return messages.scenarios.targetInput(messages.metrics[metric].title, format.fiscalYear(fiscalYear));
}

export function targetText(locale: Locale, target: Target | undefined): string {
  const { scenarios } = locale.messages;
  if (target === undefined) return scenarios.noTarget;
  return scenarios.targetValue(goalText(locale, target), locale.format.fiscalYear(target.fiscalYear));
}
