/**
 * The inputs of the Irregular Terrain Model (Longley–Rice) that do not depend on the terrain: checked in the order
 * and against the limits of the NTIA implementation, and folded into what every path needs of them.
 */
import { failure, type Problem, type Result, success } from '../../../problem.ts';
import { notFinite, type ValidityRange } from '../validity.ts';
import { CLIMATES, type Climate, frequencyCurve, quantileOf } from './climate.ts';
import { ITM_RETURN_CODES, ITM_WARNINGS } from './itm-codes.ts';

export interface ItmLink {
  /** Heights of the antennas above ground. */
  readonly hTxM: number;
  readonly hRxM: number;
  /** 1 equatorial … 7 maritime temperate over sea, as in the NTIA implementation; Japan: 6, maritime temperate over land. */
  readonly climate: number;
  /** Refractivity reduced to sea level, in N-units. */
  readonly n0: number;
  readonly fMhz: number;
  /** 0 horizontal, 1 vertical. */
  readonly pol: number;
  /** Relative permittivity of the ground. */
  readonly epsilon: number;
  /** Conductivity of the ground, S/m. */
  readonly sigma: number;
  /** 0 single message, 1 accidental, 2 mobile, 3 broadcast; +10 without location, +20 without situation variability. */
  readonly mdvar: number;
  /** Percentages, each above 0 and below 100. */
  readonly time: number;
  readonly location: number;
  readonly situation: number;
}

/** Where the model refuses (hard) and where it starts to warn (advised). */
export const ITM_VALIDITY = {
  hTxM: { minimum: 0.5, maximum: 3000, unit: 'm' },
  hRxM: { minimum: 0.5, maximum: 3000, unit: 'm' },
  n0: { minimum: 250, maximum: 400, unit: 'N-units' },
  fMhz: { minimum: 20, maximum: 20_000, unit: 'MHz' },
} as const satisfies Record<string, ValidityRange>;
export const ITM_ADVISED = {
  hTxM: { minimum: 1, maximum: 1000, unit: 'm' },
  hRxM: { minimum: 1, maximum: 1000, unit: 'm' },
  fMhz: { minimum: 40, maximum: 10_000, unit: 'MHz' },
  distanceM: { minimum: 1000, maximum: 1_000_000, unit: 'm' },
  surfaceRefractivity: { minimum: 250, maximum: 400, unit: 'N-units' },
} as const satisfies Record<string, ValidityRange>;

export type VariabilityMode = 0 | 1 | 2 | 3;

export interface ItmLaw {
  readonly hTxM: number;
  readonly hRxM: number;
  readonly n0: number;
  readonly fMhz: number;
  readonly frequencyRoot: number;
  /** f / 47.7 MHz·m: the wave number in 1/m. */
  readonly waveNumber: number;
  /** Surface transfer impedance, relative to free space. */
  readonly impedanceReal: number;
  readonly impedanceImaginary: number;
  /** K of Vogler 1964, equations 6a and 7a, for a radius of 4/3 earth. */
  readonly voglerFactor: number;
  /** Part of the distance of equation 5.3 that the wavelength alone gives. */
  readonly waveReachM: number;
  readonly climate: Climate;
  /** Factors of the spread over times of less and of more loss than the median, at this frequency. */
  readonly belowGain: number;
  readonly aboveGain: number;
  readonly variabilityMode: VariabilityMode;
  readonly hasLocationVariability: boolean;
  readonly hasSituationVariability: boolean;
  /** Standard normal deviates after the variability mode has tied them together. */
  readonly timeDeviate: number;
  readonly locationDeviate: number;
  readonly situationDeviate: number;
  /** Flags that hold for every path: heights and frequency near their limits, deviates far out. */
  readonly warnings: number;
}

function within(range: ValidityRange, value: number): boolean {
  return value >= range.minimum && value <= range.maximum;
}

const WHERE = 'itm';

export function itmProblem(code: number, got: string, where = WHERE): Problem {
  const { what, expected } = ITM_RETURN_CODES[code]!;
  return { kind: 'out-of-range', what, where, expected, got: `${got} (ITM return code ${code})` };
}

/** The first input outside the model's hard limits, in the order in which the NTIA implementation looks. */
function refusal(link: ItmLink): Problem | undefined {
  const checks: readonly (readonly [boolean, number, number])[] = [
    [within(ITM_VALIDITY.hTxM, link.hTxM), 1000, link.hTxM],
    [within(ITM_VALIDITY.hRxM, link.hRxM), 1001, link.hRxM],
    [CLIMATES[link.climate - 1] !== undefined, 1002, link.climate],
    [within(ITM_VALIDITY.n0, link.n0), 1008, link.n0],
    [within(ITM_VALIDITY.fMhz, link.fMhz), 1009, link.fMhz],
    [link.pol === 0 || link.pol === 1, 1010, link.pol],
    [link.epsilon >= 1, 1011, link.epsilon],
    [link.sigma > 0, 1012, link.sigma],
    [
      Number.isInteger(link.mdvar) && link.mdvar >= 0 && link.mdvar <= 33 && link.mdvar % 10 <= 3,
      1014,
      link.mdvar,
    ],
    [link.situation > 0 && link.situation < 100, 1005, link.situation],
    [link.time > 0 && link.time < 100, 1003, link.time],
    [link.location > 0 && link.location < 100, 1004, link.location],
  ];
  const failed = checks.find(([holds]) => !holds);
  return failed && itmProblem(failed[1], String(failed[2]));
}

/** Folds a link; fails on the first input outside the hard limits, naming the NTIA return code. */
export function prepareItm(link: ItmLink): Result<ItmLaw> {
  const { hTxM, hRxM, climate, n0, fMhz, pol, epsilon, sigma, mdvar, time, location, situation } = link;
  const unusable = notFinite(WHERE, {
    hTxM,
    hRxM,
    climate,
    n0,
    fMhz,
    pol,
    epsilon,
    sigma,
    mdvar,
    time,
    location,
    situation,
  });
  if (unusable.length > 0) return failure(...unusable);
  const refused = refusal(link);
  if (refused !== undefined) return failure(refused);

  const variabilityMode = (mdvar % 10) as VariabilityMode;
  const tens = Math.floor(mdvar / 10);
  const situationDeviate = quantileOf(situation / 100);
  // Modes 0 and 1 see one message or one place only, mode 2 cannot tell a change of place from one of time.
  const timeDeviate = variabilityMode === 0 ? situationDeviate : quantileOf(time / 100);
  const locationDeviate =
    variabilityMode <= 1
      ? situationDeviate
      : variabilityMode === 2
        ? timeDeviate
        : quantileOf(location / 100);

  let warnings = 0;
  if (!within(ITM_ADVISED.hTxM, hTxM)) warnings |= ITM_WARNINGS.txHeight;
  if (!within(ITM_ADVISED.hRxM, hRxM)) warnings |= ITM_WARNINGS.rxHeight;
  if (!within(ITM_ADVISED.fMhz, fMhz)) warnings |= ITM_WARNINGS.frequency;
  const extreme = Math.max(Math.abs(timeDeviate), Math.abs(locationDeviate), Math.abs(situationDeviate));
  if (extreme > 3.1) warnings |= ITM_WARNINGS.extremeVariabilities;

  const impedance = surfaceImpedance(epsilon, (18_000 * sigma) / fMhz, pol === 1);
  return success({
    hTxM,
    hRxM,
    n0,
    fMhz,
    frequencyRoot: Math.cbrt(fMhz),
    waveNumber: fMhz / 47.7,
    impedanceReal: impedance.real,
    impedanceImaginary: impedance.imaginary,
    voglerFactor: 0.017778 / (Math.cbrt(fMhz) * Math.hypot(impedance.real, impedance.imaginary)),
    waveReachM: Math.cbrt((575.7e12 * 47.7) / fMhz),
    climate: CLIMATES[climate - 1]!,
    belowGain: frequencyCurve(CLIMATES[climate - 1]!.belowGain, fMhz / 47.7),
    aboveGain: frequencyCurve(CLIMATES[climate - 1]!.aboveGain, fMhz / 47.7),
    variabilityMode,
    hasLocationVariability: tens !== 1 && tens !== 3,
    hasSituationVariability: tens < 2,
    timeDeviate,
    locationDeviate,
    situationDeviate,
    warnings,
  });
}

/** √(ε − 1) for the complex permittivity ε, divided by ε for vertical polarisation (Hufford, ITM algorithm, eq. 1.5). */
function surfaceImpedance(
  epsilon: number,
  loss: number,
  vertical: boolean,
): { real: number; imaginary: number } {
  const modulus = Math.hypot(epsilon - 1, loss);
  const real = Math.sqrt((modulus + (epsilon - 1)) / 2);
  // Of one modulus for ε = 1, to the last bit: the model refuses an impedance that is not more resistive.
  const imaginary = epsilon === 1 ? real : loss / (2 * real);
  if (!vertical) return { real, imaginary };
  const squared = epsilon * epsilon + loss * loss;
  return {
    real: (real * epsilon + imaginary * loss) / squared,
    imaginary: (imaginary * epsilon - real * loss) / squared,
  };
}
