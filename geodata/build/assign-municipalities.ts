/**
 * Gives every cell its municipality: the one whose polygon holds the cell's centre, and for centres outside every
 * polygon (the coast is simplified) the one whose border is nearest in metres.
 */
import type { AreaEdges } from './area-edges.ts';
import { nearestMunicipality } from './nearest-municipality.ts';

export interface Assignment {
  /** Index of the municipality of each cell. */
  readonly municipality: Uint16Array;
  /** Indices of the cells whose centre no polygon holds. */
  readonly outside: Uint32Array;
  /** Distance in metres from each of these centres to the border chosen. */
  readonly outsideM: Float64Array;
}

const NONE = 0xffff;

/** @param row, column lattice addresses, sorted by row, then column */
export function assignMunicipalities(edges: AreaEdges, row: Uint16Array, column: Uint16Array): Assignment {
  const municipality = municipalitiesAtCentres(edges, row, column);
  const outside = Uint32Array.from(municipality.keys()).filter((cell) => municipality[cell] === NONE);
  const outsideM = new Float64Array(outside.length);
  const find = nearestMunicipality(edges);
  outside.forEach((cell, i) => {
    const nearest = find(column[cell]! + 0.5, row[cell]! + 0.5);
    municipality[cell] = nearest.municipality;
    outsideM[i] = nearest.distanceM;
  });
  return { municipality, outside, outsideM };
}

/** Scanline along the centres of each row: between two crossings of its own border lies the municipality. */
function municipalitiesAtCentres(edges: AreaEdges, row: Uint16Array, column: Uint16Array): Uint16Array {
  const crossings = crossingsByRow(edges);
  const municipality = new Uint16Array(row.length).fill(NONE);
  for (let start = 0; start < row.length; ) {
    let end = start;
    while (end < row.length && row[end] === row[start]) end++;
    const spans = crossings.get(row[start]!) ?? [];
    spans.sort((a, b) => a.municipality - b.municipality || a.x - b.x);
    for (let s = 0; s + 1 < spans.length; s += 2) {
      if (spans[s]!.municipality !== spans[s + 1]!.municipality) {
        throw new Error(`Expected closed borders, got one open end at row ${row[start]}.`);
      }
      for (let c = firstCentre(column, start, end, spans[s]!.x); c < end; c++) {
        if (column[c]! + 0.5 >= spans[s + 1]!.x) break;
        municipality[c] = spans[s]!.municipality;
      }
    }
    start = end;
  }
  return municipality;
}

interface Crossing {
  readonly x: number;
  readonly municipality: number;
}

/** Where each border crosses the line through the centres of each row; an edge owns its lower end. */
function crossingsByRow(edges: AreaEdges): Map<number, Crossing[]> {
  const rows = new Map<number, Crossing[]>();
  for (let e = 0; e < edges.count; e++) {
    const yLow = edges.yLow[e]!;
    const yHigh = edges.yHigh[e]!;
    const slope = (edges.xHigh[e]! - edges.xLow[e]!) / (yHigh - yLow);
    for (let row = Math.ceil(yLow - 0.5); row + 0.5 < yHigh; row++) {
      const crossing = {
        x: edges.xLow[e]! + (row + 0.5 - yLow) * slope,
        municipality: edges.municipality[e]!,
      };
      const list = rows.get(row);
      if (list) list.push(crossing);
      else rows.set(row, [crossing]);
    }
  }
  return rows;
}

/** First cell in start … end whose centre is at or right of x. */
function firstCentre(column: Uint16Array, start: number, end: number, x: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle]! + 0.5 < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
