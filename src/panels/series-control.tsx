import { useId, useState } from 'preact/hooks';
import { FISCAL_YEARS, type SeriesParameter, valueInYear } from '../model/parameter.ts';
import { useLocale } from './app-context.ts';
import { ChevronIcon } from './icons.tsx';
import { NumberControl } from './number-control.tsx';

export interface SeriesControlProps {
  readonly spec: SeriesParameter;
  readonly labelId: string;
  readonly label: string;
  readonly value: number | readonly number[];
  readonly onChange: (value: number | readonly number[]) => void;
}

/** One number for every year on the first screen; the years one by one behind a disclosure. */
export function SeriesControl({ spec, labelId, label, value, onChange }: SeriesControlProps) {
  const { messages, format } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const baseId = useId();
  const { levers } = messages;
  const years = FISCAL_YEARS.map((year) => valueInYear(value, year));
  const isConstant = years.every((each) => each === years[0]);
  const mean = years.reduce((sum, each) => sum + each, 0) / years.length;
  const setYear = (y: number, next: number) => {
    const changed = years.map((each, i) => (i === y ? next : each));
    onChange(changed.every((each) => each === next) ? next : changed);
  };
  return (
    <fieldset class="series-control" aria-labelledby={labelId}>
      <label class="visually-hidden" for={`${baseId}-all`}>
        {`${label} — ${levers.allYears}`}
      </label>
      <NumberControl
        spec={spec}
        fieldId={`${baseId}-all`}
        label={label}
        value={isConstant ? years[0]! : Number.NaN}
        sliderValue={mean}
        onChange={onChange}
      />
      <button
        type="button"
        class="disclosure small"
        aria-expanded={isOpen}
        aria-controls={`${baseId}-years`}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronIcon />
        {levers.perYear}
        {!isConstant && <span class="chip">{levers.varies}</span>}
      </button>
      <ol id={`${baseId}-years`} class="year-fields" hidden={!isOpen}>
        {isOpen &&
          FISCAL_YEARS.map((year, y) => (
            <li key={year}>
              <label for={`${baseId}-${year}`} aria-label={levers.perYearOf(label, format.fiscalYear(year))}>
                {format.fiscalYear(year)}
              </label>
              <NumberControl
                spec={spec}
                fieldId={`${baseId}-${year}`}
                label={levers.perYearOf(label, format.fiscalYear(year))}
                value={years[y]!}
                hasSlider={false}
                onChange={(next) => setYear(y, next)}
              />
            </li>
          ))}
      </ol>
    </fieldset>
  );
}
