/** Stations and public property: one row per place. */
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import type { Steps } from '../../model/progress.ts';
import { OPERATORS, type Operator } from '../../model/radio/operator.ts';
import { looksLikeFormula, plain, readFiscalYear, readFlag, readNumber } from './cell-values.ts';
import { checkMapping, eachRow, labelOf, type TableRow, type TableSource } from './check-table.ts';
import type { FieldId } from './fields.ts';
import type { IssueLog } from './issue.ts';
import { growExtent, JAPAN, noExtent } from './japan.ts';
import type { PointSet } from './own-set.ts';
import type { TableMapping } from './table-layout.ts';

/** Structures higher than the Tokyo Skytree, 634 m, are slips of the pen. */
const MAX_HEIGHT_M = 700;
const ATTRIBUTE_LENGTH = 200;
const NOT_SAID = 255;

export function* checkPoints(
  source: TableSource,
  mapping: TableMapping & { readonly kind: PointSet['kind'] },
  log: IssueLog,
): Steps<{ readonly set: PointSet; readonly rows: number }> {
  const lon: number[] = [];
  const lat: number[] = [];
  const name: string[] = [];
  const heightM: number[] = [];
  const power: number[] = [];
  const fibreAtSite: number[] = [];
  const operators: number[] = [];
  const fiscalYear: number[] = [];
  const kept = source.columns
    .map((label, column) => ({ label, column, values: [] as string[] }))
    .filter(({ column }) => !['lat', 'lon'].includes(mapping.fields[column] ?? ''));
  const geometry: string[] = [];
  const extent = noExtent();
  const first = new Map<string, number>();
  let rows = 0;
  if (checkMapping(mapping, log)) {
    const readers = createReaders(source, mapping, log);
    rows = yield* eachRow(source, mapping, log, (row) => {
      const place = readers.place(row);
      const height = readers.height(row);
      const hasPower = readers.flag(row, 'power');
      const hasFibre = readers.flag(row, 'fibreAtSite');
      const year = readers.year(row);
      if (place === undefined || height === undefined || hasPower === undefined) return;
      if (hasFibre === undefined || year === undefined) return;
      const key = `${place.lon} ${place.lat} ${row.of('name')}`;
      const before = first.get(key);
      if (before !== undefined) {
        log.warn('duplicateRow', { row: row.number, got: row.of('name') || key, detail: `${before}` });
        return;
      }
      first.set(key, row.number);
      for (const { label, column, values } of kept) {
        const value = armed(row.cells[column]!.trim());
        if (looksLikeFormula(value) && typeof readNumber(value) !== 'number') {
          log.warn('formulaText', { row: row.number, what: label, got: value });
        }
        values.push(value.slice(0, ATTRIBUTE_LENGTH));
      }
      const point = `{"type":"Point","coordinates":[${place.lon},${place.lat}]}`;
      geometry.push(`{"type":"Feature","id":${lon.length},"properties":{},"geometry":${point}}`);
      lon.push(place.lon);
      lat.push(place.lat);
      growExtent(extent, place.lon, place.lat);
      name.push(armed(row.of('name').trim()).slice(0, ATTRIBUTE_LENGTH));
      heightM.push(height);
      power.push(hasPower);
      fibreAtSite.push(hasFibre);
      operators.push(operatorsNamed(row.of('operator')));
      fiscalYear.push(year);
    });
  }
  const collection = ['{"type":"FeatureCollection","features":[', geometry.join(','), ']}'];
  return {
    rows,
    set: {
      kind: mapping.kind,
      fileName: log.fileName,
      count: lon.length,
      lon: Float64Array.from(lon),
      lat: Float64Array.from(lat),
      name,
      heightM: Float64Array.from(heightM),
      power: Uint8Array.from(power),
      fibreAtSite: Uint8Array.from(fibreAtSite),
      operators: Uint8Array.from(operators),
      fiscalYear: Uint16Array.from(fiscalYear),
      attributes: kept.map(({ label, values }) => ({ label, values })),
      geometry: new Blob(collection, { type: 'application/geo+json' }),
      extent,
    },
  };
}

/** Readers of single fields: undefined where the row cannot be used. */
function createReaders(source: TableSource, mapping: TableMapping, log: IssueLog) {
  const siteOf = (row: TableRow, id: FieldId) => ({
    row: row.number,
    what: labelOf(source, mapping, id),
    got: row.of(id),
  });
  const degrees = (row: TableRow, id: 'lat' | 'lon'): number | undefined => {
    const value = readNumber(row.of(id));
    if (typeof value === 'number') return value;
    log.add(value === 'invalid' ? 'notANumber' : 'missingValue', siteOf(row, id));
    return undefined;
  };
  return {
    place(row: TableRow): { lat: number; lon: number } | undefined {
      const lat = degrees(row, 'lat');
      const lon = degrees(row, 'lon');
      if (lat === undefined || lon === undefined) return undefined;
      if (JAPAN.contains(lon, lat)) return { lat, lon };
      const site = { ...siteOf(row, 'lat'), got: `${lat}, ${lon}` };
      log.add(JAPAN.contains(lat, lon) ? 'swapped' : 'notInJapan', site);
      return undefined;
    },
    height(row: TableRow): number | undefined {
      const value = readNumber(row.of('heightM').replace(/\s*(m|ｍ|メートル)\s*$/i, ''));
      if (value === 'missing' || value === 'suppressed') return Number.NaN;
      if (value === 'invalid') log.add('notANumber', siteOf(row, 'heightM'));
      else if (value >= 0 && value <= MAX_HEIGHT_M) return value;
      else log.add('numberOutOfRange', { ...siteOf(row, 'heightM'), detail: `0–${MAX_HEIGHT_M} m` });
      return undefined;
    },
    flag(row: TableRow, id: 'power' | 'fibreAtSite'): number | undefined {
      const value = readFlag(row.of(id));
      if (typeof value === 'boolean') return Number(value);
      if (value !== 'invalid') return NOT_SAID;
      log.add('notAFlag', siteOf(row, id));
      return undefined;
    },
    /** 0 where none is given, or one outside the horizon. */
    year(row: TableRow): number | undefined {
      const year = readFiscalYear(row.of('fiscalYear'));
      if (year === 'invalid' || (typeof year === 'number' && year > FIRST_FISCAL_YEAR + 100)) {
        log.add('notAYear', siteOf(row, 'fiscalYear'));
        return undefined;
      }
      return typeof year === 'number' && year >= FIRST_FISCAL_YEAR && year <= LAST_FISCAL_YEAR ? year : 0;
    },
  };
}

/** How the four operators are written. */
const OPERATOR_WORDS: Readonly<Record<Operator, RegExp>> = {
  docomo: /docomo|ドコモ/i,
  kddi: /kddi|au(?![a-z])|沖縄セルラー/i,
  softbank: /softbank|ソフトバンク/i,
  rakuten: /rakuten|楽天/i,
};

/** Bit k where a text names OPERATORS[k]. */
function operatorsNamed(text: string): number {
  const named = plain(text);
  return OPERATORS.reduce(
    (mask, operator, k) => mask | (OPERATOR_WORDS[operator].test(named) ? 1 << k : 0),
    0,
  );
}

/** An apostrophe in front of what would be a formula was put there by whoever wrote the file out. */
function armed(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;
}
