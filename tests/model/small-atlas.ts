/** A small invented atlas for laws that hold on any atlas: a few municipalities in two prefectures. */
import type { Atlas, Backbone, MunicipalityTable } from '../../src/model/atlas.ts';
import type { Land } from '../../src/model/land.ts';
import { createLattice } from '../../src/model/lattice.ts';

export interface SmallMunicipality {
  readonly prefecture: 0 | 1;
  /** People per cell at the 2020 level; the municipality's cells stand in one lattice row. */
  readonly people: readonly number[];
  readonly population2015?: number;
  readonly population2025?: number;
  /** Ratios of the projection to 2025; absent where none is published. */
  readonly projection?: readonly [number, number, number, number, number];
}

/** A backbone of nothing, for atlases whose models do not look at it. */
export function emptyBackbone(): Backbone {
  const none = new Float64Array(0);
  return {
    nodes: {
      count: 0,
      id: [],
      kind: [],
      nameJa: [],
      nameEn: [],
      lat: none,
      lon: none,
      isExchange: new Uint8Array(0),
      exchangeGbps: none,
      dataCentreMw: none,
      mark: [],
      source: [],
    },
    links: {
      count: 0,
      id: [],
      from: new Uint16Array(0),
      to: new Uint16Array(0),
      kind: [],
      cable: [],
      coast: [],
      fiscalYear: new Uint16Array(0),
      isPlanned: new Uint8Array(0),
      lengthKm: none,
      route: [],
      mark: [],
      source: [],
    },
    candidates: [],
  };
}

const PERSONS_PER_HOUSEHOLD = 2;

export function smallAtlas(municipalities: readonly SmallMunicipality[]): Atlas {
  const row: number[] = [];
  const column: number[] = [];
  const owner: number[] = [];
  const people: number[] = [];
  municipalities.forEach((municipality, m) => {
    municipality.people.forEach((count, i) => {
      row.push(8500 + m * 3);
      column.push(6300 + i);
      owner.push(m);
      people.push(count);
    });
  });
  const total = (m: SmallMunicipality) => m.people.reduce((sum, count) => sum + count, 0);
  const homes = (count: number) => Math.ceil(count / PERSONS_PER_HOUSEHOLD);
  const column64 = (value: (m: SmallMunicipality) => number) => Float64Array.from(municipalities, value);
  const population2025 = (m: SmallMunicipality) => m.population2025 ?? total(m);
  const projected = (i: number) =>
    column64((m) => (m.projection === undefined ? Number.NaN : i < 0 ? 1000 : 1000 * m.projection[i]!));
  const households = (m: SmallMunicipality) => m.people.reduce((sum, count) => sum + homes(count), 0);
  const count = municipalities.length;
  const unknown = () => new Float64Array(count).fill(Number.NaN);
  const names = municipalities.map((_, m) => `m${m}`);
  const table: MunicipalityTable = {
    count,
    code: municipalities.map((_, m) => `0${m + 1}001`.slice(-5)),
    nameJa: names,
    nameKana: names,
    nameEn: names,
    prefecture: Uint8Array.from(municipalities, (m) => m.prefecture),
    censusPopulation: {
      2010: unknown(),
      2015: column64((m) => m.population2015 ?? total(m)),
      2020: column64(total),
      2025: column64(population2025),
    },
    censusHouseholds: {
      2015: column64(households),
      2020: column64(households),
      2025: column64((m) => homes(population2025(m))),
    },
    projectedPopulation: {
      2025: projected(-1),
      2030: projected(0),
      2035: projected(1),
      2040: projected(2),
      2045: projected(3),
      2050: projected(4),
    },
    areaKm2: new Float64Array(count).fill(10),
    habitableShare: new Float64Array(count).fill(0.5),
    age65Share: unknown(),
    fiscalIndex: new Float64Array(count).fill(0.4),
    depopulated: names.map(() => 'none' as const),
    disadvantaged: names.map(() => 'none' as const),
    primaryIndustryShare: unknown(),
    manufacturingShipmentsMillionYen: unknown(),
    employees: unknown(),
    daytimeRatio: unknown(),
    licensedStations: new Float64Array(count),
    lat: new Float64Array(count).fill(35.5),
    lon: new Float64Array(count).fill(139.5),
    neighbours: names.map(() => []),
  };
  return {
    id: 'small',
    version: 1,
    lattice: createLattice(Uint16Array.from(row), Uint16Array.from(column)),
    cells: {
      municipality: Uint16Array.from(owner),
      population: Uint16Array.from(people),
      households: Uint16Array.from(people, homes),
      elevationM: new Int16Array(people.length),
      landShare: new Uint8Array(people.length).fill(255),
    },
    municipalities: table,
    prefectures: {
      count: 2,
      code: ['01', '02'],
      nameJa: ['甲県', '乙県'],
      nameKana: ['こうけん', 'おつけん'],
      nameEn: ['Kō', 'Otsu'],
      block: Uint8Array.of(0, 0),
      gridArea: Uint8Array.of(0, 0),
      capitalLat: Float64Array.of(35.4, 35.5),
      capitalLon: Float64Array.of(139.4, 139.5),
      seismicProbability: Float64Array.of(0.1, 0.2),
    },
    blocks: { count: 1, code: ['1'], nameJa: ['甲乙'], nameEn: ['Kō-Otsu'] },
    gridAreas: [],
    gridLinks: [],
    backbone: emptyBackbone(),
    published: [],
    publishedBounds: [],
    sources: [],
    addedCells: new Uint32Array(0),
    seaEdges: {
      from: new Uint32Array(0),
      to: new Uint32Array(0),
      gapM: new Uint32Array(0),
      seaM: new Uint32Array(0),
    },
    landCellCount: people.length,
  };
}

/** The land of an atlas whose inhabited cells are all there is. */
export function bareLand({ lattice, cells }: Atlas): Land {
  const rowOffsets = lattice.rowOffsets;
  return {
    rowMin: lattice.rowMin,
    rowOffsets,
    runStart: lattice.column.slice(),
    runLength: new Uint16Array(lattice.cellCount).fill(1),
    runMunicipality: cells.municipality.slice(),
    landCellCount: lattice.cellCount,
    partialCell: new Uint32Array(0),
    partialShare: new Uint8Array(0),
  };
}
