/** Builds the tables of `places.bin` from the sources and from the project's own tables of facts. */
import type { PlacesFile } from '../../src/data/atlas-places.ts';
import type { DepopulatedClass, DisadvantagedClass } from '../../src/model/atlas.ts';
import { centreLat, centreLon } from '../../src/model/lattice.ts';
import type { InhabitedCells } from './cells.ts';
import { type Centre, nearestCentres } from './nearest-centres.ts';
import { type CsvRow, numberOrNull, parseCsv, shareOrNull } from './parse-csv.ts';
import type { Settlement } from './returned-settlements.ts';

const DEPOPULATED: Readonly<Record<string, DepopulatedClass>> = {
  none: 'none',
  partial: 'partial',
  deemed: 'deemed',
  // The source calls wholly depopulated municipalities (過疎地域) 'full'; the law's word is 全部.
  full: 'all',
};
const DISADVANTAGED: readonly DisadvantagedClass[] = ['none', 'partial', 'full'];

/** Generation of unknown kind above this share makes a grid area's renewable share unusable: an assumption. */
const UNKNOWN_SHARE_LIMIT = 0.5;

const GRID_AREA_NAMES: Readonly<Record<string, string>> = {
  'JP-HKD': 'Hokkaidō',
  'JP-TH': 'Tōhoku',
  'JP-TK': 'Tōkyō',
  'JP-CB': 'Chūbu',
  'JP-HR': 'Hokuriku',
  'JP-KN': 'Kansai',
  'JP-CG': 'Chūgoku',
  'JP-SK': 'Shikoku',
  'JP-KY': 'Kyūshū',
  'JP-ON': 'Okinawa',
};

/**
 * Population-weighted centre of each municipality's cells, to 1e-5 degree. Where nobody lives it is the town office of
 * the settlement table.
 */
export function populationCentres(
  cells: InhabitedCells,
  municipalityCount: number,
  settlements: readonly Settlement[],
): Centre[] {
  const people = new Float64Array(municipalityCount);
  const latSum = new Float64Array(municipalityCount);
  const lonSum = new Float64Array(municipalityCount);
  for (let i = 0; i < cells.row.length; i++) {
    const m = cells.municipality[i]!;
    people[m]! += cells.population[i]!;
    latSum[m]! += cells.population[i]! * centreLat(cells.row[i]!);
    lonSum[m]! += cells.population[i]! * centreLon(cells.column[i]!);
  }
  const rounded = (degrees: number) => Number(degrees.toFixed(5));
  return Array.from(people, (count, m) => {
    if (count > 0) return { lat: rounded(latSum[m]! / count), lon: rounded(lonSum[m]! / count) };
    const office = settlements.find(({ municipality }) => municipality === m);
    if (!office) throw new Error(`Expected people or a town office in municipality ${m}, got neither.`);
    return { lat: rounded(office.lat), lon: rounded(office.lon) };
  });
}

export function municipalityTable(
  rows: readonly CsvRow[],
  names: readonly CsvRow[],
  stations: readonly number[],
  centres: readonly Centre[],
  prefectureNames: readonly string[],
): PlacesFile['municipalities'] {
  const nameOf = new Map(names.map((row) => [row.code5!, row]));
  const numbers = (column: string) => rows.map((row) => numberOrNull(row[column]!, `${row.code5} ${column}`));
  const shares = (column: string) => rows.map((row) => shareOrNull(row[column]!, `${row.code5} ${column}`));
  const name = (row: CsvRow, column: 'kana' | 'nameEn') => {
    const named = nameOf.get(row.code5!);
    if (named?.nameJa !== row.name) {
      throw new Error(`names.csv: Expected ${row.code5} ${row.name}, got ${named?.nameJa ?? 'nothing'}.`);
    }
    return named![column]!;
  };
  return {
    code: rows.map((row) => row.code5!),
    nameJa: rows.map((row) => row.name!),
    nameKana: rows.map((row) => name(row, 'kana')),
    nameEn: rows.map((row) => name(row, 'nameEn')),
    prefecture: rows.map((row) => indexIn(prefectureNames, row.pref!, `${row.code5} pref`)),
    censusPopulation: {
      2010: numbers('pop2010'),
      2015: numbers('pop2015'),
      2020: numbers('pop2020'),
      2025: numbers('pop2025'),
    },
    censusHouseholds: { 2015: numbers('hh2015'), 2020: numbers('hh2020'), 2025: numbers('hh2025') },
    projectedPopulation: {
      2025: numbers('proj2025'),
      2030: numbers('proj2030'),
      2035: numbers('proj2035'),
      2040: numbers('proj2040'),
      2045: numbers('proj2045'),
      2050: numbers('proj2050'),
    },
    areaKm2: numbers('area_km2'),
    habitableShare: shares('habitable_pct'),
    age65Share: shares('age65_pct_2020'),
    fiscalIndex: numbers('fiscal_idx_fy2021'),
    depopulated: rows.map((row) => depopulatedClass(row.kaso_2022!, `${row.code5} kaso_2022`)),
    disadvantaged: rows.map((row) =>
      oneOf(DISADVANTAGED, row.disadvantaged_2022!, `${row.code5} disadvantaged_2022`),
    ),
    primaryIndustryShare: shares('primary_ind_pct'),
    manufacturingShipmentsMillionYen: numbers('mfg_shipments_mil_yen'),
    employees: numbers('employees'),
    daytimeRatio: shares('daytime_ratio'),
    licensedStations: [...stations],
    lat: centres.map(({ lat }) => lat),
    lon: centres.map(({ lon }) => lon),
    neighbours: nearestCentres(centres),
  };
}

/** Latest edition given of the 30-year probability at each prefecture's capital. */
export function seismicProbabilities(
  text: string,
  where: string,
  capitals: readonly CsvRow[],
): (number | null)[] {
  const rows = parseCsv(text, where, ['pref', 'place', 'p2016_pct', 'p2018_pct', 'p2020_pct']);
  return capitals.map(({ nameJa, capital }) => {
    const row = rows.find(({ pref, place }) => pref === nameJa && place === capital);
    if (!row) throw new Error(`${where}: Expected a row for ${nameJa} ${capital}, got none.`);
    return shareOrNull(row.p2020_pct || row.p2018_pct || row.p2016_pct!, where);
  });
}

export function prefectureTable(
  rows: readonly CsvRow[],
  blocks: PlacesFile['blocks'],
  gridAreas: PlacesFile['gridAreas'],
  seismicProbability: (number | null)[],
): PlacesFile['prefectures'] {
  const where = 'prefectures.csv';
  const gridCodes = gridAreas.map(({ code }) => code);
  return {
    code: rows.map((row) => row.code!),
    nameJa: rows.map((row) => row.nameJa!),
    nameKana: rows.map((row) => row.kana!),
    nameEn: rows.map((row) => row.nameEn!),
    block: rows.map((row) => indexIn(blocks.code, row.block!, where)),
    gridArea: rows.map((row) => indexIn(gridCodes, row.gridArea!, where)),
    capitalLat: rows.map((row) => numberOrNull(row.capitalLat!, where)),
    capitalLon: rows.map((row) => numberOrNull(row.capitalLon!, where)),
    seismicProbability,
  };
}

export function blockTable(text: string): PlacesFile['blocks'] {
  const rows = parseCsv(text, 'blocks.csv', ['code', 'nameJa', 'nameEn']);
  return {
    code: rows.map((row) => row.code!),
    nameJa: rows.map((row) => row.nameJa!),
    nameEn: rows.map((row) => row.nameEn!),
  };
}

export function gridAreaTable(text: string, where: string): PlacesFile['gridAreas'] {
  const columns = ['zone', 'area_ja', 'renewable_share', 'unknown_share', 'curtailment_fy2024_gwh'];
  return parseCsv(text, where, columns).map((row) => {
    const nameEn = GRID_AREA_NAMES[row.zone!];
    if (nameEn === undefined) throw new Error(`${where}: Expected a known grid area, got ${row.zone}.`);
    const usable = (numberOrNull(row.unknown_share!, where) ?? 1) < UNKNOWN_SHARE_LIMIT;
    return {
      code: row.zone!,
      nameJa: row.area_ja!,
      nameEn,
      renewableShare: usable ? numberOrNull(row.renewable_share!, where) : null,
      curtailmentGwh: numberOrNull(row.curtailment_fy2024_gwh!, where),
    };
  });
}

/** Capacity between areas: the smaller of the two directions. */
export function gridLinkTable(
  text: string,
  where: string,
  gridAreas: PlacesFile['gridAreas'],
): PlacesFile['gridLinks'] {
  const codes = gridAreas.map(({ code }) => code);
  return parseCsv(text, where, ['from', 'to', 'cap_neg_mw', 'cap_pos_mw']).map((row) => ({
    from: indexIn(codes, row.from!, where),
    to: indexIn(codes, row.to!, where),
    capacityMw: Math.min(Math.abs(Number(row.cap_neg_mw)), Math.abs(Number(row.cap_pos_mw))),
  }));
}

function indexIn(list: readonly string[], value: string, where: string): number {
  const index = list.indexOf(value);
  if (index < 0) throw new Error(`${where}: Expected one of ${list.join(', ')}, got ${value}.`);
  return index;
}

function oneOf<T extends string>(allowed: readonly T[], value: string, where: string): T {
  return allowed[indexIn(allowed, value, where)]!;
}

function depopulatedClass(value: string, where: string): DepopulatedClass {
  const known = DEPOPULATED[value];
  if (known === undefined) {
    throw new Error(`${where}: Expected one of ${Object.keys(DEPOPULATED).join(', ')}, got ${value}.`);
  }
  return known;
}
