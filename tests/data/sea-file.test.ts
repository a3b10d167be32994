import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeColumns, encodeColumns } from '../../src/data/column-file.ts';
import { decodeSeaEdges, encodeSeaEdges, SEA_UNIT_M } from '../../src/data/sea-file.ts';
import { createLattice } from '../../src/model/lattice.ts';

const lattice = createLattice(
  Uint16Array.from({ length: 40 }, (_, i) => 8000 + 7 * Math.floor(i / 8)),
  Uint16Array.from({ length: 40 }, (_, i) => 6000 + 13 * (i % 8)),
);

const edges = fc
  .uniqueArray(
    fc.record({
      from: fc.nat(38),
      span: fc.integer({ min: 1, max: 39 }),
      gap: fc.nat(2000),
      rest: fc.nat(500),
    }),
    { selector: ({ from, span }) => from * 100 + span },
  )
  .map((rows) => {
    const kept = rows.filter(({ from, span }) => from + span < 40);
    kept.sort((a, b) => a.from - b.from || a.span - b.span);
    return {
      from: Uint32Array.from(kept, ({ from }) => from),
      to: Uint32Array.from(kept, ({ from, span }) => from + span),
      gapM: Uint32Array.from(kept, ({ gap }) => gap * SEA_UNIT_M),
      seaM: Uint32Array.from(kept, ({ gap, rest }) => (gap + rest) * SEA_UNIT_M),
    };
  });

describe('the sea between neighbouring cells', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(edges, (given) => {
        expect(decodeSeaEdges(encodeSeaEdges(lattice, given), lattice, 'sea.bin')).toEqual({
          ok: true,
          value: given,
        });
      }),
    );
  });

  it('refuses columns that do not fit each other or the cells', () => {
    const given = {
      from: Uint32Array.of(1),
      to: Uint32Array.of(9),
      gapM: Uint32Array.of(1200),
      seaM: Uint32Array.of(1200),
    };
    const columns = decodeColumns(encodeSeaEdges(lattice, given), 'sea.bin');
    if (!columns.ok) throw new Error('Expected columns.');
    const changed = (name: string, values: Uint16Array | Uint32Array) =>
      decodeSeaEdges(
        encodeColumns(
          [...columns.value].map(([own, old]) => ({
            name: own,
            values: own === name ? values : old,
            filter: 'none' as const,
          })),
        ),
        lattice,
        'sea.bin',
      );
    expect(changed('gap', Uint16Array.of(1, 2))).toMatchObject({
      ok: false,
      problems: [{ kind: 'inconsistent', what: 'column gap', where: 'sea.bin' }],
    });
    expect(changed('rows', Uint16Array.of(3))).toMatchObject({
      ok: false,
      problems: [{ kind: 'inconsistent', what: 'edge 0' }],
    });
    expect(changed('from', Uint32Array.of(400))).toMatchObject({
      ok: false,
      problems: [{ kind: 'inconsistent', what: 'edge 0' }],
    });
  });
});
