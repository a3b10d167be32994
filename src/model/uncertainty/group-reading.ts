/**
 * What a member says of prefectures together: blocks, whose people or households, and yen, add up, and the prefecture that
 * is lowest in the year, which may be another one in every member. Places are numbered through: prefectures, the nation,
 * blocks, the lowest.
 */
import { YEAR_COUNT } from '../parameter.ts';
import type { UncertainTechnology } from './factors.ts';
import type { MemberBasis } from './member-basis.ts';
import { createMemberReading, type MemberReading } from './member-reading.ts';

/** Blocks, and after them the lowest prefecture. */
export function groupCount({ radio }: Pick<MemberBasis, 'radio'>): number {
  return radio.blocks + 1;
}

export function placeOfBlock(prefectures: number, block: number): number {
  return prefectures + 1 + block;
}

export function placeOfLowest(prefectures: number, blocks: number): number {
  return prefectures + 1 + blocks;
}

export interface GroupReader {
  /** Rows are FISCAL_YEARS, columns the groups. The lowest prefecture has no yen: they would be another's every year. */
  createReading(): MemberReading;
  /**
   * @param population shift of the member's projection pace
   * @param reading of the prefectures
   * @param into filled from the first to the last year, indices into FISCAL_YEARS
   */
  read(
    population: number,
    reading: MemberReading,
    into: MemberReading,
    firstYear: number,
    lastYear?: number,
  ): void;
}

export function createGroupReader(basis: MemberBasis, technology: UncertainTechnology): GroupReader {
  const { prefectures, radio } = basis;
  const { block, blocks } = radio;
  const { total, totalSlope } = basis[technology];
  const places = prefectures + 1;
  const groups = groupCount(basis);
  // Block by block, so that sums stay in registers.
  const order = Array.from({ length: prefectures }, (_, p) => p).sort(
    (p, q) => block[p]! - block[q]! || p - q,
  );
  const ordered = Uint8Array.from(order);
  const start = Uint8Array.from({ length: blocks + 1 }, (_, b) => order.filter((p) => block[p]! < b).length);
  return {
    createReading: () => createMemberReading(groups - 1),
    read(population, { coverage, costYen }, into, firstYear, lastYear = YEAR_COUNT - 1) {
      for (let y = firstYear; y <= lastYear; y++) {
        const row = y * groups;
        const wide = y * places;
        const narrow = y * prefectures;
        let lowest = 1;
        for (let b = 0; b < blocks; b++) {
          let all = 0;
          let covered = 0;
          let yen = 0;
          for (let i = start[b]!; i < start[b + 1]!; i++) {
            const p = ordered[i]!;
            const own = coverage[wide + p]!;
            const whole = total[narrow + p]! + population * totalSlope[narrow + p]!;
            all += whole;
            covered += own * whole;
            yen += costYen[wide + p]!;
            lowest = own < lowest ? own : lowest;
          }
          into.coverage[row + b] = all > 0 ? covered / all : 1;
          into.costYen[row + b] = yen;
        }
        into.coverage[row + blocks] = lowest;
      }
    },
  };
}
