/**
 * Squares laid over the map in one colour, whatever the layer below shows. Neighbours in a row are one rectangle, so
 * that tens of thousands of squares are a few thousand shapes; a frame keeps them apart from the layer's own colours.
 */
import type { Feature, Position } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Lattice } from '../model/lattice.ts';
import { cellBounds } from './cell-picking.ts';

export interface CellsOverlay {
  /** @param cells cellIndex, rising; by kind, in its colour */
  show(lattice: Lattice, kinds: readonly { readonly cells: Uint32Array; readonly colour: string }[]): void;
}

export function createCellsOverlay(map: MapLibreMap, id: string): CellsOverlay {
  return {
    show(lattice, kinds) {
      const features = kinds.map(({ cells, colour }): Feature => {
        const coordinates = cellStrips(lattice, cells).map((ring) => [ring]);
        return { type: 'Feature', properties: { colour }, geometry: { type: 'MultiPolygon', coordinates } };
      });
      const data = { type: 'FeatureCollection' as const, features };
      const source = map.getSource<GeoJSONSource>(id);
      if (source !== undefined) {
        source.setData(data);
        return;
      }
      if (kinds.length === 0) return;
      map.addSource(id, { type: 'geojson', data, tolerance: 0 });
      const colour = ['get', 'colour'] as unknown as string;
      map.addLayer({ id, type: 'fill', source: id, paint: { 'fill-color': colour, 'fill-opacity': 0.85 } });
      map.addLayer({
        id: `${id}-frame`,
        type: 'line',
        source: id,
        paint: { 'line-color': colour, 'line-width': 1 },
      });
    },
  };
}

/** One closed ring per run of neighbouring squares in a row. @param cells cellIndex, rising: row by row, west to east */
export function cellStrips(lattice: Lattice, cells: Uint32Array): Position[][] {
  const strips: Position[][] = [];
  for (let from = 0; from < cells.length; ) {
    let to = from;
    const first = cells[from]!;
    while (to + 1 < cells.length && isNextTo(lattice, cells[to]!, cells[to + 1]!)) to++;
    const { west, south, north } = cellBounds(lattice, first);
    const { east } = cellBounds(lattice, cells[to]!);
    strips.push([
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]);
    from = to + 1;
  }
  return strips;
}

function isNextTo({ row, column }: Lattice, a: number, b: number): boolean {
  return row[a] === row[b] && column[a]! + 1 === column[b];
}
