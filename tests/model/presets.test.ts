import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/data/scenario-file.ts';
import { FISCAL_YEARS, valueInYear } from '../../src/model/parameter.ts';
import { PARAMETER_IDS, parameterSpec, resolveParameters } from '../../src/model/parameters.ts';
import { applyPreset, FIRST_OPEN_FISCAL_YEAR, PRESET_IDS } from '../../src/model/presets.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { differences } from '../../src/model/scenario-inputs.ts';
import { scenarios } from '../random-scenario.ts';

const plan = defaultScenario();
const changedBy = (preset: (typeof PRESET_IDS)[number]) =>
  differences(plan, { ...plan, parameters: applyPreset({}, preset) }).parameters;

describe('presets', () => {
  it('laid over any scenario give a scenario that the format accepts', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...PRESET_IDS), (scenario, preset) => {
        const parameters = applyPreset(scenario.parameters, preset);
        const checked = checkScenario(structuredClone({ ...scenario, parameters }), 'preset');
        expect(checked.ok ? [] : checked.problems).toEqual([]);
      }),
    );
  });

  it('each change something, but for the plan itself', () => {
    for (const preset of PRESET_IDS) expect(changedBy(preset).length > 0, preset).toBe(preset !== 'plan');
    expect(applyPreset({ 'hubs.count': 20 }, 'plan')).toEqual({});
  });

  it('halve every yearly budget from the first open year on, and nothing before', () => {
    const changed = changedBy('budgetHalved');
    const budgets = PARAMETER_IDS.filter((id) => {
      const spec = parameterSpec(id);
      return spec.role === 'policy' && 'unit' in spec && spec.unit === 'yenPerYear';
    });
    expect(changed.map(({ id }) => id)).toEqual(budgets);
    for (const { from, to } of changed) {
      for (const year of FISCAL_YEARS) {
        const was = valueInYear(from as number, year);
        const is = valueInYear(to as number, year);
        expect(is).toBeCloseTo(year < FIRST_OPEN_FISCAL_YEAR ? was : was / 2, 0);
      }
    }
  });

  it('bring works two years forward: what stands then is what would have stood two years later', () => {
    const total = (series: unknown, until: number) =>
      FISCAL_YEARS.filter((year) => year <= until).reduce(
        (sum, year) => sum + valueInYear(series as number, year),
        0,
      );
    const changed = changedBy('twoYearsEarly');
    expect(changed.length).toBeGreaterThan(2);
    for (const { from, to } of changed) {
      expect(total(to, FIRST_OPEN_FISCAL_YEAR - 1)).toBeCloseTo(total(from, FIRST_OPEN_FISCAL_YEAR - 1), 3);
      for (let year = FIRST_OPEN_FISCAL_YEAR + 1; year + 2 <= FISCAL_YEARS.at(-1)!; year++) {
        expect(total(to, year)).toBeCloseTo(total(from, year + 2), 3);
      }
    }
  });

  it('raise every price by the same share, once', () => {
    for (const { id, from, to } of changedBy('costHigher')) {
      expect((to as number) / (from as number), id).toBeCloseTo(1.3, 9);
      expect(parameterSpec(id).role, id).toBe('assumption');
    }
    // The level multiplies all prices; raising it as well would count the rise twice.
    expect(changedBy('costHigher').map(({ id }) => id)).not.toContain('fibre.costLevel');
  });

  it('give fewer and more people than projected, on either side of the projection', () => {
    const pace = (preset: 'populationLow' | 'populationHigh') =>
      resolveParameters(applyPreset({}, preset))['economy.projectionPace'];
    expect(pace('populationLow')).toBeGreaterThan(1);
    expect(pace('populationHigh')).toBeLessThan(1);
  });

  it('combine', () => {
    const both = applyPreset(applyPreset({}, 'budgetHalved'), 'costHigher');
    expect(differences(plan, { ...plan, parameters: both }).parameters.length).toBe(
      changedBy('budgetHalved').length + changedBy('costHigher').length,
    );
  });
});
