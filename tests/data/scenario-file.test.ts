import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkScenario,
  checkScenarioFile,
  formatScenario,
  parseScenarioFile,
  UPGRADES,
} from '../../src/data/scenario-file.ts';
import { EACH_ONCE } from '../../src/data/scenario-places-file.ts';
import { SCENARIO_VERSION } from '../../src/model/scenario.ts';
import { MOST_SCENARIO_SITES } from '../../src/model/scenario-places.ts';
import { REPLACED } from '../../src/model/script-step.ts';
import { DEFAULT_TARGETS } from '../../src/model/target.ts';
import { RISING_ENDS } from '../../src/model/uncertainty/check-settings.ts';
import { defaultUncertainty, FACTORS, type FactorId } from '../../src/model/uncertainty/factors.ts';
import { scenarios } from '../random-scenario.ts';

const makers = fc.option(fc.record({ modelVersion: fc.string(), atlasId: fc.string() }), { nil: undefined });

const omit = <T extends object, K extends keyof T>(from: T, keys: readonly K[]) =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

const firstProblem = (text: string) => {
  const result = parseScenarioFile(text, 'plan.json');
  return result.ok ? undefined : result.problems[0]!;
};
const base = { format: 'denen.scenario', version: SCENARIO_VERSION, name: 'x' };

describe('scenario files', () => {
  it('read back what was written, and write the same bytes again', () => {
    fc.assert(
      fc.property(scenarios, makers, (scenario, madeWith) => {
        const text = formatScenario(scenario, madeWith);
        const read = parseScenarioFile(text, 'plan.json');
        expect(read).toEqual({ ok: true, value: { scenario, madeWith } });
        if (read.ok) expect(formatScenario(read.value.scenario, read.value.madeWith)).toBe(text);
      }),
    );
  });

  it('written by older versions, which knew no places, no script and no uncertainty, are read as they were meant', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(1, 2, 3, 4), (any, version) => {
        const places = version >= 3 ? {} : { sites: [], property: [], marks: [], plan: undefined };
        const scenario = {
          ...any,
          ...places,
          script: version < 4 ? [] : any.script.map((step) => omit(step, REPLACED)),
          uncertainty: {},
        };
        const older = { ...JSON.parse(formatScenario(scenario)), version };
        expect(Object.keys(older)).not.toContain('uncertainty');
        if (version < 4) expect(Object.keys(older)).not.toContain('script');
        if (version < 3) expect(Object.keys(older)).not.toContain('sites');
        expect(checkScenarioFile(older, 'plan.json')).toEqual({
          ok: true,
          value: { scenario, madeWith: undefined },
        });
      }),
    );
    expect(Object.keys(UPGRADES).map(Number)).toEqual(
      Array.from({ length: SCENARIO_VERSION - 1 }, (_, i) => i + 1),
    );
  });

  it('take the defaults for everything that is not said, and a byte order mark', () => {
    const read = parseScenarioFile(`\uFEFF${JSON.stringify(base)}`, 'plan.json');
    expect(read).toMatchObject({
      ok: true,
      value: { scenario: { parameters: {}, targets: DEFAULT_TARGETS } },
    });
  });

  it('name what is wrong within a step, and refuse two steps of one id', () => {
    const step = { id: 'a', view: { fiscalYear: 2030, topic: 'fibre', level: 'cell' } };
    const withScript = (...script: unknown[]) => firstProblem(JSON.stringify({ ...base, script }));
    expect(withScript(step, { ...step, id: 'b' })).toBeUndefined();
    expect(withScript(step, step)).toMatchObject({ what: 'script', expected: EACH_ONCE });
    expect(withScript({ ...step, parameters: { 'hubs.count': -3 } })).toMatchObject({
      kind: 'out-of-range',
      what: 'script.0.parameters.hubs.count',
    });
    expect(withScript({ ...step, parameters: { 'hubs.cuont': 3 } })?.expected).toContain('hubs.count');
    expect(withScript({ ...step, view: { ...step.view, fiscalYear: 1999 } })).toMatchObject({
      what: 'script.0.view.fiscalYear',
    });
    expect(withScript({ ...step, nota: '' })?.expected).toContain('note');
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
    expect(withParameter('fibre.aerialYenPerKm', -1)).toMatchObject({ kind: 'out-of-range' });
    expect(withParameter('fibre.priorityMunicipalities', ['01202', '1202'])).toMatchObject({
      kind: 'wrong-value',
      what: 'parameters.fibre.priorityMunicipalities.1',
      got: '"1202"',
    });
    expect(withParameter('fibre.blockCapacityRatio', { kanto: -1 })).toMatchObject({
      kind: 'out-of-range',
      what: 'parameters.fibre.blockCapacityRatio.kanto',
    });
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

  it('name what is wrong with a place, its position in the list, and lists that are too long', () => {
    const site = { lat: 35, lon: 133, band: 'n77', operators: ['kddi'], fiscalYear: 2027 };
    const withPlaces = (places: object) => firstProblem(JSON.stringify({ ...base, ...places }));
    const withSite = (change: object) => withPlaces({ sites: [site, { ...site, ...change }] });
    expect(withPlaces({ sites: [site] })).toBeUndefined();
    expect(withSite({ lat: 133, lon: 35 })).toMatchObject({ kind: 'out-of-range', what: 'sites.1.lat' });
    expect(withSite({ lat: null })).toMatchObject({ kind: 'wrong-type', what: 'sites.1.lat' });
    expect(withSite({ band: 'n1' })).toMatchObject({ kind: 'wrong-value', what: 'sites.1.band' });
    expect(withSite({ operators: [] })).toMatchObject({ kind: 'out-of-range', what: 'sites.1.operators' });
    expect(withSite({ operators: ['kddi', 'kddi'] })).toMatchObject({ expected: EACH_ONCE });
    expect(withSite({ fiscalYear: 2036 })).toMatchObject({ what: 'sites.1.fiscalYear' });
    expect(withSite({ heightM: -1 })).toMatchObject({ what: 'sites.1.heightM' });
    expect(withSite({ hight: 30 })).toMatchObject({ kind: 'unknown-key', what: 'sites.1.hight' });
    expect(withSite({ hight: 30 })!.expected).toContain('heightM');
    expect(withPlaces({ sites: new Array(MOST_SCENARIO_SITES + 1).fill(site) })).toMatchObject({
      kind: 'out-of-range',
      what: 'sites',
      got: `${MOST_SCENARIO_SITES + 1} entries`,
    });
    expect(withPlaces({ property: [{ lat: 35, lon: 133, power: 'yes' }] })).toMatchObject({
      what: 'property.0.power',
    });
    const note = { code: '32201', note: 'first the islands' };
    expect(withPlaces({ marks: [note, note] })).toMatchObject({ what: 'marks', expected: EACH_ONCE });
    expect(withPlaces({ marks: [{ ...note, code: '322' }] })).toMatchObject({ what: 'marks.0.code' });
    for (const cells of ['', '1 0', '01', '1  2', '1 2 3', 'zzzzzzz 1', '1 -1', '1 é']) {
      expect(withPlaces({ plan: { count: 2, cells } }), cells).toMatchObject({ what: 'plan.cells' });
    }
    expect(withPlaces({ plan: { count: 0, cells: '' } })).toMatchObject({ what: 'plan.count' });
  });

  it('name what is wrong with a distribution, and take defaults that are spelled out for none', () => {
    const withUncertainty = (uncertainty: object) => firstProblem(JSON.stringify({ ...base, uncertainty }));
    const withFactor = (id: FactorId, change: object) =>
      withUncertainty({ distributions: { [id]: { ...FACTORS[id].default, ...change } } });
    expect(withFactor('radioCost', {})).toBeUndefined();
    expect(withFactor('radioCost', { low: 1.2, shape: 'uniform' })).toMatchObject({
      kind: 'wrong-value',
      what: 'uncertainty.distributions.radioCost',
      expected: RISING_ENDS,
    });
    expect(withFactor('radioCost', { high: 9 })).toMatchObject({
      kind: 'out-of-range',
      what: 'uncertainty.distributions.radioCost.high',
    });
    expect(withFactor('propagationMargin', { shape: 'lognormal' })).toMatchObject({
      kind: 'wrong-value',
      what: 'uncertainty.distributions.propagationMargin.shape',
    });
    expect(withFactor('population', { sigma: 1 })!.expected).toContain('usual');
    expect(withUncertainty({ members: 99 })).toMatchObject({ what: 'uncertainty.members' });
    expect(withUncertainty({ seed: 0.5 })).toMatchObject({ what: 'uncertainty.seed' });
    expect(withUncertainty({ distributions: { radioPrice: FACTORS.radioCost.default } })!.expected).toContain(
      'radioCost',
    );
    const spelledOut = { ...base, uncertainty: defaultUncertainty() };
    expect(checkScenario(spelledOut, 'plan.json')).toMatchObject({ ok: true, value: { uncertainty: {} } });
  });

  it('keep what a step replaces, also where it takes something away', () => {
    const step = {
      id: 'step-1',
      view: { fiscalYear: 2030, topic: 'radio', level: 'cell' },
      sites: [],
      property: [],
      plan: null,
      uncertainty: {},
    };
    const read = checkScenario({ ...base, script: [step] }, 'plan.json');
    expect(read).toMatchObject({ ok: true, value: { script: [step] } });
    if (read.ok) expect(JSON.parse(formatScenario(read.value)).script[0]).toMatchObject(step);
    const wrong = { ...step, sites: [{ lat: 133, lon: 35 }] };
    expect(firstProblem(JSON.stringify({ ...base, script: [wrong] }))).toMatchObject({
      what: 'script.0.sites.0.lat',
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
    const older = { format: 'denen.scenario', version: 0, title: 'old' };
    const upgrades = {
      ...UPGRADES,
      0: ({ title, ...rest }: Record<string, unknown>) => ({ ...rest, name: title }),
    };
    expect(checkScenario(older, 'plan.json', upgrades)).toMatchObject({ ok: true, value: { name: 'old' } });
    expect(checkScenario(older, 'plan.json')).toMatchObject({
      ok: false,
      problems: [{ kind: 'wrong-version' }],
    });
  });
});
