import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellLandAreaKm2 } from '../../../src/model/fibre/cell-area.ts';
import { edgeCostsYen, serviceCostsYen } from '../../../src/model/fibre/cost.ts';
import { defaultFibreParameters, type FibreParameters } from '../../../src/model/fibre/fibre-parameters.ts';
import type { FibreNetwork } from '../../../src/model/fibre/network.ts';
import { smallAtlas } from '../small-atlas.ts';

/** Two cells of 0.25 km² with an edge between them. */
function pair(
  change: {
    people?: number;
    lengthM?: number;
    slope?: number;
    seaM?: number;
    island?: boolean;
    snow?: boolean;
  } = {},
) {
  const people = change.people ?? 10;
  const own = smallAtlas([{ prefecture: 0, people: [people, people] }]);
  // Prefecture 13 has no heavy-snow area, 01 is one as a whole.
  const prefectures = { ...own.prefectures, code: [change.snow ? '01' : '13', '02'] };
  const atlas = { ...own, prefectures };
  const network: FibreNetwork = {
    from: Uint32Array.of(0),
    to: Uint32Array.of(1),
    lengthM: Float32Array.of(change.lengthM ?? 1000),
    slope: Float32Array.of(change.slope ?? 0),
    seaM: Float32Array.of(change.seaM ?? 0),
    island: Uint8Array.of(0, change.island ? 1 : 0),
    landAreaKm2: Float32Array.of(0.25, 0.25),
  };
  return { atlas, network };
}

const plain: FibreParameters = {
  ...defaultFibreParameters(),
  'fibre.costLevel': 1,
  'fibre.aerialYenPerKm': 2e6,
  'fibre.buriedYenPerKm': 8e6,
  'fibre.submarineYenPerKm': 5e6,
  'fibre.submarineCrossingYen': 50e6,
  'fibre.detourRatio': 1.5,
  'fibre.steepRatio': 2,
  'fibre.islandRatio': 1.2,
  'fibre.snowRatio': 1.5,
  'fibre.rentedPoleShare': 0,
};

describe('edgeCostsYen', () => {
  const edge = (change: Parameters<typeof pair>[0], parameters = plain) => {
    const { atlas, network } = pair(change);
    return edgeCostsYen(atlas, network, parameters)[0]!;
  };

  it.each([
    ['on poles', {}, 3e6],
    ['buried among many people', { people: 1000 }, 12e6],
    ['half as steep as can be', { slope: 0.15 }, 4.5e6],
    ['no steeper than can be', { slope: 9 }, 6e6],
    ['to an island', { island: true }, 3.6e6],
    ['in heavy snow', { snow: true }, 4.5e6],
    ['over sea', { seaM: 10_000, slope: 0.3, lengthM: 10_000 }, 100e6],
    ['over land and sea', { seaM: 10_000, lengthM: 11_000 }, 103e6],
  ])('%s', (_, change, yen) => {
    expect(edge(change)).toBeCloseTo(yen, -1);
  });

  it('mixes own and rented poles', () => {
    const mixed = { ...plain, 'fibre.rentedPoleShare': 0.5, 'fibre.rentedPoleRatio': 1.4 };
    expect(edge({}, mixed)).toBeCloseTo(1.2 * 3e6, -1);
    expect(edge({ people: 1000 }, mixed)).toBeCloseTo(12e6, -1);
  });

  it('grows with length, slope and level', () => {
    const length = fc.double({ min: 100, max: 50_000, noNaN: true });
    const slope = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(length, slope, length, slope, fc.boolean(), (lengthM, steep, moreM, steeper, isSea) => {
        const sea = (all: number) => (isSea ? { seaM: all } : {});
        const one = edge({ lengthM, slope: steep, ...sea(lengthM) });
        expect(
          edge({ lengthM: lengthM + moreM, slope: steep + steeper, ...sea(lengthM + moreM) }),
        ).toBeGreaterThanOrEqual(one);
        expect(
          edge({ lengthM, slope: steep, ...sea(lengthM) }, { ...plain, 'fibre.costLevel': 2 }) / one,
        ).toBeCloseTo(2, 4);
      }),
    );
  });
});

describe('serviceCostsYen', () => {
  const cell = (households: number, change: Parameters<typeof pair>[0] = {}) => {
    const { atlas, network } = pair(change);
    return serviceCostsYen(
      atlas,
      network,
      {
        ...plain,
        'fibre.distributionRatio': 0.5,
        'fibre.cabinetYen': 100_000,
        'fibre.passingYenPerHousehold': 20_000,
        'fibre.dropYenPerHousehold': 30_000,
        'fibre.takeUp': 0.5,
      },
      Uint32Array.of(0, 1),
      Float64Array.of(0, households),
    );
  };

  it('adds cable, cabinets, passing and drops, and nothing where nobody is served', () => {
    // 0.5 · √(4 · 0.25) km · 2 million + 1 cabinet + 4 · (20,000 + 0.5 · 30,000)
    expect([...cell(4)]).toEqual([0, 1_000_000 + 100_000 + 140_000]);
    expect(cell(36)[1]).toBe(3_000_000 + 200_000 + 36 * 35_000);
    expect(cell(4, { island: true })[1]).toBe(1.2 * 1_240_000);
    expect(cell(4, { snow: true })[1]).toBe(1.5 * 1_240_000);
  });

  it('is whole yen, grows with the households and costs each of them less', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        (n, more) => {
          const few = cell(n)[1]!;
          const many = cell(n + more)[1]!;
          expect(Number.isInteger(few)).toBe(true);
          expect(many).toBeGreaterThanOrEqual(few);
          expect(many / (n + more)).toBeLessThanOrEqual((few / n) * (1 + 1e-5));
        },
      ),
    );
  });
});

describe('cellLandAreaKm2', () => {
  it('is the area on the ellipsoid times the share of land', () => {
    const atlas = smallAtlas([{ prefecture: 0, people: [1, 1] }]);
    const landShare = Uint8Array.of(255, 51);
    const [whole, fifth] = cellLandAreaKm2({ lattice: atlas.lattice, cells: { ...atlas.cells, landShare } });
    // Row 8500 lies at 35.42°N: 462.3 m by 567.7 m.
    expect(whole!).toBeCloseTo(0.4623 * 0.5677, 4);
    expect(fifth! / whole!).toBeCloseTo(0.2, 6);
  });
});
