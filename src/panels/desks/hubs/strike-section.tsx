import { useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import {
  CIRCLE_INTENSITY,
  LEAST_MAGNITUDE,
  MOST_MAGNITUDE,
  radiusKmOf,
} from '../../../state/backbone/epicentre.ts';
import { DISASTER_CHOICES, STRIKE_SAMPLING, type StrikeAnswer } from '../../../state/backbone/strike.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PickButton } from '../pick-button.tsx';
import { PlainTable } from '../plain-table.tsx';
import { HoursChart, type HoursLine } from './hours-chart.tsx';
import { mostOftenCutOff, peopleIn, strikeRows } from './strike-view-model.ts';

const MAGNITUDE_STEP = 0.1;
const MOST_NODES = 6;

/** Disasters: chosen or placed on the map, many seeded members, and how service falls and comes back. */
export function StrikeSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const { strike } = useApp().backbone;
  const { messages, format } = useLocale();
  const words = messages.desks.hubs.strike;
  const choice = useSignalValue(strike.choice);
  const state = useSignalValue(strike.state);
  const isPicking = useSignalValue(strike.isPicking);
  const { disasters } = outcome.hubs.backbone;
  const answer = state.kind === 'done' ? state.answer : undefined;
  const lines = useMemo(() => (answer === undefined ? [] : linesOf(answer, words.lines)), [answer, words]);
  return (
    <DeskSection
      id="hubs-strike"
      heading={words.heading}
      mark="modelled"
      {...(answer !== undefined && {
        table: () => (
          <PlainTable
            caption={words.hours}
            head={[words.hourColumn, ...lines.map(({ label }) => label)]}
            rows={Array.from({ length: lines[0]!.share.length }, (_, hour) => [
              words.hour(String(hour)),
              ...lines.map(({ share }) => format.share(share[hour]!, 2)),
            ])}
          />
        ),
      })}
    >
      <p class="muted">
        {words.explanation(
          format.fiscalYear(disasters[0]?.fiscalYear ?? outcome.fiscalYears.at(-1)!),
          format.integer(STRIKE_SAMPLING.members),
        )}
      </p>
      <p class="path-actions">
        <select
          class="select"
          aria-label={words.choose}
          data-testid="disaster"
          value={choice}
          onChange={(event) => {
            const chosen = DISASTER_CHOICES.find((each) => each === event.currentTarget.value);
            if (chosen !== undefined) strike.choice.value = chosen;
          }}
        >
          {DISASTER_CHOICES.map((each) => (
            <option key={each} value={each}>
              {words.choices[each]}
            </option>
          ))}
        </select>
        {choice === 'epicentre' && (
          <PickButton picker={strike} testId="pick-epicentre" start={words.pick} stop={words.stop} />
        )}
        {state.kind === 'running' ? (
          <span role="status">
            {words.running(format.share(state.fraction, 0))}{' '}
            <button type="button" class="link-button" onClick={() => strike.cancel()}>
              {messages.run.cancel}
            </button>
          </span>
        ) : (
          <button type="button" class="button" data-testid="strike" onClick={() => void strike.run()}>
            {words.run}
          </button>
        )}
      </p>
      {isPicking && (
        <p class="path-hint" role="status">
          {words.hint}
        </p>
      )}
      {choice === 'epicentre' && <Magnitude />}
      {state.kind === 'refused' && <ProblemList problems={state.problems} />}
      {answer !== undefined && (
        <Answer
          atlas={atlas}
          answer={answer}
          lines={lines}
          people={peopleIn(outcome.demand, answer.fiscalYear)}
        />
      )}
      <p class="muted">{words.ofRun}</p>
      <PlainTable
        caption={words.ofRun}
        head={[words.choose, words.measures.meanCutOff, words.measures.cutOff95]}
        rows={disasters.map(({ id, meanPeopleCutOff, peopleCutOff95 }) => [
          words.choices[id],
          format.integer(meanPeopleCutOff),
          format.integer(peopleCutOff95),
        ])}
      />
    </DeskSection>
  );
}

function Magnitude() {
  const { strike } = useApp().backbone;
  const { messages, format } = useLocale();
  const words = messages.desks.hubs.strike;
  const { lat, lon, magnitudeMw } = useSignalValue(strike.epicentre);
  const value = words.magnitudeValue(
    format.decimal(magnitudeMw, 1),
    `${format.integer(radiusKmOf(magnitudeMw))} km`,
    format.decimal(CIRCLE_INTENSITY, 1),
  );
  return (
    <p class="weight-row">
      <label>
        <span>{words.magnitude}</span>
        <input
          type="range"
          class="slider"
          min={LEAST_MAGNITUDE}
          max={MOST_MAGNITUDE}
          step={MAGNITUDE_STEP}
          value={magnitudeMw}
          aria-valuetext={value}
          onInput={(event) => strike.setMagnitude(event.currentTarget.valueAsNumber)}
        />
      </label>
      <span class="number">{`${value} (${lat.toFixed(2)}, ${lon.toFixed(2)})`}</span>
    </p>
  );
}

interface AnswerProps {
  readonly atlas: Atlas;
  readonly answer: StrikeAnswer;
  readonly lines: readonly HoursLine[];
  readonly people: number;
}

function Answer({ atlas, answer, lines, people }: AnswerProps) {
  const { messages, format, language } = useLocale();
  const words = messages.desks.hubs.strike;
  const names = language === 'ja' ? atlas.backbone.nodes.nameJa : atlas.backbone.nodes.nameEn;
  const rows = strikeRows(answer, people);
  const often = mostOftenCutOff(answer.withPlanned.members, MOST_NODES);
  return (
    <div data-testid="strike-answer" data-mean={Math.round(rows[0]!.with)}>
      <HoursChart lines={lines} hourText={words.hour} />
      <PlainTable
        caption={words.people}
        head={[words.people, words.without, words.with]}
        rows={rows.map((row) => [
          words.measures[row.measure],
          format.integer(row.without),
          format.integer(row.with),
        ])}
      />
      {often.length > 0 && (
        <p class="muted">
          {words.often(
            often
              .map(({ node, share }) => words.oftenNode(names[node]!, format.share(share, 0)))
              .join(messages.places.separator),
          )}
        </p>
      )}
    </div>
  );
}

function linesOf(
  { withoutPlanned, withPlanned }: StrikeAnswer,
  label: {
    readonly radio: string;
    readonly fibre: string;
    readonly radioWithout: string;
    readonly fibreWithout: string;
  },
): readonly HoursLine[] {
  return [
    { label: label.radio, colour: 'radio', isDashed: false, share: withPlanned.service.nationRadio },
    { label: label.fibre, colour: 'fibre', isDashed: false, share: withPlanned.service.nationFibre },
    { label: label.radioWithout, colour: 'radio', isDashed: true, share: withoutPlanned.service.nationRadio },
    { label: label.fibreWithout, colour: 'fibre', isDashed: true, share: withoutPlanned.service.nationFibre },
  ];
}
