import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import type { Backbone } from '../../../src/model/atlas.ts';
import type { RankedAdditions } from '../../../src/model/backbone/rank-additions.ts';
import { failure, type Result } from '../../../src/model/problem.ts';
import type { Progress } from '../../../src/model/progress.ts';
import { extentOfAddition } from '../../../src/panels/desks/hubs/addition-extent.ts';
import { createAdditions } from '../../../src/state/backbone/additions.ts';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';

const cancelled = failure({ kind: 'cancelled', what: '', where: '', expected: '', got: '' });

/** An answer that comes when it is let, and a count of what was cancelled. */
function trial() {
  let stopped = 0;
  let finish: (result: Result<RankedAdditions>) => void = () => {};
  let progress: (progress: Progress) => void = () => {};
  const run = signal<ResilienceRun | undefined>({ fiscalYear: 2030 } as ResilienceRun);
  const additions = createAdditions(
    {
      additions: (_run, onProgress) => {
        progress = onProgress;
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
      cancelAdditions: () => {
        stopped++;
        finish(cancelled);
      },
    },
    run,
  );
  return {
    additions,
    run,
    tell: (fraction: number) => progress({ phase: '', fraction }),
    stopped: () => stopped,
  };
}

describe('additions', () => {
  it('tell how far they are, and are idle again once cancelled', async () => {
    const { additions, tell, stopped } = trial();
    expect(stopped()).toBe(0);
    additions.ask();
    tell(0.4);
    expect(additions.ranked.value.kind).toBe('asking');
    expect(additions.fraction.value).toBe(0.4);
    additions.cancel();
    await Promise.resolve();
    expect(stopped()).toBe(1);
    expect(additions.ranked.value.kind).toBe('idle');
    additions.ask();
    expect(additions.fraction.value).toBe(0);
    expect(additions.ranked.value.kind).toBe('asking');
  });

  it('end where the run is another one', () => {
    const { additions, run, stopped } = trial();
    additions.ask();
    run.value = { fiscalYear: 2030 } as ResilienceRun;
    expect(stopped()).toBe(1);
    expect(additions.ranked.value.kind).toBe('idle');
  });
});

describe('the extent of an addition', () => {
  it('holds every place that it joins', () => {
    const backbone = {
      nodes: { lon: Float64Array.of(140, 130), lat: Float64Array.of(40, 33) },
      candidates: [{ station: { lon: 128, lat: 27 } }],
    } as unknown as Backbone;
    expect(extentOfAddition(backbone, { candidate: -1, nodes: [0] })).toEqual([139.6, 39.6, 140.4, 40.4]);
    const [west, south, east, north] = extentOfAddition(backbone, { candidate: 0, nodes: [0, 1] });
    expect([west, south, east, north]).toEqual([127.6, 26.6, 140.4, 40.4]);
  });
});
