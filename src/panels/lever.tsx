import { useId, useState } from 'preact/hooks';
import type { Locale } from '../locale/locale.ts';
import type { ParameterSpec } from '../model/parameter.ts';
import { type ParameterId, type ParameterValues, parameterSpec } from '../model/parameters.ts';
import { useApp, useLocale } from './app-context.ts';
import { BlocksControl } from './blocks-control.tsx';
import { InfoIcon, ResetIcon } from './icons.tsx';
import { defaultText, optionText, rangeText, sourceText } from './lever-texts.ts';
import { MunicipalitiesControl } from './municipalities-control.tsx';
import { NumberControl } from './number-control.tsx';
import { SeriesControl } from './series-control.tsx';
import { useSelected } from './use-signal-value.ts';

/** One lever: label, control, unit, and behind its button what it means, its range, default and source. */
export function Lever({ id }: { id: ParameterId }) {
  const app = useApp();
  const locale = useLocale();
  // A lever is drawn anew by its own moves only, of the hundred that there are.
  const value = useSelected(() => app.parameters.value[id], [app, id]);
  const isChanged = useSelected(() => app.scenario.value.parameters[id] !== undefined, [app, id]);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const fieldId = useId();
  const helpId = useId();
  const spec = parameterSpec(id);
  const { label, help } = locale.messages.parameters[id];
  const { levers } = locale.messages;
  const set = (next: unknown) => app.setParameter(id, next as ParameterValues[typeof id]);
  return (
    <div class="lever" data-testid={`lever-${id}`} data-changed={isChanged}>
      <div class="lever-head">
        {spec.kind !== 'series' && spec.kind !== 'blocks' ? (
          <label for={fieldId}>{label}</label>
        ) : (
          <span id={fieldId}>{label}</span>
        )}
        {isChanged && (
          <button
            type="button"
            class="icon-button small"
            aria-label={levers.reset(label)}
            title={levers.resetShort}
            data-testid={`reset-${id}`}
            onClick={() => app.resetParameter(id)}
          >
            <ResetIcon />
          </button>
        )}
        <button
          type="button"
          class="icon-button small"
          aria-label={levers.about(label)}
          aria-expanded={isHelpOpen}
          aria-controls={helpId}
          onClick={() => setHelpOpen(!isHelpOpen)}
        >
          <InfoIcon />
        </button>
      </div>
      <Control spec={spec} id={id} fieldId={fieldId} label={label} value={value} onChange={set} />
      <div id={helpId} class="lever-help" hidden={!isHelpOpen}>
        {isHelpOpen && <LeverHelp locale={locale} id={id} spec={spec} help={help} />}
      </div>
    </div>
  );
}

interface ControlProps {
  readonly spec: ParameterSpec;
  readonly id: ParameterId;
  readonly fieldId: string;
  readonly label: string;
  readonly value: ParameterValues[ParameterId];
  readonly onChange: (value: unknown) => void;
}

function Control({ spec, id, fieldId, label, value, onChange }: ControlProps) {
  const locale = useLocale();
  switch (spec.kind) {
    case 'number':
      return (
        <NumberControl
          spec={spec}
          fieldId={fieldId}
          label={label}
          value={value as number}
          onChange={onChange}
        />
      );
    case 'series':
      return (
        <SeriesControl
          spec={spec}
          labelId={fieldId}
          label={label}
          value={value as number | readonly number[]}
          onChange={onChange}
        />
      );
    case 'blocks':
      return (
        <BlocksControl
          spec={spec}
          labelId={fieldId}
          label={label}
          value={value as number | Readonly<Record<string, number>>}
          onChange={onChange}
        />
      );
    case 'municipalities':
      return (
        <MunicipalitiesControl fieldId={fieldId} value={value as readonly string[]} onChange={onChange} />
      );
    case 'choice':
      return (
        <select
          id={fieldId}
          class="select"
          value={value as string}
          onChange={(e) => onChange(e.currentTarget.value)}
        >
          {spec.options.map((option) => (
            <option key={option} value={option}>
              {optionText(locale, id, option)}
            </option>
          ))}
        </select>
      );
    case 'switch':
      return (
        <span class="switch">
          <input
            id={fieldId}
            type="checkbox"
            checked={value as boolean}
            onChange={(e) => onChange(e.currentTarget.checked)}
          />
          <span class="muted">{value ? locale.messages.levers.on : locale.messages.levers.off}</span>
        </span>
      );
  }
}

function LeverHelp(props: { locale: Locale; id: ParameterId; spec: ParameterSpec; help: string }) {
  const { locale, id, spec, help } = props;
  const { levers } = locale.messages;
  const range = rangeText(locale, spec);
  return (
    <>
      <p>{help}</p>
      <p class="muted">
        {range !== undefined && <>{range} · </>}
        {levers.standard(defaultText(locale, id))}
        <br />
        {levers.source}: {sourceText(locale, spec)}
      </p>
    </>
  );
}
