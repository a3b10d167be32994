import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_CLIENTS, blockLimits, clientBlocks } from '../../../src/model/hubs/client-blocks.ts';
import { pairsBelow } from '../../../src/model/hubs/near-pairs.ts';

/** Costs of clients by facilities, zeros and ties among them, over more than one block. */
const costs = fc
  .record({
    clientCount: fc.integer({ min: 1, max: 3 * BLOCK_CLIENTS }),
    facilityCount: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ clientCount, facilityCount }) => {
    const size = clientCount * facilityCount;
    const each = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1e6, noNaN: true }));
    return fc.record({
      clientCount: fc.constant(clientCount),
      facilityCount: fc.constant(facilityCount),
      cost: fc.array(each, { minLength: size, maxLength: size }).map((list) => Float64Array.from(list)),
      limit: fc
        .array(fc.oneof(each, fc.constant(Number.POSITIVE_INFINITY)), {
          minLength: clientCount,
          maxLength: clientCount,
        })
        .map((list) => Float64Array.from(list)),
    });
  });

describe('blocks of clients', () => {
  it('are passed over only where every cost is above its limit', () => {
    fc.assert(
      fc.property(costs, ({ limit, ...table }) => {
        const blocks = clientBlocks(table);
        const limits = new Float64Array(blocks.count);
        blockLimits(blocks, limit, limits);
        for (let j = 0; j < table.facilityCount; j++) {
          for (let i = 0; i < table.clientCount; i++) {
            const block = Math.floor(i / BLOCK_CLIENTS);
            if (!(blocks.least[j * blocks.count + block]! > limits[block]!)) continue;
            expect(table.cost[j * table.clientCount + i]!).toBeGreaterThan(limit[i]!);
          }
        }
      }),
    );
  });

  it('are passed over at all: neighbours that are all far away', () => {
    const clientCount = 2 * BLOCK_CLIENTS;
    const cost = Float64Array.from({ length: 2 * clientCount }, (_, k) =>
      Math.floor(k / clientCount) === Math.floor((k % clientCount) / BLOCK_CLIENTS) ? 1 : 9,
    );
    const blocks = clientBlocks({ clientCount, facilityCount: 2, cost });
    const limits = new Float64Array(blocks.count);
    blockLimits(blocks, new Float64Array(clientCount).fill(2), limits);
    expect(Array.from(blocks.least, (least, k) => least > limits[k % 2]!)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('leave all pairs below the ceilings, facility by facility', () => {
    fc.assert(
      fc.property(costs, ({ limit: ceiling, ...table }) => {
        const { facilities, starts, ends, client, cost } = pairsBelow({ ...table, p: 1 }, ceiling);
        const pairs = Array.from(facilities, (j, k) =>
          Array.from(client.subarray(starts[k], ends[k]), (i, at) => [j, i, cost[starts[k]! + at]]),
        ).flat();
        const expected = Array.from(table.cost, (each, k) => [
          Math.floor(k / table.clientCount),
          k % table.clientCount,
          each,
        ]).filter(([, i, each]) => each! < ceiling[i!]!);
        expect(pairs).toEqual(expected);
      }),
    );
  });
});
