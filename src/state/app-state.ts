/**
 * The state of the app in signals, framework-free. Views read signals and call the actions; the map and the panels
 * know each other only through this module.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import { holdsFor, type PreparedFigures } from '../data/prepared-figures.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { type ParameterId, type ParameterValues, resolveParameters } from '../model/parameters.ts';
import { PARTS, type Part, touchedParts } from '../model/part-inputs.ts';
import type { Problem } from '../model/problem.ts';
import { defaultScenario, type Scenario } from '../model/scenario.ts';
import { inputsKey } from '../model/scenario-inputs.ts';
import type { ImportClient } from '../services/import-client.ts';
import type { ResilienceClient } from '../services/resilience-client.ts';
import type { SimulationClient } from '../services/simulation-client.ts';
import type { SitesClient } from '../services/sites-client.ts';
import type { TerrainClient } from '../services/terrain-client.ts';
import type { UncertaintyClient } from '../services/uncertainty-client.ts';
import { type BackboneTrial, createBackboneTrial } from './backbone/backbone-trial.ts';
import { type ComparedTrials, createComparedTrials } from './compared-trials.ts';
import { type Comparison, createComparison } from './comparison.ts';
import { createDisplay, type Display } from './display.ts';
import { createDroppedFiles, type DroppedFiles } from './dropped-files.ts';
import { createGoals, type Goals } from './goals/goals.ts';
import type { PictureMaker } from './map-picture.ts';
import { createOwnData, type OwnData } from './own/own-data.ts';
import { createOwnSites, type OwnSites } from './own-sites.ts';
import { onePickerAtATime, type Picker } from './picker.ts';
import { createFavourites, type Favourites } from './places/favourites.ts';
import { createPlanSearch, type PlanSearch } from './plan-search.ts';
import { createPlayback, type Playback } from './playback.ts';
import { createPresenting, type Presenting } from './presenting.ts';
import { lastStanding, type RunState } from './run-state.ts';
import { createScenarioEditor, type ScenarioEditor } from './scenarios/scenario-editor.ts';
import { createScript, type Script } from './script.ts';
import { createSiteSignal, type SiteSignal } from './site-signal.ts';
import { createTerrainArea, type TerrainArea } from './terrain-area.ts';
import { createTerrainPath, type TerrainPath } from './terrain-path.ts';
import { createUncertainty, type Uncertainty } from './uncertainty/uncertainty.ts';

export type Language = 'ja' | 'en';
export type Theme = 'light' | 'dark';
/** What the map shows: one of the topics at one of the levels. */
export type Topic =
  | 'population'
  | 'fibre'
  | 'fibreYear'
  | 'fibreCost'
  | 'fibreTechnology'
  | 'radio'
  | 'radioYear'
  | 'radioOverlap'
  | 'hubs'
  | 'chance';
export type Level = 'cell' | 'municipality' | 'prefecture';
/** What lies open beside the map: the tables of places, or the work on one subject. */
export const DESKS = ['places', 'fibre', 'radio', 'hubs', 'uncertainty', 'data'] as const;
export type Desk = (typeof DESKS)[number];
/** Where the map looks: its centre in degrees, and MapLibre's zoom. */
export interface CameraView {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}
/** A view to fly to, where the reader has not asked for less motion; without `isFlight` the map jumps. */
export type CameraMove = CameraView & { readonly isFlight?: boolean };
/** West, south, east, north in degrees. */
export interface MapExtent {
  readonly extent: readonly [number, number, number, number];
}
export type Place = { readonly level: Level; readonly index: number };
/** A place, or a block: no layer draws blocks, but the map goes to them and outlines them. */
export type Area = Place | { readonly level: 'block'; readonly index: number };
export type AtlasState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly atlas: Atlas }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export interface AppState {
  readonly language: Signal<Language>;
  readonly theme: Signal<Theme>;
  readonly display: Display;
  readonly favourites: Favourites;
  readonly atlas: ReadonlySignal<AtlasState>;
  readonly scenario: ReadonlySignal<Scenario>;
  /** Through which the scenario changes, with undo and redo. */
  readonly editor: ScenarioEditor;
  readonly parameters: ReadonlySignal<ParameterValues>;
  readonly run: ReadonlySignal<RunState>;
  /** The last good outcome, whatever the newest run is doing; parts that are still under way are those of before. */
  readonly outcome: ReadonlySignal<Outcome | undefined>;
  /** Parts of the outcome that do not belong to the scenario on screen. */
  readonly oldParts: ReadonlySignal<readonly Part[]>;
  /** Figures of the published plan, computed when the app was built. */
  readonly prepared: Signal<PreparedFigures | undefined>;
  /** The same where they hold for what is on screen and no run has ended yet. */
  readonly preparedNow: ReadonlySignal<PreparedFigures | undefined>;
  /** True while the outcome on screen does not belong to the scenario on screen. */
  readonly outcomeIsOld: ReadonlySignal<boolean>;
  readonly fiscalYear: Signal<number>;
  /** Whether the years are being played through. */
  readonly playing: Signal<boolean>;
  readonly playback: Playback;
  readonly topic: Signal<Topic>;
  readonly level: Signal<Level>;
  /** Whether the lines of the fibre network lie over the fibre topics. */
  readonly isNetworkShown: Signal<boolean>;
  readonly hovered: Signal<Place | undefined>;
  readonly selected: Signal<Place | undefined>;
  /** The block that is looked into. */
  readonly block: Signal<number | undefined>;
  /** Asks the map to move; the map clears it once it has. */
  readonly flyTo: Signal<Area | CameraMove | MapExtent | 'japan' | undefined>;
  /** How many pixels of the map's right side lie under the desk. */
  readonly coveredPx: Signal<number>;
  /** How many of its left side lie under a legend that has no other room, in a frame. */
  readonly coveredLeftPx: Signal<number>;
  /** Where the map looks, as the map says; undefined before there is one. */
  readonly camera: Signal<CameraView | undefined>;
  /** Makes pictures of the map; undefined before there is one that can be moved. */
  readonly pictures: Signal<PictureMaker | undefined>;
  readonly desk: Signal<Desk | undefined>;
  /** A better 5G plan for the same money. */
  readonly planSearch: PlanSearch;
  /** What targets take, and scenarios traded off against each other. */
  readonly goals: Goals;
  /** Two places on the map with the terrain between them. */
  readonly path: TerrainPath;
  /** What the terrain does to the plan's coverage of a prefecture. */
  readonly area: TerrainArea;
  /** 5G sites of the user's own. */
  readonly ownSites: OwnSites;
  /** What one site sends over the terrain. */
  readonly siteSignal: SiteSignal;
  /** What the user breaks in the backbone, and where hubs would stand. */
  readonly backbone: BackboneTrial;
  /** What seeded members say of the scenario. */
  readonly uncertainty: Uncertainty;
  /** Whoever takes the places that are picked on the map; at most one does at a time. */
  readonly pickers: readonly Picker[];
  readonly presenting: Presenting;
  /** Another scenario on the map. */
  readonly comparison: Comparison;
  /** What is tried on screen, asked of that one too. */
  readonly comparedTrials: ComparedTrials;
  /** The steps of a presentation. */
  readonly script: Script;
  /** Where files go that are dropped on the page or picked. */
  readonly files: DroppedFiles;
  /** Data of the user's own. */
  readonly own: OwnData;

  openAtlas(base: string): Promise<void>;
  /** Starts a run of the scenario as it stands; a newer one overtakes it. */
  runScenario(): Promise<void>;
  cancelRun(): void;
  setParameter<K extends ParameterId>(id: K, value: ParameterValues[K]): void;
  resetParameter(id: ParameterId): void;
}

export function createAppState(
  client: SimulationClient,
  terrain: TerrainClient,
  sites: SitesClient,
  resilience: ResilienceClient,
  uncertaintyClient: UncertaintyClient,
  importClient: ImportClient,
  language: Language,
  theme: Theme,
  display: Display = createDisplay(),
  favourites: Favourites = createFavourites(),
): AppState {
  const atlas = signal<AtlasState>({ kind: 'opening' });
  const editor = createScenarioEditor(defaultScenario(), () => performance.now());
  const { scenario } = editor;
  const run = signal<RunState>({ kind: 'idle' });
  const standing = computed(() => lastStanding(run.value));
  const outcome = computed(() => standing.value?.outcome);
  const prepared = signal<PreparedFigures | undefined>(undefined);
  const parameters = computed(() => resolveParameters(scenario.value.parameters));

  const runScenario = async () => {
    const asked = scenario.value;
    run.value = { kind: 'running', fraction: 0, phase: 'start', last: lastStanding(run.value) };
    const result = await client.run(
      asked,
      ({ fraction, phase }) => {
        if (run.value.kind === 'running') run.value = { ...run.value, fraction, phase };
      },
      (partial, old) => {
        const last = { outcome: partial, oldParts: old };
        if (run.value.kind === 'running') run.value = { ...run.value, last };
      },
    );
    if (result.ok) {
      run.value = { kind: 'done', outcome: result.value };
    } else if (result.problems.every(({ kind }) => kind === 'cancelled')) {
      // Overtaken by a newer run, which owns the state now; a cancel by the user has set it already.
    } else {
      run.value = { kind: 'failed', problems: result.problems, last: lastStanding(run.value) };
    }
  };

  const fiscalYear = signal(2024);
  let lastOldParts: readonly Part[] = [];
  const oldParts = computed<readonly Part[]>(() => {
    if (standing.value === undefined) return lastOldParts;
    const { outcome, oldParts } = standing.value;
    const touched = touchedParts(outcome.scenario, scenario.value);
    const all = PARTS.filter((part) => oldParts.includes(part) || touched.includes(part));
    // The same list as long as it names the same parts: nothing is drawn anew for it.
    if (all.join() !== lastOldParts.join()) lastOldParts = all;
    return lastOldParts;
  });
  const path = createTerrainPath(terrain, parameters);
  // Sites and levers of one run, never the sites of one under the levers of the next.
  let lastWhole: Outcome | undefined;
  const wholeOutcome = computed(() => {
    if (standing.value?.oldParts.length === 0) lastWhole = standing.value.outcome;
    return lastWhole;
  });
  const ownSites = createOwnSites(sites, editor, wholeOutcome, fiscalYear);
  const openAtlas = computed(() => (atlas.value.kind === 'open' ? atlas.value.atlas : undefined));
  const area = createTerrainArea(terrain, openAtlas, wholeOutcome, fiscalYear);
  const siteSignal = createSiteSignal(terrain, ownSites.sites, parameters);
  const backbone = createBackboneTrial(resilience, atlas, wholeOutcome, fiscalYear);
  const pickers = [path, ownSites, ...backbone.pickers];
  onePickerAtATime(pickers);

  const topic = signal<Topic>('radio');
  const comparison = createComparison(topic, backbone.cuts.layer);
  const playback = createPlayback(fiscalYear);
  const state: Omit<AppState, 'script'> = {
    language: signal(language),
    theme: signal(theme),
    display,
    favourites,
    atlas,
    scenario,
    editor,
    parameters,
    run,
    outcome,
    oldParts,
    prepared,
    preparedNow: computed(() => {
      const figures = prepared.value;
      if (figures === undefined || outcome.value !== undefined || atlas.value.kind !== 'open')
        return undefined;
      return holdsFor(figures, atlas.value.atlas.id, editor.inputs.value) ? figures : undefined;
    }),
    outcomeIsOld: computed(
      () =>
        outcome.value !== undefined &&
        (oldParts.value.length > 0 || inputsKey(outcome.value.scenario) !== editor.inputs.value),
    ),
    fiscalYear,
    playing: playback.isPlaying,
    playback,
    topic,
    level: signal<Level>('cell'),
    isNetworkShown: signal(true),
    hovered: signal<Place | undefined>(undefined),
    selected: signal<Place | undefined>(undefined),
    block: signal<number | undefined>(undefined),
    flyTo: signal<Area | CameraMove | MapExtent | 'japan' | undefined>(undefined),
    coveredPx: signal(0),
    coveredLeftPx: signal(0),
    camera: signal<CameraView | undefined>(undefined),
    pictures: signal<PictureMaker | undefined>(undefined),
    desk: signal<Desk | undefined>(undefined),
    goals: createGoals(client, scenario, editor),
    planSearch: createPlanSearch(client, outcome, (better) => {
      run.value = { kind: 'done', outcome: better };
    }),
    path,
    area,
    ownSites,
    siteSignal,
    backbone,
    uncertainty: createUncertainty(uncertaintyClient, atlas, wholeOutcome, editor),
    pickers,
    presenting: createPresenting(),
    comparison,
    comparedTrials: createComparedTrials(sites, resilience, comparison.left, backbone.cuts, fiscalYear),
    files: createDroppedFiles(),
    own: createOwnData(importClient),

    async openAtlas(base) {
      atlas.value = { kind: 'opening' };
      const result = await client.open(base);
      atlas.value = result.ok
        ? { kind: 'open', atlas: result.value }
        : { kind: 'failed', problems: result.problems };
    },
    runScenario,
    cancelRun() {
      client.cancel();
      if (run.value.kind === 'running') run.value = { kind: 'cancelled', last: run.value.last };
    },
    setParameter: editor.setParameter,
    resetParameter: editor.resetParameter,
  };
  state.files.take('data', (files) => {
    state.desk.value = 'data';
    state.own.choose(files);
  });
  return Object.assign(state, { script: createScript(state) });
}
