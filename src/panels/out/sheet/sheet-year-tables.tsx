/** Figures of the fiscal year and of all years, and the squares that are left. */
import { meshCodeOfCell } from '../../../model/jis-mesh.ts';
import type { PlaceReport } from '../../../model/places/place-report.ts';
import type { UnservedCell } from '../../../model/places/unserved-cells.ts';
import type { PartRun, SheetRun } from './sheet-model.ts';
import { TableHeads } from './table-heads.tsx';

/** Rows of each list of squares that a page has room for. */
const SHOWN_CELLS = 6;

interface PartProps {
  readonly run: PartRun;
  readonly report: PlaceReport;
}

/** The answers in large type. */
export function KeyFigures({ run, report }: PartProps) {
  const { words, locale, fiscalYear, atlas } = run;
  const { format } = locale;
  const { series, year } = report;
  const sheet = words.sheet;
  const isCounted = fiscalYear === 2020 || fiscalYear === 2025;
  const figures: readonly (readonly [label: string, column: string, text: string, isMeasured: boolean])[] = [
    [
      sheet.coverageOfHouseholds,
      'fibreHouseholdCoverage',
      format.share(series.fibreHouseholdCoverage[year]!, 2),
      false,
    ],
    [
      sheet.unservedHouseholds,
      'fibreUnservedHouseholds',
      format.integer(series.unservedHouseholds[year]!),
      false,
    ],
    [
      sheet.coverageOfPeople,
      'radioPopulationCoverage',
      format.share(series.radioPopulationCoverage[year]!, 1),
      false,
    ],
    [
      sheet.uncoveredPeople,
      'radioUncoveredPopulation',
      format.integer(series.uncoveredPopulation[year]!),
      false,
    ],
    [sheet.stations, 'radioStations', format.integer(series.radioStations[year]!), false],
    [sheet.population, 'population', format.integer(series.population[year]!), isCounted],
    [sheet.households, 'households', format.integer(series.households[year]!), isCounted],
  ];
  return (
    <dl class="sheet-keys" data-code={atlas.municipalities.code[report.municipalities[0]!]}>
      {figures.map(([label, column, text, isMeasured]) => (
        <div key={column}>
          <dt>
            {label} <span class="sheet-mark">{isMeasured ? sheet.measured : sheet.modelled}</span>
          </dt>
          <dd data-column={column} data-year={fiscalYear}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the user has measured, beside the model's figure for the same year. */
export function OwnFigures({ run, report }: { readonly run: SheetRun; readonly report: PlaceReport }) {
  const { words, locale, fiscalYear, own } = run;
  const municipality = report.municipalities[0]!;
  const figures = (['fibre', 'radio'] as const).flatMap((topic) => {
    const figure = own?.figure(topic, municipality, fiscalYear);
    if (figure === undefined) return [];
    const share = locale.format.share(figure.value, topic === 'fibre' ? 2 : 1);
    return [words.sheet.own(words.sheet[topic], share, figure.fileName)];
  });
  if (figures.length === 0) return null;
  return (
    <p class="sheet-own" data-testid="sheet-own">
      {figures.join(locale.messages.places.separator)} <span class="sheet-mark">{words.sheet.measured}</span>
    </p>
  );
}

export function YearTable({ run, report }: PartProps) {
  const { words, locale, fiscalYear } = run;
  const { format } = locale;
  const { series } = report;
  const sheet = words.sheet;
  const rows: readonly (readonly [label: string, column: string, text: (y: number) => string])[] = [
    [
      sheet.coverageOfHouseholds,
      'fibreHouseholdCoverage',
      (y) => format.share(series.fibreHouseholdCoverage[y]!, 2),
    ],
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

export function CellsTable({ run, report, kind }: PartProps & { readonly kind: 'fibre' | 'radio' }) {
  const { words, locale } = run;
  const { format } = locale;
  const { series, year } = report;
  const sheet = words.sheet;
  const cells = kind === 'fibre' ? report.withoutFibre : report.withoutRadio;
  const count = format.integer(cells.length);
  const heading =
    kind === 'fibre'
      ? sheet.cellsWithoutFibre(count, format.integer(series.unservedHouseholds[year]!))
      : sheet.cellsWithoutRadio(count, format.integer(series.uncoveredPopulation[year]!));
  const columns = sheet.cellColumns;
  const heads =
    kind === 'fibre'
      ? [columns.meshCode, columns.households, columns.cost, columns.technology, columns.year]
      : [columns.meshCode, columns.people, columns.households, columns.year];
  const yearOf = ({ servedFiscalYear }: UnservedCell) =>
    servedFiscalYear === 0 ? sheet.never : format.yearTick(servedFiscalYear);
  return (
    <section>
      <h3>
        {heading} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      {cells.length === 0 ? (
        <p>{sheet.none}</p>
      ) : (
        <table class="sheet-table">
          <TableHeads heads={heads} />
          <tbody>
            {cells.slice(0, SHOWN_CELLS).map((each) => (
              <tr key={each.cell}>
                <th scope="row">
                  {meshCodeOfCell(run.atlas.lattice.row[each.cell]!, run.atlas.lattice.column[each.cell]!)}
                </th>
                {kind === 'fibre' ? (
                  <>
                    <td>{format.decimal(each.households, 1)}</td>
                    <td>{format.yen(each.costPerHouseholdYen)}</td>
                    <td>{sheet.technologies[each.technology]}</td>
                  </>
                ) : (
                  <>
                    <td>{format.decimal(each.population, 1)}</td>
                    <td>{format.decimal(each.households, 1)}</td>
                  </>
                )}
                <td>{yearOf(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {cells.length > SHOWN_CELLS && (
        <p class="sheet-note">{sheet.more(format.integer(cells.length - SHOWN_CELLS))}</p>
      )}
    </section>
  );
}
