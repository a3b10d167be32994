/** How what was simulated stands against goals: which places are short, and of how much. */
import type { Atlas } from '../atlas.ts';
import { FISCAL_YEARS } from '../parameter.ts';
import { type Goal, type GoalMetric, type GoalPlace, isByPlace } from './goal.ts';

/** What a goal reads of a simulation; rows are fiscal years of the horizon. */
export interface GoalFigures {
  /** years × municipalities: households that are served, people who are covered. */
  readonly part: Float64Array;
  /** years × municipalities: all of them. */
  readonly whole: Float64Array;
  /** One value a year of the metrics that know no places, and what a share of 1 stands for. */
  readonly national: {
    readonly [M in GoalMetric]?: { readonly value: ArrayLike<number>; readonly base: number };
  };
}

/** A place with what it has and what the goal asks for, in what people count. */
export interface Standing {
  readonly goal: Goal;
  /** One place: a prefecture where the goal asks for every one of them. */
  readonly place: GoalPlace;
  /** The share or count reached at the end of the goal's year. */
  readonly value: number;
  /** People, households or things more than needed; below 0 where short. */
  readonly surplus: number;
  readonly isMet: boolean;
}

/** As the target board holds values against goals. */
const TOLERANCE = 1e-12;

/** One entry per place that the goal is asked of. @throws RangeError for a year outside the horizon. */
export function standings(atlas: Atlas, figures: GoalFigures, goal: Goal): Standing[] {
  return standingsIn(atlas, figures, goal, goal.fiscalYear);
}

/** The same at the end of another year. */
export function standingsIn(atlas: Atlas, figures: GoalFigures, goal: Goal, fiscalYear: number): Standing[] {
  const y = FISCAL_YEARS.indexOf(fiscalYear);
  if (y < 0) throw new RangeError(`Expected a fiscal year of the horizon, got ${fiscalYear}.`);
  const national = figures.national[goal.metric];
  if (national !== undefined || !isByPlace(goal.metric)) {
    if (national === undefined) throw new RangeError(`Expected figures of ${goal.metric}, got none.`);
    const value = national.value[y]!;
    return [standing(goal, { level: 'nation' }, value, (value - goal.goal) * national.base)];
  }
  const { count } = atlas.municipalities;
  const row = (table: Float64Array) => table.subarray(y * count, (y + 1) * count);
  const [part, whole] = [row(figures.part), row(figures.whole)];
  const groups = groupsOf(atlas, goal.place);
  const sums = groups.places.map(() => ({ part: 0, whole: 0 }));
  for (let m = 0; m < count; m++) {
    const sum = sums[groups.of(m)];
    if (sum === undefined) continue;
    sum.part += part[m]!;
    sum.whole += whole[m]!;
  }
  return sums.map((sum, i) =>
    // An empty place counts as wholly covered, as the published figures do.
    standing(
      goal,
      groups.places[i]!,
      sum.whole > 0 ? sum.part / sum.whole : 1,
      sum.whole > 0 ? sum.part - goal.goal * sum.whole : 0,
    ),
  );
}

function standing(goal: Goal, place: GoalPlace, value: number, surplus: number): Standing {
  const isMet = value >= goal.goal - TOLERANCE;
  // The sign says whether the goal is met, whatever the last bits of the difference say.
  return {
    goal,
    place,
    value,
    isMet,
    surplus: isMet ? Math.max(0, surplus) : Math.min(-Number.MIN_VALUE, surplus),
  };
}

/** The places of a goal, and which of them each municipality belongs to; -1 for none. */
function groupsOf(
  { municipalities, prefectures }: Atlas,
  place: GoalPlace,
): { readonly places: readonly GoalPlace[]; of(municipality: number): number } {
  const { prefecture } = municipalities;
  switch (place.level) {
    case 'nation':
      return { places: [place], of: () => 0 };
    case 'everyPrefecture':
      return {
        places: Array.from(
          { length: prefectures.count },
          (_, index) => ({ level: 'prefecture', index }) as const,
        ),
        of: (m) => prefecture[m]!,
      };
    case 'block':
      return { places: [place], of: (m) => (prefectures.block[prefecture[m]!] === place.index ? 0 : -1) };
    case 'prefecture':
      return { places: [place], of: (m) => (prefecture[m] === place.index ? 0 : -1) };
    case 'municipality':
      return { places: [place], of: (m) => (m === place.index ? 0 : -1) };
  }
}

/** All goals together: met where every place meets every one; the surplus is that of the place that has least. */
export function combined(all: readonly Standing[]): { readonly isMet: boolean; readonly surplus: number } {
  let [isMet, surplus] = [true, Infinity];
  for (const each of all) {
    isMet &&= each.isMet;
    surplus = Math.min(surplus, each.surplus);
  }
  return { isMet, surplus };
}

/** First fiscal year from whose end the goal's share or count is held to the end of the horizon; 0 for none. */
export function yearHeld(atlas: Atlas, figures: GoalFigures, goal: Goal): number {
  let first = 0;
  for (let y = FISCAL_YEARS.length - 1; y >= 0; y--) {
    if (!combined(standingsIn(atlas, figures, goal, FISCAL_YEARS[y]!)).isMet) break;
    first = FISCAL_YEARS[y]!;
  }
  return first;
}
