/**
 * The municipality whose border is nearest to a point, measured in metres: a degree of longitude is shorter than a
 * degree of latitude, so distances in degrees would prefer the wrong coast.
 */
import { meridianRadiusM, primeVerticalRadiusM } from '../../src/model/grs80.ts';
import { COLUMNS_PER_DEGREE, ROWS_PER_DEGREE } from '../../src/model/lattice.ts';
import type { AreaEdges } from './area-edges.ts';

/** Width of the square bins that edges are sorted into, in rows and columns. */
const BIN = 16;

export interface Nearest {
  readonly municipality: number;
  readonly distanceM: number;
}

/** Metres to a row and to a column at a latitude, from the radii of curvature of the ellipsoid. */
export function metresPerStep(y: number): { readonly row: number; readonly column: number } {
  const lat = ((y / ROWS_PER_DEGREE) * Math.PI) / 180;
  const parallelRadiusM = primeVerticalRadiusM(lat) * Math.cos(lat);
  return {
    row: ((meridianRadiusM(lat) / ROWS_PER_DEGREE) * Math.PI) / 180,
    column: ((parallelRadiusM / COLUMNS_PER_DEGREE) * Math.PI) / 180,
  };
}

/**
 * Prepares the search and returns it. Distances use the radii at the point's latitude: over the few kilometres that
 * separate a coast from its simplified line the error is below 0.1 %. Where two borders are equally near (they meet
 * at the coast in one point), the lower municipality index wins.
 */
export function nearestMunicipality(edges: AreaEdges): (x: number, y: number) => Nearest {
  const bins = binEdges(edges);
  return (x, y) => {
    const scale = metresPerStep(y);
    const guaranteedPerBinM = BIN * Math.min(scale.row, scale.column);
    const binX = Math.floor(x / BIN);
    const binY = Math.floor(y / BIN);
    let best: Nearest = { municipality: -1, distanceM: Infinity };
    for (let reach = 0; reach < 4096; reach++) {
      // Everything nearer than this lies in the bins looked at so far.
      if (best.distanceM <= (reach - 1) * guaranteedPerBinM) return best;
      for (let by = binY - reach; by <= binY + reach; by++) {
        const onRim = Math.abs(by - binY) === reach;
        for (let bx = binX - reach; bx <= binX + reach; bx += onRim || reach === 0 ? 1 : 2 * reach) {
          for (const e of bins.get(by * 65536 + bx) ?? []) {
            const distanceM = distanceToEdgeM(edges, e, x, y, scale);
            const municipality = edges.municipality[e]!;
            if (
              distanceM < best.distanceM ||
              (distanceM === best.distanceM && municipality < best.municipality)
            ) {
              best = { municipality, distanceM };
            }
          }
        }
      }
    }
    throw new Error('Expected at least one border on the lattice, got none.');
  };
}

function binEdges(edges: AreaEdges): Map<number, number[]> {
  const bins = new Map<number, number[]>();
  for (let e = 0; e < edges.count; e++) {
    const west = Math.min(edges.xLow[e]!, edges.xHigh[e]!);
    const east = Math.max(edges.xLow[e]!, edges.xHigh[e]!);
    for (let by = Math.floor(edges.yLow[e]! / BIN); by <= Math.floor(edges.yHigh[e]! / BIN); by++) {
      for (let bx = Math.floor(west / BIN); bx <= Math.floor(east / BIN); bx++) {
        const key = by * 65536 + bx;
        const list = bins.get(key);
        if (list) list.push(e);
        else bins.set(key, [e]);
      }
    }
  }
  return bins;
}

function distanceToEdgeM(
  edges: AreaEdges,
  e: number,
  x: number,
  y: number,
  scale: { readonly row: number; readonly column: number },
): number {
  const ax = (edges.xLow[e]! - x) * scale.column;
  const ay = (edges.yLow[e]! - y) * scale.row;
  const bx = (edges.xHigh[e]! - x) * scale.column;
  const by = (edges.yHigh[e]! - y) * scale.row;
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
