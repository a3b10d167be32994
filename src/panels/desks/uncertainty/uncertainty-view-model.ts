/** What the uncertainty desk lists and draws: pure. */
import type { Locale } from '../../../locale/locale.ts';
import { YEAR_COUNT } from '../../../model/parameter.ts';
import type { Target } from '../../../model/target.ts';
import type { UncertainTechnology } from '../../../model/uncertainty/factors.ts';
import { UNCERTAIN_METRICS } from '../../../model/uncertainty/members.ts';
import { pairedChance, sameQuestion } from '../../../model/uncertainty/paired-chance.ts';
import { BAND_SHARES } from '../../../model/uncertainty/quantiles.ts';
import type {
  TargetChance,
  UncertainMeasure,
  UncertaintyResult,
} from '../../../model/uncertainty/uncertainty-result.ts';

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

/** @param place a prefecture, or their number for the nation */
export function fanOf(
  { bands, central, prefectures }: UncertaintyResult,
  technology: UncertainTechnology,
  measure: UncertainMeasure,
  place: number,
): Fan {
  const places = prefectures + 1;
  const width = BAND_SHARES.length;
  const table = bands[technology][measure];
  return {
    bands: BAND_SHARES.map((_, k) =>
      Float64Array.from({ length: YEAR_COUNT }, (_y, y) => table[(y * places + place) * width + k]!),
    ),
    run: Float64Array.from(
      { length: YEAR_COUNT },
      (_, y) => central[technology][measure][y * places + place]!,
    ),
  };
}
