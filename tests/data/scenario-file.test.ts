import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScenario, formatScenario, parseScenario } from '../../src/data/scenario-file.ts';
import { type ParameterSpec, YEAR_COUNT } from '../../src/model/parameter.ts';
import { PARAMETER_IDS, type ParameterChanges, parameterSpec } from '../../src/model/parameters.ts';
import { defaultScenario, SCENARIO_VERSION, type Scenario } from '../../src/model/scenario.ts';
import { DEFAULT_TARGETS } from '../../src/model/target.ts';

function valueFor(spec: ParameterSpec): fc.Arbitrary<unknown> {
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
    case 'choice':
      return fc.constantFrom(...spec.options);
    case 'switch':
      return fc.boolean();
  }
}

const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    name: fc.string({ maxLength: 50, unit: 'grapheme' }),
    note: fc.string({ maxLength: 100 }),
    parameters: fc.record(Object.fromEntries(PARAMETER_IDS.map((id) => [id, valueFor(parameterSpec(id))])), {
      requiredKeys: [],
    }),
    targets: fc.subarray([...DEFAULT_TARGETS]),
  })
  .map(({ parameters, ...rest }) => ({
    ...defaultScenario(),
    ...rest,
    parameters: parameters as ParameterChanges,
  }));

const firstProblem = (text: string) => {
  const result = parseScenario(text, 'plan.json');
  return result.ok ? undefined : result.problems[0]!;
};
const base = { format: 'denen.scenario', version: SCENARIO_VERSION, name: 'x' };

describe('scenario files', () => {
  it('read back what was written, and write the same bytes again', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const text = formatScenario(scenario);
        const read = parseScenario(text, 'plan.json');
        expect(read).toEqual({ ok: true, value: scenario });
        if (read.ok) expect(formatScenario(read.value)).toBe(text);
      }),
    );
  });

  it('take the defaults for everything that is not said, and a byte order mark', () => {
    const read = parseScenario(`\uFEFF${JSON.stringify(base)}`, 'plan.json');
    expect(read).toMatchObject({ ok: true, value: { parameters: {}, targets: DEFAULT_TARGETS } });
  });

  it('name a wrong type, an unknown key, a value out of range and a budget of the wrong length', () => {
    const withParameter = (id: string, value: unknown) =>
      firstProblem(JSON.stringify({ ...base, parameters: { [id]: value } }));
    expect(withParameter('fibre.annualStateBudgetYen', 'lots')).toMatchObject({
      kind: 'wrong-type',
      what: 'parameters.fibre.annualStateBudgetYen',
      where: 'plan.json',
      got: 'string "lots"',
    });
    expect(withParameter('fibre.annualStateBudgetYen', -1)).toMatchObject({ kind: 'out-of-range' });
    expect(withParameter('fibre.annualStateBudgetYen', [1, 2])).toMatchObject({
      kind: 'out-of-range',
      got: '2 entries',
    });
    expect(withParameter('fibre.annualStateBudgetYenn', 1)).toMatchObject({
      kind: 'unknown-key',
      what: 'parameters.fibre.annualStateBudgetYenn',
    });
    expect(withParameter('fibre.annualStateBudgetYenn', 1)!.expected).toContain('fibre.annualStateBudgetYen');
    expect(withParameter('radio.objective', 'both')).toMatchObject({ kind: 'wrong-value' });
    expect(firstProblem(JSON.stringify({ ...base, color: 'red' }))).toMatchObject({
      kind: 'unknown-key',
      what: 'color',
    });
    expect(
      firstProblem('{"__proto__": {"x": 1}, "format": "denen.scenario", "version": 1, "name": "x"}'),
    ).toMatchObject({
      kind: 'unknown-key',
    });
  });

  it('refuse another format, a later version and what is no JSON object', () => {
    expect(firstProblem('{')).toMatchObject({ kind: 'unreadable', where: 'plan.json' });
    expect(firstProblem('[1]')).toMatchObject({ kind: 'wrong-type', got: 'array' });
    expect(firstProblem(JSON.stringify({ ...base, version: SCENARIO_VERSION + 1 }))).toMatchObject({
      kind: 'wrong-version',
      got: `${SCENARIO_VERSION + 1}`,
    });
    expect(firstProblem(JSON.stringify({ ...base, version: undefined }))).toMatchObject({ what: 'version' });
    expect(firstProblem(JSON.stringify({ ...base, format: 'geojson' }))).toMatchObject({ what: 'format' });
  });

  it('upgrade an older version step by step', () => {
    const older = { format: 'denen.scenario', version: SCENARIO_VERSION - 1, title: 'old' };
    const upgrades = {
      [SCENARIO_VERSION - 1]: ({ title, ...rest }: Record<string, unknown>) => ({ ...rest, name: title }),
    };
    expect(checkScenario(older, 'plan.json', upgrades)).toMatchObject({ ok: true, value: { name: 'old' } });
    expect(checkScenario(older, 'plan.json')).toMatchObject({
      ok: false,
      problems: [{ kind: 'wrong-version' }],
    });
  });
});
