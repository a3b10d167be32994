/** Inputs of Recommendation ITU-R P.1812-8 that do not depend on the profile, checked and folded. */
import { failure, type Problem, type Result, success } from '../../../problem.ts';
import { notFinite, outsideRange, type ValidityRange } from '../validity.ts';
import { complementaryQuantile } from './complementary-quantile.ts';

export interface P1812Link {
  readonly fGhz: number;
  /** Percentage of time for which the loss is not exceeded. */
  readonly pPct: number;
  /** Percentage of places for which the loss is not exceeded, and its standard deviation over places. */
  readonly pLPct: number;
  readonly sigmaLDb: number;
  /** Antennas above ground. */
  readonly htgM: number;
  readonly hrgM: number;
  /** 1 horizontal, 2 vertical. */
  readonly pol: number;
  /** Lapse rate of refractivity in the lowest kilometre at the path's centre, N-units/km, as a positive number. */
  readonly dn: number;
  /** Refractivity at sea level at the path's centre, N-units. */
  readonly n0: number;
  /** Distance over land from an end to the coast; 500 where absent, 0 whatever is said for an end at sea. */
  readonly dctKm?: number | undefined;
  readonly dcrKm?: number | undefined;
}

/** Limits of section 3 (Table 1); outside them the link is refused. */
export const P1812_VALIDITY = {
  fGhz: { minimum: 0.03, maximum: 6, unit: 'GHz' },
  pPct: { minimum: 1, maximum: 50, unit: '%' },
  htgM: { minimum: 1, maximum: 3000, unit: 'm' },
  hrgM: { minimum: 1, maximum: 3000, unit: 'm' },
} as const satisfies Record<string, ValidityRange>;
/** Ranges outside which the loss extrapolates, with a warning. */
export const P1812_ADVISED = {
  pLPct: { minimum: 1, maximum: 99, unit: '%' },
  distanceKm: { minimum: 0.25, maximum: 3000, unit: 'km' },
  latitudeDeg: { minimum: -80, maximum: 80, unit: '°' },
  points: { minimum: 5, maximum: Infinity, unit: 'profile points' },
} as const satisfies Record<string, ValidityRange>;

/** Permittivity and conductivity of land and sea (section 4.3.3). */
const LAND = { permittivity: 22, conductivity: 0.003 } as const;
const SEA = { permittivity: 80, conductivity: 5 } as const;
const EARTH_RADIUS_KM = 6371;
/** Lapse rate at which the effective earth is flat. */
const FLAT_EARTH_DN = 157;
/** Effective earth radius factor exceeded for β0 % of time (eq. 7b). */
const DUCTING_FACTOR = 3;
const DEFAULT_COAST_KM = 500;
/** Speed of light / 1 GHz in metres, as the Recommendation rounds it. */
const WAVELENGTH_M_GHZ = 0.2998;

export interface P1812Law {
  readonly fGhz: number;
  readonly pPct: number;
  readonly htgM: number;
  readonly hrgM: number;
  readonly n0: number;
  readonly coastTxKm: number;
  readonly coastRxKm: number;
  readonly wavelengthM: number;
  readonly frequencyRoot: number;
  /** 20 · log10 f. */
  readonly frequencyDb: number;
  /** Effective earth radii ae and aβ, and their cube roots. */
  readonly medianEarthKm: number;
  readonly ductingEarthKm: number;
  readonly medianEarthRoot: number;
  readonly ductingEarthRoot: number;
  /** Normalised surface admittance for an effective radius of 1 km, at the link's polarisation (eqs 29a, b). */
  readonly landAdmittance: number;
  readonly seaAdmittance: number;
  /** I(p/100) (eq. 40), and the loss that the location percentage adds (eq. 67). */
  readonly timeQuantile: number;
  readonly placesDb: number;
  /** log10(p/50) and the troposcatter terms that depend on frequency and time alone (eqs 44, 45). */
  readonly timeDecades: number;
  readonly scatterBaseDb: number;
  /** Increasing loss of ducting at long wavelengths (eq. 47a). */
  readonly ductingFrequencyDb: number;
  /**
   * For half of the time the earth of β0 % does not enter the loss (the factor of eq. 41 is 0): true leaves out its slopes
   * and diffraction, and everything else that the loss at hand does not need. Their intermediates are then stale.
   */
  readonly isLossOnly: boolean;
  readonly warnings: readonly Problem[];
}

/** The same law for those who want nothing but the loss; of use for half of the time only. */
export function lossOnly(law: P1812Law): P1812Law {
  return { ...law, isLossOnly: law.pPct === 50 };
}

/** Folds a link, or says what is outside the Recommendation. */
export function prepareP1812(link: P1812Link): Result<P1812Law> {
  const where = 'p1812';
  const { fGhz, pPct, pLPct, sigmaLDb, htgM, hrgM, pol, dn, n0 } = link;
  const { dctKm = DEFAULT_COAST_KM, dcrKm = DEFAULT_COAST_KM } = link;
  const values = { fGhz, pPct, pLPct, sigmaLDb, htgM, hrgM, pol, dn, n0, dctKm, dcrKm };
  const problems = notFinite(where, values);
  if (problems.length > 0) return failure(...problems);

  for (const [what, value] of [
    ['fGhz', fGhz],
    ['pPct', pPct],
    ['htgM', htgM],
    ['hrgM', hrgM],
  ] as const) {
    const problem = outsideRange(where, what, P1812_VALIDITY[what], value);
    if (problem !== undefined) problems.push(problem);
  }
  const requirements: readonly (readonly [boolean, string, string])[] = [
    [pLPct > 0 && pLPct < 100, 'pLPct', 'a percentage above 0 and below 100'],
    [sigmaLDb >= 0, 'sigmaLDb', '0 dB or more'],
    [pol === 1 || pol === 2, 'pol', '1 (horizontal) or 2 (vertical)'],
    [dn > 0 && dn < FLAT_EARTH_DN, 'dn', `above 0 and below ${FLAT_EARTH_DN} N-units/km`],
    [n0 > 0, 'n0', 'more than 0 N-units'],
    [dctKm >= 0, 'dctKm', '0 km or more'],
    [dcrKm >= 0, 'dcrKm', '0 km or more'],
  ];
  for (const [holds, what, expected] of requirements) {
    if (holds) continue;
    const got = String(values[what as keyof typeof values]);
    problems.push({ kind: 'out-of-range', what, where, expected, got });
  }
  if (problems.length > 0) return failure(...problems);

  const places = outsideRange(where, 'pLPct', P1812_ADVISED.pLPct, pLPct);
  const medianEarthKm = (EARTH_RADIUS_KM * FLAT_EARTH_DN) / (FLAT_EARTH_DN - dn);
  const ductingEarthKm = EARTH_RADIUS_KM * DUCTING_FACTOR;
  const halfFrequency = Math.log10(fGhz / 2);
  const lossOfFrequencyDb = 25 * Math.log10(fGhz) - 2.5 * halfFrequency * halfFrequency;
  return success({
    fGhz,
    pPct,
    htgM,
    hrgM,
    n0,
    coastTxKm: dctKm,
    coastRxKm: dcrKm,
    wavelengthM: WAVELENGTH_M_GHZ / fGhz,
    frequencyRoot: Math.cbrt(fGhz),
    frequencyDb: 20 * Math.log10(fGhz),
    medianEarthKm,
    ductingEarthKm,
    medianEarthRoot: Math.cbrt(medianEarthKm),
    ductingEarthRoot: Math.cbrt(ductingEarthKm),
    landAdmittance: admittance(LAND, fGhz, pol === 2),
    seaAdmittance: admittance(SEA, fGhz, pol === 2),
    timeQuantile: complementaryQuantile(pPct / 100),
    placesDb: -complementaryQuantile(pLPct / 100) * sigmaLDb,
    timeDecades: Math.log10(pPct / 50),
    scatterBaseDb: 190.1 + lossOfFrequencyDb - 0.15 * n0 - 10.125 * Math.log10(50 / pPct) ** 0.7,
    ductingFrequencyDb: fGhz < 0.5 ? 45.375 - 137 * fGhz + 92.5 * fGhz * fGhz : 0,
    isLossOnly: false,
    warnings: places === undefined ? [] : [places],
  });
}

function admittance(
  surface: { readonly permittivity: number; readonly conductivity: number },
  fGhz: number,
  vertical: boolean,
): number {
  const { permittivity, conductivity } = surface;
  const conduction = ((18 * conductivity) / fGhz) ** 2;
  const horizontal = 0.036 / Math.cbrt(fGhz) / ((permittivity - 1) ** 2 + conduction) ** 0.25;
  return vertical ? horizontal * Math.sqrt(permittivity ** 2 + conduction) : horizontal;
}
