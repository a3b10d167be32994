import { useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../../model/parameter.ts';
import { UNCERTAIN_TECHNOLOGIES } from '../../../model/uncertainty/factors.ts';
import { UNCERTAIN_MEASURES } from '../../../model/uncertainty/uncertainty-result.ts';
import type { UncertaintyAnswer } from '../../../state/uncertainty/uncertainty.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { axisMinimum } from '../../chart-view-model.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { FanChart } from './fan-chart.tsx';
import { fanOf } from './uncertainty-view-model.ts';

interface FanSectionProps {
  readonly atlas: Atlas;
  readonly answer: UncertaintyAnswer;
}

/** Coverage or cost of the nation or a prefecture over the years, as wide as the members make it. */
export function FanSection({ atlas, answer: { result } }: FanSectionProps) {
  const { uncertainty, theme: themeSignal } = useApp();
  const { messages, format, language } = useLocale();
  const words = messages.desks.uncertainty.fan;
  const theme = useSignalValue(themeSignal);
  const figure = useSignalValue(uncertainty.figure);
  const areBandsShown = useSignalValue(uncertainty.areBandsShown);
  const { technology, measure, place, fiscalYear } = figure ?? {
    technology: 'radio',
    measure: 'coverage',
    place: result.prefectures,
    fiscalYear: LAST_FISCAL_YEAR,
  };
  const fan = useMemo(() => fanOf(result, technology, measure, place), [result, technology, measure, place]);
  const isCoverage = measure === 'coverage';
  const decimals = technology === 'fibre' ? 2 : 1;
  const print = useMemo(
    () => (value: number) => (isCoverage ? format.share(value, decimals) : format.yen(value)),
    [isCoverage, decimals, format],
  );
  const yearText = useMemo(() => (year: number) => format.yearTick(year), [format]);
  const minimum = isCoverage
    ? axisMinimum([{ values: fan.bands[0]! }, { values: fan.run }], [], FISCAL_YEARS)
    : 0;
  const maximum = isCoverage ? 1 : 1.1 * Math.max(1, ...fan.bands.at(-1)!, ...fan.run);
  const set = (change: Partial<NonNullable<typeof figure>>) => {
    uncertainty.figure.value = { technology, measure, place, fiscalYear, ...change };
  };
  const names = language === 'ja' ? atlas.prefectures.nameJa : atlas.prefectures.nameEn;
  const kinds = UNCERTAIN_TECHNOLOGIES.flatMap((each) =>
    UNCERTAIN_MEASURES.map((of) => ({ technology: each, measure: of })),
  );
  return (
    <DeskSection
      id="uncertainty-fan"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.heading}
          head={[words.fiscalYear, 'p5', 'p25', 'p50', 'p75', 'p95', words.key.run]}
          rows={FISCAL_YEARS.map((year, y) => [
            format.fiscalYear(year),
            ...fan.bands.map((values) => print(values[y]!)),
            print(fan.run[y]!),
          ])}
        />
      )}
    >
      <p class="path-actions">
        <select
          class="select"
          aria-label={words.figure}
          data-testid="fan-figure"
          value={`${technology} ${measure}`}
          onChange={(event) => {
            const [of, what] = event.currentTarget.value.split(' ');
            const kind = kinds.find((each) => each.technology === of && each.measure === what);
            if (kind !== undefined) set(kind);
          }}
        >
          {kinds.map((each) => (
            <option key={`${each.technology} ${each.measure}`} value={`${each.technology} ${each.measure}`}>
              {words.technologies[each.technology]} {words.measures[each.measure]}
            </option>
          ))}
        </select>
        <select
          class="select"
          aria-label={words.place}
          data-testid="fan-place"
          value={String(place)}
          onChange={(event) => set({ place: Number(event.currentTarget.value) })}
        >
          <option value={String(result.prefectures)}>{words.nation}</option>
          {names.map((name, p) => (
            <option key={name} value={String(p)}>
              {name}
            </option>
          ))}
        </select>
        <select
          class="select"
          aria-label={words.fiscalYear}
          data-testid="fan-year"
          value={String(fiscalYear)}
          onChange={(event) => set({ fiscalYear: Number(event.currentTarget.value) })}
        >
          {FISCAL_YEARS.filter((year) => year > FIRST_FISCAL_YEAR).map((year) => (
            <option key={year} value={String(year)}>
              {format.fiscalYear(year)}
            </option>
          ))}
        </select>
      </p>
      <FanChart
        fan={fan}
        colour={technology}
        minimum={minimum}
        maximum={maximum}
        print={print}
        yearText={yearText}
        theme={theme}
      />
      <ul class="path-key fan-key" data-colour={technology}>
        {(['wide', 'narrow', 'middle', 'run'] as const).map((key) => (
          <li key={key}>
            <i data-kind={key} />
            {words.key[key]}
          </li>
        ))}
      </ul>
      <label class="fan-toggle">
        <input
          type="checkbox"
          data-testid="bands-shown"
          checked={areBandsShown}
          onChange={(event) => {
            uncertainty.areBandsShown.value = event.currentTarget.checked;
          }}
        />{' '}
        {words.onTimeline}
      </label>
    </DeskSection>
  );
}
