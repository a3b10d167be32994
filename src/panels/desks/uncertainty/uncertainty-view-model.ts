/** What the uncertainty desk lists and draws: pure. */
import type { Locale } from '../../../locale/locale.ts';
import type { Atlas } from '../../../model/atlas.ts';
import { YEAR_COUNT } from '../../../model/parameter.ts';
import type { Target } from '../../../model/target.ts';
import type { UncertainTechnology } from '../../../model/uncertainty/factors.ts';
import { placeOfBlock, placeOfLowest } from '../../../model/uncertainty/group-reading.ts';
import { UNCERTAIN_METRICS } from '../../../model/uncertainty/members.ts';
import { pairedChance, sameQuestion } from '../../../model/uncertainty/paired-chance.ts';
import { BAND_SHARES } from '../../../model/uncertainty/quantiles.ts';
import {
  placeInTables,
  type TargetChance,
  type UncertainMeasure,
  type UncertaintyResult,
} from '../../../model/uncertainty/uncertainty-result.ts';
import type { KeptChances } from '../../../state/uncertainty/kept-chances.ts';
import { nameOf } from '../../scenarios/scenario-names.ts';

export function uncertainChances({ chances }: UncertaintyResult): readonly TargetChance[] {
  return chances.filter(({ target }) => UNCERTAIN_METRICS[target.metric] !== undefined);
}

/** The target in words, short enough for a row. */
export function targetText({ messages, format }: Locale, { metric, goal, fiscalYear }: Target): string {
  const words = messages.desks.uncertainty;
  const technology = words.fan.technologies[UNCERTAIN_METRICS[metric]!];
  const name =
    metric === 'radioPopulationCoverageWorstPrefecture' ? words.chances.everywhere : words.chances.targetName;
  return name(technology, format.goalShare(goal), format.fiscalYear(fiscalYear));
}

/** A probability never prints as certain where a member says otherwise. */
export function chanceText({ format }: Locale, share: number): string {
  const text = format.share(share, 1);
  if (share > 0 && text === format.share(0, 1)) return `< ${format.share(0.001, 1)}`;
  if (share < 1 && text === format.share(1, 1)) return `> ${format.share(0.999, 1)}`;
  return text;
}

/** The place of a figure in words. */
export function figurePlaceName({ language, messages }: Locale, atlas: Atlas, place: number): string {
  const { fan } = messages.desks.uncertainty;
  const { prefectures, blocks } = atlas;
  const namesOf = ({ nameJa, nameEn }: Atlas['blocks']) => (language === 'ja' ? nameJa : nameEn);
  if (place < prefectures.count) return namesOf(prefectures)[place]!;
  if (place === prefectures.count) return fan.nation;
  return place === placeOfLowest(prefectures.count, blocks.count)
    ? fan.lowest
    : namesOf(blocks)[place - placeOfBlock(prefectures.count, 0)]!;
}

/** What each is called: where a scenario was asked again after a change, what it was before says so. */
export function keptNames(
  locale: Locale,
  newestFirst: readonly KeptChances[],
): ReadonlyMap<KeptChances, string> {
  const { before } = locale.messages.desks.uncertainty.compare;
  const seen = new Map<string, number>();
  return new Map(
    newestFirst.map((each) => {
      const name = nameOf(locale, '', each);
      const times = seen.get(name) ?? 0;
      seen.set(name, times + 1);
      return [each, times === 0 ? name : before(name, times)];
    }),
  );
}

/** Per target that both ask alike: members in which A alone meets it, B alone, and what remains between the two. */
export function pairedRows(
  locale: Locale,
  a: readonly TargetChance[],
  b: readonly TargetChance[],
): readonly (readonly [target: string, onlyA: string, onlyB: string, difference: string])[] {
  const { format } = locale;
  const { points } = locale.messages.desks.uncertainty.compare;
  return b.flatMap((chance) => {
    const same = sameQuestion(chance, a);
    if (same === undefined) return [];
    const { onlyA, onlyB, difference, differenceError } = pairedChance(same.met, chance.met);
    const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
    const value = `${sign}${format.decimal(Math.abs(100 * difference), 1)}`;
    const error = differenceError === 0 ? '' : format.decimal(100 * differenceError, 1);
    return [
      [
        targetText(locale, chance.target),
        chanceText(locale, onlyA),
        chanceText(locale, onlyB),
        points(value, error),
      ] as const,
    ];
  });
}

/** Prefectures in which less than half of the members meet the target. */
export function unlikelyCount({ share }: TargetChance): number {
  return share.subarray(0, -1).reduce((count, each) => count + (each < 0.5 ? 1 : 0), 0);
}

/** Prefectures that some member misses the target in, least likely first. */
export function doubtfulPrefectures({ share }: TargetChance): readonly number[] {
  return Array.from(share.subarray(0, -1).keys())
    .filter((p) => share[p]! < 1)
    .sort((a, b) => share[a]! - share[b]! || a - b);
}

export interface Fan {
  /** By BAND_SHARES: one value per fiscal year. */
  readonly bands: readonly Float64Array[];
  readonly run: Float64Array;
}

/** @param place numbered through all places (group-reading.ts) */
export function fanOf(
  result: UncertaintyResult,
  technology: UncertainTechnology,
  measure: UncertainMeasure,
  place: number,
): Fan {
  const { bands, central, columns, column } = placeInTables(result, technology, measure, place);
  const width = BAND_SHARES.length;
  return {
    bands: BAND_SHARES.map((_, k) =>
      Float64Array.from({ length: YEAR_COUNT }, (_y, y) => bands[(y * columns + column) * width + k]!),
    ),
    run: Float64Array.from({ length: YEAR_COUNT }, (_, y) => central[y * columns + column]!),
  };
}
