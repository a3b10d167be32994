import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { success } from '../../src/model/problem.ts';
import type { OwnSite, TrialAnswer } from '../../src/model/radio/site-trial.ts';
import { defaultScenario, type Scenario } from '../../src/model/scenario.ts';
import type { ScenarioSite } from '../../src/model/scenario-places.ts';
import type { CutPair } from '../../src/services/resilience-client.ts';
import type { BackbonePart } from '../../src/state/backbone/link-state.ts';
import { createComparedTrials } from '../../src/state/compared-trials.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const site: ScenarioSite = {
  name: '',
  lat: 35,
  lon: 135,
  band: 'n28',
  operators: ['docomo'],
  fiscalYear: 2026,
};
const outcomeOf = (scenario: Scenario) =>
  ({ scenario, radio: { sites: {} }, hubs: { hubs: {} } }) as unknown as Outcome;

function trials() {
  const asked: unknown[][] = [];
  const left = signal<Outcome | undefined>(undefined);
  const parts = signal<readonly BackbonePart[]>([]);
  const fiscalYear = signal(2030);
  const compared = createComparedTrials(
    {
      set: async (plan, sites: readonly OwnSite[], side) => {
        asked.push(['sites', side, plan.fiscalYear, sites.length]);
        return success({ sites: sites.map(() => ({ rangeM: 500 })) } as unknown as TrialAnswer);
      },
    },
    {
      cut: async (run, { links, nodes }, side) => {
        asked.push(['cut', side, run.fiscalYear, [...links], [...nodes]]);
        return success({} as CutPair);
      },
    },
    left,
    { parts },
    fiscalYear,
  );
  return { compared, asked, left, parts, fiscalYear };
}

describe('what is tried, asked of the scenario beside the one on screen', () => {
  it('is asked of A’s own sites and the cuts on screen, in the year on the slider', async () => {
    const { compared, asked, left, parts, fiscalYear } = trials();
    parts.value = [
      { kind: 'link', index: 3 },
      { kind: 'node', index: 1 },
    ];
    await settle();
    expect(asked).toEqual([]);
    left.value = outcomeOf({ ...defaultScenario(), sites: [site, site] });
    await settle();
    expect(asked).toEqual([
      ['cut', 'A', 2030, [3], [1]],
      ['sites', 'A', 2030, 2],
    ]);
    expect(compared.ownSites.value).toMatchObject({ kind: 'answered', answer: { sites: [{}, {}] } });
    fiscalYear.value = 2031;
    await settle();
    expect(
      asked
        .slice(2)
        .map(([what, , year]) => `${what} ${year}`)
        .sort(),
    ).toEqual(['cut 2031', 'sites 2031']);
    left.value = undefined;
    await settle();
    expect([compared.cut.value.kind, compared.ownSites.value.kind]).toEqual(['idle', 'idle']);
    expect(asked).toHaveLength(4);
  });

  it('is not asked where A has no sites and nothing is cut', async () => {
    const { compared, asked, left } = trials();
    left.value = outcomeOf(defaultScenario());
    await settle();
    expect(asked).toEqual([]);
    expect(compared.ownSites.value.kind).toBe('idle');
  });
});
