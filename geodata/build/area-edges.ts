/** The borders of municipalities as one table of edges, in the lattice's plane (x = column, y = row). */
import type { LatticePolygon } from './land-polygons.ts';

export interface AreaEdges {
  readonly count: number;
  /** Lower end; both ends are kept in this order so that two neighbours compute the same crossing from one edge. */
  readonly xLow: Float64Array;
  readonly yLow: Float64Array;
  readonly xHigh: Float64Array;
  readonly yHigh: Float64Array;
  /** Index of the municipality. */
  readonly municipality: Uint16Array;
}

/**
 * Edges of the polygons whose code is in the table. Land without a code (所属未定地) and places outside the table
 * are left out.
 */
export function areaEdges(
  polygons: readonly LatticePolygon[],
  municipalityCodes: readonly string[],
): AreaEdges {
  const indexOf = new Map(municipalityCodes.map((code, index) => [code, index]));
  const ends: number[] = [];
  const municipality: number[] = [];
  for (const { properties, rings } of polygons) {
    const index = properties.N03_007 === null ? undefined : indexOf.get(properties.N03_007);
    if (index === undefined) continue;
    for (const ring of rings) {
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
        if (ay < by || (ay === by && ax <= bx)) ends.push(ax, ay, bx, by);
        else ends.push(bx, by, ax, ay);
        municipality.push(index);
      }
    }
  }
  const column = (offset: number) => Float64Array.from(municipality, (_, i) => ends[i * 4 + offset]!);
  return {
    count: municipality.length,
    xLow: column(0),
    yLow: column(1),
    xHigh: column(2),
    yHigh: column(3),
    municipality: Uint16Array.from(municipality),
  };
}
