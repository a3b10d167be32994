/**
 * Moves what is read so that the member in the middle, where every factor is as the scenario says, is the run itself: the
 * difference between run and reading there is added to every member.
 *
 * A floor is kept on the side that was read: prefectures are lifted to just above it, so a difference of a few people
 * must not put them below.
 */
import { YEAR_COUNT } from '../parameter.ts';
import { centralDraw } from './factors.ts';
import { createMemberReading, type MemberReader, type MemberReading } from './member-reading.ts';

export interface AnchoredReader extends MemberReader {
  /** A reading that holds the years before the plan, which no factor moves. */
  createReading(): MemberReading;
}

/** Below a floor by less than any target tells apart. */
const JUST_BELOW = 1e-9;

/**
 * @param firstYear index into FISCAL_YEARS of the first year that is planned
 * @param floor coverage to which the plan lifts prefectures; 0 where there is none
 */
export function anchoredReader(
  reader: MemberReader,
  central: MemberReading,
  prefectures: number,
  firstYear: number,
  floor: number,
): AnchoredReader {
  const places = prefectures + 1;
  const raw = reader.read(centralDraw(), createMemberReading(prefectures));
  const coverageOffset = central.coverage.map((value, i) => value - raw.coverage[i]!);
  const costOffset = central.costYen.map((value, i) => value - raw.costYen[i]!);
  const isAbove = (value: number) => value >= floor - 1e-12;
  const keepsSide = central.coverage.map((value, i) =>
    Number(floor > 0 && i % places !== prefectures && isAbove(value) === isAbove(raw.coverage[i]!)),
  );
  return {
    createReading: () => ({ coverage: central.coverage.slice(), costYen: central.costYen.slice() }),
    read(draw, reading, lastYear = YEAR_COUNT - 1) {
      reader.read(draw, reading, lastYear);
      const { coverage, costYen } = reading;
      for (let i = firstYear * places; i < (lastYear + 1) * places; i++) {
        const own = coverage[i]!;
        let value = Math.min(1, Math.max(0, own + coverageOffset[i]!));
        if (keepsSide[i] === 1) {
          value = isAbove(own) ? Math.max(value, floor) : Math.min(value, floor - JUST_BELOW);
        }
        coverage[i] = value;
        costYen[i] = Math.max(0, costYen[i]! + costOffset[i]!);
      }
      return reading;
    },
  };
}
