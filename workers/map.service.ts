/**
 * What the map's worker can do, as ordinary functions: everything that would hold up the page for more than a frame.
 * Areas and lines go out as blobs of GeoJSON text, which the map's own workers read by address; so neither their
 * parsing nor their copying ever touches the page's thread.
 */
import { transfer } from 'comlink';
import type { FeatureCollection, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import {
  type BoundaryTopology,
  type LineLayer,
  municipalityAreas,
  prefectureAreas,
} from '../src/data/boundaries.ts';
import { type CellPages, createCellPages } from '../src/data/cell-pages.ts';
import { lineFeatures } from '../src/data/line-features.ts';
import { readBoundaries } from '../src/data/read-boundaries.ts';
import { thinBoundaries } from '../src/data/thin-boundaries.ts';
import type { Lattice } from '../src/model/lattice.ts';
import { type Result, success } from '../src/model/problem.ts';
import { createNationalPicture, type PictureCells, type PictureLook } from './national-picture.ts';
import type { ReadFile } from './simulation.service.ts';

export type BoundaryLevel = 'prefecture' | 'municipality';
/** `overview` for the nation, with some quarter of the points; `detail` for all that the atlas has. */
export type BoundaryGrade = 'overview' | 'detail';

/** GeoJSON texts. Areas carry their table index as `id`, lines their `kind`. */
export interface BoundaryBlobs {
  readonly areas: Blob;
  readonly lines: Blob;
}

export interface MapService {
  /** Reads and verifies the boundaries of the atlas at `base`. */
  openBoundaries(base: string): Promise<Result<true>>;
  /** Takes the cells, for what follows. */
  openCells(lattice: Lattice, population: Uint16Array): void;
  /**
   * The nation as it is to be seen at first, once it is known whether there are boundaries; undefined before the cells
   * are there.
   */
  paintNation(look: PictureLook): Promise<ImageBitmap | undefined>;
  /** Undefined before the boundaries are open. Prefectures come with the coast, municipalities with lines alone. */
  boundariesOf(level: BoundaryLevel, grade: BoundaryGrade): BoundaryBlobs | undefined;
  /** The outline of one area in detail; undefined before the boundaries are open or where there is no such area. */
  areaOf(level: BoundaryLevel, index: number): Geometry | undefined;
  /** Places the cells on the pages of the cell surface; undefined before the cells are there. */
  layOutCells(): CellPages | undefined;
}

/** About half a pixel at zoom 5.5, up to which the overview is drawn (assumption: finer is not seen). */
const OVERVIEW_TOLERANCE_DEGREES = 0.008;
/** Decimals of a degree that are kept for drawing: 0.00001° is about a metre. */
const DECIMALS = 5;

const LINES: Readonly<Record<BoundaryLevel, Partial<Record<LineLayer, string>>>> = {
  prefecture: { coastLines: 'coast', prefectureLines: 'prefecture' },
  municipality: { municipalityLines: 'municipality' },
};

export function createMapService(readFileFrom: (base: string) => ReadFile): MapService {
  let topologies: Readonly<Record<BoundaryGrade, BoundaryTopology>> | undefined;
  let opening: Promise<Result<true>> | undefined;
  let cells: PictureCells | undefined;
  const picture = createNationalPicture();
  const details: Partial<Record<BoundaryLevel, FeatureCollection>> = {};
  const open = async (base: string): Promise<Result<true>> => {
    const read = await readBoundaries(readFileFrom(base));
    if (!read.ok) return read;
    topologies = { detail: read.value, overview: thinBoundaries(read.value, OVERVIEW_TOLERANCE_DEGREES) };
    return success(true);
  };

  return {
    openBoundaries(base) {
      opening = open(base);
      return opening;
    },

    openCells(lattice, population) {
      cells = { lattice, population };
    },

    async paintNation(look) {
      await opening;
      if (cells === undefined) return undefined;
      const bitmap = picture.paint(look, cells, topologies?.overview);
      return transfer(bitmap, [bitmap]);
    },

    boundariesOf(level, grade) {
      return topologies === undefined ? undefined : blobsOf(topologies[grade], level);
    },

    areaOf(level, index) {
      if (topologies === undefined) return undefined;
      details[level] ??= areasOf(topologies.detail, level);
      return details[level].features[index]?.geometry;
    },

    layOutCells() {
      if (cells === undefined) return undefined;
      const pages = createCellPages(cells.lattice, cells.population);
      return transfer(pages, [pages.directory.buffer, pages.cell.buffer, pages.texel.buffer]);
    },
  };
}

function blobsOf(topology: BoundaryTopology, level: BoundaryLevel): BoundaryBlobs {
  return { areas: jsonBlob(areasOf(topology, level)), lines: jsonBlob(linesOf(topology, LINES[level])) };
}

function areasOf(topology: BoundaryTopology, level: BoundaryLevel): FeatureCollection {
  const { features } = level === 'municipality' ? municipalityAreas(topology) : prefectureAreas(topology);
  return {
    type: 'FeatureCollection',
    features: features.map((each, id) => ({ ...each, id, properties: {} })),
  };
}

function linesOf(topology: BoundaryTopology, kinds: Partial<Record<LineLayer, string>>): FeatureCollection {
  const features = Object.entries(kinds).flatMap(([layer, kind]) =>
    lineFeatures(feature(topology, topology.objects[layer as LineLayer]).geometry.coordinates, { kind }),
  );
  return { type: 'FeatureCollection', features };
}

function jsonBlob(collection: FeatureCollection): Blob {
  const scale = 10 ** DECIMALS;
  const round = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * scale) / scale : value;
  return new Blob([JSON.stringify(collection, round)], { type: 'application/geo+json' });
}
