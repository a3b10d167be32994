/** What a picture carries inside its file, for those who get it without the page: the words around it, and as data. */
import { type AboutFile, aboutFile, type OwnDataNote } from '../../data/out/about-file.ts';
import type { PngNotes } from '../../data/out/png-notes.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Language } from '../../state/app-state.ts';

export interface PictureNotesRequest {
  readonly language: Language;
  readonly atlas: Atlas;
  readonly run: Pick<Outcome, 'scenario' | 'modelVersion' | 'atlasId'>;
  readonly scenarioName: string;
  readonly kind: 'map' | 'charts';
  readonly fiscalYear: number;
  readonly title: string;
  readonly description: string;
  /** Credits as the picture prints them. */
  readonly credit: string;
  readonly ownData?: OwnDataNote | undefined;
}

/** Sources whose terms speak for what is drawn; all of them stand in the data. */
const DRAWN_SOURCES = ['census-mesh-2015', 'boundaries'];

export function pictureNotes(request: PictureNotesRequest): PngNotes {
  const { language, atlas, run, scenarioName, kind, fiscalYear, title, description, credit, ownData } =
    request;
  const about: AboutFile = aboutFile(atlas, run, scenarioName, kind, fiscalYear, [], ownData);
  const terms = atlas.sources
    .filter(({ id }) => DRAWN_SOURCES.includes(id))
    .map(({ termsJa, termsEn }) => (language === 'ja' ? termsJa : termsEn));
  return {
    texts: {
      Title: title,
      Description: description,
      Copyright: [credit, ...terms].join('\n'),
      Software: `Denen ${run.modelVersion}`,
      denen: JSON.stringify(about),
    },
  };
}
