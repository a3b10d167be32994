/** Everything that the views can do with scenarios: the library, the comparison, files and links. */
import { effect, type Signal, signal, untracked } from '@preact/signals-core';
import { formatScenario, type MadeWith, parseScenarioFile } from '../../data/scenario-file.ts';
import { formatShareLink, LINK_NAME, MOST_LINK_LENGTH, parseShareLink } from '../../data/share-link.ts';
import { MODEL_VERSION } from '../../model/outcome.ts';
import { digestOf } from '../../model/outcome-digest.ts';
import type { Problem } from '../../model/problem.ts';
import { defaultScenario, type Scenario } from '../../model/scenario.ts';
import type { SimulationClient } from '../../services/simulation-client.ts';
import type { AppState } from '../app-state.ts';
import type { NamedFile } from '../dropped-files.ts';
import { placeOf, screenViewOf, showScreenView } from '../screen-view.ts';
import { createAsideRuns } from './aside-runs.ts';
import { type Comparer, createComparer } from './compare-runs.ts';
import { connectComparison } from './connect-comparison.ts';
import { createScenarioLibrary } from './library.ts';
import { type LibraryPlatform, PLAN_ID, type ScenarioLibrary } from './library-types.ts';

/** Larger than any scenario; a film that was picked by mistake is not read into memory. */
const MAX_FILE_BYTES = 5_000_000;

export type SharedLink =
  /** The part from `#` on. */
  | { readonly kind: 'link'; readonly hash: string }
  /** In characters; everything fits into a file. */
  | { readonly kind: 'tooLong'; readonly length: number; readonly most: number };

export interface Scenarios {
  readonly library: ScenarioLibrary;
  readonly comparer: Comparer;
  /** Scenarios that somebody asks to see side by side; the dialog that shows them takes the wish away. */
  readonly comparison: Signal<readonly string[] | undefined>;
  /** Any scenario of the library, or the published plan. */
  scenarioOf(id: string): Scenario;
  /** Text of a scenario's file. */
  fileText(id: string): string;
  /** Opens scenario files, or says by path why not; what is open stays open then. */
  openFiles(files: readonly NamedFile[]): Promise<void>;
  /** A link to what is on screen, unless it would be longer than it can travel. */
  link(): SharedLink;
  /** Opens what a link carries; false where it carries nothing of ours. */
  openLink(hash: string): boolean;
}

export function createScenarios(
  state: AppState,
  client: SimulationClient,
  platform: LibraryPlatform,
): Scenarios {
  const library = createScenarioLibrary(state.editor, platform);
  const aside = createAsideRuns(state, client);
  const comparer = createComparer(state, aside, library);
  const madeWith = (): MadeWith | undefined => {
    const atlas = state.atlas.peek();
    return atlas.kind === 'open' ? { modelVersion: MODEL_VERSION, atlasId: atlas.atlas.id } : undefined;
  };
  const scenarioOf = (id: string) =>
    id === PLAN_ID
      ? defaultScenario()
      : (library.entries.peek().find((entry) => entry.id === id)?.scenario ?? defaultScenario());
  /** Once the atlas is open. */
  const withAtlas = (use: () => void) => {
    let isUsed = false;
    effect(() => {
      if (state.atlas.value.kind !== 'open' || isUsed) return;
      isUsed = true;
      untracked(use);
    });
  };

  const openFile = (name: string, text: string) => {
    const file = parseScenarioFile(text, name);
    if (!file.ok) {
      library.tell({ kind: 'refused', from: 'file', name, problems: file.problems });
      return;
    }
    library.take(file.value, 'file');
    withAtlas(() => library.compareMaker(file.value, madeWith()));
  };
  const openFiles = async (files: readonly NamedFile[]) => {
    for (const file of files) {
      if (file.size <= MAX_FILE_BYTES) openFile(file.name, await file.text());
      else library.tell({ kind: 'refused', from: 'file', name: file.name, problems: [tooLarge(file)] });
    }
  };
  state.files.take('scenario', (files) => void openFiles(files));

  effect(() => {
    const run = state.run.value;
    const atlas = state.atlas.value;
    if (run.kind !== 'done' || atlas.kind !== 'open') return;
    untracked(() => library.keepDigest(digestOf(atlas.atlas, run.outcome)));
  });

  effect(() => {
    const tried = state.script.endedTrial.value;
    if (tried === undefined) return;
    untracked(() => library.tell({ kind: 'trialEnded', name: tried.name, tried }));
  });

  connectComparison(state, library, aside);

  return {
    library,
    comparer,
    comparison: signal(undefined),
    scenarioOf,
    fileText: (id) => formatScenario(scenarioOf(id), madeWith()),

    openFiles,

    link() {
      const file = { scenario: state.scenario.peek(), madeWith: madeWith() };
      const hash = formatShareLink({ file, view: screenViewOf(state) });
      return hash.length <= MOST_LINK_LENGTH
        ? { kind: 'link', hash }
        : { kind: 'tooLong', length: hash.length, most: MOST_LINK_LENGTH };
    },

    openLink(hash) {
      const shared = parseShareLink(hash);
      if (shared === undefined) return false;
      if (!shared.ok) {
        library.tell({ kind: 'refused', from: 'link', name: LINK_NAME, problems: shared.problems });
        return true;
      }
      const { file, view } = shared.value;
      library.take(file, 'link');
      const unknown = showScreenView(state, view);
      if (unknown.length > 0) library.tell({ kind: 'viewPartly', parts: unknown });
      withAtlas(() => {
        library.compareMaker(file, madeWith());
        const atlas = state.atlas.peek();
        if (view.place === undefined || atlas.kind !== 'open') return;
        const place = placeOf(atlas.atlas, view.place);
        if (place !== undefined) state.selected.value = place;
        else library.tell({ kind: 'viewPartly', parts: [...unknown, view.place.code] });
      });
      return true;
    },
  };
}

function tooLarge({ name, size }: NamedFile): Problem {
  return {
    kind: 'wrong-format',
    what: 'file',
    where: name,
    expected: `JSON, ≤ ${MAX_FILE_BYTES / 1e6} MB`,
    got: `${(size / 1e6).toFixed(1)} MB`,
  };
}
