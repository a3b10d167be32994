/**
 * What the map's worker can do, as ordinary functions: everything that would hold up the page for more than a frame.
 * Areas and lines go out as blobs of GeoJSON text, which the map's own workers read by address; so neither their
 * parsing nor their copying ever touches the page's thread.
 */
import { transfer } from 'comlink';
import type { Feature, FeatureCollection, Geometry, MultiLineString } from 'geojson';
import { feature } from 'topojson-client';
import { readBytes, readVerified } from '../src/data/atlas-files.ts';
import { MANIFEST_FILE, parseManifest } from '../src/data/atlas-manifest.ts';
import {
  type BoundaryTopology,
  decodeBoundaries,
  type LineLayer,
  municipalityAreas,
  prefectureAreas,
} from '../src/data/boundaries.ts';
import { type CellPages, createCellPages } from '../src/data/cell-pages.ts';
import type { Lattice } from '../src/model/lattice.ts';
import { failure, type Result, success } from '../src/model/problem.ts';
import type { ReadFile } from './simulation.service.ts';

export const BOUNDARIES_FILE = 'boundaries.bin';

/** GeoJSON texts. Areas carry their table index as `id`, lines their `kind`. */
export interface BoundaryBlobs {
  readonly areas: Blob;
  readonly lines: Blob;
}

export interface MapService {
  /** Reads and verifies the boundaries of the atlas at `base`; prefectures with their lines and the coast come first. */
  openPrefectures(base: string): Promise<Result<BoundaryBlobs>>;
  /** The finer ones, some two thirds of the work; undefined before the prefectures are open. */
  openMunicipalities(): BoundaryBlobs | undefined;
  /** The outline of one area; undefined before the boundaries are open or where there is no such area. */
  areaOf(level: 'municipality' | 'prefecture', index: number): Geometry | undefined;
  /** Places the cells on the pages of the cell surface. */
  layOutCells(lattice: Lattice, population: Uint16Array): CellPages;
}

/** Decimals of a degree that are kept for drawing: 0.00001° is about a metre. */
const DECIMALS = 5;

export function createMapService(readFileFrom: (base: string) => ReadFile): MapService {
  let topology: BoundaryTopology | undefined;
  const areas: { municipality?: FeatureCollection; prefecture?: FeatureCollection } = {};
  const areasOf = (level: 'municipality' | 'prefecture', from: BoundaryTopology) => {
    areas[level] ??= withIds(level === 'municipality' ? municipalityAreas(from) : prefectureAreas(from));
    return areas[level];
  };
  return {
    async openPrefectures(base) {
      const read = await readBoundaries(readFileFrom(base));
      if (!read.ok) return read;
      topology = read.value;
      return success({
        areas: jsonBlob(areasOf('prefecture', topology)),
        lines: jsonBlob(linesOf(topology, { coastLines: 'coast', prefectureLines: 'prefecture' })),
      });
    },

    openMunicipalities() {
      if (topology === undefined) return undefined;
      return {
        areas: jsonBlob(areasOf('municipality', topology)),
        lines: jsonBlob(linesOf(topology, { municipalityLines: 'municipality' })),
      };
    },

    areaOf: (level, index) =>
      topology === undefined ? undefined : areasOf(level, topology).features[index]?.geometry,

    layOutCells(lattice, population) {
      const pages = createCellPages(lattice, population);
      return transfer(pages, [pages.directory.buffer, pages.cell.buffer, pages.texel.buffer]);
    },
  };
}

async function readBoundaries(readFile: ReadFile): Promise<Result<BoundaryTopology>> {
  const manifestBytes = await readBytes(readFile, MANIFEST_FILE);
  if (!manifestBytes.ok) return manifestBytes;
  const manifest = parseManifest(manifestBytes.value);
  if (!manifest.ok) return manifest;
  const file = manifest.value.files.find(({ name }) => name === BOUNDARIES_FILE);
  if (file === undefined) {
    const got = manifest.value.files.map(({ name }) => name).join(', ');
    return failure({ kind: 'missing', what: 'files', where: MANIFEST_FILE, expected: BOUNDARIES_FILE, got });
  }
  const bytes = await readVerified(readFile, file);
  return bytes.ok ? decodeBoundaries(bytes.value, BOUNDARIES_FILE) : bytes;
}

function withIds(collection: FeatureCollection): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: collection.features.map((each, id) => ({ ...each, id, properties: {} })),
  };
}

/** A feature with more points than this would overflow the 16-bit indices with which the map draws it. */
const POINTS_PER_FEATURE = 8000;

function linesOf(topology: BoundaryTopology, kinds: Partial<Record<LineLayer, string>>): FeatureCollection {
  const features: Feature<MultiLineString>[] = [];
  for (const [layer, kind] of Object.entries(kinds)) {
    let room = 0;
    for (const line of feature(topology, topology.objects[layer as LineLayer]).geometry.coordinates) {
      if (line.length > room) {
        const geometry: MultiLineString = { type: 'MultiLineString', coordinates: [] };
        features.push({ type: 'Feature', geometry, properties: { kind } });
        room = POINTS_PER_FEATURE;
      }
      features[features.length - 1]!.geometry.coordinates.push(line);
      room -= line.length;
    }
  }
  return { type: 'FeatureCollection', features };
}

function jsonBlob(collection: FeatureCollection): Blob {
  const scale = 10 ** DECIMALS;
  const round = (_: string, value: unknown) =>
    typeof value === 'number' ? Math.round(value * scale) / scale : value;
  return new Blob([JSON.stringify(collection, round)], { type: 'application/geo+json' });
}
