/**
 * The nation as a picture, drawn without a graphics card: what stands on screen until the map that can be moved does.
 * Same ground, colours, lines and cells as that map's style, for one view.
 */
import { feature } from 'topojson-client';
import type { BoundaryTopology, LineLayer } from '../src/data/boundaries.ts';
import { prefectureAreas } from '../src/data/boundaries.ts';
import { type CellGrid, createCellGrid, rasteriseCells } from '../src/data/cell-raster.ts';
import type { Lattice } from '../src/model/lattice.ts';
import { type MercatorView, mercatorX, mercatorY } from '../src/model/web-mercator.ts';

export interface PictureLine {
  readonly colour: string;
  /** Device pixels. */
  readonly width: number;
  readonly opacity: number;
}

/** What is to be seen. */
export interface PictureLook {
  readonly view: MercatorView;
  /** Level of the cells: a block is 2^shift squares a side. */
  readonly shift: number;
  readonly land: string;
  readonly lines: Readonly<Record<'coastLines' | 'prefectureLines', PictureLine>>;
  /** One byte per cell. */
  readonly classes: Uint8Array;
  /** RGBA of the 256 classes. */
  readonly palette: Uint8Array;
}

export interface PictureCells {
  readonly lattice: Lattice;
  readonly population: Uint16Array;
}

export interface NationalPicture {
  /** @param topology undefined where there are no boundaries to be had: cells need none */
  paint(look: PictureLook, cells: PictureCells, topology: BoundaryTopology | undefined): ImageBitmap;
}

export function createNationalPicture(): NationalPicture {
  let grid: CellGrid | undefined;
  let paths: Paths | undefined;
  return {
    paint(look, { lattice, population }, topology) {
      const { view, shift } = look;
      const canvas = new OffscreenCanvas(view.width, view.height);
      // Read back at once: a canvas on the graphics card would only come and go.
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      if (topology !== undefined && (paths === undefined || !isSameView(paths.view, view))) {
        paths = { view, land: landPath(topology, view), lines: linePaths(topology, view) };
      }
      if (paths !== undefined) {
        context.fillStyle = look.land;
        context.fill(paths.land);
      }
      if (grid?.shift !== shift) grid = createCellGrid(lattice, population, shift);
      const image = new ImageData(view.width, view.height);
      rasteriseCells(grid, view, look.classes, look.palette, image.data);
      // Put, an image replaces what it lies on; drawn, it lies over it.
      const cells = new OffscreenCanvas(view.width, view.height);
      cells.getContext('2d', { willReadFrequently: true })!.putImageData(image, 0, 0);
      context.drawImage(cells, 0, 0);
      if (paths !== undefined) {
        context.lineJoin = 'round';
        for (const name of LINE_NAMES) {
          const line = look.lines[name];
          context.strokeStyle = line.colour;
          context.lineWidth = line.width;
          context.globalAlpha = line.opacity;
          context.stroke(paths.lines[name]);
        }
      }
      return canvas.transferToImageBitmap();
    },
  };
}

/** In the order in which they are drawn. */
const LINE_NAMES = ['coastLines', 'prefectureLines'] as const satisfies readonly LineLayer[];
type LineName = (typeof LINE_NAMES)[number];

interface Paths {
  readonly view: MercatorView;
  readonly land: Path2D;
  readonly lines: Readonly<Record<LineName, Path2D>>;
}

function isSameView(a: MercatorView, b: MercatorView): boolean {
  return (
    a.x === b.x &&
    a.y === b.y &&
    a.worldPixels === b.worldPixels &&
    a.width === b.width &&
    a.height === b.height
  );
}

function landPath(topology: BoundaryTopology, view: MercatorView): Path2D {
  const path = new Path2D();
  for (const { geometry } of prefectureAreas(topology).features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) trace(path, ring, view);
  }
  return path;
}

function linePaths(topology: BoundaryTopology, view: MercatorView): Record<LineName, Path2D> {
  const pathOf = (name: LineName) => {
    const path = new Path2D();
    for (const line of feature(topology, topology.objects[name]).geometry.coordinates)
      trace(path, line, view);
    return path;
  };
  return { coastLines: pathOf('coastLines'), prefectureLines: pathOf('prefectureLines') };
}

function trace(path: Path2D, line: readonly number[][], { x, y, worldPixels }: MercatorView): void {
  line.forEach(([lon, lat], i) => {
    const px = (mercatorX(lon!) - x) * worldPixels;
    const py = (mercatorY(lat!) - y) * worldPixels;
    if (i === 0) path.moveTo(px, py);
    else path.lineTo(px, py);
  });
}
