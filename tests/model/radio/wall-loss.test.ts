import { describe, expect, it } from 'vitest';
import { BANDS } from '../../../src/model/radio/bands.ts';
import { buildingEntryLossDb } from '../../../src/model/radio/propagation/p2109.ts';
import { WALLS, wallLoss } from '../../../src/model/radio/wall-loss.ts';

describe('loss into buildings', () => {
  it('is more through metallised glass and foil, and spreads, in every band', () => {
    for (const { fGhz } of BANDS) {
      const [low, high, traditional, efficient] = WALLS.map((wall) => wallLoss(wall, fGhz));
      expect(high!.medianDb).toBeGreaterThan(low!.medianDb);
      expect(efficient!.medianDb).toBeGreaterThan(traditional!.medianDb);
      for (const { sigmaDb } of [low!, high!, traditional!, efficient!]) expect(sigmaDb).toBeGreaterThan(3);
    }
  });

  it('has the median of P.2109', () => {
    const entry = buildingEntryLossDb({ fGhz: 3.8, pPct: 50, building: 1, elevationDeg: 0 });
    expect(wallLoss('p2109-traditional', 3.8).medianDb).toBe(entry.ok ? entry.value : Number.NaN);
    expect(() => wallLoss('p2109-efficient', 200)).toThrow('fGhz');
  });
});
