import { describe, expect, it } from 'vitest';
import type { Atlas } from '../../src/model/atlas.ts';
import { failure, type Result, success } from '../../src/model/problem.ts';
import { passAtlas, receiveAtlas } from '../../workers/atlas-hand-over.ts';

async function passed(atlas: Result<Atlas>, heirs: number): Promise<Result<Atlas>[]> {
  const channels = Array.from({ length: heirs }, () => new MessageChannel());
  const received = channels.map(({ port2 }) => receiveAtlas(port2));
  await passAtlas(
    Promise.resolve(atlas),
    channels.map(({ port1 }) => port1),
  );
  return Promise.all(received);
}

describe('an atlas that one worker has read', () => {
  it('comes to every other as a copy of its own', async () => {
    const population = Uint16Array.of(3, 1, 4);
    const atlas = { id: 'of the test', cells: { population } } as unknown as Atlas;
    const copies = await passed(success(atlas), 2);
    expect(copies).toEqual([success(atlas), success(atlas)]);
    for (const copy of copies)
      expect(copy.ok && copy.value.cells.population.buffer).not.toBe(population.buffer);
    expect(population).toHaveLength(3);
  });

  it('says why where it could not be read', async () => {
    const broken = failure({
      kind: 'truncated',
      what: 'length',
      where: 'cells.bin',
      expected: '2 bytes',
      got: '1 bytes',
    });
    expect(await passed(broken, 1)).toEqual([broken]);
  });
});
