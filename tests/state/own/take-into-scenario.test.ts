import { describe, expect, it } from 'vitest';
import type { PointSet } from '../../../src/data/own/own-set.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { MOST_PROPERTY } from '../../../src/model/scenario-places.ts';
import { takeIntoScenario } from '../../../src/state/own/take-into-scenario.ts';

const defaults = { band: 'n28', operators: ['kddi'], fiscalYear: 2026 } as const;

function pointSet(kind: PointSet['kind'], count: number): PointSet {
  const column = (value: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => value(i));
  return {
    kind,
    fileName: 'x.csv',
    count,
    lat: column((i) => 35 + i / 1000),
    lon: column(() => 132.123456789),
    name: Array.from({ length: count }, (_, i) => `p${i}`),
    heightM: column((i) => (i === 0 ? Number.NaN : 12)),
    power: Uint8Array.from({ length: count }, (_, i) => [255, 1, 0][i % 3]!),
    fibreAtSite: Uint8Array.from({ length: count }, (_, i) => [255, 1, 0][i % 3]!),
    operators: Uint8Array.from({ length: count }, (_, i) => i % 3),
    fiscalYear: Uint16Array.from({ length: count }, (_, i) => (i === 1 ? 2030 : 0)),
    attributes: [],
    geometry: new Blob(),
    extent: [132, 35, 133, 36],
  };
}

describe('imported points in the scenario', () => {
  it('are property with what the file says: power where it is not denied, fibre where it is said', () => {
    const made = takeIntoScenario(defaultScenario(), pointSet('property', 3), defaults);
    expect(made).toMatchObject({ kind: 'used', added: 3, known: 0 });
    if (made.kind !== 'used') return;
    expect(made.scenario.property).toEqual([
      { name: 'p0', lat: 35, lon: 132.123457, power: true, fibre: false },
      { name: 'p1', lat: 35.001, lon: 132.123457, heightM: 12, power: true, fibre: true },
      { name: 'p2', lat: 35.002, lon: 132.123457, heightM: 12, power: false, fibre: false },
    ]);
    const again = takeIntoScenario(made.scenario, pointSet('property', 4), defaults);
    expect(again).toMatchObject({ kind: 'used', added: 1, known: 3 });
  });

  it('are sites with operator and year of the file, else as chosen for new sites', () => {
    const made = takeIntoScenario(defaultScenario(), pointSet('sites', 3), defaults);
    expect(made.kind === 'used' && made.scenario.sites).toMatchObject([
      { band: 'n28', operators: ['kddi'], fiscalYear: 2026 },
      { operators: ['docomo'], fiscalYear: 2030 },
      { operators: ['kddi'], fiscalYear: 2026 },
    ]);
  });

  it('are taken as a whole or not at all', () => {
    const set = pointSet('property', MOST_PROPERTY);
    const first = takeIntoScenario(defaultScenario(), set, defaults);
    expect(first.kind).toBe('used');
    if (first.kind !== 'used') return;
    const more = takeIntoScenario(first.scenario, pointSet('property', MOST_PROPERTY + 1), defaults);
    expect(more).toEqual({ kind: 'noRoom', count: MOST_PROPERTY + 1, most: MOST_PROPERTY });
  });
});
