import type { Mapping } from '../../../data/own/inspection.ts';
import { ASPECTS, type Issue, type Report } from '../../../data/own/issue.ts';
import type { DataDeskWords } from '../../../locale/desks/data-desk-words.ts';
import type { CheckState } from '../../../state/own/own-data.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { DeskSection } from '../desk-section.tsx';

const LISTED = 100;

/** What the whole file is like, by row and field, and the way in. */
export function QualitySection({ mapping, check }: { mapping: Mapping; check: CheckState }) {
  const { own } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.data;
  const percent = (fraction: number) => `${format.integer(Math.floor(fraction * 100))} %`;
  const isReady = check.kind === 'checked' && check.canImport;
  return (
    <DeskSection id="data-quality" heading={words.quality.heading}>
      {check.kind === 'checking' && (
        <p class="import-progress" role="status" data-testid="import-progress">
          <span>{words.quality.checking(percent(check.fraction))}</span>
          <progress max={1} value={check.fraction} aria-label={words.quality.heading} />
        </p>
      )}
      {check.kind === 'failed' && <ProblemList problems={check.problems} />}
      {check.kind === 'checked' && <Findings report={check.report} mapping={mapping} />}
      <p class="import-actions">
        <button
          type="button"
          class="button primary"
          data-testid="import-accept"
          disabled={!isReady}
          onClick={() => void own.accept()}
        >
          {words.import(check.kind === 'checked' ? format.integer(check.report.usable) : '')}
        </button>
        <button type="button" class="button" data-testid="import-cancel" onClick={() => own.cancel()}>
          {words.cancel}
        </button>
        {check.kind === 'checked' && !isReady && <span class="muted">{words.blocked}</span>}
      </p>
    </DeskSection>
  );
}

function Findings({ report, mapping }: { report: Report; mapping: Mapping }) {
  const { own } = useApp();
  const { messages, format } = useLocale();
  const { quality } = messages.desks.data;
  const { errors, warnings, usable, rows, counts } = report;
  const isFaultless = errors + warnings === 0;
  return (
    <>
      <p role="status" data-testid="import-summary" data-errors={errors} data-warnings={warnings}>
        {quality.rows(format.integer(rows), format.integer(usable))} {isFaultless && quality.faultless}
        {errors > 0 && <b class="error-count">{quality.errors(format.integer(errors))}</b>}{' '}
        {warnings > 0 && <b>{quality.warnings(format.integer(warnings))}</b>}
      </p>
      <dl class="quality-counts">
        {ASPECTS.map((aspect) => (
          <div key={aspect} data-some={counts[aspect] > 0} title={quality.aspectHelp[aspect]}>
            <dt>{quality.aspects[aspect]}</dt>
            <dd class="number">{format.integer(counts[aspect])}</dd>
          </div>
        ))}
      </dl>
      {!isFaultless && <IssueTable report={report} />}
      {errors > 0 && usable > 0 && mapping.kind !== 'censusMesh' && mapping.kind !== 'boundaries' && (
        <label class="leave-out">
          <input
            type="checkbox"
            data-testid="import-leave-out"
            checked={mapping.leavesOutFaulty}
            onChange={({ currentTarget }) => own.correctMapping({ leavesOutFaulty: currentTarget.checked })}
          />
          <span>
            {quality.leaveOut(format.integer(errors))}
            <small class="muted">{quality.leaveOutHelp}</small>
          </span>
        </label>
      )}
    </>
  );
}

function IssueTable({ report }: { report: Report }) {
  const { messages, format } = useLocale();
  const words = messages.desks.data;
  const { quality } = words;
  const listed = report.issues.slice(0, LISTED);
  const more = report.errors + report.warnings - listed.length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="issue-table table-scroll" tabIndex={0} aria-label={quality.issues}>
        <table class="data-table" data-testid="import-issues">
          <caption class="visually-hidden">{quality.issues}</caption>
          <thead>
            <tr>
              <th scope="col">{quality.row}</th>
              <th scope="col">{quality.field}</th>
              <th scope="col">{quality.matter}</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((issue, i) => (
              <tr key={i} data-severity={issue.severity} data-reason={issue.reason}>
                <th scope="row">{issue.row === undefined ? '' : format.integer(issue.row)}</th>
                <td>{fieldText(issue, words)}</td>
                <td>
                  <b class="severity">{quality.severity[issue.severity]}</b>{' '}
                  {words.issues[issue.reason](issue)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 && <p class="muted">{quality.more(format.integer(more))}</p>}
    </>
  );
}

/** The label of the column as it stands in the file; fields without a column by their own name. */
function fieldText({ what }: Issue, { fields }: DataDeskWords): string {
  if (what === 'file') return '';
  return Object.hasOwn(fields, what) ? fields[what as keyof typeof fields] : what;
}
