import { signal } from '@preact/signals-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import type { Cut } from '../../../src/model/backbone/cut-consequences.ts';
import type { CutEffects } from '../../../src/model/backbone/resilience.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { success } from '../../../src/model/problem.ts';
import type { CutPair } from '../../../src/services/resilience-client.ts';
import { createCuts } from '../../../src/state/backbone/cuts.ts';
import type { BackbonePart } from '../../../src/state/backbone/link-state.ts';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import { rowBackbone } from './small-backbone.ts';

const parts = fc.record({
  kind: fc.constantFrom('link', 'node'),
  index: fc.nat(3),
}) as fc.Arbitrary<BackbonePart>;

/** Each answer takes a turn, and tells what was cut. */
function trial() {
  const asked: Cut[] = [];
  const run = signal<ResilienceRun | undefined>({ fiscalYear: 2024 } as ResilienceRun);
  const open = [0, 0, 2030, 0];
  const atlas = { backbone: rowBackbone(open) } as Atlas;
  const outcome = {
    hubs: { backbone: { linkOpenFiscalYear: Uint16Array.from(open) } },
  } as unknown as Outcome;
  const client = {
    cut: async (_run: ResilienceRun, cut: Cut) => {
      asked.push(cut);
      await Promise.resolve();
      const after = { peopleCutOff: 10 * cut.links.length + cut.nodes.length } as CutEffects;
      return success<CutPair>({ before: { peopleCutOff: 0 } as CutEffects, after });
    },
  };
  const cuts = createCuts(client, run, signal({ atlas, outcome }));
  return { cuts, asked, run };
}

describe('cuts', () => {
  it('stand once each, are mended by the second click, and the last answer is of what is cut in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 12 }), async (clicks) => {
        const { cuts } = trial();
        for (const part of clicks) cuts.toggle(part);
        const odd = clicks.filter(
          (part, i) =>
            clicks.findIndex((each) => each.kind === part.kind && each.index === part.index) === i &&
            clicks.filter((each) => each.kind === part.kind && each.index === part.index).length % 2 === 1,
        );
        const names = (list: readonly BackbonePart[]) => list.map((p) => `${p.kind}${p.index}`).sort();
        expect(names(cuts.parts.value)).toEqual(names(odd));
        await new Promise((resolve) => setTimeout(resolve));
        const now = cuts.consequences.value;
        if (odd.length === 0) expect(now.kind).toBe('idle');
        else if (now.kind === 'answered') {
          const links = odd.filter(({ kind }) => kind === 'link').length;
          expect(now.answer.after.peopleCutOff).toBe(10 * links + odd.length - links);
        } else expect.fail(`Expected an answer, got ${now.kind}.`);
      }),
      { numRuns: 50 },
    );
  });

  it('colour the map once they are answered, until they are mended or the reader turns it off', async () => {
    const { cuts } = trial();
    expect(cuts.layer.value).toBeUndefined();
    cuts.toggle({ kind: 'link', index: 0 });
    await new Promise((resolve) => setTimeout(resolve));
    const layer = cuts.layer.value;
    expect(layer?.id).toBe('hubs');
    cuts.isOnMap.value = false;
    expect(cuts.layer.value).toBeUndefined();
    cuts.isOnMap.value = true;
    // While the next cut is asked for, the last answer stays.
    const kept = cuts.layer.value;
    cuts.toggle({ kind: 'link', index: 1 });
    expect(cuts.layer.value).toBe(kept);
    cuts.clear();
    expect(cuts.layer.value).toBeUndefined();
  });

  it('take a click on what stands, and leave any other to the map', () => {
    const { cuts, run } = trial();
    expect(cuts.pick({ lat: 35, lon: 135.5 }, 5000)).toBe(true);
    expect(cuts.parts.value).toEqual([{ kind: 'link', index: 0 }]);
    // Link 2 opens later.
    expect(cuts.pick({ lat: 35, lon: 137.5 }, 5000)).toBe(false);
    expect(cuts.pick({ lat: 40, lon: 135.5 }, 5000)).toBe(false);
    run.value = undefined;
    expect(cuts.pick({ lat: 35, lon: 135.5 }, 5000)).toBe(false);
    expect(cuts.consequences.value.kind).toBe('idle');
  });
});
