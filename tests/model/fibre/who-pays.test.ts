import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFibreParameters } from '../../../src/model/fibre/fibre-parameters.ts';
import { addCost, areaClasses, payerShares, splitCost } from '../../../src/model/fibre/who-pays.ts';
import { smallAtlas } from '../small-atlas.ts';

/** State and municipal share of one cell. */
function shares(change: {
  people?: number;
  fiscalIndex?: number;
  disadvantaged?: 'none' | 'partial' | 'full';
  island?: boolean;
  municipalBuildShare: number;
  supplementary?: boolean;
}): [number, number] {
  const atlas = smallAtlas([{ prefecture: 0, people: [change.people ?? 1000] }]);
  const municipalities = {
    ...atlas.municipalities,
    fiscalIndex: Float64Array.of(change.fiscalIndex ?? 0.4),
    disadvantaged: [change.disadvantaged ?? 'full'],
  };
  const network = { island: Uint8Array.of(change.island ? 1 : 0), landAreaKm2: Float32Array.of(0.25) };
  const [area] = areaClasses({ cells: atlas.cells, municipalities }, network, Uint32Array.of(0));
  const result = payerShares({
    ...defaultFibreParameters(),
    'fibre.municipalBuildShare': change.municipalBuildShare,
    'fibre.supplementaryAreas': change.supplementary ?? false,
  });
  return [result.state[area!]!, result.municipality[area!]!];
}

const close = (a: number, b: number) => [expect.closeTo(a, 6), expect.closeTo(b, 6)];

describe('payerShares', () => {
  it.each([
    ['a municipality builds', { municipalBuildShare: 1 }, 1 / 2, 1 / 2],
    ['a municipality of some means builds', { municipalBuildShare: 1, fiscalIndex: 0.5 }, 1 / 3, 2 / 3],
    [
      'a municipality builds on an island',
      { municipalBuildShare: 1, fiscalIndex: 0.7, island: true },
      2 / 3,
      1 / 3,
    ],
    ['an operator builds', { municipalBuildShare: 0 }, 1 / 3, 0],
    ['an operator builds on an island', { municipalBuildShare: 0, island: true }, 1 / 2, 0],
    ['both build half', { municipalBuildShare: 0.5 }, 5 / 12, 1 / 4],
    ['no rule fits', { municipalBuildShare: 1, disadvantaged: 'none' as const }, 0, 0],
    [
      'the densest part of a partly disadvantaged one',
      { municipalBuildShare: 1, disadvantaged: 'partial' as const },
      0,
      0,
    ],
    [
      'a sparse part of it',
      { municipalBuildShare: 1, disadvantaged: 'partial' as const, people: 100 },
      1 / 2,
      1 / 2,
    ],
    [
      'supplementary rules: little means',
      { municipalBuildShare: 0, disadvantaged: 'none' as const, fiscalIndex: 0.8, supplementary: true },
      1 / 3,
      0,
    ],
    [
      'supplementary rules: means and density',
      { municipalBuildShare: 0, disadvantaged: 'none' as const, fiscalIndex: 0.9, supplementary: true },
      0,
      0,
    ],
    [
      'supplementary rules: means but sparse',
      {
        municipalBuildShare: 0,
        disadvantaged: 'none' as const,
        fiscalIndex: 0.9,
        supplementary: true,
        people: 125,
      },
      1 / 3,
      0,
    ],
  ])('%s', (_, change, state, municipality) => {
    expect(shares(change)).toEqual(close(state, municipality));
  });
});

describe('splitCost and addCost', () => {
  it('splits whole yen that add up exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e12 }), { maxLength: 20 }),
        fc.float({ min: 0, max: 0.5, noNaN: true }),
        fc.float({ min: 0, max: 0.5, noNaN: true }),
        (costs, state, municipality) => {
          const table = new Float64Array(6);
          for (const costYen of costs) addCost(table, 1, splitCost(costYen, state, municipality));
          expect(table.every(Number.isInteger)).toBe(true);
          expect(table.every((yen) => yen >= 0)).toBe(true);
          expect(table[3]! + table[4]! + table[5]!).toBe(costs.reduce((a, b) => a + b, 0));
          expect([...table.subarray(0, 3)]).toEqual([0, 0, 0]);
        },
      ),
    );
  });
});
