/** What is read of one member for one technology: rows are FISCAL_YEARS, columns the prefectures and then the nation. */
import { YEAR_COUNT } from '../parameter.ts';
import type { Draw } from './factors.ts';

export interface MemberReading {
  /** years × (prefectures + 1): share 0–1 of households (fibre) or people (5G). */
  readonly coverage: Float64Array;
  /** years × (prefectures + 1): yen of building, all payers. */
  readonly costYen: Float64Array;
}

export function createMemberReading(prefectures: number): MemberReading {
  const size = YEAR_COUNT * (prefectures + 1);
  return { coverage: new Float64Array(size), costYen: new Float64Array(size) };
}

export interface MemberReader {
  /**
   * @param draw effective (draws.ts)
   * @param reading its planned years are filled anew, up to the last that is wanted; the others stay as they are
   * @param lastYear index into FISCAL_YEARS; absent for the whole horizon
   */
  read(draw: Draw, reading: MemberReading, lastYear?: number): MemberReading;
}
