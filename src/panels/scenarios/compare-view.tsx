import { useEffect, useMemo, useState } from 'preact/hooks';
import { DIGEST_COVERAGES, type DigestCoverage } from '../../model/outcome-digest.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import { useAtlas, useLocale } from '../app-context.ts';
import { StatusIcon } from '../icons.tsx';
import { ProblemList } from '../problem-list.tsx';
import { TableTools } from '../table-tools.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { CompareChart } from './compare-chart.tsx';
import {
  type CompareCell,
  type Compared,
  type CompareRow,
  costRows,
  inputRows,
  targetRows,
} from './compare-view-model.ts';
import { nameOf } from './scenario-names.ts';
import { useScenarios } from './scenarios-context.ts';

/** Targets, costs, inputs and lines of several scenarios, side by side; the first is the reference. */
export function CompareView({ ids, onBack }: { ids: readonly string[]; onBack: () => void }) {
  const locale = useLocale();
  const { library, comparer, scenarioOf } = useScenarios();
  const digests = useSignalValue(library.digests);
  const [coverage, setCoverage] = useState<DigestCoverage>('radio');
  const compared = useMemo(
    () =>
      ids.map((id): Compared => {
        const scenario = scenarioOf(id);
        return { id, name: nameOf(locale, id, scenario), scenario, digest: comparer.digest(scenario) };
      }),
    [ids.join('/'), digests, locale],
  );
  useEffect(() => {
    void comparer.compute(ids.map(scenarioOf));
    return () => comparer.stop();
  }, [ids.join('/')]);

  const { messages, format } = locale;
  const words = messages.scenarios.compare;
  const inputs = inputRows(locale, compared, useAtlas());
  return (
    <>
      <div class="button-row">
        <button type="button" class="button" data-testid="compare-back" onClick={onBack}>
          {words.back}
        </button>
        <span class="muted">{words.explanation(compared[0]!.name)}</span>
      </div>
      <Computing compared={compared} />
      <TableTools name={words.heading} />
      <div class="table-scroll compare-scroll">
        <table class="data-table compare-table" data-testid="compare-table">
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              {compared.map(({ id, name }, i) => (
                <th key={id} scope="col">
                  {name}
                  {i === 0 && <span class="chip">{words.reference}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <Group heading={words.targets} rows={targetRows(locale, compared)} width={compared.length} />
          <Group heading={words.costs} rows={costRows(locale, compared)} width={compared.length} />
          <Group heading={words.inputs} rows={inputs} width={compared.length} />
        </table>
      </div>
      {inputs.length === 0 && <p class="muted">{words.sameInputs}</p>}
      <p class="muted">
        {words.costNote(format.fiscalYear(FIRST_FISCAL_YEAR), format.fiscalYear(LAST_FISCAL_YEAR))}
      </p>
      <div class="button-row">
        <h3>{words.chart}</h3>
        <select
          class="select"
          data-testid="compare-coverage"
          aria-label={words.chartOf}
          value={coverage}
          onChange={(event) => setCoverage(event.currentTarget.value as DigestCoverage)}
        >
          {DIGEST_COVERAGES.map((each) => (
            <option key={each} value={each}>
              {words.coverages[each]}
            </option>
          ))}
        </select>
      </div>
      <CompareChart compared={compared} coverage={coverage} />
    </>
  );
}

function Group({ heading, rows, width }: { heading: string; rows: readonly CompareRow[]; width: number }) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr class="group-row">
        <th scope="rowgroup" colSpan={width + 1}>
          {heading}
        </th>
      </tr>
      {rows.map(({ key, label, cells }) => (
        <tr key={key} data-testid={`compare-${key}`}>
          <th scope="row">{label}</th>
          {cells.map((cell, i) => (
            // A column has no other identity than its place.
            <td key={i}>
              <Cell cell={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Cell({ cell: { text, difference, detail, status } }: { cell: CompareCell }) {
  return (
    <>
      <span data-status={status}>
        {status !== undefined && <StatusIcon status={status} />} {text}
      </span>
      {difference !== undefined && <small class="difference">{difference}</small>}
      {detail !== undefined && <small class="muted">{detail}</small>}
    </>
  );
}

/** What is computed for the comparison, and how to stop it. */
function Computing({ compared }: { compared: readonly Compared[] }) {
  const { messages, format } = useLocale();
  const { comparer } = useScenarios();
  const progress = useSignalValue(comparer.progress);
  const problems = useSignalValue(comparer.problems);
  const words = messages.scenarios.compare;
  const isMissing = compared.some(({ digest }) => digest === undefined);
  return (
    <div class="computing" data-testid="computing" data-computing={progress !== undefined}>
      {progress !== undefined && (
        <div class="button-row" role="status">
          <span>
            {words.computing(progress.name, format.integer(progress.done), format.integer(progress.total))}
          </span>
          <progress max={1} value={progress.fraction} aria-label={words.compute} />
          <button type="button" class="button" onClick={() => comparer.stop()}>
            {words.stop}
          </button>
        </div>
      )}
      {progress === undefined && isMissing && (
        <button
          type="button"
          class="button"
          onClick={() => void comparer.compute(compared.map(({ scenario }) => scenario))}
        >
          {words.compute}
        </button>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}
