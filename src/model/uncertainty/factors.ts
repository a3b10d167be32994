/**
 * What is not known for certain, as factors by which the world may differ from the scenario's assumptions. A ratio
 * multiplies them, a shift is added: so the same draws lie over every scenario that is compared.
 */
import type { Distribution } from './distribution.ts';

export interface Factor {
  readonly id: FactorId;
  readonly kind: 'ratio' | 'shift';
  readonly unit: 'ratio' | 'share' | 'db';
  /** Limits of low, usual and high. */
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** Technologies whose coverage and cost it moves. */
  readonly moves: readonly UncertainTechnology[];
  readonly default: Distribution;
  /** Publication the default range comes from; 'assumption' where none exists. */
  readonly source: string;
}

export const UNCERTAIN_TECHNOLOGIES = ['fibre', 'radio'] as const;
export type UncertainTechnology = (typeof UNCERTAIN_TECHNOLOGIES)[number];

/** In the order of the dimensions of the draws, which never changes: a new factor is added at the end. */
export const FACTOR_IDS = [
  'fibreCost',
  'fibrePace',
  'fibreTakeUp',
  'population',
  'propagationMargin',
  'radioCost',
  'radioPace',
] as const;
export type FactorId = (typeof FACTOR_IDS)[number];
export const FACTOR_COUNT = FACTOR_IDS.length;

export const FACTORS: Readonly<Record<FactorId, Factor>> = {
  /** Ratio on `fibre.costLevel`: cable, cabinets, drops and submarine cables alike. */
  fibreCost: {
    id: 'fibreCost',
    kind: 'ratio',
    unit: 'ratio',
    minimum: 0.5,
    maximum: 2,
    step: 0.05,
    moves: ['fibre'],
    default: { shape: 'lognormal', low: 0.8, usual: 1, high: 1.4 },
    source: 'assumption',
  },
  /** Ratio on `fibre.householdsPerYear` of every year. */
  fibrePace: {
    id: 'fibrePace',
    kind: 'ratio',
    unit: 'ratio',
    minimum: 0.2,
    maximum: 2,
    step: 0.05,
    moves: ['fibre'],
    default: { shape: 'triangular', low: 0.6, usual: 1, high: 1.2 },
    source: 'assumption',
  },
  /** Added to `fibre.takeUp`. */
  fibreTakeUp: {
    id: 'fibreTakeUp',
    kind: 'shift',
    unit: 'share',
    minimum: -0.4,
    maximum: 0.4,
    step: 0.01,
    moves: ['fibre'],
    default: { shape: 'triangular', low: -0.1, usual: 0, high: 0.15 },
    source: 'assumption',
  },
  /** Added to `economy.projectionPace`. */
  population: {
    id: 'population',
    kind: 'shift',
    unit: 'ratio',
    minimum: -1,
    maximum: 1,
    step: 0.05,
    moves: ['fibre', 'radio'],
    default: { shape: 'triangular', low: -0.4, usual: 0, high: 0.4 },
    source: 'assumption',
  },
  /** Added to `radio.interferenceMarginDb`: what the propagation law is off by on the whole. */
  propagationMargin: {
    id: 'propagationMargin',
    kind: 'shift',
    unit: 'db',
    minimum: -6,
    maximum: 6,
    step: 0.5,
    moves: ['radio'],
    default: { shape: 'normal', low: -3, usual: 0, high: 3 },
    source: 'assumption',
  },
  /** Ratio on the prices of stations, towers, fibre and relays of new sites. */
  radioCost: {
    id: 'radioCost',
    kind: 'ratio',
    unit: 'ratio',
    minimum: 0.5,
    maximum: 2,
    step: 0.05,
    moves: ['radio'],
    default: { shape: 'lognormal', low: 0.8, usual: 1, high: 1.4 },
    source: 'assumption',
  },
  /** Ratio on `radio.stationsPerYear` of every year. */
  radioPace: {
    id: 'radioPace',
    kind: 'ratio',
    unit: 'ratio',
    minimum: 0.1,
    maximum: 2,
    step: 0.05,
    moves: ['radio'],
    default: { shape: 'triangular', low: 0.6, usual: 1, high: 1.2 },
    source: 'assumption',
  },
};

export type Distributions = Readonly<Record<FactorId, Distribution>>;

export interface UncertaintySettings {
  readonly members: number;
  /** 0 to 2³² − 1. */
  readonly seed: number;
  readonly distributions: Distributions;
}

/** Fewer would leave the ends of a band to a handful. */
export const FEWEST_MEMBERS = 100;
/** Ten thousand members of one technology fill some 50 MB on their way to the bands. */
export const MOST_MEMBERS = 20_000;
export const LARGEST_SEED = 2 ** 32 - 1;

export function defaultUncertainty(): UncertaintySettings {
  const distributions = Object.fromEntries(FACTOR_IDS.map((id) => [id, FACTORS[id].default]));
  return { members: 10_000, seed: 1, distributions: distributions as unknown as Distributions };
}

/** One draw of every factor, by FACTOR_IDS. */
export type Draw = Float64Array;

/** The world as the scenario says: all ratios 1, all shifts 0. */
export function centralDraw(): Draw {
  return Float64Array.from(FACTOR_IDS, (id) => (FACTORS[id].kind === 'ratio' ? 1 : 0));
}
