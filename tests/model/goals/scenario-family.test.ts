import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatScenario, parseScenarioFile } from '../../../src/data/scenario-file.ts';
import { FEW_HUBS, scenarioFamily } from '../../../src/model/goals/scenario-family.ts';
import { LAST_FISCAL_YEAR } from '../../../src/model/parameter.ts';
import { PARAMETERS, resolveParameters } from '../../../src/model/parameters.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { inputsKey } from '../../../src/model/scenario-inputs.ts';
import { scenarios } from '../../random-scenario.ts';

describe('a family of scenarios', () => {
  it('is every combination around the published plan, which is its first', () => {
    const members = scenarioFamily({});
    expect(members).toHaveLength(96);
    expect(members[0]).toEqual({ parameters: {}, changed: [] });
    expect(members.filter(({ changed }) => changed.includes('radio.objective'))).toHaveLength(48);
    const open = members.find(({ changed }) => changed.includes('backbone.japanSeaFiscalYear'))!;
    expect(resolveParameters(open.parameters)).toMatchObject({
      'backbone.japanSeaFiscalYear': LAST_FISCAL_YEAR + 1,
      'hubs.count': FEW_HUBS,
    });
  });

  it('holds no scenario twice and none that a file would refuse, whatever it is around', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const members = scenarioFamily(scenario.parameters);
        const keys = members.map(({ parameters }) => inputsKey({ ...scenario, parameters }));
        expect(new Set(keys).size).toBe(keys.length);
        for (const { parameters } of members) {
          expect(Object.keys(parameters).every((id) => id in PARAMETERS)).toBe(true);
          const text = formatScenario({ ...defaultScenario(), parameters }, undefined);
          expect(parseScenarioFile(text, 'member').ok).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});
