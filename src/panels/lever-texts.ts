/** The words around a lever: its range, default and options. */
import type { Locale } from '../locale/locale.ts';
import { FISCAL_YEARS, type ParameterSpec } from '../model/parameter.ts';
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
export function sourceText(locale: Locale, { source }: ParameterSpec): string {
  return source.replace(/\bassumption\b/, locale.messages.levers.sourceAssumption);
}

/** The default in words; a series that varies lists its runs of equal years. */
export function defaultText(locale: Locale, id: ParameterId): string {
  const spec = parameterSpec(id);
  const { levers } = locale.messages;
  switch (spec.kind) {
    case 'choice':
      return optionText(locale, id, spec.default);
    case 'switch':
      return spec.default ? levers.on : levers.off;
    case 'number':
    case 'blocks':
      return valueText(locale, spec, spec.default);
    case 'municipalities':
      return spec.default.length === 0 ? levers.none : spec.default.join(' ');
    case 'series': {
      const usual = spec.default;
      if (typeof usual === 'number') return valueText(locale, spec, usual);
      const runs: { from: number; to: number; value: number }[] = [];
      usual.forEach((value, y) => {
        const year = FISCAL_YEARS[y]!;
        const run = runs.at(-1);
        if (run?.value === value) run.to = year;
        else runs.push({ from: year, to: year, value });
      });
      const { fiscalYear } = locale.format;
      return runs
        .map(({ from, to, value }) => {
          const years = from === to ? fiscalYear(from) : levers.yearRange(fiscalYear(from), fiscalYear(to));
          return `${years} ${valueText(locale, spec, value)}`;
        })
        .join(locale.language === 'ja' ? '、' : ', ');
    }
  }
}
