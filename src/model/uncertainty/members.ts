/**
 * Reads members and sorts what they say by place: coverage and cost of every planned year, and how many members meet each
 * target. Chunks of members may be read anywhere and in any order: what comes of them is put together by index.
 */
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Target, TargetMetric } from '../target.ts';
import { drawAt, limitDraw } from './draws.ts';
import {
  centralDraw,
  FACTOR_COUNT,
  FACTOR_IDS,
  type UncertainTechnology,
  type UncertaintySettings,
} from './factors.ts';
import { createGroupReader, groupCount } from './group-reading.ts';
import { firstYearOf, type MemberReaders } from './member-basis.ts';
import { BAND_SHARES, quantilesOf } from './quantiles.ts';
import { createSobolPoints } from './sobol-sequence.ts';

const POPULATION = FACTOR_IDS.indexOf('population');

/** Metrics whose value these factors move, and whose technology that is. */
export const UNCERTAIN_METRICS: Readonly<Partial<Record<TargetMetric, UncertainTechnology>>> = {
  fibreHouseholdCoverage: 'fibre',
  radioPopulationCoverage: 'radio',
  radioPopulationCoverageWorstPrefecture: 'radio',
};

export interface ChunkRequest {
  readonly technology: UncertainTechnology;
  /** Members from, inclusive, and to, exclusive. */
  readonly from: number;
  readonly to: number;
  readonly settings: UncertaintySettings;
  readonly targets: readonly Target[];
  /** Places are handed over in so many parts. */
  readonly parts: number;
}

export interface Chunk {
  /** By part: places and groups (group-reading.ts) × 2 · planned years (coverage, then cost) × members of the chunk. */
  readonly parts: readonly Float32Array[];
  /** targets × (prefectures + 1): members of the chunk that meet it; 0 for targets of another technology. */
  readonly met: Uint32Array;
  /** targets × members of the chunk: 1 where the nation meets the target. */
  readonly nationMet: Uint8Array;
}

/** Places of one part: from, inclusive, and to, exclusive, of all places. */
export function placesOfPart(places: number, parts: number, part: number): { from: number; to: number } {
  return { from: Math.floor((places * part) / parts), to: Math.floor((places * (part + 1)) / parts) };
}

export function readChunk(readers: MemberReaders, request: ChunkRequest): Chunk {
  const { technology, from, to, settings, targets, parts } = request;
  const { basis } = readers;
  const reader = readers.of[technology];
  const reading = reader.createReading();
  const { coverage } = reading;
  const places = basis.prefectures + 1;
  const groups = groupCount(basis);
  const groupReader = createGroupReader(basis, technology);
  const together = groupReader.createReading();
  const firstYear = firstYearOf(basis, technology);
  const series = 2 * (YEAR_COUNT - firstYear);
  const size = to - from;
  const values = Array.from({ length: parts }, (_, part) => {
    const own = placesOfPart(places + groups, parts, part);
    return new Float32Array((own.to - own.from) * series * size);
  });
  const met = new Uint32Array(targets.length * places);
  const nationMet = new Uint8Array(targets.length * size);
  const points = createSobolPoints(FACTOR_COUNT, settings.seed);
  const point = new Float64Array(FACTOR_COUNT);
  const draw = centralDraw();
  for (const member of inReadingOrder(from, to, settings)) {
    drawAt(settings.distributions, points.at(member, point), draw);
    reader.read(limitDraw(basis.limits, draw), reading);
    groupReader.read(draw[POPULATION]!, reading, together, firstYear);
    countMet(technology, targets, places, coverage, met, nationMet.subarray(member - from), size);
    for (let part = 0; part < parts; part++) {
      const own = placesOfPart(places + groups, parts, part);
      const into = values[part]!;
      let at = member - from;
      for (let place = own.from; place < own.to; place++) {
        const of = place < places ? reading : together;
        const columns = place < places ? places : groups;
        const column = place < places ? place : place - places;
        for (const table of [of.coverage, of.costYen]) {
          for (let i = firstYear * columns + column; i < YEAR_COUNT * columns; i += columns, at += size) {
            into[at] = table[i]!;
          }
        }
      }
    }
  }
  return { parts: values, met, nationMet };
}

/** Members of like margin one after another: they are read between the same nodes, which so stay near the core. */
function inReadingOrder(from: number, to: number, { seed }: UncertaintySettings): number[] {
  const points = createSobolPoints(FACTOR_COUNT, seed);
  const point = new Float64Array(FACTOR_COUNT);
  const margin = FACTOR_IDS.indexOf('propagationMargin');
  const keys = Float64Array.from({ length: to - from }, (_, i) => points.at(from + i, point)[margin]!);
  return Array.from(keys.keys())
    .sort((a, b) => keys[a]! - keys[b]! || a - b)
    .map((i) => from + i);
}

/**
 * Whether each place meets each target: a prefecture by its own coverage, whatever the target asks of the nation.
 * @param nationMet where the member's own verdict on the first target goes, the next one `stride` further
 */
function countMet(
  technology: UncertainTechnology,
  targets: readonly Target[],
  places: number,
  coverage: Float64Array,
  met: Uint32Array,
  nationMet: Uint8Array,
  stride: number,
): void {
  targets.forEach(({ metric, goal, fiscalYear }, t) => {
    const year = fiscalYear - FIRST_FISCAL_YEAR;
    if (UNCERTAIN_METRICS[metric] !== technology || year < 0 || year >= YEAR_COUNT) return;
    let isEveryPrefecture = true;
    for (let place = 0; place < places; place++) {
      let isMet = coverage[year * places + place]! >= goal - 1e-12;
      if (place < places - 1) isEveryPrefecture &&= isMet;
      else if (metric === 'radioPopulationCoverageWorstPrefecture') isMet = isEveryPrefecture;
      if (!isMet) continue;
      met[t * places + place]!++;
      if (place === places - 1) nationMet[t * stride] = 1;
    }
  });
}

/**
 * Bands of the places of one part.
 * @param chunks the part of every chunk, in the order of members
 * @returns places × series × BAND_SHARES
 */
export function bandsOfPart(chunks: readonly Float32Array[], sizes: readonly number[]): Float64Array {
  const members = sizes.reduce((sum, size) => sum + size, 0);
  const rows = chunks[0]!.length / sizes[0]!;
  const width = BAND_SHARES.length;
  const bands = new Float64Array(rows * width);
  const values = new Float32Array(members);
  for (let row = 0; row < rows; row++) {
    let at = 0;
    chunks.forEach((chunk, c) => {
      values.set(chunk.subarray(row * sizes[c]!, (row + 1) * sizes[c]!), at);
      at += sizes[c]!;
    });
    quantilesOf(values, BAND_SHARES, bands, row * width);
  }
  return bands;
}
