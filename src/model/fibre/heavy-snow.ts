/**
 * Heavy-snow areas (豪雪地帯) by municipality. The act on them (豪雪地帯対策特別措置法) designates ten prefectures as a
 * whole and parts of fourteen more; which parts is not in the atlas, so there every municipality that is disadvantaged
 * at least in part counts (assumption: heavy snow is one of the reasons for being so).
 */
import type { Atlas } from '../atlas.ts';

/** Codes of the prefectures that are designated as a whole. */
export const WHOLLY_SNOWY = ['01', '02', '03', '05', '06', '15', '16', '17', '18', '31'] as const;
/** Codes of those designated in part. */
export const PARTLY_SNOWY = [
  ...['04', '07', '09', '10', '19', '20', '21'],
  ...['22', '25', '26', '28', '32', '33', '34'],
] as const;

/** Per municipality: 1 where heavy snow makes building dearer. */
export function heavySnow({
  municipalities,
  prefectures,
}: Pick<Atlas, 'municipalities' | 'prefectures'>): Uint8Array {
  const whole = new Set<string>(WHOLLY_SNOWY);
  const part = new Set<string>(PARTLY_SNOWY);
  return Uint8Array.from(municipalities.prefecture, (p, m) => {
    const code = prefectures.code[p]!;
    return whole.has(code) || (part.has(code) && municipalities.disadvantaged[m] !== 'none') ? 1 : 0;
  });
}
