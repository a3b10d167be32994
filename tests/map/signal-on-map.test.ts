import { describe, expect, it } from 'vitest';
import { footprintFeatures } from '../../src/map/signal-on-map.ts';

const COLOURS = ['#0', '#1', '#2', '#3', '#4'];

describe('a footprint on the map', () => {
  it('joins neighbours of one class and service, and leaves out what is too weak or beyond the range', () => {
    const footprint = {
      partRowMin: 960 * 35,
      partColumnMin: 640 * 33,
      rows: 2,
      columns: 4,
      receivedDbm: Float32Array.of(-55, -58, -65, Number.NaN, -120, -95, -95, -95),
      served: Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0),
      thresholdDbm: -80,
      statisticalThresholdDbm: -80,
      computed: 7,
      fellBack: 0,
      terrain: 'full' as const,
    };
    const features = footprintFeatures(footprint, COLOURS);
    const rings = features.map(({ properties, geometry }) => [
      properties,
      geometry.type === 'MultiPolygon' ? geometry.coordinates.map(([ring]) => [ring![0], ring![2]]) : [],
    ]);
    const east = (c: number) => 133 + c / 640;
    expect(rings).toEqual([
      [
        { colour: '#0', opacity: 0.85 },
        [
          [
            [133, 35],
            [east(2), 35 + 1 / 960],
          ],
        ],
      ],
      [
        { colour: '#1', opacity: 0.85 },
        [
          [
            [east(2), 35],
            [east(3), 35 + 1 / 960],
          ],
        ],
      ],
      [
        { colour: '#4', opacity: 0.35 },
        [
          [
            [east(1), 35 + 1 / 960],
            [east(4), 35 + 2 / 960],
          ],
        ],
      ],
    ]);
  });
});
