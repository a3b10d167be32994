import { DISTRIBUTION_SHAPES } from '../../../model/uncertainty/distribution.ts';
import {
  FACTOR_IDS,
  FACTORS,
  type FactorId,
  FEWEST_MEMBERS,
  LARGEST_SEED,
  MOST_MEMBERS,
} from '../../../model/uncertainty/factors.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { SignalSwitch } from '../../signal-switch.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { NumberInput } from './number-input.tsx';

const ENDS = ['low', 'usual', 'high'] as const;

/** The distributions, how many members and which draws; a run that can be stopped. */
export function AskSection() {
  const { uncertainty } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.uncertainty.ask;
  const settings = useSignalValue(uncertainty.settings);
  const state = useSignalValue(uncertainty.state);
  const isReady = useSignalValue(uncertainty.isReady);
  return (
    <DeskSection id="uncertainty-ask" heading={words.heading}>
      <p class="muted">{words.explanation}</p>
      <div class="table-scroll">
        <table class="data-table factor-table">
          <caption class="visually-hidden">{words.heading}</caption>
          <thead>
            <tr>
              <th scope="col">{words.factor}</th>
              {ENDS.map((end) => (
                <th key={end} scope="col">
                  {words[end]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FACTOR_IDS.map((id) => (
              <FactorRow key={id} id={id} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="path-actions">
        <span class="member-field">
          <span aria-hidden="true">{words.members}</span>
          <NumberInput
            testId="members"
            label={words.members}
            minimum={FEWEST_MEMBERS}
            maximum={MOST_MEMBERS}
            step={100}
            value={settings.members}
            onCommit={(value) => uncertainty.setNumber('members', value)}
          />
        </span>
        <span class="member-field">
          <span aria-hidden="true">{words.seed}</span>
          <NumberInput
            testId="seed"
            label={words.seed}
            minimum={0}
            maximum={LARGEST_SEED}
            step={1}
            value={settings.seed}
            onCommit={(value) => uncertainty.setNumber('seed', value)}
          />
        </span>
        {state.kind === 'running' ? (
          <span role="status" data-testid="uncertainty-progress">
            {words.running[state.phase](format.share(state.fraction, 0))}{' '}
            <button type="button" class="link-button" onClick={() => uncertainty.cancel()}>
              {messages.run.cancel}
            </button>
          </span>
        ) : (
          <button
            type="button"
            class="button primary"
            data-testid="compute-members"
            disabled={!isReady}
            onClick={() => void uncertainty.run()}
          >
            {words.run}
          </button>
        )}
        {!isReady && <span class="muted">{messages.board.waiting}</span>}
        <button type="button" class="link-button" onClick={() => uncertainty.reset()}>
          {words.reset}
        </button>
      </p>
      <SignalSwitch
        isOn={uncertainty.isFollowing}
        label={words.follow}
        testId="follow-levers"
        class="fan-toggle"
      />
      {state.kind === 'refused' && <ProblemList problems={state.problems} />}
    </DeskSection>
  );
}

function FactorRow({ id }: { id: FactorId }) {
  const { uncertainty } = useApp();
  const { messages } = useLocale();
  const words = messages.desks.uncertainty.ask;
  const distribution = useSignalValue(uncertainty.settings).distributions[id];
  const { minimum, maximum, step, source } = FACTORS[id];
  const name = words.factors[id];
  return (
    <tr data-testid={`factor-${id}`}>
      <th scope="row">
        {name}
        <small>
          {words.units[id]}
          {messages.places.separator}
          {source === 'assumption' ? words.assumption : source}
        </small>
        <select
          class="select"
          aria-label={`${name} — ${words.shape}`}
          value={distribution.shape}
          onChange={(event) => {
            const shape = DISTRIBUTION_SHAPES.find((each) => each === event.currentTarget.value);
            if (shape !== undefined) uncertainty.setDistribution(id, { ...distribution, shape });
          }}
        >
          {DISTRIBUTION_SHAPES.filter((shape) => shape !== 'lognormal' || FACTORS[id].kind === 'ratio').map(
            (shape) => (
              <option key={shape} value={shape}>
                {words.shapes[shape]}
              </option>
            ),
          )}
        </select>
      </th>
      {ENDS.map((end) => (
        <td key={end}>
          <NumberInput
            label={`${name} — ${words[end]}`}
            minimum={minimum}
            maximum={maximum}
            step={step}
            disabled={distribution.shape === 'fixed' && end !== 'usual'}
            value={distribution[end]}
            onCommit={(value) => uncertainty.setDistribution(id, { ...distribution, [end]: value })}
          />
        </td>
      ))}
    </tr>
  );
}
