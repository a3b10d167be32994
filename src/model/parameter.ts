/**
 * What a lever or assumption is: one description that the interface, the scenario schema, the goal-seek and the
 * documentation all read. Labels and explanations live in the locale under the parameter's id.
 */
export type ParameterGroup = 'fibre' | 'radio' | 'hubs' | 'economy';
/** A policy is somebody's decision; an assumption is a belief about the world. The interface keeps them apart. */
export type ParameterRole = 'policy' | 'assumption';
export type Unit =
  | 'yen'
  | 'yenPerYear'
  | 'yenPerKm'
  | 'yenPerKmYear'
  | 'yenPerHousehold'
  | 'yenPerHouseholdYear'
  | 'yenPerLineYear'
  | 'yenPerStation'
  | 'share'
  | 'ratio'
  | 'count'
  | 'countPerYear'
  | 'fiscalYear'
  | 'years'
  | 'ms'
  | 'km'
  | 'm'
  | 'peoplePerKm2'
  | 'db'
  | 'dbm'
  | 'mw'
  | 'kbps'
  /** Degrees of the Japanese scale of seismic intensity. */
  | 'seismicIntensity'
  | 'hours';

interface ParameterBase {
  readonly group: ParameterGroup;
  readonly role: ParameterRole;
  /** Publication the default comes from; 'assumption' where none exists. */
  readonly source: string;
  /** Shown on the first screen rather than under "more". */
  readonly prominent?: boolean;
  /** True where a change needs the structural computation again, not only a re-read of its curves. */
  readonly structural: boolean;
}

export interface NumberParameter extends ParameterBase {
  readonly kind: 'number';
  readonly unit: Unit;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly default: number;
  readonly integer?: boolean;
}

/** One number for every year, or one per fiscal year of the horizon. */
export interface SeriesParameter extends ParameterBase {
  readonly kind: 'series';
  readonly unit: Unit;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly default: number | readonly number[];
}

/** One number for every block, or numbers by block code; a block without one has the default. */
export interface BlocksParameter extends ParameterBase {
  readonly kind: 'blocks';
  readonly unit: Unit;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly default: number;
}

/** A list of municipalities by their five-digit codes, in the order of their rank. */
export interface MunicipalitiesParameter extends ParameterBase {
  readonly kind: 'municipalities';
  readonly default: readonly string[];
}

export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice';
  readonly options: readonly string[];
  readonly default: string;
}

export interface SwitchParameter extends ParameterBase {
  readonly kind: 'switch';
  readonly default: boolean;
}

export type ParameterSpec =
  | NumberParameter
  | SeriesParameter
  | BlocksParameter
  | MunicipalitiesParameter
  | ChoiceParameter
  | SwitchParameter;
export type ParameterCatalogue = Readonly<Record<string, ParameterSpec>>;

export type ParameterValue<S extends ParameterSpec> = S extends NumberParameter
  ? number
  : S extends SeriesParameter
    ? number | readonly number[]
    : S extends BlocksParameter
      ? number | Readonly<Record<string, number>>
      : S extends MunicipalitiesParameter
        ? readonly string[]
        : S extends ChoiceParameter
          ? S['options'][number]
          : boolean;

export type ValuesOf<C extends ParameterCatalogue> = { readonly [K in keyof C]: ParameterValue<C[K]> };

/** The simulated fiscal years: end of FY2020 (31 March 2021) to end of FY2035. */
export const FIRST_FISCAL_YEAR = 2020;
export const LAST_FISCAL_YEAR = 2035;
export const FISCAL_YEARS: readonly number[] = Array.from(
  { length: LAST_FISCAL_YEAR - FIRST_FISCAL_YEAR + 1 },
  (_, i) => FIRST_FISCAL_YEAR + i,
);
export const YEAR_COUNT = FISCAL_YEARS.length;

/** The value of a series parameter in one fiscal year. */
export function valueInYear(series: number | readonly number[], fiscalYear: number): number {
  return typeof series === 'number' ? series : series[fiscalYear - FIRST_FISCAL_YEAR]!;
}

/** The value of a blocks parameter for one block. */
export function valueOfBlock(
  value: number | Readonly<Record<string, number>>,
  { default: usual }: BlocksParameter,
  blockCode: string,
): number {
  return typeof value === 'number' ? value : (value[blockCode] ?? usual);
}
