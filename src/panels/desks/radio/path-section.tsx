import { useMemo } from 'preact/hooks';
import type { PathAnswer } from '../../../../workers/terrain.service.ts';
import { describeProblem, type Problem } from '../../../model/problem.ts';
import { terrainSettingsOf } from '../../../model/radio/terrain/terrain-settings.ts';
import { lastAnswer } from '../../../state/asked.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PickButton } from '../pick-button.tsx';
import { PlainTable } from '../plain-table.tsx';
import { HeightField } from './height-field.tsx';
import { PathChart } from './path-chart.tsx';
import { pathDrawing } from './path-drawing.ts';

/** Two places picked on the map, and what a radio wave meets between them. */
export function PathSection() {
  const { path } = useApp();
  const { messages } = useLocale();
  const words = messages.desks.radio.path;
  const isPicking = useSignalValue(path.isPicking);
  const ends = useSignalValue(path.ends);
  const asked = useSignalValue(path.profile);
  const answer = lastAnswer(asked);
  return (
    <DeskSection
      id="radio-path"
      heading={words.heading}
      mark="modelled"
      {...(answer === undefined ? {} : { table: () => <ProfileTable answer={answer} /> })}
    >
      <p class="muted">{words.explanation}</p>
      <p class="path-actions">
        <PickButton picker={path} testId="pick-path" start={words.pick} stop={words.stopPicking} />
        {ends.length === 2 && (
          <button type="button" class="button" onClick={() => path.swap()}>
            {words.swap}
          </button>
        )}
        {ends.length > 0 && (
          <button type="button" class="link-button" onClick={() => path.clear()}>
            {words.clear}
          </button>
        )}
      </p>
      {isPicking && (
        <p class="path-hint" role="status">
          {words.next[ends.length === 1 ? 1 : 0]}
        </p>
      )}
      <div class="path-heights">
        <HeightField id="station" label={words.stationHeight} height={path.stationHeightM} />
        <HeightField id="terminal" label={words.terminalHeight} height={path.terminalHeightM} />
      </div>
      {asked.kind === 'asking' && (
        <p class="muted" role="status">
          {words.asking} …
        </p>
      )}
      {asked.kind === 'refused' && <ProblemList problems={asked.problems} />}
      {answer !== undefined && asked.kind !== 'refused' && <Profile answer={answer} />}
    </DeskSection>
  );
}

function Profile({ answer }: { answer: PathAnswer }) {
  const app = useApp();
  const { messages, format } = useLocale();
  const theme = useSignalValue(app.theme);
  const parameters = useSignalValue(app.parameters);
  const words = messages.desks.radio.path;
  const drawing = useMemo(() => pathDrawing(answer), [answer]);
  const band = terrainSettingsOf(parameters).bands[answer.environment];
  const { overClutter, terrain, problems, kFactor } = answer;
  const warnings = distinctProblems([
    ...problems,
    ...answer.losses.flatMap((loss) => [...loss.warnings, ...loss.problems]),
  ]);
  return (
    <>
      <p class="path-verdict" data-verdict={overClutter.verdict} data-testid="path-verdict">
        <b>{words.verdict[overClutter.verdict]}</b>
        <span>{words.distance(`${format.decimal(answer.distanceM / 1000, 2)} km`)}</span>
        <span class="muted">
          {words.link(
            `${band.name} ${format.decimal(band.fGhz, 2)} GHz`,
            words.environments[answer.environment],
          )}
        </span>
      </p>
      <p class="muted">{words.clearance(format.share(overClutter.share, 0))}</p>
      {terrain !== 'full' && <p class="field-error">{words.terrainMissing[terrain]}</p>}
      <PathChart drawing={drawing} theme={theme} />
      <ul class="path-key muted">
        {(['ground', 'clutter', 'ray', 'fresnel'] as const).map((each) => (
          <li key={each}>
            <i data-line={each} />
            {words.chart[each]}
          </li>
        ))}
        <li>{words.chart.bulge(format.decimal(kFactor, 2))}</li>
      </ul>
      <h4>{words.losses.heading}</h4>
      <PlainTable
        caption={words.losses.heading}
        head={[words.losses.model, words.losses.loss, words.losses.received]}
        rows={answer.losses.map(({ model, lossDb, receivedDbm }) => [
          words.losses.models[model],
          Number.isNaN(lossDb) ? '—' : `${format.decimal(lossDb, 1)} dB`,
          Number.isNaN(receivedDbm) ? '—' : `${format.decimal(receivedDbm, 1)} dBm`,
        ])}
      />
      <p class="muted">{words.losses.note}</p>
      {warnings.length > 0 && <ProblemList problems={warnings} />}
    </>
  );
}

/** Two models of one family warn of the same. */
function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()];
}

/** Every so many points, so that the table stays one that people read. */
const TABLE_ROWS = 60;

function ProfileTable({ answer: { columns } }: { answer: PathAnswer }) {
  const { messages, format } = useLocale();
  const { chart, heading } = messages.desks.radio.path;
  const step = Math.max(1, Math.ceil(columns.distanceM.length / TABLE_ROWS));
  const points = Array.from(columns.distanceM, (_, i) => i).filter((i) => i % step === 0);
  const metres = (value: number) => `${format.decimal(value, 1)} m`;
  return (
    <PlainTable
      caption={heading}
      head={[chart.distance, chart.ground, chart.clutter, chart.ray, chart.fresnel]}
      rows={points.map((i) => [
        `${format.decimal(columns.distanceM[i]! / 1000, 2)} km`,
        metres(columns.groundM[i]! + columns.bulgeM[i]!),
        metres(columns.clutterM[i]!),
        metres(columns.rayM[i]!),
        metres(0.6 * columns.fresnelM[i]!),
      ])}
    />
  );
}
