import { describe, expect, it } from 'vitest';
import type { Steps } from '../../src/model/progress.ts';
import { drive } from '../../workers/drive.ts';

/** Steps that each take long enough for the driver to hand over. */
function* busySteps(count: number, stepMs: number): Steps<string> {
  for (let i = 0; i < count; i++) {
    const until = performance.now() + stepMs;
    while (performance.now() < until) {
      // Busy on purpose: a kernel does not wait, it computes.
    }
    yield { phase: 'test', fraction: i / count };
  }
  return 'done';
}

describe('driving a simulation', () => {
  it('finishes and reports rising progress', async () => {
    const fractions: number[] = [];
    const result = await drive(busySteps(8, 30), {
      isCancelled: () => false,
      onProgress: ({ fraction }) => fractions.push(fraction),
    });
    expect(result).toEqual({ ok: true, value: 'done' });
    expect(fractions.length).toBeGreaterThan(0);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
  });

  it('hears a cancel between two steps and stops there', async () => {
    let cancelled = false;
    let steps = 0;
    setTimeout(() => {
      cancelled = true;
    }, 60);
    const counted = (function* (): Steps<string> {
      for (const progress of busySteps(1000, 25)) {
        steps++;
        yield progress;
      }
      return 'done';
    })();
    const result = await drive(counted, { isCancelled: () => cancelled, onProgress: () => {} });
    expect(result).toMatchObject({ ok: false, problems: [{ kind: 'cancelled', where: 'test' }] });
    expect(steps).toBeLessThan(50);
  });
});
