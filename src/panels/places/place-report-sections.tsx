import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { outWords } from '../../locale/out/out-locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { MeasuredCoverage } from '../../model/places/measured-coverage.ts';
import { type PlaceReport, placeReport } from '../../model/places/place-report.ts';
import type { PlaceScope } from '../../model/places/place-scope.ts';
import type { Place } from '../../state/app-state.ts';
import { useLocale } from '../app-context.ts';
import type { PartRun } from '../out/sheet/sheet-model.ts';
import {
  BindingNotes,
  CoverageCells,
  MoneyTable,
  PathTable,
  TargetTable,
} from '../out/sheet/sheet-place-tables.tsx';
import { CellsTable, YearTable } from '../out/sheet/sheet-year-tables.tsx';
import { TableHeads } from '../out/sheet/table-heads.tsx';
import { placeName } from '../place-names.ts';

interface PlaceReportSectionsProps {
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  /** Measured coverage of the user's own. */
  readonly own: MeasuredCoverage | undefined;
  readonly place: Place & { readonly level: 'municipality' | 'prefecture' };
  readonly fiscalYear: number;
  readonly onSelect: (place: Place) => void;
}

/** Rows drawn before somebody asks for more; a prefecture may have thousands. */
const FIRST_CELLS = 8;
const MORE_CELLS = 200;

/** What the sheet of the place says, with places to press instead of paper. */
export default function PlaceReportSections(props: PlaceReportSectionsProps) {
  const { atlas, outcome, own, place, fiscalYear, onSelect } = props;
  const locale = useLocale();
  const { level, index } = place;
  const report = useMemo(() => {
    const scope: PlaceScope = { kind: level, index };
    return placeReport(atlas, outcome, scope, fiscalYear, own);
  }, [atlas, outcome, level, index, fiscalYear, own]);
  const words = outWords(locale.language);
  const run = { locale, words, atlas, fiscalYear };
  return (
    <div class="place-report" data-testid="place-report">
      <TargetTable run={run} report={report} />
      <BindingNotes run={run} report={report} />
      <CellList kind="fibre" run={run} report={report} onSelect={onSelect} />
      <CellList kind="radio" run={run} report={report} onSelect={onSelect} />
      <Wide label={words.sheet.byYear}>
        <YearTable run={run} report={report} />
      </Wide>
      <Wide label={words.sheet.money}>
        <MoneyTable run={run} report={report} />
      </Wide>
      <Wide label={words.sheet.path}>
        <PathTable run={run} report={report} />
      </Wide>
      {level === 'municipality' && <Neighbours run={run} report={report} onSelect={onSelect} />}
      <p class="muted">{words.sheet.marks}</p>
    </div>
  );
}

/** What is wider than the desk scrolls by keys, too. */
function Wide({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keys could not scroll what lies beyond the edge.
    <section class="wide-part" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

interface ListProps {
  readonly run: PartRun;
  readonly report: PlaceReport;
  readonly onSelect: (place: Place) => void;
}

/** The squares that are left, each a press away on the map. */
function CellList({ kind, run, report, onSelect }: ListProps & { readonly kind: 'fibre' | 'radio' }) {
  const { locale, words, atlas } = run;
  const [shown, setShown] = useState(FIRST_CELLS);
  const screen = {
    name: (cell: number) => {
      const place: Place = { level: 'cell', index: cell };
      return (
        <button type="button" class="link-button" onClick={() => onSelect(place)}>
          {placeName(locale, atlas, place)}
        </button>
      );
    },
    more: (left: number) => (
      <button type="button" class="link-button" onClick={() => setShown(shown + MORE_CELLS)}>
        {words.sheet.more(locale.format.integer(left))}
      </button>
    ),
  };
  return <CellsTable {...{ run, report, kind, shown, screen }} />;
}

function Neighbours({ run, report, onSelect }: ListProps) {
  const { locale, atlas } = run;
  const words = run.words.sheet;
  const heads = [words.place, words.fibre, words.unservedHouseholds, words.radio, words.uncoveredPeople];
  const own = { municipality: report.municipalities[0]!, series: report.series, measured: report.measured };
  return (
    <section data-testid="place-neighbours">
      <h3>
        {words.neighbours(locale.format.fiscalYear(report.fiscalYear))}{' '}
        <span class="sheet-mark">{words.modelled}</span>
      </h3>
      <table class="sheet-table">
        <TableHeads heads={heads} />
        <tbody>
          {[own, ...report.neighbours].map(({ municipality, series, measured }) => {
            const place: Place = { level: 'municipality', index: municipality };
            const name = placeName(locale, atlas, place);
            return (
              <tr key={municipality} data-own={municipality === own.municipality}>
                <th scope="row">
                  {municipality === own.municipality ? (
                    <b>{name}</b>
                  ) : (
                    <button type="button" class="link-button" onClick={() => onSelect(place)}>
                      {name}
                    </button>
                  )}
                </th>
                <CoverageCells run={run} series={series} measured={measured} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
