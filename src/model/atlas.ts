/**
 * The atlas: what every simulation reads. One instance per worker, shared by all runs, never written to.
 *
 * Vocabulary: a *cell* is an inhabited 500 m square, addressed by `cellIndex` (its position in every column) and
 * named by its mesh code; a municipality, prefecture or block is an index into its table and named by its code.
 */
import type { Lattice } from './lattice.ts';

/** Columns over the inhabited cells, all of length `lattice.cellCount`. */
export interface CellColumns {
  /** Index into the municipality table. */
  readonly municipality: Uint16Array;
  /** People at the 2020 census level; the cells of a municipality add up to its census count exactly. */
  readonly population: Uint16Array;
  /** Households at the 2020 census level; the cells of a municipality add up to its census count exactly. */
  readonly households: Uint16Array;
  /** Mean height of the land in the cell, metres above the sea. */
  readonly elevationM: Int16Array;
  /** Share of the cell's area that is land, in 1/255. */
  readonly landShare: Uint8Array;
}

export type DisadvantagedClass = 'none' | 'partial' | 'full';
export type DepopulatedClass = 'none' | 'partial' | 'deemed' | 'all';

/** Columns over municipalities (wards of designated cities merged); NaN marks an unknown number. */
export interface MunicipalityTable {
  readonly count: number;
  /** Five-digit JIS codes, rising. */
  readonly code: readonly string[];
  readonly nameJa: readonly string[];
  /** Hiragana reading. */
  readonly nameKana: readonly string[];
  readonly nameEn: readonly string[];
  readonly prefecture: Uint8Array;
  /** Census years 2010, 2015, 2020, 2025 (preliminary). */
  readonly censusPopulation: Readonly<Record<2010 | 2015 | 2020 | 2025, Float64Array>>;
  readonly censusHouseholds: Readonly<Record<2015 | 2020 | 2025, Float64Array>>;
  /** Projected population by year; NaN where none is published. */
  readonly projectedPopulation: Readonly<Record<2025 | 2030 | 2035 | 2040 | 2045 | 2050, Float64Array>>;
  readonly areaKm2: Float64Array;
  readonly habitableShare: Float64Array;
  readonly age65Share: Float64Array;
  /** Fiscal capability index (財政力指数) of FY2021; NaN for Tokyo's 23 wards. */
  readonly fiscalIndex: Float64Array;
  readonly depopulated: readonly DepopulatedClass[];
  readonly disadvantaged: readonly DisadvantagedClass[];
  readonly primaryIndustryShare: Float64Array;
  readonly manufacturingShipmentsMillionYen: Float64Array;
  readonly employees: Float64Array;
  readonly daytimeRatio: Float64Array;
  /** One operator's licensed base stations, July 2022: a siting proxy. */
  readonly licensedStations: Float64Array;
  /** Population-weighted centre, degrees. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Indices of nearby municipalities for comparison. */
  readonly neighbours: readonly (readonly number[])[];
}

export interface PrefectureTable {
  readonly count: number;
  /** Two-digit JIS X 0401 codes, rising. */
  readonly code: readonly string[];
  readonly nameJa: readonly string[];
  readonly nameKana: readonly string[];
  readonly nameEn: readonly string[];
  readonly block: Uint8Array;
  /** Index into `gridAreas`: the transmission area of most of the prefecture. */
  readonly gridArea: Uint8Array;
  readonly capitalLat: Float64Array;
  readonly capitalLon: Float64Array;
  /** 30-year probability of seismic intensity 6-lower or more at the capital, latest edition given, 0–1. */
  readonly seismicProbability: Float64Array;
}

/** The eleven areas of the regional bureaus of telecommunications (総合通信局). */
export interface BlockTable {
  readonly count: number;
  readonly code: readonly string[];
  readonly nameJa: readonly string[];
  readonly nameEn: readonly string[];
}

/** A published figure; `prefecture` is -1 for the nation. Figures are never estimated here: blanks are absent. */
export interface PublishedFigure {
  readonly metric: string;
  /** The figure stands at the end (31 March) of this fiscal year. */
  readonly fiscalYear: number;
  readonly prefecture: number;
  readonly value: number;
  readonly unit: string;
  readonly status: string;
  readonly source: string;
}

/** Published limits for figures that were not printed: "every prefecture at 70 % or more". Shares 0–1. */
export interface PublishedBound {
  readonly metric: string;
  readonly fiscalYear: number;
  readonly prefecture: number;
  readonly low: number;
  readonly high: number;
}

export interface GridArea {
  readonly code: string;
  readonly nameJa: string;
  readonly nameEn: string;
  /** Share of generation, 0–1; NaN where it is not usable. */
  readonly renewableShare: number;
  readonly curtailmentGwh: number;
}

/** Transmission capacity between two grid areas, indices into `gridAreas`. */
export interface GridLink {
  readonly from: number;
  readonly to: number;
  readonly capacityMw: number;
}

export type BackboneNodeKind = 'capital' | 'junction' | 'dataCentre' | 'landing';
/** Whether a row is a fact of its source or a guess of this model. */
export type Mark = 'measured' | 'modelled';

/** Landing stations, exchanges, data centres and trunk cities in columns. */
export interface BackboneNodes {
  readonly count: number;
  readonly id: readonly string[];
  readonly kind: readonly BackboneNodeKind[];
  readonly nameJa: readonly string[];
  readonly nameEn: readonly string[];
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** 1 where an internet exchange stands. */
  readonly isExchange: Uint8Array;
  /** Public peering capacity; NaN where not known. */
  readonly exchangeGbps: Float64Array;
  /** Announced power of data centres; NaN where not known. */
  readonly dataCentreMw: Float64Array;
  readonly mark: readonly Mark[];
  readonly source: readonly string[];
}

/** Side of the ring that a submarine link may be part of; '' for none. */
export type Coast = '' | 'japanSea' | 'pacific';

/** Trunks on land and submarine links in columns. */
export interface BackboneLinks {
  readonly count: number;
  readonly id: readonly string[];
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly kind: readonly ('terrestrial' | 'submarine')[];
  /** Name of the cable; '' for trunks. */
  readonly cable: readonly string[];
  readonly coast: readonly Coast[];
  /** In service at the end of this fiscal year; 0 for before the horizon. */
  readonly fiscalYear: Uint16Array;
  /** 1 where the scenario says when it opens. */
  readonly isPlanned: Uint8Array;
  readonly lengthKm: Float64Array;
  /** Longitude, latitude, longitude, latitude … from end to end, for drawing. */
  readonly route: readonly (readonly number[])[];
  readonly mark: readonly Mark[];
  readonly source: readonly string[];
}

/** Something that could be built: a link between two nodes, or a landing station with the links that join it. */
export interface BackboneCandidate {
  readonly id: string;
  readonly kind: 'link' | 'landing';
  /** The new station's place; a link has none. */
  readonly station?: {
    readonly nameJa: string;
    readonly nameEn: string;
    readonly lat: number;
    readonly lon: number;
  };
  readonly links: readonly {
    /** Node, or -1 for the new station. */
    readonly from: number;
    readonly to: number;
    readonly kind: 'terrestrial' | 'submarine';
    /** Cables on the Pacific side get less state money. */
    readonly isPacific: boolean;
    readonly lengthKm: number;
    readonly route: readonly number[];
  }[];
}

export interface Backbone {
  readonly nodes: BackboneNodes;
  readonly links: BackboneLinks;
  readonly candidates: readonly BackboneCandidate[];
}

export interface Source {
  readonly id: string;
  readonly file: string;
  readonly titleJa: string;
  readonly titleEn: string;
  readonly publisherJa: string;
  readonly publisherEn: string;
  readonly date: string;
  readonly termsJa: string;
  readonly termsEn: string;
  readonly creditJa: string;
  readonly creditEn: string;
  readonly sha256: string;
  readonly url?: string;
}

/** Neighbouring inhabited cells with a kilometre of sea or more between them, measured on the land mask. */
export interface SeaEdges {
  /** cellIndex, rising. */
  readonly from: Uint32Array;
  /** cellIndex, above `from`. */
  readonly to: Uint32Array;
  /** Longest stretch of sea in one piece along the geodesic, metres. */
  readonly gapM: Uint32Array;
  /** All stretches of sea together, metres. */
  readonly seaM: Uint32Array;
}

export interface Atlas {
  /** First 16 hex digits of the SHA-256 over all atlas files: goes into every outcome. */
  readonly id: string;
  readonly version: number;
  readonly lattice: Lattice;
  readonly cells: CellColumns;
  /** Cells that the 2015 mesh lacks: towns people have come back to, placed around the town office. */
  readonly addedCells: Uint32Array;
  readonly seaEdges: SeaEdges;
  readonly municipalities: MunicipalityTable;
  readonly prefectures: PrefectureTable;
  readonly blocks: BlockTable;
  readonly gridAreas: readonly GridArea[];
  readonly gridLinks: readonly GridLink[];
  readonly backbone: Backbone;
  readonly published: readonly PublishedFigure[];
  readonly publishedBounds: readonly PublishedBound[];
  readonly sources: readonly Source[];
  /** Number of 500 m squares with their centre on land, inhabited or not. */
  readonly landCellCount: number;
}
