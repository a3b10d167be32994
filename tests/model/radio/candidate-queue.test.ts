import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTileLayout } from '../../../src/model/coverage/tile-layout.ts';
import {
  bestCandidate,
  createCandidateQueue,
  putBack,
  removeBest,
} from '../../../src/model/radio/candidate-queue.ts';
import { scatteredCells } from './scattered-cells.ts';

const GROUPS = 3;

describe('candidate queue', () => {
  it('gives the best of a group whatever falls, goes or comes back in between', () => {
    const moves = fc.array(
      fc.record({
        group: fc.nat(GROUPS - 1),
        fall: fc.double({ min: 0, max: 1, noNaN: true }),
        back: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(scatteredCells, moves, fc.boolean(), ({ lattice, people }, steps, isPriced) => {
        const layout = createTileLayout(lattice);
        const gain = new Int32Array(layout.slotCount);
        const groupOf = new Uint8Array(layout.slotCount);
        const perCost = new Float64Array(layout.slotCount);
        layout.slotOf.forEach((slot, i) => {
          gain[slot] = people[i]! * people[i]! * 100;
          groupOf[slot] = i % GROUPS;
          perCost[slot] = 1 / (1 + (i % 4));
        });
        const queue = isPriced
          ? createCandidateQueue(layout.cellOf, GROUPS, groupOf, gain, perCost)
          : createCandidateQueue(layout.cellOf, GROUPS, groupOf, gain);
        const waiting = new Set(layout.slotOf);
        const key = (slot: number) => (isPriced ? gain[slot]! * perCost[slot]! : gain[slot]!);
        const aside: number[][] = Array.from({ length: GROUPS }, () => []);
        for (const { group, fall, back } of steps) {
          const expected = Array.from(waiting)
            .filter((slot) => groupOf[slot] === group && gain[slot]! > 0)
            .sort((a, b) => key(b) - key(a) || layout.cellOf[a]! - layout.cellOf[b]!)[0];
          const best = bestCandidate(queue, group);
          expect(best).toBe(expected ?? -1);
          if (best >= 0) {
            removeBest(queue, group);
            waiting.delete(best);
            aside[group]!.push(best);
          }
          // Some other candidates lose a part of what they gain.
          for (const slot of layout.slotOf)
            if (slot % 5 === group) gain[slot] = Math.floor(gain[slot]! * fall);
          if (!back) continue;
          putBack(queue, group, aside[group]!);
          for (const slot of aside[group]!) waiting.add(slot);
          aside[group] = [];
        }
      }),
    );
  });
});
