/** Engines differ in the last bit of trigonometric functions; the country's network must not. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { latticeDelaunay } from '../../../src/model/fibre/lattice-delaunay.ts';
import { edgeLengthsM } from '../../../src/model/fibre/network.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { digest } from '../digest.ts';

afterEach(() => vi.restoreAllMocks());

/** Every seventh answer is off by its last bit. */
function unsettle(name: 'sin' | 'cos' | 'atanh'): void {
  const exact = Math[name];
  let calls = 0;
  vi.spyOn(Math, name).mockImplementation((x) => {
    const value = exact(x);
    calls++;
    return calls % 7 === 0 ? value * (1 + Number.EPSILON) : value;
  });
}

describe('the network on another engine', () => {
  it('has the same edges with the same lengths', async () => {
    const { lattice } = await committedAtlas();
    const here = latticeDelaunay(lattice);
    const lengths = digest(edgeLengthsM(lattice, here));
    for (const name of ['sin', 'cos', 'atanh'] as const) unsettle(name);
    const there = latticeDelaunay(lattice);
    expect(digest(there)).toBe(digest(here));
    expect(digest(edgeLengthsM(lattice, there))).toBe(lengths);
  });
});
