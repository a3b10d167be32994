/**
 * Presets: questions that everybody asks, put in terms of the catalogue. Each looks for the levers it means by their
 * role and unit rather than by name, so that a new lever takes part without a word here, and each works on whatever
 * values stand, so that presets can be combined.
 */
import {
  FISCAL_YEARS,
  type NumberParameter,
  type ParameterSpec,
  type SeriesParameter,
  valueInYear,
} from './parameter.ts';
import {
  PARAMETER_IDS,
  type ParameterChanges,
  type ParameterId,
  type ParameterValues,
  parameterSpec,
  resolveParameters,
} from './parameters.ts';
import { isDefault } from './scenario-inputs.ts';

export const PRESET_IDS = [
  'plan',
  'budgetHalved',
  'twoYearsEarly',
  'populationLow',
  'populationHigh',
  'costHigher',
  'sharingEverywhere',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** What was spent and built before is past; only years from this one on can be decided. */
export const FIRST_OPEN_FISCAL_YEAR = 2025;
export const COST_RISE = 0.3;
export const YEARS_EARLY = 2;
const POPULATION_PACE: ParameterId = 'economy.projectionPace';
/** Levers whose upper end is "operators build together wherever they can". */
const SHARING: readonly ParameterId[] = ['radio.sharedBuildShare'];

type Numeric = NumberParameter | SeriesParameter;
type Value = number | readonly number[];
/** The new value of a parameter, or undefined where the preset leaves it alone. */
type Rule = (spec: Numeric, value: Value, id: ParameterId) => Value | undefined;

const RULES: Readonly<Record<Exclude<PresetId, 'plan'>, Rule>> = {
  budgetHalved: (spec, value) =>
    spec.role === 'policy' && spec.unit === 'yenPerYear'
      ? inOpenYears(spec, value, (amount) => amount / 2)
      : undefined,
  twoYearsEarly: (spec, value) =>
    spec.kind === 'series' && (spec.unit === 'yenPerYear' || spec.unit === 'countPerYear')
      ? broughtForward(value, YEARS_EARLY)
      : undefined,
  populationLow: (spec, _value, id) =>
    id === POPULATION_PACE ? (usual(spec) + spec.maximum) / 2 : undefined,
  populationHigh: (spec, _value, id) =>
    id === POPULATION_PACE ? (usual(spec) + spec.minimum) / 2 : undefined,
  costHigher: (spec, value) =>
    spec.role === 'assumption' && spec.unit.startsWith('yen')
      ? mapped(value, (amount) => amount * (1 + COST_RISE))
      : undefined,
  sharingEverywhere: (spec, _value, id) => (SHARING.includes(id) ? spec.maximum : undefined),
};

/** The parameters with a preset laid over them; `plan` takes every change away. */
export function applyPreset(parameters: ParameterChanges, preset: PresetId): ParameterChanges {
  if (preset === 'plan') return {};
  const values = resolveParameters(parameters);
  const changed: Record<string, unknown> = { ...parameters };
  for (const id of PARAMETER_IDS) {
    const next = presetValue(preset, id, values);
    if (next === undefined) continue;
    if (isDefault(id, next)) delete changed[id];
    else changed[id] = next;
  }
  return changed as ParameterChanges;
}

function presetValue(
  preset: Exclude<PresetId, 'plan'>,
  id: ParameterId,
  values: ParameterValues,
): Value | undefined {
  const spec = parameterSpec(id);
  if (!isNumeric(spec)) return undefined;
  const next = RULES[preset](spec, values[id] as Value, id);
  return next === undefined ? undefined : mapped(next, (number) => within(spec, number));
}

function isNumeric(spec: ParameterSpec): spec is Numeric {
  return spec.kind === 'number' || spec.kind === 'series';
}

function usual({ default: value }: Numeric): number {
  return typeof value === 'number' ? value : value.at(-1)!;
}

function mapped(value: Value, change: (number: number) => number): Value {
  return typeof value === 'number' ? change(value) : value.map(change);
}

/** A number that holds for every year becomes one per year, since the past years stay. */
function inOpenYears({ kind }: Numeric, value: Value, change: (number: number) => number): Value {
  if (kind === 'number') return mapped(value, change);
  return FISCAL_YEARS.map((year) => {
    const own = valueInYear(value, year);
    return year < FIRST_OPEN_FISCAL_YEAR ? own : change(own);
  });
}

/**
 * From the end of the last of the first `years` open years on, everything stands that would have stood so many years
 * later: those first years each do two years' work, and each later year does what was meant for `years` after it.
 */
function broughtForward(value: Value, years: number): Value {
  const last = FISCAL_YEARS.at(-1)!;
  const planned = (year: number) => valueInYear(value, Math.min(year, last));
  return FISCAL_YEARS.map((year) => {
    const since = year - FIRST_OPEN_FISCAL_YEAR;
    if (since < 0) return planned(year);
    if (since >= years) return planned(year + years);
    const first = FIRST_OPEN_FISCAL_YEAR + 2 * since;
    return planned(first) + planned(first + 1);
  });
}

/** Within the lever's range, whole where it must be, and free of binary dust. */
function within(spec: Numeric, number: number): number {
  const bounded = Math.min(spec.maximum, Math.max(spec.minimum, number));
  return spec.kind === 'number' && spec.integer === true
    ? Math.round(bounded)
    : Number(bounded.toPrecision(12));
}
