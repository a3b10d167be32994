import { useId, useState } from 'preact/hooks';
import { FISCAL_YEARS } from '../../../model/parameter.ts';
import { FIRST_OPEN_FISCAL_YEAR } from '../../../model/presets.ts';
import { BANDS, type BandName } from '../../../model/radio/bands.ts';
import { ENVIRONMENT_CLASSES } from '../../../model/radio/link-budget.ts';
import { OPERATORS, type Operator } from '../../../model/radio/operator.ts';
import type { OwnSiteAnswer } from '../../../model/radio/site-trial.ts';
import { MOST_PLACE_NAME, PLACE_HEIGHT_M, type ScenarioSite } from '../../../model/scenario-places.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { CloseIcon } from '../../icons.tsx';
import { useDraft } from '../../use-draft.ts';
import { useSignalValue } from '../../use-signal-value.ts';

const OPEN_YEARS = FISCAL_YEARS.filter((year) => year >= FIRST_OPEN_FISCAL_YEAR);

interface SiteRowProps {
  readonly index: number;
  readonly site: ScenarioSite;
  /** Undefined while it is not known yet. */
  readonly answer: OwnSiteAnswer | undefined;
}

/** One site of the scenario: what it brings, what it costs in the run, and all that can be changed of it. */
export function SiteRow({ index, site, answer }: SiteRowProps) {
  const { ownSites, siteSignal } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.radio.own;
  const position = String(index + 1);
  const built = useBuilt(index);
  return (
    <li data-testid="own-site-row">
      <b>{position}</b>
      {site.name !== '' && <span>{site.name}</span>}
      <span class="number">{`${site.lat.toFixed(4)}, ${site.lon.toFixed(4)}`}</span>
      {answer !== undefined && (
        <span>
          {answer.isPlaceless ? (
            <em class="field-error">{words.atSea}</em>
          ) : (
            words.reach(
              messages.desks.radio.path.environments[ENVIRONMENT_CLASSES[answer.environment]!],
              `${format.decimal(answer.rangeM / 1000, 1)} km`,
              format.integer(answer.addedPopulation),
            )
          )}
        </span>
      )}
      {built !== undefined && (
        <span data-testid="own-site-built">
          {words.built(format.fiscalYear(built.fiscalYear), format.yen(built.costYen))}
        </span>
      )}
      <button
        type="button"
        class="link-button"
        data-testid="signal-of-own"
        onClick={() => siteSignal.show({ kind: 'own', index })}
      >
        {messages.desks.radio.signal.show}
      </button>
      <button
        type="button"
        class="icon-button small"
        data-testid="remove-site"
        aria-label={words.remove(position)}
        title={words.remove(position)}
        onClick={() => ownSites.remove(index)}
      >
        <CloseIcon />
      </button>
      <details class="site-edit">
        <summary aria-label={words.edit(position)}>{words.editShort}</summary>
        <SiteForm index={index} site={site} />
      </details>
    </li>
  );
}

/** As the last whole run built it, while that belongs to the scenario on screen. */
function useBuilt(index: number): { fiscalYear: number; costYen: number } | undefined {
  const app = useApp();
  const outcome = useSignalValue(app.outcome);
  const isOld = useSignalValue(app.outcomeIsOld);
  if (outcome === undefined || isOld) return undefined;
  const { own, fiscalYear, costYen } = outcome.radio.sites;
  const s = own.indexOf(index);
  return s < 0 ? undefined : { fiscalYear: fiscalYear[s]!, costYen: costYen[s]! };
}

function SiteForm({ index, site }: Omit<SiteRowProps, 'answer'>) {
  const { ownSites } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.radio.own;
  const id = useId();
  const change = (changes: Partial<ScenarioSite>) => ownSites.change(index, changes);
  const withOperator = (operator: Operator, isOn: boolean) =>
    OPERATORS.filter((each) => (each === operator ? isOn : site.operators.includes(each)));
  const { errors } = messages.levers;
  const [error, setError] = useState<string | undefined>(undefined);
  /** A bad entry says why and changes nothing; none takes the height away. */
  const setHeight = (text: string): boolean => {
    const { heightM: _, ...rest } = site;
    const { least, most } = PLACE_HEIGHT_M;
    const entry = text.normalize('NFKC').trim();
    const height = Number(entry);
    const isNumber = !Number.isNaN(height);
    const isGood = entry === '' || (isNumber && height >= least && height <= most);
    const outside = errors.outOfRange(entry, `${least} m`, `${most} m`);
    setError(isGood ? undefined : isNumber ? outside : errors.notANumber(entry));
    if (isGood) ownSites.replace(index, entry === '' ? rest : { ...rest, heightM: height });
    return isGood;
  };
  const heightField = useDraft({
    shown: site.heightM === undefined ? '' : String(site.heightM),
    onReset: () => setError(undefined),
    onCommit: setHeight,
  });
  const nameField = useDraft({
    shown: site.name,
    onCommit(text) {
      change({ name: text.trim() });
      return true;
    },
  });
  return (
    <div class="site-form">
      <label for={`${id}-name`}>{words.name}</label>
      <input
        id={`${id}-name`}
        type="text"
        data-testid="site-name"
        maxLength={MOST_PLACE_NAME}
        {...nameField}
      />
      <label for={`${id}-year`}>{words.year}</label>
      <select
        id={`${id}-year`}
        class="select"
        data-testid="site-year"
        value={Math.max(FIRST_OPEN_FISCAL_YEAR, site.fiscalYear)}
        onChange={(event) => change({ fiscalYear: Number(event.currentTarget.value) })}
      >
        {OPEN_YEARS.map((year) => (
          <option key={year} value={year}>
            {format.fiscalYear(year)}
          </option>
        ))}
      </select>
      <label for={`${id}-band`}>{words.band}</label>
      <select
        id={`${id}-band`}
        class="select"
        data-testid="site-band"
        value={site.band}
        onChange={(event) => change({ band: event.currentTarget.value as BandName })}
      >
        {BANDS.map(({ name, fGhz }) => (
          <option key={name} value={name}>{`${name} ${fGhz} GHz`}</option>
        ))}
      </select>
      <label for={`${id}-height`}>{words.height}</label>
      <span class="number-field">
        <input
          id={`${id}-height`}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          data-testid="site-height"
          placeholder={words.usualHeight}
          aria-invalid={error !== undefined}
          {...heightField}
        />
        <span class="unit">m</span>
      </span>
      {error !== undefined && (
        <span class="field-error" role="alert">
          {error}
        </span>
      )}
      <fieldset>
        <legend>{words.operators}</legend>
        {OPERATORS.map((operator) => (
          <label key={operator}>
            <input
              type="checkbox"
              checked={site.operators.includes(operator)}
              // Somebody has to transmit there.
              disabled={site.operators.length === 1 && site.operators[0] === operator}
              onChange={(event) => change({ operators: withOperator(operator, event.currentTarget.checked) })}
            />
            {messages.layers[`row.operator.${operator}`]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
