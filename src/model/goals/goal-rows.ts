/** An answer place by place: the prefectures, or the municipalities of the one that the goal is about. */
import type { Atlas } from '../atlas.ts';
import { FIRST_FISCAL_YEAR } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../presets.ts';
import type { Goal, GoalPlace } from './goal.ts';
import type { GoalRow } from './goal-answer.ts';
import { standingsIn, yearHeld } from './goal-standing.ts';
import type { SubjectReading, Works } from './subject-readers.ts';

/** @param lastFiscalYear of all goals; works and costs up to its end */
export function goalRows(
  atlas: Atlas,
  goals: readonly Goal[],
  now: SubjectReading,
  after: SubjectReading,
  lastFiscalYear: number,
): GoalRow[] {
  const places = rowPlaces(atlas, goals);
  const highest = goals.reduce((a, b) => (b.goal > a.goal ? b : a));
  const works = after.works();
  return places.map((place) => {
    const own = { ...highest, place };
    const [stood] = standingsIn(atlas, now.figures, own, lastFiscalYear);
    const [met] = standingsIn(atlas, after.figures, own, lastFiscalYear);
    const { yen, count } = worksWithin(atlas, works, place, lastFiscalYear);
    return {
      place,
      valueNow: stood!.value,
      valueAfter: met!.value,
      missingNow: stood!.isMet ? 0 : -stood!.surplus,
      missingAfter: met!.isMet ? 0 : -met!.surplus,
      fiscalYearAfter: yearHeld(atlas, after.figures, own),
      worksAfter: count,
      yenAfter: yen,
    };
  });
}

/** The prefectures of the nation or of a block, the municipalities of a prefecture, or the one municipality. */
function rowPlaces({ prefectures, municipalities }: Atlas, goals: readonly Goal[]): GoalPlace[] {
  const numbered = (count: number, level: 'prefecture' | 'municipality') =>
    Array.from({ length: count }, (_, index) => ({ level, index }) as const);
  const [{ place }] = goals as readonly [Goal];
  const isOne = goals.every((goal) => JSON.stringify(goal.place) === JSON.stringify(place));
  if (!isOne) return numbered(prefectures.count, 'prefecture');
  switch (place.level) {
    case 'block':
      return numbered(prefectures.count, 'prefecture').filter(
        ({ index }) => prefectures.block[index] === place.index,
      );
    case 'prefecture':
      return numbered(municipalities.count, 'municipality').filter(
        ({ index }) => municipalities.prefecture[index] === place.index,
      );
    case 'municipality':
      return [place];
    default:
      return numbered(prefectures.count, 'prefecture');
  }
}

/** Works from the first open year to a last one, in a place. */
export function worksWithin(
  { municipalities, prefectures }: Atlas,
  { yen, count }: Works,
  place: GoalPlace,
  lastFiscalYear: number,
): { readonly yen: readonly number[]; readonly count: number } {
  const isWithin = (m: number) => {
    const prefecture = municipalities.prefecture[m]!;
    switch (place.level) {
      case 'municipality':
        return m === place.index;
      case 'prefecture':
        return prefecture === place.index;
      case 'block':
        return prefectures.block[prefecture] === place.index;
      default:
        return true;
    }
  };
  const total = PAYERS.map(() => 0);
  let works = 0;
  for (let m = 0; m < municipalities.count; m++) {
    if (!isWithin(m)) continue;
    for (let year = FIRST_OPEN_FISCAL_YEAR; year <= lastFiscalYear; year++) {
      const at = (year - FIRST_FISCAL_YEAR) * municipalities.count + m;
      works += count[at]!;
      for (let k = 0; k < total.length; k++) total[k]! += yen[at * total.length + k]!;
    }
  }
  return { yen: total, count: works };
}
