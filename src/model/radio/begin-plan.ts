/** Where a plan begins: what stands at the end of the last published year, and what may be built from then on. */
import type { Atlas } from '../atlas.ts';
import { createCountingMap } from '../coverage/counting-map.ts';
import type { Demand } from '../demand.ts';
import type { Land } from '../land.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { chooseBands } from './band-choice.ts';
import { type BaseSquares, baseSquares } from './base-squares.ts';
import type { RadioBaseline } from './baseline.ts';
import { NO_CANDIDATE } from './candidate-gains.ts';
import type { PlanStart } from './cover-sets.ts';
import { type History, replayBaseline } from './history.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { candidateKinds, createSiteBuilder, type SiteBuilder } from './site-builder.ts';
import { createSiteCosts, type SiteCosts } from './site-cost.ts';
import { type SiteField, siteField } from './site-field.ts';
import { pastKinds, type SiteKind } from './site-kind.ts';

export interface RadioInputs {
  readonly atlas: Atlas;
  readonly land: Land;
  /** Over FISCAL_YEARS. */
  readonly demand: Demand;
  readonly baseline: RadioBaseline;
  /** Per cell: fiscal year at whose end fibre stands there; 0 for never. */
  readonly fibreFiscalYear: Uint16Array;
  /** Cells in which the plan may build, e.g. those that a local search has found; absent for all. */
  readonly onlyCells?: Uint32Array | undefined;
}

export interface Beginning {
  readonly field: SiteField;
  readonly history: History;
  readonly squares: BaseSquares;
  readonly lastPublishedYear: number;
  /** Years to plan. */
  readonly years: readonly number[];
  readonly costs: SiteCosts;
  readonly kinds: readonly SiteKind[];
  /** All that might be built, whatever `onlyCells` says. */
  readonly start: PlanStart;
  readonly builder: SiteBuilder;
}

export function* beginPlan(
  { atlas, baseline, onlyCells }: RadioInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
): Steps<Beginning> {
  const past = pastKinds(parameters);
  const field = yield* siteField(atlas, past, parameters, (fraction) => report(0.5 * fraction));
  const squares = baseSquares(atlas.lattice);
  const counting = createCountingMap(field.layout);
  const history = yield* replayBaseline(field, counting, past, baseline, squares, (fraction) =>
    report(0.5 + 0.3 * fraction),
  );
  const lastPublishedYear = baseline.published.fiscalYears.at(-1) ?? FIRST_FISCAL_YEAR;
  const costs = createSiteCosts(field, counting.settled, parameters);
  yield report(0.85);
  const { kinds, kindOf } = chooseBands(field, parameters);
  const kind = candidateKinds(kinds, kindOf);
  const start = { settled: counting.settled.slice(), kind };
  yield report(0.95);
  return {
    field,
    history,
    squares,
    lastPublishedYear,
    years: FISCAL_YEARS.filter((year) => year > lastPublishedYear),
    costs,
    kinds,
    start,
    builder: createSiteBuilder(field, counting, kinds, onlyCells ? within(field, kind, onlyCells) : kind),
  };
}

function within({ layout }: SiteField, kind: Uint8Array, cells: Uint32Array): Uint8Array {
  const own = new Uint8Array(kind.length).fill(NO_CANDIDATE);
  for (const cell of cells) own[layout.slotOf[cell]!] = kind[layout.slotOf[cell]!]!;
  return own;
}
