import type { Atlas } from '../../../model/atlas.ts';
import type { AreaCoverage, AreaRates } from '../../../state/terrain-area.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { placeName, prefectureOf } from '../../place-names.ts';
import { ProblemList } from '../../problem-list.tsx';
import { SignalSwitch } from '../../signal-switch.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { ModelSelect } from './model-select.tsx';
import { RatesOfPrefecture } from './rates-answer.tsx';
import { coverageFigures } from './terrain-view-model.ts';

/** The plan's coverage of the selected prefecture, by a model that knows the terrain. */
export function TerrainSection({ atlas }: { atlas: Atlas }) {
  const { area, selected: selection, fiscalYear: year, outcome: newest } = useApp();
  const locale = useLocale();
  const words = locale.messages.desks.radio.terrain;
  const selected = useSignalValue(selection);
  const run = useSignalValue(area.run);
  const coverage = useSignalValue(area.coverage);
  const rates = useSignalValue(area.rates);
  const fiscalYear = useSignalValue(year);
  const outcome = useSignalValue(newest);
  const prefecture = selected === undefined ? undefined : prefectureOf(atlas, selected);
  const nameOf = (index: number) => placeName(locale, atlas, { level: 'prefecture', index });
  const isOld = (answer: AreaCoverage | AreaRates) =>
    answer.outcome !== outcome || answer.fiscalYear !== fiscalYear;
  return (
    <DeskSection id="radio-terrain" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      {prefecture === undefined ? (
        <p>{words.select}</p>
      ) : (
        <p class="path-actions">
          <button
            type="button"
            class="button"
            data-testid="terrain-run"
            onClick={() => void area.ask('coverage', prefecture)}
          >
            {words.run(nameOf(prefecture))}
          </button>
          <ModelSelect model={area.model} testId="terrain-model" />
          <button
            type="button"
            class="button"
            data-testid="terrain-rates"
            onClick={() => void area.ask('rates', prefecture)}
          >
            {words.runRates}
          </button>
        </p>
      )}
      {run.kind === 'running' && (
        <div class="run-line" data-testid="terrain-running">
          <p role="status">{words.running[run.asks](nameOf(run.question.prefecture))}</p>
          <progress class="run-progress" max={1} value={run.fraction} aria-label={words.heading} />
          <button type="button" class="button" data-testid="terrain-cancel" onClick={() => area.cancel()}>
            {locale.messages.run.cancel}
          </button>
        </div>
      )}
      {run.kind === 'refused' && <ProblemList problems={run.problems} />}
      {coverage !== undefined && (
        <Coverage answer={coverage} name={nameOf(coverage.prefecture)} isOld={isOld(coverage)} />
      )}
      {rates !== undefined && (
        <RatesOfPrefecture
          atlas={atlas}
          answer={rates}
          name={nameOf(rates.prefecture)}
          isOld={isOld(rates)}
        />
      )}
    </DeskSection>
  );
}

interface CoverageProps {
  readonly answer: AreaCoverage;
  readonly name: string;
  /** Another plan or year is on screen by now. */
  readonly isOld: boolean;
}

function Coverage({ answer, name, isOld }: CoverageProps) {
  const { area } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.radio.terrain;
  const { planShare, terrainShare } = coverageFigures(answer);
  const { terrain, problems, warnings, computed, fellBack } = answer.answer;
  return (
    <div data-old={isOld} data-testid="terrain-coverage" data-lost={answer.lostPopulation}>
      <h4>{words.answer(name, format.fiscalYear(answer.fiscalYear), words.models[answer.model])}</h4>
      {isOld && <p class="muted">{words.old}</p>}
      {terrain !== 'full' && answer.model !== 'tr38901' && (
        <p class="field-error">{words.missing[terrain](format.share(fellBack / Math.max(1, computed), 0))}</p>
      )}
      <PlainTable
        caption={words.heading}
        head={['', words.coverage, words.people]}
        rows={[
          [words.plan, format.share(planShare, 2), format.integer(answer.planPopulation)],
          [words.overTerrain, format.share(terrainShare, 2), format.integer(answer.terrainPopulation)],
          [words.lost(format.integer(answer.lostCells.length)), '', format.integer(-answer.lostPopulation)],
          [
            words.gained(format.integer(answer.gainedCells.length)),
            '',
            format.integer(answer.gainedPopulation),
          ],
        ]}
      />
      <p class="path-actions">
        <SignalSwitch isOn={area.isShown} label={words.show} testId="terrain-shown" class="terrain-shown" />
        <span class="terrain-key" data-kind="lost">
          {words.key.lost}
        </span>
        <span class="terrain-key" data-kind="gained">
          {words.key.gained}
        </span>
        <button type="button" class="link-button" onClick={() => area.clear()}>
          {messages.desks.radio.path.clear}
        </button>
      </p>
      <p class="muted">{words.note}</p>
      {problems.length + warnings.length > 0 && <ProblemList problems={[...problems, ...warnings]} />}
    </div>
  );
}
