/** Random scenarios, generated from the parameter catalogue: what a new lever allows is tried without a word here. */
import fc from 'fast-check';
import { createLattice } from '../src/model/lattice.ts';
import { FISCAL_YEARS, type ParameterSpec, YEAR_COUNT } from '../src/model/parameter.ts';
import {
  PARAMETER_IDS,
  type ParameterChanges,
  type ParameterId,
  parameterSpec,
} from '../src/model/parameters.ts';
import { encodePlannedCells, type PlannedCells } from '../src/model/planned-cells.ts';
import { BANDS } from '../src/model/radio/bands.ts';
import { OPERATORS } from '../src/model/radio/operator.ts';
import { defaultScenario, type Scenario } from '../src/model/scenario.ts';
import {
  JAPAN_BOX,
  PLACE_HEIGHT_M,
  type PublicProperty,
  type ScenarioSite,
} from '../src/model/scenario-places.ts';
import type { ScreenView, ScriptStep } from '../src/model/script-step.ts';
import { DEFAULT_TARGETS, type Target } from '../src/model/target.ts';
import { DISTRIBUTION_SHAPES, type Distribution } from '../src/model/uncertainty/distribution.ts';
import {
  FACTOR_IDS,
  FACTORS,
  type FactorId,
  FEWEST_MEMBERS,
  LARGEST_SEED,
  MOST_MEMBERS,
} from '../src/model/uncertainty/factors.ts';
import {
  resolveUncertainty,
  type UncertaintyChanges,
  uncertaintyChanges,
} from '../src/model/uncertainty/settings-changes.ts';

/** Any value that the catalogue allows. */
export function valueFor(spec: ParameterSpec): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case 'number':
      return spec.integer
        ? fc.integer({ min: spec.minimum, max: spec.maximum })
        : fc
            .double({ min: spec.minimum, max: spec.maximum, noNaN: true })
            .filter((value) => !Object.is(value, -0));
    case 'series': {
      const one = fc
        .double({ min: spec.minimum, max: spec.maximum, noNaN: true })
        .filter((value) => !Object.is(value, -0));
      return fc.oneof(one, fc.array(one, { minLength: YEAR_COUNT, maxLength: YEAR_COUNT }));
    }
    case 'blocks': {
      const one = fc
        .double({ min: spec.minimum, max: spec.maximum, noNaN: true })
        .filter((value) => !Object.is(value, -0));
      const code = fc.constantFrom('hokkaido', 'kanto', 'okinawa');
      return fc.oneof(one, fc.dictionary(code, one, { noNullPrototype: true }));
    }
    case 'municipalities':
      return fc.uniqueArray(fc.constantFrom('01100', '01202', '13101', '47382'));
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'switch':
      return fc.boolean();
  }
}

const goal = fc.double({ min: 0, max: 60, noNaN: true }).filter((value) => !Object.is(value, -0));
const fiscalYear = fc.constantFrom(...FISCAL_YEARS);
const asConstants = ({ id, metric, source }: Target) => ({
  id: fc.constant(id),
  metric: fc.constant(metric),
  source: fc.constant(source),
});

const number = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).filter((value) => !Object.is(value, -0));
const position = {
  name: fc.string({ maxLength: 20, unit: 'grapheme' }),
  lat: number(JAPAN_BOX.south, JAPAN_BOX.north),
  lon: number(JAPAN_BOX.west, JAPAN_BOX.east),
};
const heightM = number(PLACE_HEIGHT_M.least, PLACE_HEIGHT_M.most);

export const scenarioSites: fc.Arbitrary<ScenarioSite> = fc.record(
  {
    ...position,
    band: fc.constantFrom(...BANDS.map(({ name }) => name)),
    operators: fc.subarray([...OPERATORS], { minLength: 1 }),
    fiscalYear,
    heightM,
  },
  { requiredKeys: ['name', 'lat', 'lon', 'band', 'operators', 'fiscalYear'] },
);

export const publicProperty: fc.Arbitrary<PublicProperty> = fc.record(
  { ...position, heightM, power: fc.boolean(), fibre: fc.boolean() },
  { requiredKeys: ['name', 'lat', 'lon', 'power', 'fibre'] },
);

/** Anywhere on a lattice, whether an atlas has such cells or not. */
export const plannedCells: fc.Arbitrary<PlannedCells> = fc
  .uniqueArray(fc.record({ row: fc.nat(0xffff), column: fc.integer({ min: 1, max: 0xffff }) }), {
    minLength: 1,
    maxLength: 20,
    selector: ({ row, column }) => row * 0x10000 + column,
  })
  .map((cells) => {
    const sorted = cells.sort((a, b) => a.row - b.row || a.column - b.column);
    const lattice = createLattice(
      Uint16Array.from(sorted, ({ row }) => row),
      Uint16Array.from(sorted, ({ column }) => column),
    );
    return encodePlannedCells(lattice, [...sorted.keys()]);
  });

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const parameterChanges = fc
  .record(Object.fromEntries(PARAMETER_IDS.map((id) => [id, valueFor(parameterSpec(id))])), {
    requiredKeys: [],
  })
  .map((parameters) => parameters as ParameterChanges);

const movedTargets = fc
  .subarray([...DEFAULT_TARGETS])
  .chain((targets) =>
    fc.tuple(...targets.map((target) => fc.record({ ...asConstants(target), goal, fiscalYear }))),
  );

/** Settings of members as scenarios hold them: some factors, members, a seed, or none of them. */
export const uncertainties: fc.Arbitrary<UncertaintyChanges> = fc
  .record({
    members: optional(fc.integer({ min: FEWEST_MEMBERS, max: MOST_MEMBERS })),
    seed: optional(fc.integer({ min: 0, max: LARGEST_SEED })),
    distributions: fc.record(
      Object.fromEntries(FACTOR_IDS.map((id) => [id, distributionOf(id)])) as Record<
        FactorId,
        fc.Arbitrary<Distribution>
      >,
      { requiredKeys: [] },
    ),
  })
  .map(({ members, seed, distributions }) =>
    uncertaintyChanges(
      resolveUncertainty({
        distributions,
        ...(members !== undefined && { members }),
        ...(seed !== undefined && { seed }),
      }),
    ),
  );

function distributionOf(id: FactorId): fc.Arbitrary<Distribution> {
  const { minimum, maximum, kind } = FACTORS[id];
  const one = number(minimum, maximum);
  return fc
    .tuple(fc.constantFrom(...DISTRIBUTION_SHAPES), fc.tuple(one, one, one))
    .filter(([shape]) => shape !== 'lognormal' || kind === 'ratio')
    .map(([shape, ends]) => {
      const [low, usual, high] = ends.sort((a, b) => a - b) as [number, number, number];
      return { shape, low, usual, high };
    });
}

/** Any view that a link or a step can carry. */
export const screenViews: fc.Arbitrary<ScreenView> = fc.record({
  fiscalYear,
  topic: fc.constantFrom('fibre', 'radio'),
  level: fc.constantFrom('cell', 'prefecture'),
  desk: optional(fc.constant('places')),
  place: optional(fc.record({ level: fc.constant('cell'), code: fc.constant('533945261') })),
  camera: optional(fc.record({ lon: number(-180, 180), lat: number(-90, 90), zoom: number(0, 24) })),
  comparison: optional(fc.record({ mode: fc.constantFrom('swipe', 'delta'), with: fc.constant('plan') })),
});

/** Steps that speak of a few levers each: one that speaks of all would be a scenario of its own. */
export const scripts: fc.Arbitrary<readonly ScriptStep[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.stringMatching(/^step-\d{1,3}$/),
      title: fc.string({ maxLength: 20, unit: 'grapheme' }),
      note: fc.string({ maxLength: 40 }),
      view: screenViews,
      levers: fc.array(
        fc
          .constantFrom(...PARAMETER_IDS)
          .chain((id) => valueFor(parameterSpec(id)).map((value) => [id, value] as const)),
        { maxLength: 3 },
      ),
      replaced: fc.record(
        {
          targets: movedTargets,
          sites: fc.array(scenarioSites, { maxLength: 2 }),
          property: fc.array(publicProperty, { maxLength: 2 }),
          plan: fc.option(plannedCells, { nil: null }),
          uncertainty: uncertainties,
        },
        { requiredKeys: [] },
      ),
    })
    .map(({ levers, replaced, ...step }) => ({
      ...step,
      parameters: Object.fromEntries(levers) as ParameterChanges,
      ...replaced,
    })),
  { selector: ({ id }) => id, maxLength: 5 },
);

/** Any scenario that a user could make: levers from the catalogue, targets left out, moved or raised, places, a script. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    name: fc.string({ maxLength: 50, unit: 'grapheme' }),
    note: fc.string({ maxLength: 100 }),
    parameters: parameterChanges,
    targets: movedTargets,
    sites: fc.array(scenarioSites, { maxLength: 3 }),
    property: fc.array(publicProperty, { maxLength: 3 }),
    marks: fc.uniqueArray(
      fc.record({ code: fc.constantFrom('01100', '13101', '47382'), note: fc.string({ minLength: 1 }) }),
      { selector: ({ code }) => code },
    ),
    plan: optional(plannedCells),
    uncertainty: uncertainties,
    script: scripts,
  })
  .map((own) => ({ ...defaultScenario(), ...own }));

/** A lever and a value that it allows. */
export const parameterMoves: fc.Arbitrary<{ readonly id: ParameterId; readonly value: unknown }> = fc
  .constantFrom(...PARAMETER_IDS)
  .chain((id) => fc.record({ id: fc.constant(id), value: valueFor(parameterSpec(id)) }));

export interface PlacesMove {
  readonly places: Partial<Pick<Scenario, 'sites' | 'property' | 'plan'>>;
}

/** Where the small countries of the tests lie: half of what stands here stands in one of their squares. */
const near = { lat: number(35.415, 35.46), lon: number(139.37, 139.43) };

/** Places of a scenario changed as a whole, in the small countries of the tests. */
export const placesMoves: fc.Arbitrary<PlacesMove> = fc
  .oneof(
    fc.record({ sites: fc.array(nearTo(scenarioSites), { maxLength: 3 }) }),
    fc.record({ property: fc.array(nearTo(publicProperty), { maxLength: 4 }) }),
    fc.record({ plan: optional(plannedCells) }),
  )
  .map((places) => ({ places }));

export function nearTo<T extends ScenarioSite | PublicProperty>(places: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(places, fc.record(near)).map(([place, position]) => ({ ...place, ...position }));
}
