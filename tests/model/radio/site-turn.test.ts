import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateSources } from '../../../src/model/radio/candidate-sources.ts';
import type { CoverSets } from '../../../src/model/radio/cover-sets.ts';
import { outdoneCandidates } from '../../../src/model/radio/outdone.ts';
import { beginQueue, createPlanQueue, removeBest } from '../../../src/model/radio/plan-queue.ts';
import { rankCandidates } from '../../../src/model/radio/ranked-candidates.ts';
import {
  createTurn,
  forgetBounds,
  nextSite,
  setBelow,
  setClosed,
} from '../../../src/model/radio/site-turn.ts';

const GROUPS = 4;
const PRICES = { stationYen: 7, newTowerYen: 0, leadYen: 0, yenPerM: 0, relayYen: 0, hopM: 1000 };
const candidates = fc.array(
  fc.record({ group: fc.nat(GROUPS - 1), people: fc.integer({ min: 1, max: 12 }) }),
  {
    minLength: 1,
    maxLength: 30,
  },
);
const flag = fc.constantFrom(0 as const, 1 as const);
const steps = fc.array(
  fc.record({
    group: fc.nat(GROUPS - 1),
    below: fc.option(flag, { nil: undefined }),
    closed: fc.option(flag, { nil: undefined }),
    isForgotten: fc.boolean(),
  }),
  { maxLength: 60 },
);

describe('the turn of prefectures', () => {
  it('is of those below the floor, then of all that are open, always the one with the best candidate', () => {
    fc.assert(
      fc.property(candidates, steps, (all, moves) => {
        const sets: CoverSets = {
          candidateCell: Uint32Array.from(all.keys()),
          start: Uint32Array.from({ length: all.length + 1 }, (_, i) => i),
          member: Uint32Array.from(all.keys()),
          targetCell: Uint32Array.from(all.keys()),
          weight: Float64Array.from(all, ({ people }) => people),
          candidateOf: Int32Array.from(all.keys()),
        };
        const group = Uint8Array.from(all, (each) => each.group);
        const gain = Int32Array.from(all, ({ people }) => people);
        const ranked = rankCandidates(sets, GROUPS, group, group, gain);
        const nowhere = new Uint8Array(all.length);
        const open = { ranked, outdone: outdoneCandidates(sets, group) };
        const fibre = { firstM: new Float64Array(all.length), nearer: [] };
        const sources = candidateSources(open, nowhere, nowhere, fibre, undefined);
        const queue = createPlanQueue(ranked, sources, PRICES);
        beginQueue(queue, ranked, sources, PRICES, 2);
        const turn = createTurn(GROUPS);
        const below = new Array<number>(GROUPS).fill(0);
        const closed = new Array<number>(GROUPS).fill(0);
        const isBuilt = new Set<number>();
        for (const move of moves) {
          if (move.below !== undefined) {
            setBelow(turn, move.group, move.below);
            below[move.group] = move.below;
          }
          if (move.closed !== undefined) {
            setClosed(turn, move.group, move.closed);
            closed[move.group] = move.closed;
          }
          if (move.isForgotten) forgetBounds(turn);
          const [best] = Array.from(all.keys())
            .filter((i) => !isBuilt.has(i) && all[i]!.people >= 2 && closed[group[i]!] === 0)
            .sort(
              (a, b) =>
                below[group[b]!]! - below[group[a]!]! ||
                all[b]!.people - all[a]!.people ||
                group[a]! - group[b]! ||
                a - b,
            );
          const place = nextSite(queue, turn);
          expect(place < 0 ? undefined : sources.candidate[place]).toBe(best);
          if (best === undefined) continue;
          removeBest(queue, group[best]!);
          queue.left[ranked.seatOf[best]!] = 0;
          isBuilt.add(best);
        }
      }),
    );
  });
});
