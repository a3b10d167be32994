import { useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import {
  peopleByClass,
  RATE_CLASSES_MBPS,
  SINR_CLASSES_DB,
} from '../../../model/radio/terrain/strength-classes.ts';
import { type AreaRates, RATE_LAYERS } from '../../../state/terrain-area.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { PlainTable } from '../plain-table.tsx';
import { ClassTable } from './class-table.tsx';

export interface RatesAnswerProps {
  readonly atlas: Atlas;
  readonly answer: AreaRates;
  readonly name: string;
  /** Another plan or year is on screen by now. */
  readonly isOld: boolean;
}

/** Cell-edge rate of a prefecture, and what of its rates lies over the map. */
export function RatesOfPrefecture({ atlas, answer, name, isOld }: RatesAnswerProps) {
  const { area } = useApp();
  const { messages, format } = useLocale();
  const { terrain: words, signal } = messages.desks.radio;
  const layer = useSignalValue(area.rateLayer);
  const { edgeMbps, meanMbps, terrain, problems, computed, fellBack, cells, rateMbps, sinrDb } =
    answer.answer;
  const rate = (mbps: number) => `${format.decimal(mbps, 1)} Mbit/s`;
  const { population } = atlas.cells;
  const classes = useMemo(
    () => ({
      rate: {
        least: RATE_CLASSES_MBPS,
        unit: 'Mbit/s',
        people: peopleByClass(RATE_CLASSES_MBPS, rateMbps, cells, population),
      },
      sinr: {
        least: SINR_CLASSES_DB,
        unit: 'dB',
        people: peopleByClass(SINR_CLASSES_DB, sinrDb, cells, population),
      },
    }),
    [rateMbps, sinrDb, cells, population],
  );
  const shown = layer === 'none' ? undefined : classes[layer];
  return (
    <div data-old={isOld} data-testid="terrain-rates-answer" data-edge={edgeMbps}>
      <h4>{words.ratesOf(name, format.fiscalYear(answer.fiscalYear), words.models[answer.model])}</h4>
      {isOld && <p class="muted">{words.old}</p>}
      {terrain !== 'full' && answer.model !== 'tr38901' && (
        <p class="field-error">{words.missing[terrain](format.share(fellBack / Math.max(1, computed), 0))}</p>
      )}
      <PlainTable
        caption={words.rates}
        head={['', words.rates]}
        rows={[
          [words.edge, rate(edgeMbps)],
          [words.mean, rate(meanMbps)],
        ]}
      />
      <fieldset class="rate-layers">
        <legend>{words.rateLayer}</legend>
        {RATE_LAYERS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="rate-layer"
              data-testid={`rate-layer-${each}`}
              checked={layer === each}
              onChange={() => {
                area.rateLayer.value = each;
              }}
            />
            {words.rateLayers[each]}
          </label>
        ))}
      </fieldset>
      {layer !== 'none' && shown !== undefined && (
        <ClassTable
          caption={words.byClass[layer]}
          head={[words.byClass[layer], words.people]}
          rows={[
            ...shown.least.map((least) => signal.least(`${format.decimal(least, 0)} ${shown.unit}`)),
            words.withoutAny,
          ].map((label, i) => ({ label, figures: [format.integer(Math.round(shown.people[i]!))] }))}
        />
      )}
      <p class="muted">{words.ratesNote}</p>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}
