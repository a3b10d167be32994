import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateSources } from '../../../src/model/radio/candidate-sources.ts';
import type { CoverSets } from '../../../src/model/radio/cover-sets.ts';
import { outdoneCandidates } from '../../../src/model/radio/outdone.ts';
import {
  beginQueue,
  bestCandidate,
  cheapen,
  createPlanQueue,
  isQueued,
  removeBest,
  topKey,
} from '../../../src/model/radio/plan-queue.ts';
import { rankCandidates } from '../../../src/model/radio/ranked-candidates.ts';
import { type SitePrices, siteYen } from '../../../src/model/radio/site-cost.ts';

const GROUPS = 3;
const TARGETS = 24;

const candidates = fc.array(
  fc.record({
    group: fc.nat(GROUPS - 1),
    // Stretches, so that some lie within others as discs side by side do.
    from: fc.nat(TARGETS - 1),
    length: fc.integer({ min: 1, max: 6 }),
    tower: fc.nat(2),
    isJoined: fc.nat(1),
    firstM: fc.constantFrom(0, 400, 2600, 2700, 9000),
    nearerM: fc.constantFrom(0, 300, 2650),
    isAllowed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);
const prices: fc.Arbitrary<SitePrices> = fc.record({
  stationYen: fc.constantFrom(0, 10, 1000),
  newTowerYen: fc.constantFrom(0, 10, 500),
  leadYen: fc.constantFrom(0, 7),
  yenPerM: fc.constantFrom(0, 0.01, 1),
  relayYen: fc.constantFrom(0, 25, 1e6),
  hopM: fc.constantFrom(1000, 20_000),
});
const moves = fc.array(
  fc.record({ group: fc.nat(GROUPS - 1), covered: fc.nat(TARGETS - 1), year: fc.boolean() }),
  {
    maxLength: 40,
  },
);
const weights = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: TARGETS, maxLength: TARGETS });

describe('the queue of a roll-out', () => {
  it('gives the best of all candidates, whatever is covered and however near fibre comes', () => {
    fc.assert(
      fc.property(
        candidates,
        weights,
        prices,
        moves,
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (all, weight, sitePrices, steps, least, isPart) => {
          const members = all.map(({ from, length }) =>
            Array.from({ length: Math.min(length, TARGETS - from) }, (_, n) => from + n),
          );
          const start = [0];
          for (const each of members) start.push(start.at(-1)! + each.length);
          const sets: CoverSets = {
            candidateCell: Uint32Array.from(all.keys()),
            start: Uint32Array.from(start),
            member: Uint32Array.from(members.flat()),
            targetCell: Uint32Array.from(weight.keys()),
            weight: Float64Array.from(weight),
            candidateOf: Int32Array.from(all.keys()),
          };
          const group = Uint8Array.from(all, (each) => each.group);
          const targetGroup = Uint8Array.from(weight, (_, target) => target % GROUPS);
          const gain = Int32Array.from(members, (own) => own.reduce((sum, j) => sum + weight[j]!, 0));
          const ranked = rankCandidates(sets, GROUPS, group, targetGroup, gain);
          const tower = Uint8Array.from(all, (each) => each.tower);
          const isJoined = Uint8Array.from(all, (each) => each.isJoined);
          const metres: number[] = all.map(({ firstM, isJoined: joined }) => (joined === 1 ? firstM : 0));
          const nearer = Array.from(all.keys()).filter((i) => all[i]!.nearerM < metres[i]!);
          const fibre = {
            firstM: Float64Array.from(metres),
            nearer: [
              {
                candidate: Uint32Array.from(nearer),
                metres: Float64Array.from(nearer, (i) => all[i]!.nearerM),
              },
            ],
          };
          const isAllowed = isPart ? Uint8Array.from(all, (each) => Number(each.isAllowed)) : undefined;
          const open = {
            ranked,
            outdone: outdoneCandidates(sets, group),
          };
          const sources = candidateSources(open, tower, isJoined, fibre, isAllowed);
          const queue = createPlanQueue(ranked, sources, sitePrices);
          beginQueue(queue, ranked, sources, sitePrices, least);

          const left = weight.slice();
          const isBuilt = new Set<number>();
          const cover = (target: number) => {
            left[target] = 0;
            queue.left[ranked.seatOf[target]!] = 0;
          };
          for (const { group: g, covered, year } of steps) {
            const own = all
              .map((_, i) => {
                const people = members[i]!.reduce((sum, j) => sum + left[j]!, 0);
                const costYen = siteYen(sitePrices, tower[i]!, isJoined[i]!, metres[i]!);
                return { i, people, key: people * (1 / Math.max(1, costYen)) };
              })
              .filter(
                ({ i, people }) =>
                  group[i] === g && people >= least && isAllowed?.[i] !== 0 && !isBuilt.has(i),
              )
              .sort((a, b) => b.key - a.key || a.i - b.i);
            const best = bestCandidate(queue, g);
            expect(best < 0 ? -1 : sources.candidate[best]).toBe(own[0]?.i ?? -1);
            if (best >= 0) {
              expect(topKey(queue, g)).toBe(own[0]!.key);
              removeBest(queue, g);
              isBuilt.add(own[0]!.i);
              for (const j of members[own[0]!.i]!) cover(j);
            }
            cover(covered);
            if (!year) continue;
            for (const [n, place] of sources.nearer[0]!.place.entries()) {
              const i = ranked.candidate[sources.nearer[0]!.rank[n]!]!;
              expect(sources.nearer[0]!.beforeM[n]).toBe(all[i]!.firstM);
              metres[i] = all[i]!.nearerM;
              if (place < 0) continue;
              queue.metres[place] = metres[i]!;
              if (isQueued(queue, place)) cheapen(queue, place);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leaves out candidates that another outdoes, and only where that one never costs more', () => {
    const sets: CoverSets = {
      candidateCell: Uint32Array.of(0, 1, 2),
      start: Uint32Array.of(0, 2, 3, 5),
      member: Uint32Array.of(0, 1, 1, 0, 1),
      targetCell: Uint32Array.of(0, 1),
      weight: Float64Array.of(5, 7),
      candidateOf: Int32Array.of(0, 1, 2),
    };
    const group = new Uint8Array(3);
    const ranked = rankCandidates(sets, 1, group, new Uint8Array(2), Int32Array.of(12, 7, 12));
    const open = { ranked, outdone: outdoneCandidates(sets, group) };
    const left = (firstM: number[], isJoined = [1, 1, 1]) =>
      Array.from(
        candidateSources(
          open,
          new Uint8Array(3),
          Uint8Array.from(isJoined),
          { firstM: Float64Array.from(firstM), nearer: [] },
          undefined,
        ).candidate,
      ).sort();
    expect(left([0, 0, 0])).toEqual([0]);
    expect(left([500, 500, 400])).toEqual([0, 2]);
    expect(left([500, 400, 400])).toEqual([0, 1, 2]);
    expect(left([500, 400, 400], [0, 1, 1])).toEqual([0]);
  });
});
