import { describe, expect, it } from 'vitest';
import { createStyle, FIRST_LAYER_ABOVE_CELLS, LAYER, SOURCE, stylePaint } from '../../src/map/map-style.ts';

describe('createStyle', () => {
  const style = createStyle('light', 'ja');

  it('draws each layer from a source that exists, under a name of its own', () => {
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const layer of style.layers) {
      if ('source' in layer) expect(Object.values(SOURCE)).toContain(layer.source);
    }
    expect(ids).toContain(FIRST_LAYER_ABOVE_CELLS);
    expect([...ids, LAYER.cells].sort()).toEqual([...Object.values(LAYER)].sort());
  });

  it('keeps lines and names above the cells and areas below them', () => {
    const above = style.layers.findIndex(({ id }) => id === FIRST_LAYER_ABOVE_CELLS);
    style.layers.forEach(({ type }, i) => {
      expect(type === 'fill').toBe(i < above);
    });
  });

  it('asks nobody on the network for anything', () => {
    const text = JSON.stringify(style);
    expect(text).not.toMatch(/https?:|glyphs|sprite/);
  });
});

describe('stylePaint', () => {
  it('speaks of the same properties in both themes, so that a change of theme leaves nothing behind', () => {
    const keys = (theme: 'light' | 'dark') =>
      Object.entries(stylePaint(theme)).map(([id, paint]) => [id, Object.keys(paint)]);
    expect(keys('light')).toEqual(keys('dark'));
  });
});
