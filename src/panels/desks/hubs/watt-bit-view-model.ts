/** The grid areas as rows to draw, those of most demand first. Pure. */
import type { GridAreaPower, HubLoad } from '../../../model/hubs/hub-load.ts';

export interface WattBitRow extends GridAreaPower {
  /** Position in the atlas. */
  readonly area: number;
}

export interface WattBit {
  readonly rows: readonly WattBitRow[];
  /** The longest bar. */
  readonly mostMw: number;
  /** Taken over by regional hubs, and what found no power there. */
  readonly movedMw: number;
  readonly turnedAwayMw: number;
}

export function wattBitRows({
  areas,
  loadMw,
  turnedAwayMw,
}: Pick<HubLoad, 'areas' | 'loadMw' | 'turnedAwayMw'>): WattBit {
  const rows = areas
    .map((area, index) => ({ ...area, area: index }))
    .sort((a, b) => b.demandMwBefore - a.demandMwBefore || a.area - b.area);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    rows,
    mostMw: rows.reduce((most, row) => Math.max(most, row.demandMwBefore, row.demandMwAfter), 1e-9),
    movedMw: sum(loadMw),
    turnedAwayMw: sum(turnedAwayMw),
  };
}
