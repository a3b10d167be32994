/** Words of what leaves the app; they come with the first file, sheet or briefing. */
import type { ExportKind, FeatureFormat } from '../../data/out/export-files.ts';
import type { TailCause, TailReason } from '../../model/fibre/last-households.ts';
import type { Technology } from '../../model/fibre/technology.ts';
import type { SubsidyArea } from '../../model/fibre/who-pays.ts';
import type { WorksKind } from '../../model/places/place-money.ts';
import type { Topic } from '../../model/places/statement.ts';
import type { Binding } from '../../model/radio/radio-outcome.ts';

export type ExportChoice = ExportKind | 'charts' | 'map';

export interface OutWords {
  readonly heading: string;
  readonly tabs: Readonly<Record<'files' | 'sheets' | 'briefing', string>>;
  readonly waiting: string;
  readonly nation: string;
  readonly scope: {
    readonly area: string;
    readonly blocks: string;
    readonly prefectures: string;
    readonly municipality: string;
    readonly allMunicipalities: (count: string) => string;
    readonly wholePrefecture: string;
    readonly fiscalYear: string;
  };
  readonly files: {
    readonly what: string;
    readonly kinds: Readonly<Record<ExportChoice, string>>;
    readonly help: Readonly<Record<ExportChoice, string>>;
    readonly format: string;
    readonly formats: Readonly<Record<FeatureFormat, string>>;
    readonly byteOrderMark: string;
    readonly mapPlace: string;
    readonly make: string;
    readonly making: (percent: string) => string;
    readonly cancel: string;
    readonly done: (name: string, size: string) => string;
    readonly cancelled: string;
    readonly failed: string;
    readonly carries: string;
    readonly noMap: string;
  };
  readonly print: {
    readonly sheetsHelp: string;
    readonly briefingHelp: string;
    readonly open: (count: string) => string;
    readonly openBriefing: string;
    readonly layingOut: (done: string, all: string) => string;
    readonly ready: (count: string) => string;
    readonly print: string;
    readonly stop: string;
    readonly back: string;
    readonly stopped: (done: string, all: string) => string;
  };
  readonly sheet: SheetWords;
  readonly briefing: {
    readonly heading: (place: string) => string;
    readonly copyText: string;
    readonly copyMarkdown: string;
    readonly copyHtml: string;
    readonly copied: string;
    readonly notCopied: string;
  };
}

export interface SheetWords {
  readonly title: string;
  readonly scenario: (name: string) => string;
  readonly block: (name: string) => string;
  readonly figuresOf: (fiscalYear: string) => string;
  readonly versions: (model: string, atlas: string) => string;
  readonly fibre: string;
  readonly radio: string;
  readonly fibreMap: (fiscalYear: string) => string;
  readonly radioMap: (fiscalYear: string) => string;
  readonly legend: {
    readonly before: (fiscalYear: string) => string;
    readonly inYear: (fiscalYear: string) => string;
    readonly later: (fiscalYear: string) => string;
    readonly never: (fiscalYear: string) => string;
  };
  readonly noCells: string;
  readonly kilometres: (length: string) => string;
  /** Measured coverage that the user has brought: of which years, from which files. */
  readonly own: (list: string) => string;
  readonly ownFile: (topic: string, years: string, fileName: string) => string;
  readonly ownRow: Readonly<Record<Topic, string>>;
  readonly coverageOfHouseholds: string;
  readonly coverageOfPeople: string;
  readonly unservedHouseholds: string;
  readonly uncoveredPeople: string;
  readonly stations: string;
  readonly population: string;
  readonly households: string;
  readonly latency: string;
  readonly goal: string;
  readonly fibreChart: string;
  readonly radioChart: string;
  readonly byYear: string;
  readonly cellsWithoutFibre: (count: string, households: string) => string;
  readonly cellsWithoutRadio: (count: string, people: string) => string;
  readonly none: string;
  readonly cellColumns: {
    readonly meshCode: string;
    readonly households: string;
    readonly people: string;
    readonly cost: string;
    readonly technology: string;
    readonly year: string;
  };
  readonly more: (count: string) => string;
  readonly technologies: Readonly<Record<Technology, string>>;
  readonly never: string;
  readonly subsidy: string;
  readonly subsidyAreas: Readonly<Record<SubsidyArea, string>>;
  readonly conditions: (disadvantaged: string, depopulated: string, fiscalIndex: string) => string;
  readonly money: string;
  readonly moneyNote: (from: string, to: string) => string;
  readonly works: Readonly<Record<WorksKind, string>>;
  readonly total: string;
  readonly targets: string;
  readonly targetColumns: {
    readonly target: string;
    readonly value: string;
    readonly gap: string;
    readonly met: string;
  };
  readonly targetOf: (metric: string, goal: string, fiscalYear: string) => string;
  readonly binds: string;
  readonly fibreBinding: (
    households: string,
    reason: string,
    cause: string,
    technology: string,
    cost: string,
  ) => string;
  readonly reasons: Readonly<Record<TailReason, string>>;
  readonly causes: Readonly<Record<TailCause, string>>;
  readonly noFibreBinding: string;
  readonly radioBinding: (prefecture: string, share: string, binding: string, met: string) => string;
  readonly bindings: Readonly<Record<Binding, string>>;
  readonly path: string;
  readonly neighbours: (fiscalYear: string) => string;
  readonly place: string;
  readonly sources: (list: string) => string;
  readonly marks: string;
  /** What the mark of a modelled figure means, where no measured one stands beside it. */
  readonly modelledNote: string;
  readonly measured: string;
  readonly modelled: string;
}
