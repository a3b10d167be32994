/**
 * Return codes and warning flags of the NTIA implementation of the Irregular Terrain Model, kept to the number so
 * that results can be compared. 0 is success, 1 success with warnings; from 1000 on there is no loss.
 */
export const ITM_SUCCESS = 0;
export const ITM_SUCCESS_WITH_WARNINGS = 1;

interface ReturnCode {
  /** The input at fault, by its name in this project. */
  readonly what: string;
  readonly expected: string;
}

export const ITM_RETURN_CODES: Readonly<Record<number, ReturnCode>> = {
  1000: { what: 'hTxM', expected: '0.5 to 3000 m' },
  1001: { what: 'hRxM', expected: '0.5 to 3000 m' },
  1002: { what: 'climate', expected: 'an integer from 1 to 7' },
  1003: { what: 'time', expected: 'a percentage above 0 and below 100' },
  1004: { what: 'location', expected: 'a percentage above 0 and below 100' },
  1005: { what: 'situation', expected: 'a percentage above 0 and below 100' },
  1008: { what: 'n0', expected: '250 to 400 N-units' },
  1009: { what: 'fMhz', expected: '20 to 20000 MHz' },
  1010: { what: 'pol', expected: '0 (horizontal) or 1 (vertical)' },
  1011: { what: 'epsilon', expected: '1 or more' },
  1012: { what: 'sigma', expected: 'more than 0 S/m' },
  1013: { what: 'epsilon, sigma', expected: 'a surface impedance more resistive than reactive' },
  1014: { what: 'mdvar', expected: '0 to 3, plus 0, 10, 20 or 30' },
  1016: { what: 'n0, hM', expected: 'an effective earth radius of 4000 to 13333.333 km' },
  1017: { what: 'dKm', expected: 'more than 0 km' },
  1018: { what: 'deltaHM', expected: '0 m or more' },
  1019: { what: 'txSiting', expected: '0 (random), 1 (careful) or 2 (very careful)' },
  1020: { what: 'rxSiting', expected: '0 (random), 1 (careful) or 2 (very careful)' },
  1021: { what: 'n0, hM', expected: 'a surface refractivity of 150 N-units or more' },
  1022: { what: 'n0, hM', expected: 'a surface refractivity of 400 N-units or less' },
};

/** Bits of the warning word. */
export const ITM_WARNINGS = {
  txHeight: 0x0001,
  rxHeight: 0x0002,
  frequency: 0x0004,
  distanceTooBig1: 0x0008,
  distanceTooBig2: 0x0010,
  distanceTooSmall1: 0x0020,
  distanceTooSmall2: 0x0040,
  txHorizonAngle: 0x0080,
  rxHorizonAngle: 0x0100,
  txHorizonNear: 0x0200,
  rxHorizonNear: 0x0400,
  txHorizonFar: 0x0800,
  rxHorizonFar: 0x1000,
  extremeVariabilities: 0x2000,
  surfaceRefractivity: 0x4000,
} as const;

export type ItmWarning = keyof typeof ITM_WARNINGS;

/** The names of the flags set in a warning word, lowest bit first. */
export function itmWarningNames(warnings: number): ItmWarning[] {
  const names = Object.keys(ITM_WARNINGS) as ItmWarning[];
  return names.filter((name) => (warnings & ITM_WARNINGS[name]) !== 0);
}

/** What keeps a warning away. */
export const ITM_WARNING_LIMITS: Readonly<Record<ItmWarning, string>> = {
  txHeight: '1 to 1000 m',
  rxHeight: '1 to 1000 m',
  frequency: '40 to 10000 MHz',
  distanceTooBig1: 'at most 1000 km',
  distanceTooBig2: 'at most 2000 km',
  distanceTooSmall1: 'at least five times the difference of the effective heights',
  distanceTooSmall2: '1 km or more',
  txHorizonAngle: 'at most 0.2 rad',
  rxHorizonAngle: 'at most 0.2 rad',
  txHorizonNear: 'a tenth of the horizon over smooth earth or more',
  rxHorizonNear: 'a tenth of the horizon over smooth earth or more',
  txHorizonFar: 'three times the horizon over smooth earth or less',
  rxHorizonFar: 'three times the horizon over smooth earth or less',
  extremeVariabilities: 'shares within 0.1 to 99.9 %',
  surfaceRefractivity: '250 N-units or more',
};
