/** Seeded instances shaped like the published classes, for tests and benches. */
import { randomSource } from '../../../src/model/steiner/random-source.ts';
import type { SteinerInput } from '../../../src/model/steiner/steiner-problem.ts';

type Random = () => number;

const between = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1));

/**
 * Like SteinLib's B to E and, with prizes up to `highestPrize`, like C-A/D-A (10) and C-B/D-B (100): a random connected
 * graph with costs 1 to 10.
 */
export function randomGraph(
  seed: number,
  size: { nodeCount: number; edgeCount: number; terminals: number; highestPrize?: number },
): SteinerInput {
  const random = randomSource(seed);
  const { nodeCount, edgeCount, terminals, highestPrize } = size;
  const pairs = new Set<number>();
  const ends: number[] = [];
  const add = (u: number, v: number) => {
    const pair = Math.min(u, v) * nodeCount + Math.max(u, v);
    if (u === v || pairs.has(pair)) return;
    pairs.add(pair);
    ends.push(u, v);
  };
  for (let v = 1; v < nodeCount; v++) add(between(random, 0, v - 1), v);
  while (ends.length < 2 * edgeCount)
    add(between(random, 0, nodeCount - 1), between(random, 0, nodeCount - 1));
  const edgeCost = Float64Array.from({ length: edgeCount }, () => between(random, 1, 10));
  const prizes = new Float64Array(nodeCount);
  for (let asked = 0; asked < terminals; ) {
    const v = between(random, 0, nodeCount - 1);
    if (prizes[v] !== 0) continue;
    prizes[v] = highestPrize === undefined ? Infinity : between(random, 1, highestPrize);
    asked++;
  }
  return { nodeCount, ends: Int32Array.from(ends), edgeCost, prizes };
}

/**
 * Like the handwriting images of Hegde, Indyk & Schmidt (2014): a grid of pixels, strokes whose pixels carry prizes, and
 * noise. `everywhere` gives small prizes to nearly all pixels, else only strokes carry them.
 */
export function handwriting(
  seed: number,
  size: { rows: number; columns: number; everywhere: boolean; prizeScale: number; equalCosts?: boolean },
): SteinerInput {
  const random = randomSource(seed);
  const { rows, columns, everywhere, prizeScale, equalCosts } = size;
  const nodeCount = rows * columns;
  const ink = drawStrokes(random, rows, columns);
  const millionths = (amount: number) => Math.round(amount * 1e6) / 1e6;
  const prizes = new Float64Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    const noise = 0.12 * (random() + random() + random() - 1.5);
    const dark = Math.max(0, ink[v]! + noise);
    if (everywhere ? random() < 0.99 : ink[v]! > 0) prizes[v] = millionths(prizeScale * dark * dark);
  }
  const ends: number[] = [];
  const edgeCost: number[] = [];
  const add = (u: number, v: number) => {
    ends.push(u, v);
    edgeCost.push(equalCosts ? 0.2 : millionths(0.02 + 0.36 * random()));
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const v = row * columns + column;
      if (column + 1 < columns) add(v, v + 1);
      if (row + 1 < rows) add(v, v + columns);
    }
  }
  return {
    nodeCount,
    ends: Int32Array.from(ends),
    edgeCost: Float64Array.from(edgeCost),
    prizes,
    decimals: 6,
  };
}

/** Darkness 0 to 1 per pixel of some words of curled lines, three pixels wide. */
function drawStrokes(random: Random, rows: number, columns: number): Float64Array {
  const ink = new Float64Array(rows * columns);
  const strokes = Math.round((rows * columns) / 2500);
  for (let s = 0; s < strokes; s++) {
    let x = random() * columns;
    let y = random() * rows;
    let heading = random() * 2 * Math.PI;
    for (let step = 0; step < 70; step++) {
      heading += 0.5 * (random() - 0.5);
      x += Math.cos(heading);
      y += Math.sin(heading);
      for (let i = -1; i <= 1; i++) {
        for (let j = -1; j <= 1; j++) {
          const column = Math.round(x) + i;
          const row = Math.round(y) + j;
          if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
          const at = row * columns + column;
          ink[at] = Math.max(ink[at]!, i === 0 && j === 0 ? 1 : 0.6);
        }
      }
    }
  }
  return ink;
}

/**
 * Like Johnson, Minkoff & Phillips (2000): points in a square, joined where near, cost their distance (K), prizes on some
 * of them.
 */
export function nearPoints(
  seed: number,
  size: { nodeCount: number; degree: number; terminals: number; prizeScale: number },
): SteinerInput {
  const random = randomSource(seed);
  const { nodeCount, degree, terminals, prizeScale } = size;
  const side = 100_000;
  const x = Float64Array.from({ length: nodeCount }, () => random() * side);
  const y = Float64Array.from({ length: nodeCount }, () => random() * side);
  const reach = side * Math.sqrt(degree / (Math.PI * nodeCount));
  const ends: number[] = [];
  const edgeCost: number[] = [];
  for (let u = 0; u < nodeCount; u++) {
    let nearest = -1;
    let least = Infinity;
    for (let v = 0; v < u; v++) {
      const distance = Math.hypot(x[u]! - x[v]!, y[u]! - y[v]!);
      if (distance < least) [nearest, least] = [v, distance];
      if (distance > reach) continue;
      ends.push(v, u);
      edgeCost.push(Math.round(distance));
    }
    if (least <= reach || nearest < 0) continue;
    ends.push(nearest, u);
    edgeCost.push(Math.round(least));
  }
  const prizes = new Float64Array(nodeCount);
  for (let i = 0; i < terminals; i++)
    prizes[between(random, 0, nodeCount - 1)] = Math.round(prizeScale * random());
  return { nodeCount, ends: Int32Array.from(ends), edgeCost: Float64Array.from(edgeCost), prizes };
}

/**
 * Like the Cologne fibre networks (Leitner et al. 2018): a planar street net with customers as leaves, decimal costs, and
 * one vertex that must be joined.
 */
export function streets(
  seed: number,
  size: { rows: number; columns: number; customers: number; prizeScale: number },
): SteinerInput {
  const random = randomSource(seed);
  const { rows, columns, customers, prizeScale } = size;
  const crossings = rows * columns;
  const nodeCount = crossings + customers;
  const ends: number[] = [];
  const edgeCost: number[] = [];
  const add = (u: number, v: number, cost: number) => {
    ends.push(u, v);
    edgeCost.push(Math.round(cost * 1e6) / 1e6);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const v = row * columns + column;
      if (column + 1 < columns) add(v, v + 1, 500 + 9000 * random());
      if (row + 1 < rows) add(v, v + columns, 500 + 9000 * random());
      if (row + 1 < rows && column + 1 < columns && random() < 0.5)
        add(v, v + columns + 1, 900 + 12000 * random());
    }
  }
  const prizes = new Float64Array(nodeCount);
  for (let c = 0; c < customers; c++) {
    add(between(random, 0, crossings - 1), crossings + c, 100 + 4000 * random());
    prizes[crossings + c] = Math.round(prizeScale * random() * 1e6) / 1e6;
  }
  prizes[0] = Infinity;
  return {
    nodeCount,
    ends: Int32Array.from(ends),
    edgeCost: Float64Array.from(edgeCost),
    prizes,
    decimals: 6,
  };
}

/** The instance as SteinLib text. */
export function asSteinLib({ nodeCount, ends, edgeCost, prizes }: SteinerInput): string {
  const edges = Array.from(edgeCost, (cost, e) => `E ${ends[2 * e]! + 1} ${ends[2 * e + 1]! + 1} ${cost}`);
  const asked = Array.from(prizes.keys()).filter((v) => prizes[v]! > 0);
  const collecting = asked.some((v) => prizes[v] !== Infinity);
  const terminals = asked.map((v) => {
    if (prizes[v] !== Infinity) return `TP ${v + 1} ${prizes[v]}`;
    return collecting ? `RootP ${v + 1}` : `T ${v + 1}`;
  });
  const kind = collecting ? 'Prize-Collecting Steiner Problem in Graphs' : 'SPG';
  return [
    '33D32945 STP File, STP Format Version 1.0',
    `SECTION Comment\nProblem "${kind}"\nEND`,
    `SECTION Graph\nNodes ${nodeCount}\nEdges ${edges.length}`,
    ...edges,
    `END\nSECTION Terminals\nTerminals ${asked.length}`,
    ...terminals,
    'END\nEOF\n',
  ].join('\n');
}
