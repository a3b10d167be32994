import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { YEAR_COUNT } from '../../src/model/parameter.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { applyParameterDifferences, differences, inputsKey } from '../../src/model/scenario-inputs.ts';
import { scenarios } from '../random-scenario.ts';

const NONE = { parameters: [], targets: [], places: [] };

describe('differences of inputs', () => {
  it('are none between a scenario and itself', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(differences(scenario, structuredClone(scenario))).toEqual(NONE);
      }),
    );
  });

  it('lead from the one to the other, and back again', () => {
    fc.assert(
      fc.property(scenarios, scenarios, (a, b) => {
        const there = differences(a, b);
        const moved = {
          ...a,
          parameters: applyParameterDifferences(a.parameters, there.parameters),
          targets: b.targets,
          sites: b.sites,
          property: b.property,
          plan: b.plan,
        };
        expect(inputsKey(moved)).toBe(inputsKey(b));
        expect(differences(moved, b)).toEqual(NONE);
        const back = differences(b, a);
        expect(back.parameters.map(({ id, from, to }) => ({ id, from: to, to: from }))).toEqual(
          there.parameters,
        );
        expect(back.targets.length).toBe(there.targets.length);
      }),
    );
  });

  it('name exactly what differs', () => {
    const plan = defaultScenario();
    const changed = {
      ...plan,
      parameters: { 'hubs.count': 20 },
      targets: plan.targets.map((target) =>
        target.id === 'radio-2030' ? { ...target, goal: 0.995 } : target,
      ),
    };
    expect(differences(plan, changed)).toMatchObject({
      parameters: [{ id: 'hubs.count', from: 15, to: 20 }],
      targets: [{ id: 'radio-2030', from: { goal: 0.99 }, to: { goal: 0.995 } }],
    });
    expect(differences(plan, { ...plan, targets: plan.targets.slice(1) }).targets).toEqual([
      { id: plan.targets[0]!.id, from: plan.targets[0], to: undefined },
    ]);
  });
});

describe('differences of places', () => {
  const plan = defaultScenario();
  const site = { name: 'A', lat: 35, lon: 133, band: 'n77', operators: ['kddi'], fiscalYear: 2027 } as const;

  it('say how many there are and how many are others', () => {
    const two = { ...plan, sites: [site, { ...site, name: 'B' }] };
    const moved = { ...plan, sites: [site, { ...site, name: 'B', lat: 36 }] };
    expect(differences(plan, two).places).toEqual([{ id: 'sites', from: 0, to: 2, otherCount: 2 }]);
    expect(differences(two, moved).places).toEqual([{ id: 'sites', from: 2, to: 2, otherCount: 1 }]);
    expect(differences(two, plan).places).toEqual([{ id: 'sites', from: 2, to: 0, otherCount: 0 }]);
    expect(differences(plan, { ...plan, plan: { count: 1, cells: '1a' } }).places).toEqual([
      { id: 'plan', from: 0, to: 1, otherCount: 1 },
    ]);
  });

  it('are none for notes on municipalities, which no run reads', () => {
    const noted = { ...plan, marks: [{ code: '32201', note: 'x' }] };
    expect(differences(plan, noted)).toEqual(NONE);
    expect(inputsKey(noted)).toBe(inputsKey(plan));
  });
});

describe('the key of the inputs', () => {
  it('is the same exactly where nothing differs that a run depends on', () => {
    fc.assert(
      fc.property(scenarios, scenarios, fc.string(), (a, b, name) => {
        const difference = differences(a, b);
        // The order of the targets is the order of the outcome's.
        const isSame =
          difference.parameters.length + difference.targets.length + difference.places.length === 0 &&
          a.targets.every(({ id }, i) => id === b.targets[i]?.id);
        expect(inputsKey(a) === inputsKey(b)).toBe(isSame);
        expect(inputsKey({ ...a, name, note: name } as typeof a)).toBe(inputsKey(a));
        if (isSame) expect(resolveParameters(a.parameters)).toEqual(resolveParameters(b.parameters));
      }),
    );
  });

  it('takes a default that is spelled out, and equal years, for what they mean', () => {
    const plan = defaultScenario();
    const years = new Array<number>(YEAR_COUNT).fill(1000);
    expect(inputsKey({ ...plan, parameters: { 'hubs.count': 15 } })).toBe(inputsKey(plan));
    expect(inputsKey({ ...plan, parameters: { 'radio.stationsPerYear': years } })).toBe(
      inputsKey({ ...plan, parameters: { 'radio.stationsPerYear': 1000 } }),
    );
  });
});
