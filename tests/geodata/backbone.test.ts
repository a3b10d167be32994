import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { blockAt, kmBetween, leastCostPath, pointOf, routeGrid } from '../../geodata/build/route-grid.ts';
import { loadAtlas } from '../../src/data/atlas-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import type { Backbone } from '../../src/model/atlas.ts';
import { distanceM, geocentricM } from '../../src/model/hubs/ellipsoid-distance.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('leastCostPath', () => {
  // A square island of 6 × 6 blocks in the sea around 35°N.
  const address = { row: [] as number[], column: [] as number[] };
  for (let row = 8400; row < 8460; row++) {
    for (let column = 6400; column < 6448; column++) {
      address.row.push(row);
      address.column.push(column);
    }
  }
  const grid = routeGrid(address, { row: [], column: [] });
  const at = (row: number, column: number) => row * grid.columnCount + column;

  it('goes straight where nothing is in the way, and around what is', () => {
    const [west, east] = [at(15, 8), at(15, 22)];
    const straight = leastCostPath(grid, new Float32Array(grid.landShare.length).fill(1), west, east);
    expect(straight).toHaveLength(15);
    const sea = grid.landShare.map((share) => (share > 0 ? Infinity : 1));
    const around = leastCostPath(grid, sea, west, east);
    expect(around.every((block) => grid.landShare[block] === 0)).toBe(true);
    const length = (path: number[]) =>
      path
        .slice(1)
        .reduce((sum, block, k) => sum + kmBetween(pointOf(grid, path[k]!), pointOf(grid, block)), 0);
    expect(length(around)).toBeGreaterThan(length(straight));
    expect(leastCostPath(grid, sea, east, west).reverse().length).toBe(around.length);
  });

  it('gives a block the point it came from', () => {
    const { lat, lon } = pointOf(grid, at(14, 14));
    expect(blockAt(grid, lat, lon)).toBe(at(14, 14));
    expect(() => blockAt(grid, 0, 0)).toThrow('Expected a point in the grid');
  });

  it('says where no path leads', () => {
    const walls = new Float32Array(grid.landShare.length).fill(Infinity);
    expect(() => leastCostPath(grid, walls, at(0, 0), at(9, 9))).toThrow('found none');
  });
});

describe('the backbone of the committed atlas', () => {
  let backbone: Backbone;
  beforeAll(async () => {
    const loaded = await loadAtlas(readFromFolder(`${root}public/atlas`));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    backbone = loaded.value.backbone;
  });

  it('holds the rows of its tables', () => {
    const ids = (name: string) =>
      readFileSync(`${root}geodata/${name}`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0]);
    expect(backbone.nodes.id).toEqual(ids('backbone-nodes.csv'));
    expect(backbone.links.id).toEqual(ids('backbone-links.csv'));
    expect(backbone.nodes.kind.filter((kind) => kind === 'capital')).toHaveLength(47);
    expect(backbone.nodes.kind.filter((kind) => kind === 'landing')).toHaveLength(68);
    expect(backbone.links.mark.every((mark) => mark === 'modelled')).toBe(true);
    expect(backbone.nodes.source.every((source) => source !== '')).toBe(true);
  });

  it('has no route shorter than the straight line, nor one many times as long', () => {
    const points = geocentricM(backbone.nodes.lat, backbone.nodes.lon);
    for (let k = 0; k < backbone.links.count; k++) {
      const straightKm = distanceM(points, backbone.links.from[k]!, backbone.links.to[k]!) / 1000;
      expect(backbone.links.lengthKm[k]!, backbone.links.id[k]).toBeGreaterThanOrEqual(
        0.99 * straightKm - 0.1,
      );
      expect(backbone.links.lengthKm[k]!, backbone.links.id[k]).toBeLessThan(3 * straightKm + 20);
    }
  });

  // 556 km by the Tōkaidō line, about 500 by expressway; the trunks go over Yokohama, Shizuoka, Nagoya and Gifu.
  it('comes from Tōkyō to Ōsaka in about the length of roads and railways', () => {
    const along = [
      'c13-c14',
      'c14-l-ninomiya',
      'l-ninomiya-c22',
      'c22-l-toyohashi',
      'l-toyohashi-c23',
      'c23-c21',
      'c21-c25',
      'c25-c26',
      'c26-c27',
    ];
    const lengthKm = along.reduce(
      (sum, id) => sum + backbone.links.lengthKm[backbone.links.id.indexOf(`t:${id}`)]!,
      0,
    );
    expect(lengthKm).toBeGreaterThan(500);
    expect(lengthKm).toBeLessThan(620);
  });
});
