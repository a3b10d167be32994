import { useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../../model/parameter.ts';
import { UNCERTAIN_TECHNOLOGIES } from '../../../model/uncertainty/factors.ts';
import { placeOfBlock, placeOfLowest } from '../../../model/uncertainty/group-reading.ts';
import { UNCERTAIN_MEASURES } from '../../../model/uncertainty/uncertainty-result.ts';
import type { UncertaintyAnswer } from '../../../state/uncertainty/uncertainty.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { axisMinimum } from '../../chart-view-model.ts';
import { SignalSwitch } from '../../signal-switch.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { FanChart } from './fan-chart.tsx';
import { fanOf, figurePlaceName } from './uncertainty-view-model.ts';

interface FanSectionProps {
  readonly atlas: Atlas;
  readonly answer: UncertaintyAnswer;
}

/** Coverage or cost of a place over the years, as wide as the members make it. */
export function FanSection({ atlas, answer: { result } }: FanSectionProps) {
  const { uncertainty, theme: themeSignal } = useApp();
  const locale = useLocale();
  const { messages, format } = locale;
  const words = messages.desks.uncertainty.fan;
  const theme = useSignalValue(themeSignal);
  const figure = useSignalValue(uncertainty.figure);
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
  const nation = atlas.prefectures.count;
  const lowest = placeOfLowest(nation, atlas.blocks.count);
  // The lowest prefecture may be another one every year: what it costs adds up to nothing.
  const measures = UNCERTAIN_MEASURES.filter((each) => each === 'coverage' || place !== lowest);
  const kinds = UNCERTAIN_TECHNOLOGIES.flatMap((each) =>
    measures.map((of) => ({ technology: each, measure: of })),
  );
  const options = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => (
      <option key={from + i} value={String(from + i)}>
        {figurePlaceName(locale, atlas, from + i)}
      </option>
    ));
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
          onChange={(event) => {
            const to = Number(event.currentTarget.value);
            set({ place: to, ...(to === lowest && { measure: 'coverage' }) });
          }}
        >
          {options(nation, 1)}
          {options(lowest, 1)}
          <optgroup label={words.blocks}>{options(placeOfBlock(nation, 0), atlas.blocks.count)}</optgroup>
          <optgroup label={words.prefectures}>{options(0, nation)}</optgroup>
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
      <SignalSwitch
        isOn={uncertainty.areBandsShown}
        label={words.onTimeline}
        testId="bands-shown"
        class="fan-toggle"
      />
    </DeskSection>
  );
}
