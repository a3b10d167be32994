/**
 * What every exported file says about itself: which scenario, which model, which data, which fiscal year, and what was
 * measured. GeoJSON, FlatGeobuf and PNG carry it inside; a table has it in a file beside it.
 */
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { TableColumn } from './feature-table.ts';

export const ABOUT_FORMAT = 'denen.export';
export const ABOUT_VERSION = 1;

export interface AboutFile {
  readonly format: typeof ABOUT_FORMAT;
  readonly version: typeof ABOUT_VERSION;
  /** What the rows are. */
  readonly table: string;
  readonly scenario: { readonly name: string; readonly note: string; readonly changes: readonly string[] };
  readonly modelVersion: string;
  readonly atlasId: string;
  /** Null where the rows hold every year. */
  readonly fiscalYear: number | null;
  /** 31 March at whose end the figures stand; null likewise. */
  readonly date: string | null;
  readonly columns: readonly TableColumn[];
  /** Measured coverage that the user has brought, where the file has to do with any. */
  readonly ownData?: OwnDataNote;
  readonly sources: readonly SourceNote[];
}

/** The command line cannot know of these: their columns and tables are the app's alone. */
export interface OwnDataNote {
  /** How this file deals with them. */
  readonly note: string;
  readonly files: readonly {
    readonly fileName: string;
    readonly fiscalYears: readonly number[];
    readonly figures: number;
  }[];
}

interface SourceNote {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly publisher: string;
  readonly date: string;
  readonly terms: string;
  readonly credit: string;
  readonly url?: string;
  readonly sha256: string;
}

/** @param scenarioName as the reader knows it; the published plan has a name in each language */
export function aboutFile(
  atlas: Atlas,
  { scenario, modelVersion, atlasId }: Pick<Outcome, 'scenario' | 'modelVersion' | 'atlasId'>,
  scenarioName: string,
  table: string,
  fiscalYear: number | null,
  columns: readonly TableColumn[],
  ownData?: OwnDataNote,
): AboutFile {
  return {
    format: ABOUT_FORMAT,
    version: ABOUT_VERSION,
    table,
    scenario: { name: scenarioName, note: scenario.note, changes: Object.keys(scenario.parameters).sort() },
    modelVersion,
    atlasId,
    fiscalYear,
    date: fiscalYear === null ? null : `${fiscalYear + 1}-03-31`,
    columns,
    ...(ownData !== undefined && { ownData }),
    sources: atlas.sources.map((source) => ({
      id: source.id,
      title: source.titleJa,
      titleEn: source.titleEn,
      publisher: source.publisherJa,
      date: source.date,
      terms: source.termsJa,
      credit: source.creditJa,
      ...(source.url !== undefined && { url: source.url }),
      sha256: source.sha256,
    })),
  };
}
