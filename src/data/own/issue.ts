/**
 * What is noticed about a file of the user's own. Every issue is a problem (what, where, expected, got) with its row
 * and field, and a reason that the locale has a sentence for; an error keeps its row out, a warning does not.
 */
import type { Problem, ProblemKind } from '../../model/problem.ts';

/** What a data-quality panel counts. */
export const ASPECTS = [
  'missing',
  'suppressed',
  'impossible',
  'unmatched',
  'outOfDate',
  'malformed',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** For each reason: what it counts as, the kind of problem, and what would have been right, for the command line. */
export const REASONS = {
  // The file as a whole.
  emptyFile: ['malformed', 'truncated', 'content'],
  headerOnly: ['malformed', 'missing', 'at least one row below the header'],
  tooLarge: ['malformed', 'out-of-range', 'a smaller file'],
  tooManyRows: ['malformed', 'out-of-range', 'fewer rows'],
  spreadsheet: ['malformed', 'wrong-format', 'the sheet saved as CSV'],
  pdf: ['malformed', 'wrong-format', 'a table or GeoJSON, not a PDF'],
  webPage: ['malformed', 'wrong-format', 'a table or GeoJSON, not a web page'],
  picture: ['malformed', 'wrong-format', 'a table or GeoJSON, not a picture'],
  compressed: ['malformed', 'wrong-format', 'the unpacked file'],
  binary: ['malformed', 'wrong-format', 'text'],
  badEncoding: ['malformed', 'unreadable', 'UTF-8 or Shift_JIS'],
  unreadable: ['malformed', 'unreadable', 'a file that can be read'],
  notJson: ['malformed', 'unreadable', 'JSON'],
  deepNesting: ['malformed', 'wrong-format', 'JSON nested like GeoJSON'],
  notGeoJson: ['malformed', 'wrong-format', 'a GeoJSON FeatureCollection or TopoJSON'],
  noFeatures: ['malformed', 'missing', 'features'],
  zipBroken: ['malformed', 'unreadable', 'a whole zip file'],
  zipTooLarge: ['malformed', 'out-of-range', 'a zip file that unpacks to less'],
  zipContent: ['malformed', 'missing', 'a shapefile of municipalities or one table'],
  shapefile: ['malformed', 'unreadable', 'a whole shapefile'],
  censusLayout: ['malformed', 'wrong-format', 'the census mesh layout of e-Stat'],
  quotesOpen: ['malformed', 'truncated', 'closed quotation marks'],
  unmappedField: ['malformed', 'missing', 'a column for this field'],
  fieldTwice: ['malformed', 'inconsistent', 'one column per field'],
  nothingLeft: ['malformed', 'missing', 'at least one row that can be used'],
  reader: ['malformed', 'wrong-format', 'readable content'],
  // A row.
  fieldCount: ['malformed', 'truncated', 'as many fields as the header'],
  badQuotes: ['malformed', 'wrong-format', 'quotation marks doubled within a field'],
  missingValue: ['missing', 'missing', 'a value'],
  suppressedValue: ['suppressed', 'missing', 'a number; the source withholds it'],
  suppressedElsewhere: ['suppressed', 'missing', 'the square that holds the suppressed counts'],
  notANumber: ['impossible', 'wrong-value', 'a number'],
  numberOutOfRange: ['impossible', 'out-of-range', 'a number in the range'],
  notAFlag: ['impossible', 'wrong-value', 'yes or no'],
  notAYear: ['impossible', 'wrong-value', 'a fiscal year'],
  yearOutside: ['unmatched', 'out-of-range', 'a fiscal year of the simulation'],
  badCode: ['impossible', 'wrong-value', 'a municipality code of 5 or 6 digits'],
  checkDigit: ['impossible', 'wrong-value', 'a code with the right check digit'],
  badMeshCode: ['impossible', 'wrong-value', 'a mesh code of 9 (500 m) or 10 digits (250 m)'],
  notASquare: ['impossible', 'wrong-value', 'a mesh code of 9 digits (500 m) or 8 (1 km) in Japan'],
  unknownCode: ['unmatched', 'unknown-key', 'a municipality of today'],
  prefectureRow: ['unmatched', 'wrong-value', 'a municipality, not a prefecture or the nation'],
  wardRow: ['unmatched', 'wrong-value', 'the designated city, not one of its wards'],
  formerCode: ['outOfDate', 'wrong-value', 'the code of today'],
  formerName: ['outOfDate', 'wrong-value', 'the name of today'],
  nameDiffers: ['unmatched', 'inconsistent', 'the name that belongs to the code'],
  duplicateRow: ['malformed', 'inconsistent', 'one row per place and year'],
  noFigure: ['missing', 'missing', 'at least one coverage'],
  notInJapan: ['impossible', 'out-of-range', 'degrees east and north within Japan'],
  swapped: ['impossible', 'wrong-value', 'latitude and longitude in their own columns'],
  wrongGeometry: ['malformed', 'wrong-type', 'the geometry of this kind of data'],
  fewPoints: ['malformed', 'truncated', 'a ring of at least four points'],
  openRing: ['malformed', 'inconsistent', 'a ring that ends where it begins'],
  selfCrossing: ['impossible', 'inconsistent', 'an outline that does not cross itself'],
  formulaText: ['malformed', 'wrong-value', 'plain text'],
  squareNotInAtlas: ['unmatched', 'unknown-key', 'a square of the atlas'],
} as const satisfies Readonly<Record<string, readonly [Aspect, ProblemKind, string]>>;

export type IssueReason = keyof typeof REASONS;
export type Severity = 'error' | 'warning';

export interface Issue extends Problem {
  readonly reason: IssueReason;
  readonly severity: Severity;
  /** As a spreadsheet counts, header included, from 1; of a feature, its position from 1. */
  readonly row?: number;
  /** Language-neutral part of the sentence: a right code, a limit, a name. */
  readonly detail?: string;
}

export interface IssueSite {
  readonly row?: number | undefined;
  /** Column label or field. */
  readonly what?: string | undefined;
  readonly got?: string | undefined;
  readonly detail?: string | undefined;
  readonly severity?: Severity | undefined;
}

const GOT_LENGTH = 60;

/** Short enough for a table, and without letters that cannot be seen. */
export function shorten(raw: string): string {
  const text = raw.replace(/\p{Cc}/gu, '·');
  return text.length > GOT_LENGTH ? `${text.slice(0, GOT_LENGTH - 1)}…` : text;
}

/** @param fileName as the user knows it */
export function issueOf(reason: IssueReason, fileName: string, site: IssueSite = {}): Issue {
  const [, kind, expected] = REASONS[reason];
  return {
    reason,
    severity: site.severity ?? 'error',
    kind,
    what: site.what ?? 'file',
    where: site.row === undefined ? fileName : `${fileName}: row ${site.row}`,
    expected: site.detail === undefined ? expected : `${expected} (${site.detail})`,
    got: shorten(site.got ?? ''),
    ...(site.row === undefined ? {} : { row: site.row }),
    ...(site.detail === undefined ? {} : { detail: site.detail }),
  };
}

export interface Report {
  /** Rows or features of data in the file. */
  readonly rows: number;
  /** Those that can be imported. */
  readonly usable: number;
  readonly errors: number;
  readonly warnings: number;
  readonly counts: Readonly<Record<Aspect, number>>;
  /** The first ones, errors before warnings; `errors` and `warnings` count all. */
  readonly issues: readonly Issue[];
}

const KEPT_PER_SEVERITY = 500;

/** Collects issues: counts all, keeps the first ones. */
export class IssueLog {
  readonly #kept: Record<Severity, Issue[]> = { error: [], warning: [] };
  readonly #totals: Record<Severity, number> = { error: 0, warning: 0 };
  readonly #counts = Object.fromEntries(ASPECTS.map((aspect) => [aspect, 0])) as Record<Aspect, number>;
  readonly fileName: string;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  get errors(): number {
    return this.#totals.error;
  }

  add(reason: IssueReason, site: IssueSite = {}): void {
    const severity = site.severity ?? 'error';
    this.#totals[severity]++;
    this.#counts[REASONS[reason][0]]++;
    if (this.#kept[severity].length < KEPT_PER_SEVERITY) {
      this.#kept[severity].push(issueOf(reason, this.fileName, site));
    }
  }

  warn(reason: IssueReason, site: IssueSite = {}): void {
    this.add(reason, { ...site, severity: 'warning' });
  }

  /** An issue as it is, of `count` like it. */
  put(issue: Issue): void {
    this.#totals[issue.severity]++;
    this.#counts[REASONS[issue.reason][0]]++;
    if (this.#kept[issue.severity].length < KEPT_PER_SEVERITY) this.#kept[issue.severity].push(issue);
  }

  /** Counts without listing, e.g. suppressed squares. */
  count(aspect: Aspect, times: number): void {
    this.#counts[aspect] += times;
  }

  report(rows: number, usable: number): Report {
    return {
      rows,
      usable,
      errors: this.#totals.error,
      warnings: this.#totals.warning,
      counts: { ...this.#counts },
      issues: [...this.#kept.error, ...this.#kept.warning],
    };
  }
}
