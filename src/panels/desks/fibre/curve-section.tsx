import { useMemo } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { valueInYear } from '../../../model/parameter.ts';
import { parameterSpec } from '../../../model/parameters.ts';
import { PAYERS } from '../../../model/payer.ts';
import type { Target } from '../../../model/target.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { type NumericSpec, stepped } from '../../lever-view-model.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { ChartHandle } from '../chart-handle.tsx';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { XyChart } from '../xy-chart.tsx';
import {
  coverageAxisMinimum,
  curveView,
  lastPointUpTo,
  placeOfCost,
  placeOfPrice,
  placeOfStateMoney,
  priceAtPlace,
  stateMoneyAtPlace,
} from './curve-view-model.ts';

const THRESHOLD = 'fibre.highestCostPerHouseholdYen';
const BUDGET = 'fibre.annualStateBudgetYen';
/** Shares of the whole cost at which the table lists the curve. */
const TABLE_STEPS = 20;

/** The best reach for every sum of money, and on it what the levers choose. */
export function CurveSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const app = useApp();
  const { messages, format } = useLocale();
  const theme = useSignalValue(app.theme);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const { targets } = useSignalValue(app.scenario);
  const { [THRESHOLD]: threshold, [BUDGET]: budget } = useSignalValue(app.parameters);
  const words = messages.desks.fibre.curve;
  const { fibre, fiscalYears } = outcome;
  const households = useMemo(() => atlas.cells.households.reduce((sum, each) => sum + each, 0), [atlas]);
  const view = useMemo(() => curveView(fibre, households), [fibre, households]);
  const axes = useMemo(() => {
    const x = { minimum: 0, maximum: view.totalYen, print: format.yen };
    const y = {
      minimum: coverageAxisMinimum(view),
      maximum: 1,
      print: (share: number) => format.goalShare(share),
    };
    return { x, y };
  }, [view, format]);
  const levels = useMemo(
    () =>
      targets
        .filter(({ metric, goal }) => metric === 'fibreHouseholdCoverage' && goal > axes.y.minimum)
        .map(({ goal }) => ({ value: goal, label: words.goal(format.goalShare(goal)) })),
    [targets, axes, words, format],
  );
  const spec = parameterSpec(THRESHOLD) as NumericSpec;
  const stands = lastPointUpTo(view.priceYen, threshold);
  const spent = spentBy(outcome, fiscalYear);
  const budgetSpec = parameterSpec(BUDGET) as NumericSpec;
  const budgetYears = fiscalYears.filter(
    (year) => year > fibre.baselineFiscalYear && year <= lastGoalYear(targets, fibre.baselineFiscalYear),
  );
  const budgetYen = budgetYears.reduce((sum, year) => sum + valueInYear(budget, year), 0);
  const yearlyYen = budgetYen / budgetYears.length;
  const budgetText = words.budgetValue(
    format.yen(yearlyYen),
    format.fiscalYear(budgetYears[0]!),
    format.fiscalYear(budgetYears.at(-1)!),
  );
  /** The same budget for every year after the baseline; what was spent before stays as it was. */
  const setYearlyBudget = (yen: number) =>
    app.setParameter(
      BUDGET,
      fiscalYears.map((year) =>
        year > fibre.baselineFiscalYear ? stepped(budgetSpec, yen, 0) : valueInYear(budget, year),
      ),
    );
  const tablePoints = Array.from({ length: TABLE_STEPS + 1 }, (_, i) =>
    lastPointUpTo(view.costYen, (i / TABLE_STEPS) * view.totalYen),
  );
  return (
    <DeskSection
      id="fibre-curve"
      heading={words.heading}
      mark="modelled"
      table={() => (
        <PlainTable
          caption={words.heading}
          head={[words.costAxis, words.households, words.coverageAxis, words.price]}
          rows={tablePoints.map((point) => [
            format.yen(view.costYen[point]!),
            format.integer(view.households[point]!),
            format.share(view.coverage[point]!, 3),
            point === 0 ? '' : format.yen(view.priceYen[point]!),
          ])}
        />
      )}
    >
      <p class="muted">{words.explanation(format.fiscalYear(fibre.baselineFiscalYear))}</p>
      <XyChart
        x={view.costYen}
        y={view.coverage}
        xAxis={axes.x}
        yAxis={axes.y}
        levels={levels}
        colour="fibre"
        theme={theme}
      >
        {fiscalYears
          .filter((year) => year > fibre.baselineFiscalYear)
          .map((year) => {
            const place = placeOfCost(view, spentBy(outcome, year));
            const at = lastPointUpTo(view.costYen, place * view.totalYen);
            const height = (view.coverage[at]! - axes.y.minimum) / (1 - axes.y.minimum);
            return (
              <i
                key={year}
                class="xy-year"
                data-now={year === fiscalYear}
                style={{ left: `${place * 100}%`, bottom: `${height * 100}%` }}
              />
            );
          })}
        <ChartHandle
          id="handle-budget"
          kind="budget"
          place={placeOfStateMoney(view, budgetYen)}
          label={words.budget}
          valueText={budgetText}
          onPlace={(place) => setYearlyBudget(stateMoneyAtPlace(view, place) / budgetYears.length)}
          onStep={(steps) => setYearlyBudget(stepped(budgetSpec, yearlyYen, steps))}
        />
        <ChartHandle
          id="handle-threshold"
          kind="threshold"
          place={placeOfPrice(view, threshold)}
          label={words.threshold}
          valueText={words.thresholdValue(format.yen(threshold), format.integer(view.households[stands]!))}
          onPlace={(place) => app.setParameter(THRESHOLD, stepped(spec, priceAtPlace(view, place), 0))}
          onStep={(steps) => app.setParameter(THRESHOLD, stepped(spec, threshold, steps))}
        />
      </XyChart>
      <dl class="handle-key">
        <div>
          <dt>
            <i data-kind="budget" />
            {words.budget}
          </dt>
          <dd>{budgetText}</dd>
        </div>
        <div>
          <dt>
            <i data-kind="threshold" />
            {words.threshold}
          </dt>
          <dd>{words.thresholdValue(format.yen(threshold), format.integer(view.households[stands]!))}</dd>
        </div>
        <div>
          <dt>
            <i data-kind="year" />
            {words.standsAt(format.fiscalYear(fiscalYear))}
          </dt>
          <dd>{format.yen(spent)}</dd>
        </div>
      </dl>
    </DeskSection>
  );
}

/** The year of the plan's last fibre goal, or the year after the baseline where there is none later. */
function lastGoalYear(targets: readonly Target[], baselineFiscalYear: number): number {
  return targets
    .filter(({ metric }) => metric === 'fibreHouseholdCoverage')
    .reduce((last, { fiscalYear }) => Math.max(last, fiscalYear), baselineFiscalYear + 1);
}

/** All payers, from the baseline to the end of the fiscal year, yen. */
function spentBy({ fibre, fiscalYears }: Outcome, fiscalYear: number): number {
  let sum = 0;
  fiscalYears.forEach((year, y) => {
    if (year > fiscalYear) return;
    for (let k = 0; k < PAYERS.length; k++) sum += fibre.costYen[y * PAYERS.length + k]!;
  });
  return sum;
}
