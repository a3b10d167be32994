/** Figures of the fiscal year and of all years, and the squares that are left. */
import type { ComponentChildren } from 'preact';
import { meshCodeOfCell } from '../../../model/jis-mesh.ts';
import { measuredAt } from '../../../model/places/measured-coverage.ts';
import type { PlaceReport } from '../../../model/places/place-report.ts';
import type { Topic } from '../../../model/places/statement.ts';
import type { UnservedCell } from '../../../model/places/unserved-cells.ts';
import { ownFilesText } from './own-figures.ts';
import type { PartRun } from './sheet-model.ts';
import { TableHeads } from './table-heads.tsx';

/** Rows of each list of squares that a page has room for. */
const SHOWN_CELLS = 6;

type YearRow = readonly [label: string, column: string, text: (y: number) => string];

interface PartProps {
  readonly run: PartRun;
  readonly report: PlaceReport;
}

interface KeyFigure {
  readonly label: string;
  readonly column: string;
  readonly text: string;
  readonly isMeasured?: boolean;
  /** Measured by the user's own data, which goes first. */
  readonly own?: { readonly column: string; readonly text: string } | undefined;
}

/** The answers in large type. Where one has been measured, that is the answer, and the model's stands below it. */
export function KeyFigures({ run, report }: PartProps) {
  const { words, locale, fiscalYear, atlas } = run;
  const { format } = locale;
  const { series, year } = report;
  const sheet = words.sheet;
  const isMeasured = fiscalYear === 2020 || fiscalYear === 2025;
  const measured = (topic: Topic) => measuredAt(report.measured, topic, fiscalYear);
  const [fibre, radio] = [measured('fibre'), measured('radio')];
  const figures: readonly KeyFigure[] = [
    {
      label: sheet.coverageOfHouseholds,
      column: 'fibreHouseholdCoverage',
      text: format.share(series.fibreHouseholdCoverage[year]!, 2),
      own: fibre && { column: 'fibreMeasuredCoverage', text: format.share(fibre.value, 2) },
    },
    {
      label: sheet.unservedHouseholds,
      column: 'fibreUnservedHouseholds',
      text: format.integer(series.unservedHouseholds[year]!),
      own: fibre && { column: 'fibreMeasuredLeft', text: format.integer(fibre.left) },
    },
    {
      label: sheet.coverageOfPeople,
      column: 'radioPopulationCoverage',
      text: format.share(series.radioPopulationCoverage[year]!, 1),
      own: radio && { column: 'radioMeasuredCoverage', text: format.share(radio.value, 1) },
    },
    {
      label: sheet.uncoveredPeople,
      column: 'radioUncoveredPopulation',
      text: format.integer(series.uncoveredPopulation[year]!),
      own: radio && { column: 'radioMeasuredLeft', text: format.integer(radio.left) },
    },
    { label: sheet.stations, column: 'radioStations', text: format.integer(series.radioStations[year]!) },
    {
      label: sheet.population,
      column: 'population',
      text: format.integer(series.population[year]!),
      isMeasured,
    },
    {
      label: sheet.households,
      column: 'households',
      text: format.integer(series.households[year]!),
      isMeasured,
    },
  ];
  return (
    <dl class="sheet-keys" data-code={atlas.municipalities.code[report.municipalities[0]!]}>
      {figures.map(({ label, column, text, isMeasured = false, own }) => (
        <div key={column}>
          <dt>
            {label}{' '}
            <span class="sheet-mark">
              {isMeasured || own !== undefined ? sheet.measured : sheet.modelled}
            </span>
          </dt>
          {own !== undefined && (
            <dd data-column={own.column} data-year={fiscalYear}>
              {own.text}
            </dd>
          )}
          <dd class={own === undefined ? undefined : 'sheet-beside'}>
            {own !== undefined && <span class="sheet-mark">{sheet.modelled}</span>}
            <span data-column={column} data-year={fiscalYear}>
              {text}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Which figures of the sheet the user has measured: years and files. */
export function OwnFigures({ run, report }: PartProps) {
  const { words, locale } = run;
  const text = ownFilesText(report.measured, words.sheet, locale);
  return text === undefined ? null : (
    <p class="sheet-own" data-testid="sheet-own">
      {text}
    </p>
  );
}

export function YearTable({ run, report }: PartProps) {
  const { words, locale, fiscalYear } = run;
  const { format } = locale;
  const { series } = report;
  const sheet = words.sheet;
  const ownRow = (topic: Topic, column: string, decimals: number): YearRow[] =>
    report.measured.some((each) => each.topic === topic)
      ? [
          [
            sheet.ownRow[topic],
            column,
            (y) => {
              const own = measuredAt(report.measured, topic, series.fiscalYears[y]!);
              return own === undefined ? '' : format.share(own.value, decimals);
            },
          ],
        ]
      : [];
  const rows: readonly YearRow[] = [
    [
      sheet.coverageOfHouseholds,
      'fibreHouseholdCoverage',
      (y) => format.share(series.fibreHouseholdCoverage[y]!, 2),
    ],
    ...ownRow('fibre', 'fibreMeasuredCoverage', 2),
    [
      sheet.unservedHouseholds,
      'fibreUnservedHouseholds',
      (y) => format.integer(series.unservedHouseholds[y]!),
    ],
    [
      sheet.coverageOfPeople,
      'radioPopulationCoverage',
      (y) => format.share(series.radioPopulationCoverage[y]!, 1),
    ],
    ...ownRow('radio', 'radioMeasuredCoverage', 1),
    [
      sheet.uncoveredPeople,
      'radioUncoveredPopulation',
      (y) => format.integer(series.uncoveredPopulation[y]!),
    ],
    [sheet.stations, 'radioStations', (y) => format.integer(series.radioStations[y]!)],
    [sheet.latency, 'nearestHubLatencyMs', (y) => format.decimal(series.hubLatencyMs[y]!, 1)],
  ];
  return (
    <section>
      <h3>
        {sheet.byYear} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      <table class="sheet-table sheet-years">
        <thead>
          <tr>
            <td />
            {series.fiscalYears.map((each) => (
              <th key={each} scope="col" data-now={each === fiscalYear}>
                {format.yearTick(each)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, column, text]) => (
            <tr key={column}>
              <th scope="row">{label}</th>
              {series.fiscalYears.map((each, y) => (
                <td key={each} data-column={column} data-year={each} data-now={each === fiscalYear}>
                  {text(y)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellsTableProps extends PartProps {
  readonly kind: 'fibre' | 'radio';
  /** Rows; a page has room for a few. */
  readonly shown?: number;
  /** Where the rows are on a screen: what a square's row begins with, and what follows the last of them. */
  readonly screen?: {
    readonly name: (cell: number) => ComponentChildren;
    readonly more: (left: number) => ComponentChildren;
  };
}

/** The squares that are left. */
export function CellsTable({ run, report, kind, shown = SHOWN_CELLS, screen }: CellsTableProps) {
  const { words, locale, atlas } = run;
  const { format } = locale;
  const { series, year } = report;
  const sheet = words.sheet;
  const isFibre = kind === 'fibre';
  const cells = isFibre ? report.withoutFibre : report.withoutRadio;
  const count = format.integer(cells.length);
  const heading = isFibre
    ? sheet.cellsWithoutFibre(count, format.integer(series.unservedHouseholds[year]!))
    : sheet.cellsWithoutRadio(count, format.integer(series.uncoveredPopulation[year]!));
  const columns = sheet.cellColumns;
  const heads = isFibre
    ? [columns.meshCode, columns.households, columns.cost, columns.technology, columns.year]
    : [columns.meshCode, columns.people, columns.households, columns.year];
  const figures = (each: UnservedCell) => [
    ...(isFibre
      ? [
          format.decimal(each.households, 1),
          format.yen(each.costPerHouseholdYen),
          sheet.technologies[each.technology],
        ]
      : [format.decimal(each.population, 1), format.decimal(each.households, 1)]),
    each.servedFiscalYear === 0
      ? sheet.never
      : screen === undefined
        ? format.yearTick(each.servedFiscalYear)
        : format.fiscalYear(each.servedFiscalYear),
  ];
  const left = cells.length - shown;
  return (
    <section data-testid={`place-cells-${kind}`}>
      <h3>
        {heading} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      {cells.length === 0 ? (
        <p>{sheet.none}</p>
      ) : (
        <table class="sheet-table">
          <TableHeads heads={heads} />
          <tbody>
            {cells.slice(0, shown).map((each) => (
              <tr key={each.cell}>
                <th scope="row">
                  {screen === undefined
                    ? meshCodeOfCell(atlas.lattice.row[each.cell]!, atlas.lattice.column[each.cell]!)
                    : screen.name(each.cell)}
                </th>
                {figures(each).map((figure, i) => (
                  <td key={heads[i + 1]}>{figure}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left > 0 &&
        (screen === undefined ? (
          <p class="sheet-note">{sheet.more(format.integer(left))}</p>
        ) : (
          screen.more(left)
        ))}
    </section>
  );
}
