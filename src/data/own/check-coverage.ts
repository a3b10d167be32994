/** Measured coverage: one row per municipality and fiscal year. */
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import type { Steps } from '../../model/progress.ts';
import { readFiscalYear, readShare } from './cell-values.ts';
import { checkMapping, eachRow, labelOf, type TableRow, type TableSource } from './check-table.ts';
import type { FieldId } from './fields.ts';
import type { IssueLog } from './issue.ts';
import { type CodeMatch, haveCheckDigits, type MunicipalityLookup } from './municipality-lookup.ts';
import type { CoverageSet } from './own-set.ts';
import type { TableMapping } from './table-layout.ts';

interface Found {
  readonly municipality: number;
  readonly fiscalYear: number;
  readonly fibre: number;
  readonly radio: number;
  readonly row: number;
}

/** @returns the set (empty where nothing can be used) and the rows of data in the file */
export function* checkCoverage(
  source: TableSource,
  mapping: TableMapping,
  lookup: MunicipalityLookup,
  log: IssueLog,
): Steps<{ readonly set: CoverageSet; readonly rows: number }> {
  const found = new Map<number, Found>();
  let rows = 0;
  if (checkMapping(mapping, log)) {
    const codes: string[] = [];
    const codeColumn = mapping.fields.indexOf('code');
    for (const { rows: records } of source.records()) {
      for (const cells of records) codes.push(cells[codeColumn] ?? '');
    }
    const reader = createRowReader(source, mapping, lookup, haveCheckDigits(codes), log);
    rows = yield* eachRow(source, mapping, log, (row) => {
      const figure = reader(row);
      if (figure === undefined) return;
      const key = figure.municipality * 100 + figure.fiscalYear - FIRST_FISCAL_YEAR;
      const first = found.get(key);
      if (first === undefined) found.set(key, figure);
      else {
        const isSame = Object.is(first.fibre, figure.fibre) && Object.is(first.radio, figure.radio);
        const site = { row: row.number, what: labelOf(source, mapping, 'code'), detail: `${first.row}` };
        log.add('duplicateRow', {
          ...site,
          got: row.of('code'),
          severity: isSame ? 'warning' : 'error',
        });
      }
    });
  }
  const sorted = [...found].sort(([a], [b]) => a - b).map(([, figure]) => figure);
  return {
    rows,
    set: {
      kind: 'coverage',
      fileName: log.fileName,
      count: sorted.length,
      municipality: Uint16Array.from(sorted, ({ municipality }) => municipality),
      fiscalYear: Uint16Array.from(sorted, ({ fiscalYear }) => fiscalYear),
      fibre: Float64Array.from(sorted, ({ fibre }) => fibre),
      radio: Float64Array.from(sorted, ({ radio }) => radio),
    },
  };
}

function createRowReader(
  source: TableSource,
  mapping: TableMapping,
  lookup: MunicipalityLookup,
  haveCheckDigit: boolean,
  log: IssueLog,
): (row: TableRow) => Found | undefined {
  const label = (id: FieldId) => labelOf(source, mapping, id);

  const readMunicipality = (row: TableRow): number | undefined => {
    const got = row.of('code');
    const site = { row: row.number, what: label('code'), got };
    if (got.trim() === '') {
      log.add('missingValue', site);
      return undefined;
    }
    const match = lookup.ofCode(got, haveCheckDigit);
    const index = municipalityOf(match, site, log);
    if (index === undefined) return undefined;
    const name = row.of('municipality');
    const fit = lookup.nameFits(index, name);
    const nameSite = { row: row.number, what: label('municipality'), got: name };
    if (fit === 'differs') log.warn('nameDiffers', { ...nameSite, detail: lookup.nameOf(index) });
    if (fit === 'former' && match.kind === 'found') {
      log.warn('formerName', { ...nameSite, detail: lookup.nameOf(index) });
    }
    return index;
  };

  const readYear = (row: TableRow): number | undefined => {
    if (!mapping.fields.includes('fiscalYear')) return mapping.fiscalYear;
    const got = row.of('fiscalYear');
    const site = { row: row.number, what: label('fiscalYear'), got };
    const year = readFiscalYear(got);
    if (year === 'missing' || year === 'suppressed') log.add('missingValue', site);
    else if (year === 'invalid') log.add('notAYear', site);
    else if (year < FIRST_FISCAL_YEAR || year > LAST_FISCAL_YEAR) {
      log.warn('yearOutside', { ...site, detail: `${FIRST_FISCAL_YEAR}–${LAST_FISCAL_YEAR}` });
    } else return year;
    return undefined;
  };

  /** NaN where there is none, undefined where there is one that cannot be. */
  const readCoverage = (row: TableRow, id: 'fibre' | 'radio'): number | undefined => {
    if (!mapping.fields.includes(id)) return Number.NaN;
    const got = row.of(id);
    const site = { row: row.number, what: label(id), got };
    const value = readShare(got, mapping.isPercent);
    if (value === 'missing') log.count('missing', 1);
    else if (value === 'suppressed') log.warn('suppressedValue', site);
    else if (value === 'invalid') {
      log.add('notANumber', site);
      return undefined;
    } else if (value < 0 || value > 1) {
      log.add('numberOutOfRange', { ...site, detail: mapping.isPercent ? '0–100 %' : '0–1' });
      return undefined;
    } else return value;
    return Number.NaN;
  };

  return (row) => {
    const municipality = readMunicipality(row);
    const fiscalYear = readYear(row);
    const fibre = readCoverage(row, 'fibre');
    const radio = readCoverage(row, 'radio');
    if (municipality === undefined || fiscalYear === undefined) return undefined;
    if (fibre === undefined || radio === undefined) return undefined;
    if (Number.isNaN(fibre) && Number.isNaN(radio)) {
      log.warn('noFigure', { row: row.number, what: label('code'), got: row.of('code') });
      return undefined;
    }
    return { municipality, fiscalYear, fibre, radio, row: row.number };
  };
}

function municipalityOf(
  match: CodeMatch,
  site: { readonly row: number; readonly what: string; readonly got: string },
  log: IssueLog,
): number | undefined {
  switch (match.kind) {
    case 'found':
      return match.index;
    case 'former':
      log.warn('formerCode', { ...site, detail: match.formerName });
      return match.index;
    case 'ward':
      log.warn('wardRow', site);
      return undefined;
    case 'prefecture':
      log.warn('prefectureRow', site);
      return undefined;
    case 'malformed':
      log.add('badCode', site);
      return undefined;
    case 'checkDigit':
      log.add('checkDigit', { ...site, detail: match.expected });
      return undefined;
    case 'unknown':
      log.add('unknownCode', { ...site, detail: match.code });
      return undefined;
  }
}
