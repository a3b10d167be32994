import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/map/points.ts';
import { FIBRE_TOPICS, TOPICS } from '../../src/state/layers/index.ts';

describe('what is drawn over the map', () => {
  it('shows submarine cables at every scale, lines over land only near by', () => {
    for (const topic of FIBRE_TOPICS) {
      expect(kindOf(topic, false, true)).toBe('seaEdges');
      expect(kindOf(topic, true, true)).toBe('edges');
    }
  });

  it('shows no network where it is switched off, and leaves all else as it was', () => {
    for (const topic of TOPICS) {
      for (const isDetailed of [false, true]) {
        const expected = FIBRE_TOPICS.includes(topic) ? 'none' : kindOf(topic, isDetailed, true);
        expect(kindOf(topic, isDetailed, false)).toBe(expected);
      }
    }
  });
});
