import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CutEffects } from '../../src/model/backbone/resilience.ts';
import { cutRows, hitNodes, partName } from '../../src/panels/desks/hubs/cut-view-model.ts';
import {
  mostOftenCutOff,
  peopleIn,
  quantile,
  strikeRows,
} from '../../src/panels/desks/hubs/strike-view-model.ts';
import type { StrikeAnswer } from '../../src/state/backbone/strike.ts';
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
    ({ state, increase, people }): CutEffects => ({
      partCount: 1,
      nodeState: Uint8Array.from(state),
      peopleCutOff: people,
      householdsCutOff: people / 2,
      trafficCutOffGbps: people / 1000,
      peopleWithoutService: 0,
      meanLatencyMsBefore: 1,
      meanLatencyMsAfter: 2,
      latencyIncreaseMs: Float64Array.from(increase),
      hubLatencyMs: new Float64Array(0),
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

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 73, maxLength: 73 });
const results = fc
  .record({
    cutOff: fc.array(fc.nat(1e6), { minLength: 1, maxLength: 60 }),
    nodeCutOff: shares,
    radio: shares,
    fibre: shares,
  })
  .map(
    ({ cutOff, nodeCutOff, radio, fibre }) =>
      ({
        members: {
          peopleCutOff: Float64Array.from(cutOff),
          meanPeopleCutOff: cutOff.reduce((sum, each) => sum + each, 0) / cutOff.length,
          nodeCutOff: Float64Array.from(nodeCutOff),
        },
        service: { nationRadio: Float64Array.from(radio), nationFibre: Float64Array.from(fibre) },
      }) as StrikeAnswer['withPlanned'],
  );

describe('what a disaster does', () => {
  it('is never better in the mean of the hours than at the worst hour, and the same to the same network', () => {
    fc.assert(
      fc.property(results, fc.integer({ min: 1, max: 2e8 }), (result, people) => {
        const answer: StrikeAnswer = {
          choice: 'nankai',
          fiscalYear: 2030,
          withoutPlanned: result,
          withPlanned: result,
        };
        const rows = new Map(strikeRows(answer, people).map((row) => [row.measure, row]));
        for (const row of rows.values()) expect(row.with).toBe(row.without);
        for (const service of ['radio', 'fibre'] as const) {
          const [worst, mean] = [rows.get(`${service}Worst`)!.with, rows.get(`${service}Mean`)!.with];
          expect(mean).toBeLessThanOrEqual(worst + 1e-6 * people);
          expect(worst).toBeLessThanOrEqual(people);
        }
      }),
    );
  });

  it('is exceeded in at most a twentieth of the members', () => {
    fc.assert(
      fc.property(results, ({ members }) => {
        const limit = quantile(members, 0.95);
        const above = members.peopleCutOff.filter((people) => people > limit).length;
        expect(above).toBeLessThanOrEqual(Math.ceil(0.05 * members.peopleCutOff.length));
        const often = mostOftenCutOff(members, 5);
        for (let i = 1; i < often.length; i++) {
          expect(often[i]!.share).toBeLessThanOrEqual(often[i - 1]!.share);
        }
      }),
    );
  });

  it('counts the people of its own year', () => {
    const demand = { fiscalYears: [2024, 2025], population: Float64Array.of(1, 2, 30, 40) };
    expect(peopleIn(demand as unknown as Parameters<typeof peopleIn>[0], 2025)).toBe(70);
  });
});
