/** Words of the desk for the user's own data. */
import type { StoreFailure } from '../../data/browser-database.ts';
import type { FieldId, ImportKind } from '../../data/own/fields.ts';
import type { FileFormat } from '../../data/own/inspection.ts';
import type { Aspect, Issue, IssueReason } from '../../data/own/issue.ts';
import type { Delimiter } from '../../data/own/read-records.ts';
import type { TextEncoding } from '../../data/own/text-encoding.ts';

export type IssueWords = Readonly<Record<IssueReason, (issue: Issue) => string>>;

export interface DataDeskWords {
  readonly choose: {
    readonly heading: string;
    readonly button: string;
    readonly orDrop: string;
    readonly accepted: string;
    readonly kept: string;
    readonly waiting: (count: string) => string;
  };
  readonly kinds: Readonly<Record<ImportKind, string>>;
  readonly kindHelp: Readonly<Record<ImportKind, string>>;
  readonly formats: Readonly<Record<FileFormat, string>>;
  readonly encodings: Readonly<Record<TextEncoding, string>>;
  readonly delimiters: Readonly<Record<Delimiter, string>>;
  readonly fields: Readonly<Record<FieldId, string>>;
  readonly opening: (fileName: string) => string;
  readonly refused: string;
  readonly dismiss: string;
  readonly retry: string;
  readonly preview: {
    readonly heading: string;
    readonly file: string;
    readonly fileCount: (count: string) => string;
    readonly size: string;
    readonly format: string;
    readonly kind: string;
    readonly encoding: string;
    readonly delimiter: string;
    readonly headerRow: string;
    readonly noHeader: string;
    readonly rowNumber: (row: string) => string;
    readonly column: string;
    readonly meaning: string;
    readonly sample: string;
    readonly attribute: string;
    readonly ignored: string;
    readonly meaningOf: (column: string) => string;
    readonly unit: string;
    readonly percent: string;
    readonly share: string;
    readonly fiscalYear: string;
    readonly fiscalYearHelp: string;
    readonly chooseYear: string;
    readonly rows: string;
  };
  readonly quality: {
    readonly heading: string;
    readonly checking: (percent: string) => string;
    readonly rows: (rows: string, usable: string) => string;
    readonly faultless: string;
    readonly errors: (count: string) => string;
    readonly warnings: (count: string) => string;
    readonly aspects: Readonly<Record<Aspect, string>>;
    readonly aspectHelp: Readonly<Record<Aspect, string>>;
    readonly issues: string;
    readonly more: (count: string) => string;
    readonly row: string;
    readonly field: string;
    readonly matter: string;
    readonly severity: Readonly<Record<'error' | 'warning', string>>;
    readonly leaveOut: (count: string) => string;
    readonly leaveOutHelp: string;
  };
  readonly import: (count: string) => string;
  readonly cancel: string;
  readonly blocked: string;
  readonly sets: {
    readonly heading: string;
    readonly none: string;
    readonly count: (count: string) => string;
    readonly remove: (fileName: string) => string;
    readonly removeShort: string;
    readonly show: (fileName: string) => string;
    readonly showShort: string;
    readonly undo: string;
    readonly kept: (size: string) => string;
    readonly keeping: string;
    readonly unkept: Readonly<Record<StoreFailure, string>>;
    readonly tryAgain: string;
    /** Sets that were read with another atlas. */
    readonly otherAtlas: (fileNames: string) => string;
    readonly discard: string;
    readonly damaged: (count: string) => string;
    readonly use: (fileName: string) => string;
    readonly useShort: string;
    /** What using a set did: places added, places that the scenario had already. */
    readonly used: (added: string, known: string) => string;
    /** What the file does not say of its sites is as chosen for new sites. */
    readonly usedDefaults: (band: string, operators: string, fiscalYear: string) => string;
    readonly noRoom: (count: string, most: string) => string;
    readonly coverageNote: (years: string, fibre: string, radio: string) => string;
    readonly within: (cells: string, population: string, households: string) => string;
    readonly points: (fileName: string) => string;
    readonly pointsShort: string;
    readonly place: string;
    readonly firstOnly: (shown: string, count: string) => string;
  };
  readonly census: {
    readonly totals: (population: string, households: string) => string;
    readonly suppressed: (lines: string) => string;
    readonly notInAtlas: (squares: string, population: string) => string;
    readonly rebuild: string;
    readonly table: (fileName: string) => string;
    readonly tableShort: string;
    readonly columns: readonly [
      place: string,
      file: string,
      atlas: string,
      difference: string,
      households: string,
    ];
  };
  readonly notices: Readonly<
    Record<'imported' | 'removed' | 'undone' | 'cancelled', (fileName: string) => string>
  >;
  readonly measuredNote: string;
  readonly issues: IssueWords;
}
