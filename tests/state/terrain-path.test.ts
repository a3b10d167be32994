import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { resolveParameters } from '../../src/model/parameters.ts';
import { failure, success } from '../../src/model/problem.ts';
import { lastAnswer } from '../../src/state/asked.ts';
import { createTerrainPath } from '../../src/state/terrain-path.ts';
import type { PathAnswer } from '../../workers/terrain.service.ts';

const A = { lat: 35.4, lon: 133.05 };
const B = { lat: 35.47, lon: 133.07 };
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

function pathWith(
  answers: (asked: number) => ReturnType<typeof success<PathAnswer>> | ReturnType<typeof failure>,
) {
  const asked: { a: object; b: object }[] = [];
  const parameters = signal(resolveParameters({}));
  const path = createTerrainPath(
    {
      profile: async (a, b) => {
        asked.push({ a, b });
        return answers(asked.length);
      },
    },
    parameters,
  );
  return { path, asked, parameters };
}

const answer = (distanceM: number) => success({ distanceM } as PathAnswer);

describe('a path over the terrain', () => {
  it('asks once both ends are picked, and stops picking', async () => {
    const { path, asked } = pathWith(() => answer(8000));
    path.isPicking.value = true;
    path.pick(A);
    expect(path.isPicking.value).toBe(true);
    expect(asked).toEqual([]);
    path.pick(B);
    expect(path.isPicking.value).toBe(false);
    await settle();
    expect(asked).toEqual([{ a: { ...A, heightM: 35 }, b: { ...B, heightM: 1.5 } }]);
    expect(path.profile.value).toMatchObject({ kind: 'answered', answer: { distanceM: 8000 } });
  });

  it('asks again for another height, end or band, but not for a fibre lever', async () => {
    const { path, asked, parameters } = pathWith((count) => answer(count));
    path.pick(A);
    path.pick(B);
    path.stationHeightM.value = 50;
    path.move(1, A);
    parameters.value = resolveParameters({ 'radio.bandRural': 'n77' });
    await settle();
    expect(asked).toHaveLength(4);
    parameters.value = resolveParameters({ 'radio.bandRural': 'n77', 'fibre.costLevel': 2 });
    await settle();
    expect(asked).toHaveLength(4);
    path.swap();
    await settle();
    expect(asked.at(-1)).toMatchObject({ a: A, b: A });
  });

  it('keeps the last answer when a later question is refused, and ignores what was overtaken', async () => {
    const problem = (kind: 'cancelled' | 'out-of-range') =>
      failure({ kind, what: 'distance', where: 'path', expected: 'a path', got: 'none' });
    const { path } = pathWith((count) =>
      count === 1 ? answer(1) : problem(count === 2 ? 'cancelled' : 'out-of-range'),
    );
    path.pick(A);
    path.pick(B);
    await settle();
    path.stationHeightM.value = 40;
    await settle();
    expect(path.profile.value).toMatchObject({ kind: 'asking', last: { distanceM: 1 } });
    path.stationHeightM.value = 41;
    await settle();
    expect(path.profile.value).toMatchObject({ kind: 'refused', last: { distanceM: 1 } });
    expect(lastAnswer(path.profile.value)).toMatchObject({ distanceM: 1 });
    path.clear();
    expect(path.profile.value).toEqual({ kind: 'idle' });
  });
});
