/** How levers are grouped, printed, read and slid: pure, so that every parameter can be tested at once. */
import type { Locale } from '../locale/locale.ts';
import type {
  BlocksParameter,
  NumberParameter,
  ParameterGroup,
  ParameterRole,
  SeriesParameter,
} from '../model/parameter.ts';
import { PARAMETER_IDS, type ParameterId, parameterSpec } from '../model/parameters.ts';

export type NumericSpec = NumberParameter | SeriesParameter | BlocksParameter;

export interface LeverSection {
  readonly role: ParameterRole;
  readonly prominent: readonly ParameterId[];
  readonly more: readonly ParameterId[];
}
export interface LeverGroup {
  readonly group: ParameterGroup;
  readonly sections: readonly LeverSection[];
}

const GROUPS: readonly ParameterGroup[] = ['fibre', 'radio', 'hubs', 'economy'];
const ROLES: readonly ParameterRole[] = ['policy', 'assumption'];

/** Every parameter exactly once: by group, policies before assumptions, prominent ones first. */
export function leverGroups(ids: readonly ParameterId[] = PARAMETER_IDS): readonly LeverGroup[] {
  return GROUPS.map((group) => ({
    group,
    sections: ROLES.map((role) => {
      const own = ids.filter((id) => {
        const spec = parameterSpec(id);
        return spec.group === group && spec.role === role;
      });
      return {
        role,
        prominent: own.filter((id) => parameterSpec(id).prominent === true),
        more: own.filter((id) => parameterSpec(id).prominent !== true),
      };
    }).filter(({ prominent, more }) => prominent.length + more.length > 0),
  })).filter(({ sections }) => sections.length > 0);
}

export interface DisplayUnit {
  /** Model value = shown number × scale. */
  readonly scale: number;
  /** Decimals of one step. */
  readonly decimals: number;
  readonly label: string;
}

/** The unit in which people speak of it: 億円 and 万円, million yen, per cent. */
export function displayUnit(locale: Locale, spec: NumericSpec): DisplayUnit {
  const { units, yenScales } = locale.messages;
  const isYen = spec.unit.startsWith('yen');
  const scale = spec.unit === 'share' ? 0.01 : isYen ? yenScale(locale, usualValue(spec)) : 1;
  const label = isYen ? `${yenScales[scale as keyof typeof yenScales]}${units[spec.unit]}` : units[spec.unit];
  return { scale, decimals: decimalsOf(spec.step / scale), label };
}

function yenScale(locale: Locale, usual: number): 1 | 10_000 | 1_000_000 | 100_000_000 {
  if (locale.language === 'ja') return usual >= 1e8 ? 100_000_000 : usual >= 1e4 ? 10_000 : 1;
  return usual >= 1e6 ? 1_000_000 : 1;
}

/** The size in which one thinks of a lever: its default. */
function usualValue({ default: usual }: NumericSpec): number {
  return typeof usual === 'number' ? usual : Math.max(...usual);
}

function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 8; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6) return decimals;
  }
  return 8;
}

/** The number as it stands in the field, without its unit. */
export function fieldText(locale: Locale, spec: NumericSpec, value: number): string {
  const { scale, decimals } = displayUnit(locale, spec);
  const shown = clean(value / scale);
  if (spec.unit === 'fiscalYear') return String(shown);
  // Two more decimals than a step has, for defaults such as two thirds.
  return locale.format.decimal(shown, decimals + 2);
}

/** The number with its unit, as it stands in a sentence. */
export function valueText(locale: Locale, spec: NumericSpec, value: number): string {
  const { label } = displayUnit(locale, spec);
  const text = fieldText(locale, spec, value);
  if (spec.unit === 'fiscalYear') return locale.format.fiscalYear(value);
  if (label === '') return text;
  if (spec.unit === 'ratio' && locale.language === 'en') return `${label}${text}`;
  return locale.language === 'ja' || /^[%/]/.test(label) ? `${text}${label}` : `${text} ${label}`;
}

export type Entry =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string };

/** Reads what somebody typed: full-width digits, thousands separators and a percent sign are welcome. */
export function readEntry(locale: Locale, spec: NumericSpec, text: string): Entry {
  const { errors } = locale.messages.levers;
  const entry = text.trim();
  const plain = entry
    .normalize('NFKC')
    .replace(/[\s,、]/g, '')
    .replace(/[−‐–]/g, '-')
    .replace(/%$/, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return { ok: false, message: errors.notANumber(entry) };
  const value = clean(Number(plain) * displayUnit(locale, spec).scale);
  if (spec.kind === 'number' && spec.integer === true && !Number.isInteger(value)) {
    return { ok: false, message: errors.notWhole(entry) };
  }
  if (value < spec.minimum || value > spec.maximum) {
    const [minimum, maximum] = [spec.minimum, spec.maximum].map((each) => valueText(locale, spec, each));
    return { ok: false, message: errors.outOfRange(entry, minimum!, maximum!) };
  }
  return { ok: true, value };
}

/** Binary dust of scaling: 0.07 × 100 is 7. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/** A lever whose range is far wider than its default gets a slider that is finer at the low end. */
function curve(spec: NumericSpec): number {
  const share = (usualValue(spec) - spec.minimum) / (spec.maximum - spec.minimum);
  return share > 0 && share < 0.2 ? Math.log(share) / Math.log(1 / 3) : 1;
}

/** Place of a value on the slider, 0–1. */
export function sliderPosition(spec: NumericSpec, value: number): number {
  const share = (value - spec.minimum) / (spec.maximum - spec.minimum);
  return Math.min(1, Math.max(0, share)) ** (1 / curve(spec));
}

/** The value at a place of the slider, on the nearest step. */
export function valueAtPosition(spec: NumericSpec, position: number): number {
  return onStep(spec, spec.minimum + (spec.maximum - spec.minimum) * position ** curve(spec));
}

/** So many steps up or down. */
export function stepped(spec: NumericSpec, value: number, steps: number): number {
  return onStep(spec, value + steps * spec.step);
}

function onStep({ minimum, maximum, step }: NumericSpec, value: number): number {
  const snapped = minimum + Math.round((value - minimum) / step) * step;
  return clean(Math.min(maximum, Math.max(minimum, snapped)));
}
