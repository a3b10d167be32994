import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membersOf } from '../../../src/model/radio/place-members.ts';
import type { RankedCandidates } from '../../../src/model/radio/ranked-candidates.ts';

const RANKS = 40;
/** Some of the ranks, mostly in the same order. */
const places = fc
  .tuple(
    fc.array(fc.boolean(), { minLength: RANKS, maxLength: RANKS }),
    fc.array(fc.tuple(fc.nat(RANKS - 1), fc.nat(RANKS - 1)), { maxLength: 4 }),
  )
  .map(([isIn, swaps]) => {
    const order = Array.from({ length: RANKS }, (_, r) => r);
    for (const [a, b] of swaps) [order[a], order[b]] = [order[b]!, order[a]!];
    return Uint32Array.from(order.filter((r) => isIn[r]));
  });

describe('members by place', () => {
  it('are those of each rank, whatever stretches of other places they are taken from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { minLength: RANKS, maxLength: RANKS }),
        fc.array(places, { minLength: 1, maxLength: 4 }),
        (sizes, all) => {
          const start = [0];
          for (const size of sizes) start.push(start.at(-1)! + size);
          const ranked = {
            candidate: new Uint32Array(RANKS),
            people: Int32Array.from({ length: RANKS }, (_, r) => 7 * r),
            start: Uint32Array.from(start),
            member: Uint32Array.from({ length: start.at(-1)! }, (_, at) => at),
          } as Partial<RankedCandidates> as RankedCandidates;
          let last: (ReturnType<typeof membersOf> & { rank: Uint32Array }) | undefined;
          for (const rank of all) {
            const now = membersOf(ranked, rank, last);
            rank.forEach((r, place) => {
              expect(now.people[place]).toBe(7 * r);
              const own = now.member.subarray(now.memberStart[place]!, now.memberStart[place + 1]!);
              expect([...own]).toEqual([...ranked.member.subarray(start[r]!, start[r + 1]!)]);
            });
            expect(now.memberStart).toHaveLength(rank.length + 1);
            last = { ...now, rank };
          }
        },
      ),
    );
  });
});
