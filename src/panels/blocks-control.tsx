import { useId, useState } from 'preact/hooks';
import { type BlocksParameter, valueOfBlock } from '../model/parameter.ts';
import { useApp, useLocale } from './app-context.ts';
import { ChevronIcon } from './icons.tsx';
import { NumberControl } from './number-control.tsx';
import { useSignalValue } from './use-signal-value.ts';

export interface BlocksControlProps {
  readonly spec: BlocksParameter;
  readonly labelId: string;
  readonly label: string;
  readonly value: number | Readonly<Record<string, number>>;
  readonly onChange: (value: number | Readonly<Record<string, number>>) => void;
}

/** One number for every block on the first screen; the blocks one by one behind a disclosure. */
export function BlocksControl({ spec, labelId, label, value, onChange }: BlocksControlProps) {
  const { messages, language } = useLocale();
  const atlas = useSignalValue(useApp().atlas);
  const [isOpen, setOpen] = useState(false);
  const baseId = useId();
  const { levers } = messages;
  const blocks = atlas.kind === 'open' ? atlas.atlas.blocks : { code: [], nameJa: [], nameEn: [] };
  const values = blocks.code.map((code) => valueOfBlock(value, spec, code));
  const isConstant = values.every((each) => each === values[0]);
  const setBlock = (b: number, next: number) =>
    onChange(Object.fromEntries(blocks.code.map((code, i) => [code, i === b ? next : values[i]!])));
  return (
    <fieldset class="series-control" aria-labelledby={labelId}>
      <label class="visually-hidden" for={`${baseId}-all`}>
        {label}
      </label>
      <NumberControl
        spec={spec}
        fieldId={`${baseId}-all`}
        label={label}
        value={isConstant ? (values[0] ?? spec.default) : Number.NaN}
        onChange={onChange}
      />
      <button
        type="button"
        class="disclosure small"
        aria-expanded={isOpen}
        aria-controls={`${baseId}-blocks`}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronIcon />
        {levers.perBlock}
        {!isConstant && <span class="chip">{levers.varies}</span>}
      </button>
      <ol id={`${baseId}-blocks`} class="year-fields" hidden={!isOpen}>
        {isOpen &&
          blocks.code.map((code, b) => {
            const name = (language === 'ja' ? blocks.nameJa : blocks.nameEn)[b]!;
            return (
              <li key={code}>
                <label for={`${baseId}-${code}`}>{name}</label>
                <NumberControl
                  spec={spec}
                  fieldId={`${baseId}-${code}`}
                  label={levers.perYearOf(label, name)}
                  value={values[b]!}
                  hasSlider={false}
                  onChange={(next) => setBlock(b, next)}
                />
              </li>
            );
          })}
      </ol>
    </fieldset>
  );
}
