/** The words around a lever: its range, default and options. */
import { LEVER_SOURCES } from '../locale/levers/sources.ts';
import type { Locale } from '../locale/locale.ts';
import type { Atlas } from '../model/atlas.ts';
import { type BlocksParameter, FISCAL_YEARS, type ParameterSpec, valueInYear } from '../model/parameter.ts';
import { type ParameterId, parameterSpec } from '../model/parameters.ts';
import { valueText } from './lever-view-model.ts';

export function rangeText(locale: Locale, spec: ParameterSpec): string | undefined {
  if (spec.kind !== 'number' && spec.kind !== 'series' && spec.kind !== 'blocks') return undefined;
  return locale.messages.levers.range(
    valueText(locale, spec, spec.minimum),
    valueText(locale, spec, spec.maximum),
  );
}

export function optionText(locale: Locale, id: ParameterId, option: string): string {
  const text = locale.messages.parameters[id];
  const options: Readonly<Record<string, string>> = 'options' in text ? text.options : {};
  const words = options[option];
  if (words === undefined) throw new Error(`Expected words for option ${option} of ${id}, got none.`);
  return words;
}

/** The publication that a default comes from; what no publication gives is called an assumption. */
export function sourceText({ language }: Locale, { source }: ParameterSpec): string {
  const words = LEVER_SOURCES[source];
  if (words === undefined) throw new Error(`Expected words for the source "${source}", got none.`);
  return words[language];
}

export function defaultText(locale: Locale, id: ParameterId): string {
  return parameterText(locale, id, parameterSpec(id).default);
}

export interface ValueTextOptions {
  /** Says of the year at an index of the horizon whether it is to be listed; all are by default. */
  readonly isShown?: ((y: number) => boolean) | undefined;
  /** Gives places their names; without it they go by their codes. */
  readonly atlas?: Atlas | undefined;
}

const LIST = { ja: '、', en: ', ' } as const;

/** Any value of a parameter in words; a series that varies lists its runs of equal years. */
export function parameterText(
  locale: Locale,
  id: ParameterId,
  value: unknown,
  { isShown, atlas }: ValueTextOptions = {},
): string {
  const spec = parameterSpec(id);
  const { levers } = locale.messages;
  switch (spec.kind) {
    case 'choice':
      return optionText(locale, id, value as string);
    case 'switch':
      return value ? levers.on : levers.off;
    case 'number':
      return valueText(locale, spec, value as number);
    case 'blocks':
      return blocksText(locale, spec, value as number | Readonly<Record<string, number>>, atlas);
    case 'municipalities': {
      const codes = value as readonly string[];
      return codes.length === 0
        ? levers.none
        : codes.map((code) => placeText(locale, atlas?.municipalities, code)).join(LIST[locale.language]);
    }
    case 'series': {
      if (typeof value === 'number' && isShown === undefined) return valueText(locale, spec, value);
      const { fiscalYear } = locale.format;
      return yearRuns(value as number | readonly number[], isShown)
        .map((run) => {
          const years =
            run.from === run.to
              ? fiscalYear(run.from)
              : levers.yearRange(fiscalYear(run.from), fiscalYear(run.to));
          return `${years} ${valueText(locale, spec, run.value)}`;
        })
        .join(LIST[locale.language]);
    }
  }
}

function blocksText(
  locale: Locale,
  spec: BlocksParameter,
  value: number | Readonly<Record<string, number>>,
  atlas: Atlas | undefined,
): string {
  if (typeof value === 'number') return valueText(locale, spec, value);
  const own = Object.entries(value).filter(([, each]) => each !== spec.default);
  if (own.length === 0) return valueText(locale, spec, spec.default);
  return own
    .map(([code, each]) => `${placeText(locale, atlas?.blocks, code)} ${valueText(locale, spec, each)}`)
    .join(LIST[locale.language]);
}

type PlaceNames = Pick<Atlas['blocks'], 'code' | 'nameJa' | 'nameEn'>;

function placeText({ language }: Locale, places: PlaceNames | undefined, code: string): string {
  const index = places?.code.indexOf(code) ?? -1;
  return index < 0 ? code : (language === 'ja' ? places!.nameJa : places!.nameEn)[index]!;
}

interface YearRun {
  readonly from: number;
  to: number;
  readonly value: number;
}

function yearRuns(
  series: number | readonly number[],
  isShown: (y: number) => boolean = () => true,
): YearRun[] {
  const runs: YearRun[] = [];
  FISCAL_YEARS.forEach((year, y) => {
    if (!isShown(y)) return;
    const value = valueInYear(series, year);
    const run = runs.at(-1);
    if (run?.value === value && run.to === year - 1) run.to = year;
    else runs.push({ from: year, to: year, value });
  });
  return runs;
}
