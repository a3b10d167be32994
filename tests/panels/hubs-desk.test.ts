import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CutConsequences } from '../../src/model/backbone/cut-consequences.ts';
import { cutRows, hitNodes, partName } from '../../src/panels/desks/hubs/cut-view-model.ts';
import { rowBackbone } from '../state/backbone/small-backbone.ts';

const NODES = 6;
const consequences = fc
  .record({
    state: fc.array(fc.nat(2), { minLength: NODES, maxLength: NODES }),
    increase: fc.array(fc.constantFrom(0, 0.001, 0.5, 2, 7, Infinity), {
      minLength: NODES,
      maxLength: NODES,
    }),
    people: fc.nat(1e6),
  })
  .map(
    ({ state, increase, people }): CutConsequences => ({
      partCount: 1,
      nodeState: Uint8Array.from(state),
      peopleCutOff: people,
      householdsCutOff: people / 2,
      trafficCutOffGbps: people / 1000,
      peopleWithoutService: 0,
      meanLatencyMsBefore: 1,
      meanLatencyMsAfter: 2,
      latencyIncreaseMs: Float64Array.from(increase),
    }),
  );

describe('what a cut means', () => {
  it('names as cut off exactly what was not before, and the longest ways in falling order', () => {
    fc.assert(
      fc.property(consequences, consequences, fc.nat(NODES), (before, after, most) => {
        const { cutOff, slower } = hitNodes({ before, after }, most);
        for (let n = 0; n < NODES; n++) {
          expect(cutOff.includes(n)).toBe(after.nodeState[n] !== 0 && before.nodeState[n] === 0);
        }
        expect(slower.length).toBeLessThanOrEqual(most);
        for (const { node, ms } of slower) {
          expect(ms).toBe(after.latencyIncreaseMs[node]);
          expect(Number.isFinite(ms)).toBe(true);
        }
        for (let i = 1; i < slower.length; i++) expect(slower[i]!.ms).toBeLessThanOrEqual(slower[i - 1]!.ms);
        const [people] = cutRows({ before, after });
        expect([people!.before, people!.after]).toEqual([before.peopleCutOff, after.peopleCutOff]);
      }),
    );
  });

  it('calls a link by its ends', () => {
    const backbone = rowBackbone([0, 0]);
    expect(partName(backbone, { kind: 'node', index: 1 }, 'ja')).toBe('局1');
    expect(
      partName(
        { ...backbone, links: { ...backbone.links, cable: ['', 'X'] } },
        { kind: 'link', index: 1 },
        'en',
      ),
    ).toBe('Node 1–Node 2 (X)');
  });
});
