/**
 * Where a plan begins: what stands at the end of the last published year, and what may be built from then on. Each
 * step is kept with the atlas and taken again where what it reads is as it was.
 */
import type { Atlas } from '../atlas.ts';
import { createCountingMap } from '../coverage/counting-map.ts';
import { groundOf } from '../coverage/ground.ts';
import type { Demand } from '../demand.ts';
import { createKept, type Kept } from '../kept.ts';
import type { Land } from '../land.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { createColumnKeeper } from '../same-columns.ts';
import type { PublicProperty, ScenarioSite } from '../scenario-places.ts';
import { chooseBands } from './band-choice.ts';
import { type BaseSquares, baseSquares } from './base-squares.ts';
import type { RadioBaseline } from './baseline.ts';
import { type CandidateSources, candidateSources } from './candidate-sources.ts';
import { type History, replayBaseline } from './history.ts';
import { createStandingKeeper, fibreBefore, nearbyFibre } from './nearby-fibre.ts';
import { newTowerDensity, ruralDensity, sparseSquares, towersOf } from './new-towers.ts';
import { type OpenCountry, openCountry } from './open-country.ts';
import { ownSitesOf } from './own-sites.ts';
import { carriedCandidates, type PropertyPlaces, propertyPlaces } from './property-places.ts';
import type { RadioParameters } from './radio-parameters.ts';
import type { RollOut } from './roll-out.ts';
import type { PricedCountry } from './roll-out-state.ts';
import { createPlanKeeper } from './same-plan.ts';
import { candidateKinds } from './site-builder.ts';
import { type FibreReach, fibreReach, pricesOf } from './site-cost.ts';
import { type SiteField, siteField } from './site-field.ts';
import { pastKinds } from './site-kind.ts';

/** What the 5G part takes of a scenario's places. */
export interface RadioPlaces {
  /** Cells in which the plan may build, e.g. those that a local search has found; absent for all. */
  readonly onlyCells?: Uint32Array | undefined;
  /** The user's own; absent for none. */
  readonly sites?: readonly ScenarioSite[];
  readonly property?: readonly PublicProperty[];
  /** Squares of the scenario's plan that the atlas lacks, told in the outcome. */
  readonly unknownPlanCells?: number;
}

export interface RadioInputs extends RadioPlaces {
  readonly atlas: Atlas;
  readonly land: Land;
  /** Over FISCAL_YEARS. */
  readonly demand: Demand;
  readonly baseline: RadioBaseline;
  /** Per cell: fiscal year at whose end fibre stands there; 0 for never. */
  readonly fibreFiscalYear: Uint16Array;
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
  /** The user's own, the same list as long as they are the same. */
  readonly sites: readonly ScenarioSite[];
  /** Per site of the scenario: index into OWN_SITE_STATES. */
  readonly ownSiteState: Uint8Array;
  readonly property: PropertyPlaces;
  /** What else is read from the beginning may be kept beside it. */
  readonly kept: Kept;
  readonly keepPlan: BeginningKeeper['plan'];
}

/** What was found last on the way to a beginning. */
export interface BeginningKeeper {
  readonly kept: Kept;
  readonly baseline: (now: RadioBaseline) => RadioBaseline;
  readonly fibre: (now: Uint16Array) => Uint16Array;
  readonly standing: ReturnType<typeof createStandingKeeper>;
  readonly onlyCells: (now: Uint32Array | undefined) => Uint32Array | undefined;
  readonly sites: (now: readonly ScenarioSite[]) => readonly ScenarioSite[];
  readonly property: (now: readonly PublicProperty[]) => readonly PublicProperty[];
  readonly plan: (now: RollOut) => RollOut;
  /** The sources of the last beginning, most of whose order the next ones share. */
  last: { readonly open: OpenCountry; readonly sources: CandidateSources } | undefined;
}

export function createBeginningKeeper(): BeginningKeeper {
  return {
    kept: createKept(),
    baseline: createColumnKeeper(),
    fibre: createColumnKeeper(),
    standing: createStandingKeeper(),
    onlyCells: createColumnKeeper(),
    sites: createColumnKeeper(),
    property: createColumnKeeper(),
    plan: createPlanKeeper(),
    last: undefined,
  };
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

/** The field that a plan begins on, kept as beginnings are. */
export function fieldOf(
  atlas: Atlas,
  parameters: RadioParameters,
  { kept }: BeginningKeeper,
  report: (fraction: number) => Progress,
): Steps<SiteField> {
  return kept.steps('field', [], parameters, (read) => siteField(atlas, pastKinds(read), read, report));
}

/** @param keeper absent for the one that is kept with the atlas */
export function* beginPlan(
  inputs: RadioInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
  keeper: BeginningKeeper = keeperOf(inputs.atlas),
): Steps<Beginning> {
  const { atlas, land } = inputs;
  const { kept } = keeper;
  // What comes from another worker is a copy each time; the same bytes are the same input.
  const baseline = keeper.baseline(inputs.baseline);
  const fibreFiscalYear = keeper.fibre(inputs.fibreFiscalYear);
  const onlyCells = keeper.onlyCells(inputs.onlyCells);
  const ownSites = keeper.sites(inputs.sites ?? []);
  const ownProperty = keeper.property(inputs.property ?? []);
  const field = yield* fieldOf(atlas, parameters, keeper, (fraction) => report(0.4 * fraction));
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
  const property = kept.get('property', [ownProperty], parameters, (read) =>
    propertyPlaces(atlas, ownProperty, read),
  );
  const carried = kept.get('carried', [open, property], parameters, () =>
    carriedCandidates(property, open.sets.candidateCell, open.isRural),
  );
  const { isJoined } = carried;
  const { candidateCell } = open.sets;
  // Any cells of those where it stands lead to the same distances.
  const standing = kept.get('standingFibre', [fibreFiscalYear, years], {}, () =>
    keeper.standing(fibreBefore(fibreFiscalYear, years[0] ?? FIRST_FISCAL_YEAR)),
  );
  const nearby = kept.get('nearbyFibre', [open, isJoined, standing], {}, () =>
    nearbyFibre(atlas.lattice, candidateCell, isJoined, standing),
  );
  const fibre = kept.get('fibre', [nearby, fibreFiscalYear, years], {}, () =>
    fibreReach(candidateCell.length, nearby, fibreFiscalYear, years),
  );
  yield report(0.95);
  const sparse = kept.get('sparse', [field, past], {}, () => sparseSquares(field, past.settled));
  const newTowerBelowPerKm2 = newTowerDensity(sparse, parameters['radio.newTowerShare']);
  const density = kept.get('density', [field, open], {}, () => ruralDensity(field, open));
  const tower = kept.get('tower', [density, newTowerBelowPerKm2, carried], {}, () =>
    towersOf(density, newTowerBelowPerKm2, carried.property),
  );
  const isAllowed = kept.get(
    'allowed',
    [open, onlyCells],
    parameters,
    () => onlyCells && isWithin(open, onlyCells),
  );
  const { last } = keeper;
  const sources = kept.get('sources', [open, tower, isJoined, fibre, isAllowed], {}, () =>
    candidateSources(open, tower, isJoined, fibre, isAllowed, last?.open === open ? last.sources : undefined),
  );
  keeper.last = { open, sources };
  const own = kept.get(
    'ownSites',
    [ownSites, field, property, newTowerBelowPerKm2, fibreFiscalYear, years],
    parameters,
    (read) =>
      ownSitesOf(
        {
          ground: groundOf(atlas, land),
          field,
          property,
          newTowerBelowPerKm2,
          fibreFiscalYear,
          firstPlannedYear: years[0] ?? FIRST_FISCAL_YEAR,
        },
        ownSites,
        read,
      ),
  );
  const priced = kept.get(
    'priced',
    [open, fibre, tower, sources, carried, own],
    parameters,
    (read): PricedCountry => {
      const prices = pricesOf(read);
      return { open, prices, fibre, tower, sources, isAllowed, carried, ownSites: own.sites };
    },
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
    sites: ownSites,
    ownSiteState: own.state,
    property,
    kept,
    keepPlan: keeper.plan,
  };
}

function isWithin({ sets }: OpenCountry, cells: Uint32Array): Uint8Array {
  const isAllowed = new Uint8Array(sets.candidateCell.length);
  for (const cell of cells) if (sets.candidateOf[cell]! >= 0) isAllowed[sets.candidateOf[cell]!] = 1;
  return isAllowed;
}
