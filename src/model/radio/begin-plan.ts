/**
 * Where a plan begins: what stands at the end of the last published year, and what may be built from then on. Each
 * step is kept with the atlas and taken again where what it reads is as it was.
 */
import type { Atlas } from '../atlas.ts';
import { createCountingMap } from '../coverage/counting-map.ts';
import type { Demand } from '../demand.ts';
import { createKept, type Kept } from '../kept.ts';
import type { Land } from '../land.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { createColumnKeeper } from '../same-columns.ts';
import { chooseBands } from './band-choice.ts';
import { type BaseSquares, baseSquares } from './base-squares.ts';
import type { RadioBaseline } from './baseline.ts';
import { type History, replayBaseline } from './history.ts';
import { type OpenCountry, openCountry } from './open-country.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { type PricedCountry, pricedCountry } from './roll-out-state.ts';
import { candidateKinds } from './site-builder.ts';
import { type FibreReach, fibreReach, pricesOf, towersOf } from './site-cost.ts';
import { type SiteField, siteField } from './site-field.ts';
import { pastKinds } from './site-kind.ts';

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
  readonly baseline: RadioBaseline;
  readonly history: History;
  readonly squares: BaseSquares;
  readonly lastPublishedYear: number;
  /** Years to plan. */
  readonly years: readonly number[];
  readonly open: OpenCountry;
  readonly fibre: FibreReach;
  readonly priced: PricedCountry;
  /** What else is read from the beginning may be kept beside it. */
  readonly kept: Kept;
}

/** What was found last on the way to a beginning. */
export interface BeginningKeeper {
  readonly kept: Kept;
  readonly baseline: (now: RadioBaseline) => RadioBaseline;
  readonly fibre: (now: Uint16Array) => Uint16Array;
}

export function createBeginningKeeper(): BeginningKeeper {
  return { kept: createKept(), baseline: createColumnKeeper(), fibre: createColumnKeeper() };
}

const known = new WeakMap<Atlas, BeginningKeeper>();

function keeperOf(atlas: Atlas): BeginningKeeper {
  let keeper = known.get(atlas);
  if (keeper === undefined) {
    keeper = createBeginningKeeper();
    known.set(atlas, keeper);
  }
  return keeper;
}

/** @param keeper absent for the one that is kept with the atlas */
export function* beginPlan(
  inputs: RadioInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
  keeper: BeginningKeeper = keeperOf(inputs.atlas),
): Steps<Beginning> {
  const { atlas, onlyCells } = inputs;
  const { kept } = keeper;
  // What comes from another worker is a copy each time; the same bytes are the same input.
  const baseline = keeper.baseline(inputs.baseline);
  const fibreFiscalYear = keeper.fibre(inputs.fibreFiscalYear);
  const field = yield* kept.steps('field', [], parameters, (read) =>
    siteField(atlas, pastKinds(read), read, (fraction) => report(0.4 * fraction)),
  );
  const squares = kept.get('squares', [], parameters, () => baseSquares(atlas.lattice));
  const past = yield* kept.steps('history', [field, baseline], parameters, function* (read) {
    const counting = createCountingMap(field.layout);
    const tell = (fraction: number) => report(0.4 + 0.2 * fraction);
    const history = yield* replayBaseline(field, counting, pastKinds(read), baseline, squares, tell);
    return { history, counting, settled: counting.settled.slice() };
  });
  const open = yield* kept.steps('open', [field, past], parameters, function* (read) {
    yield report(0.65);
    const { kinds, kindOf } = chooseBands(field, read);
    yield report(0.75);
    const start = { settled: past.settled, kind: candidateKinds(kinds, kindOf) };
    return openCountry(field, kinds, start, past.counting);
  });
  const lastPublishedYear = baseline.published.fiscalYears.at(-1) ?? FIRST_FISCAL_YEAR;
  const years = kept.get('years', [baseline], parameters, () =>
    FISCAL_YEARS.filter((year) => year > lastPublishedYear),
  );
  yield report(0.85);
  const fibre = kept.get('fibre', [open, fibreFiscalYear, years], parameters, () =>
    fibreReach(atlas.lattice, open, fibreFiscalYear, years),
  );
  yield report(0.95);
  const tower = kept.get('tower', [open], parameters, (read) => towersOf(field, open, past.settled, read));
  const priced = kept.get('priced', [open, fibre, tower, onlyCells], parameters, (read) =>
    pricedCountry(open, pricesOf(read), fibre, tower, onlyCells && isWithin(open, onlyCells)),
  );
  return {
    field,
    baseline,
    history: past.history,
    squares,
    lastPublishedYear,
    years,
    open,
    fibre,
    priced,
    kept,
  };
}

function isWithin({ sets }: OpenCountry, cells: Uint32Array): Uint8Array {
  const isAllowed = new Uint8Array(sets.candidateCell.length);
  for (const cell of cells) if (sets.candidateOf[cell]! >= 0) isAllowed[sets.candidateOf[cell]!] = 1;
  return isAllowed;
}
