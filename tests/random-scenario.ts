/** Random scenarios, generated from the parameter catalogue: what a new lever allows is tried without a word here. */
import fc from 'fast-check';
import { FISCAL_YEARS, type ParameterSpec, YEAR_COUNT } from '../src/model/parameter.ts';
import {
  PARAMETER_IDS,
  type ParameterChanges,
  type ParameterId,
  parameterSpec,
} from '../src/model/parameters.ts';
import { defaultScenario, type Scenario } from '../src/model/scenario.ts';
import { DEFAULT_TARGETS, type Target } from '../src/model/target.ts';

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

/** Any scenario that a user could make: levers from the catalogue, targets left out, moved or raised. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    name: fc.string({ maxLength: 50, unit: 'grapheme' }),
    note: fc.string({ maxLength: 100 }),
    parameters: fc.record(Object.fromEntries(PARAMETER_IDS.map((id) => [id, valueFor(parameterSpec(id))])), {
      requiredKeys: [],
    }),
    targets: fc
      .subarray([...DEFAULT_TARGETS])
      .chain((targets) =>
        fc.tuple(...targets.map((target) => fc.record({ ...asConstants(target), goal, fiscalYear }))),
      ),
  })
  .map(({ parameters, ...rest }) => ({
    ...defaultScenario(),
    ...rest,
    parameters: parameters as ParameterChanges,
  }));

/** A lever and a value that it allows. */
export const parameterMoves: fc.Arbitrary<{ readonly id: ParameterId; readonly value: unknown }> = fc
  .constantFrom(...PARAMETER_IDS)
  .chain((id) => fc.record({ id: fc.constant(id), value: valueFor(parameterSpec(id)) }));
