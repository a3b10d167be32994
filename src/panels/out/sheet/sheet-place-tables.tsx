/** Targets, money, what binds, people to come, and neighbours of one municipality. */
import { Fragment } from 'preact';
import { UNKNOWN } from '../../../locale/format.ts';
import { FISCAL_YEARS } from '../../../model/parameter.ts';
import { PAYERS } from '../../../model/payer.ts';
import { type MeasuredValue, measuredAt } from '../../../model/places/measured-coverage.ts';
import type { PlaceReport } from '../../../model/places/place-report.ts';
import type { PlaceSeries } from '../../../model/places/place-series.ts';
import type { PlaceTarget } from '../../../model/places/place-targets.ts';
import { LAST_COUNTED_YEAR } from '../../../model/places/population-path.ts';
import type { Topic } from '../../../model/places/statement.ts';
import type { PartRun } from './sheet-model.ts';
import { TableHeads } from './table-heads.tsx';

interface PartProps {
  readonly run: PartRun;
  readonly report: PlaceReport;
}

const SHOWN_BINDINGS = 2;
const SHOWN_NEIGHBOURS = 5;

function decimalsOf(metric: PlaceTarget['metric']): number {
  return metric === 'fibreHouseholdCoverage' ? 2 : 1;
}

export function TargetTable({ run, report }: PartProps) {
  const { format } = run.locale;
  const sheet = run.words.sheet;
  const { targetColumns: columns } = sheet;
  const short = { fibreHouseholdCoverage: sheet.fibre, radioPopulationCoverage: sheet.radio };
  return (
    <section>
      <h3>
        {sheet.targets} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      <table class="sheet-table">
        <TableHeads heads={[columns.target, columns.value, columns.gap, columns.met]} />
        <tbody>
          {report.targets.map((target) => {
            const { metric, goal, fiscalYear, metFiscalYear, measured } = target;
            const share = (value: number) => format.share(value, decimalsOf(metric), [goal]);
            const missing = (at: Pick<PlaceTarget, 'isMet' | 'missing'>) =>
              at.isMet ? UNKNOWN : format.integer(Math.ceil(at.missing - 1e-6));
            return (
              <Fragment key={`${metric} ${goal} ${fiscalYear}`}>
                <tr>
                  <th scope="row">
                    {sheet.targetOf(short[metric], format.goalShare(goal), format.fiscalYear(fiscalYear))}
                  </th>
                  <td>{share(target.value)}</td>
                  <td>{missing(target)}</td>
                  <td>{metFiscalYear === 0 ? sheet.never : format.fiscalYear(metFiscalYear)}</td>
                </tr>
                {measured !== undefined && (
                  <tr>
                    <th scope="row">{sheet.ownRow[measured.topic]}</th>
                    <td>{share(measured.value)}</td>
                    <td>{missing(measured)}</td>
                    <td />
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

export function SubsidyTable({ run, report }: PartProps) {
  const { format, messages } = run.locale;
  const sheet = run.words.sheet;
  const { conditions, subsidy } = report;
  return (
    <section>
      <h3>
        {sheet.subsidy} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      <p>
        {subsidy.length === 0
          ? sheet.none
          : subsidy
              .map(({ area, households }) => `${sheet.subsidyAreas[area]} ${format.decimal(households, 1)}`)
              .join(messages.places.separator)}
      </p>
      {conditions !== undefined && (
        <p>
          {sheet.conditions(
            messages.places.disadvantagedClasses[conditions.disadvantaged],
            messages.places.depopulatedClasses[conditions.depopulated],
            format.decimal(conditions.fiscalIndex, 2),
          )}{' '}
          <span class="sheet-mark">{sheet.measured}</span>
        </p>
      )}
    </section>
  );
}

export function MoneyTable({ run, report }: PartProps) {
  const { format, messages } = run.locale;
  const sheet = run.words.sheet;
  const first = report.money.reduce(
    (year, each) => Math.min(year, each.firstFiscalYear),
    FISCAL_YEARS.at(-1)!,
  );
  return (
    <section>
      <h3>
        {sheet.money} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      {report.money.length === 0 ? (
        <p>{sheet.none}</p>
      ) : (
        <>
          <table class="sheet-table">
            <thead>
              <tr>
                <td />
                {PAYERS.map((payer) => (
                  <th key={payer} scope="col">
                    {messages.payers[payer]}
                  </th>
                ))}
                <th scope="col">{sheet.total}</th>
              </tr>
            </thead>
            <tbody>
              {report.money.map(({ kind, payersYen, costYen }) => (
                <tr key={kind} data-works={kind}>
                  <th scope="row">{sheet.works[kind]}</th>
                  {payersYen.map((yen, k) => (
                    <td key={PAYERS[k]} data-yen={yen}>
                      {format.yen(yen)}
                    </td>
                  ))}
                  <td>{format.yen(costYen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="sheet-note">
            {sheet.moneyNote(format.fiscalYear(first), format.fiscalYear(FISCAL_YEARS.at(-1)!))}
          </p>
        </>
      )}
    </section>
  );
}

export function BindingNotes({ run, report }: PartProps) {
  const { locale, atlas } = run;
  const { format, language } = locale;
  const sheet = run.words.sheet;
  const names = language === 'ja' ? atlas.prefectures.nameJa : atlas.prefectures.nameEn;
  return (
    <section>
      <h3>
        {sheet.binds} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      {report.fibreBindings.length === 0 && <p>{sheet.noFibreBinding}</p>}
      {report.fibreBindings.slice(0, SHOWN_BINDINGS).map((each) => (
        <p key={`${each.reason} ${each.cause} ${each.technology}`}>
          {sheet.fibreBinding(
            format.decimal(each.households, 1),
            sheet.reasons[each.reason],
            sheet.causes[each.cause],
            sheet.technologies[each.technology],
            format.yen(each.costPerHouseholdYen),
          )}
        </p>
      ))}
      {report.radioBindings.map(({ prefecture, share, fiscalYear, binding }) => (
        <p key={share}>
          {sheet.radioBinding(
            names[prefecture]!,
            format.goalShare(share),
            sheet.bindings[binding],
            fiscalYear === 0 ? sheet.never : format.fiscalYear(fiscalYear),
          )}
        </p>
      ))}
    </section>
  );
}

export function PathTable({ run, report }: PartProps) {
  const { format } = run.locale;
  const sheet = run.words.sheet;
  const { years, population, households } = report.population;
  return (
    <section>
      <h3>{sheet.path}</h3>
      <table class="sheet-table sheet-path">
        <thead>
          <tr>
            <td />
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
                <span class="sheet-mark">{year <= LAST_COUNTED_YEAR ? sheet.measured : sheet.modelled}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(
            [
              [sheet.population, population],
              [sheet.households, households],
            ] as const
          ).map(([label, values]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, i) => (
                <td key={years[i]}>{format.integer(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function NeighbourTable({ run, report }: PartProps) {
  const { locale, atlas, fiscalYear } = run;
  const { format, language } = locale;
  const sheet = run.words.sheet;
  const names = language === 'ja' ? atlas.municipalities.nameJa : atlas.municipalities.nameEn;
  return (
    <section>
      <h3>
        {sheet.neighbours(format.fiscalYear(fiscalYear))} <span class="sheet-mark">{sheet.modelled}</span>
      </h3>
      {report.neighbours.length === 0 ? (
        <p>{sheet.none}</p>
      ) : (
        <table class="sheet-table">
          <TableHeads
            heads={[sheet.place, sheet.fibre, sheet.unservedHouseholds, sheet.radio, sheet.uncoveredPeople]}
          />
          <tbody>
            {report.neighbours.slice(0, SHOWN_NEIGHBOURS).map((neighbour) => (
              <tr key={neighbour.municipality}>
                <th scope="row">{names[neighbour.municipality]}</th>
                <CoverageCells run={run} {...neighbour} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface CoverageCellsProps {
  readonly run: PartRun;
  readonly series: PlaceSeries;
  readonly measured: readonly MeasuredValue[];
}

/** Coverage and who is left at the fiscal year; what has been measured stands in place of the modelled, with its mark. */
export function CoverageCells({ run, series, measured }: CoverageCellsProps) {
  const { locale, words, fiscalYear } = run;
  const { format } = locale;
  const y = series.fiscalYears.indexOf(fiscalYear);
  const { measured: mark } = words.sheet;
  const share = (topic: Topic, modelled: number) => {
    const decimals = topic === 'fibre' ? 2 : 1;
    const own = measuredAt(measured, topic, fiscalYear);
    return own === undefined
      ? format.share(modelled, decimals)
      : `${format.share(own.value, decimals)}${mark}`;
  };
  const left = (topic: Topic, modelled: number) => {
    const own = measuredAt(measured, topic, fiscalYear);
    return own === undefined ? format.integer(modelled) : `${format.integer(own.left)}${mark}`;
  };
  return (
    <>
      <td>{share('fibre', series.fibreHouseholdCoverage[y]!)}</td>
      <td>{left('fibre', series.unservedHouseholds[y]!)}</td>
      <td>{share('radio', series.radioPopulationCoverage[y]!)}</td>
      <td>{left('radio', series.uncoveredPopulation[y]!)}</td>
    </>
  );
}
