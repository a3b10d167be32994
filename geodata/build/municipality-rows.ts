/** Reads the table of municipalities (wards of designated cities merged) and the licensed-station list. */
import { municipalityOfCode, withoutCheckDigit } from './municipality-code.ts';
import { type CsvRow, numberOrNull, parseCsv } from './parse-csv.ts';

const COLUMNS = ['code5', 'pref', 'name', 'pop2020', 'hh2020', 'kaso_2022', 'disadvantaged_2022'];

/** Futaba had nobody at the 2020 census: the whole town was under evacuation orders, and the source is blank. */
const EMPTY_IN_2020 = '07546';

/** Rows as text, sorted by code. */
export function readMunicipalityRows(text: string, where: string): CsvRow[] {
  const rows = parseCsv(text, where, COLUMNS).map((row) =>
    row.code5 === EMPTY_IN_2020 && row.pop2020 === '' ? { ...row, pop2020: '0' } : row,
  );
  return rows.sort((a, b) => (a.code5! < b.code5! ? -1 : 1));
}

export interface StationCounts {
  /** Stations of each municipality. */
  readonly stations: readonly number[];
  /** Stations of rows left out, see below. */
  readonly leftOut: number;
  readonly total: number;
}

/**
 * Licensed stations by municipality, wards summed to their city. The list is made of the regional bureaus' own lists,
 * and three of them repeat Minato in Tōkyō and Totsuka in Yokohama, far outside their region: licences under the
 * operator's own address, not stations that stand there. A municipality's first row is its own bureau's and counts; repeated
 * ones are left out.
 * @throws for a wrong check digit or an unknown municipality
 */
export function readStations(text: string, where: string, codes: readonly string[]): StationCounts {
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const stations = codes.map(() => 0);
  const seen = new Set<string>();
  let leftOut = 0;
  let total = 0;
  for (const row of parseCsv(text, where, ['code6', 'muni', 'stations_20220721'])) {
    // Rows without a municipality are the prefecture's sum.
    if (row.muni === '') continue;
    const code = withoutCheckDigit(row.code6!);
    const count = numberOrNull(row.stations_20220721!, where) ?? 0;
    total += count;
    if (seen.has(code)) {
      leftOut += count;
      continue;
    }
    seen.add(code);
    const municipality = indexOf.get(municipalityOfCode(code, codes) ?? '');
    if (municipality === undefined) {
      throw new Error(`${where}: Expected the code of a municipality or ward, got ${code} ${row.muni}.`);
    }
    stations[municipality]! += count;
  }
  return { stations, leftOut, total };
}
