/** The composition root: the only place that knows map and panels, workers and page. */
import './panels/styles/index.css';
import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core';
import { wrap } from 'comlink';
import { render } from 'preact';
import type { ImportService } from '../workers/import.service.ts';
import type { SimulationService } from '../workers/simulation.service.ts';
import { createOwnDataStore } from './data/own/own-data-store.ts';
import { PREPARED_FILE, readPreparedFigures } from './data/prepared-figures.ts';
import { createScenarioStore } from './data/scenario-store.ts';
import { localeOf, preferredLanguage } from './locale/locale.ts';
import { scenarioNames } from './locale/scenarios/scenario-names.ts';
import { openMapData } from './map/map-data.ts';
import { createMapView } from './map/map-view.ts';
import { failure, type Problem } from './model/problem.ts';
import { App } from './panels/app.tsx';
import { drawAfterAsking } from './panels/draw-after-asking.ts';
import type { MountMap } from './panels/map-pane.tsx';
import { createExportClient } from './services/export-client.ts';
import { createImportClient, type ImportWorker } from './services/import-client.ts';
import { LAST_OPEN } from './services/last-open.ts';
import { keepOffline } from './services/offline.ts';
import { remoteSimulation } from './services/remote-simulation.ts';
import { createResilienceClient } from './services/resilience-client.ts';
import { createSimulationClient } from './services/simulation-client.ts';
import { createSitesClient } from './services/sites-client.ts';
import {
  startExportWorker,
  startResilienceWorker,
  startSitesWorker,
  startTerrainWorker,
  startUncertaintyWorker,
} from './services/start-workers.ts';
import { createTabChannel } from './services/tab-channel.ts';
import { createTerrainClient } from './services/terrain-client.ts';
import { createUncertaintyClient } from './services/uncertainty-client.ts';
import { createWorkerPool } from './services/worker-pool.ts';
import { type AppState, createAppState, type Language, type Theme } from './state/app-state.ts';
import { createAppUpdate } from './state/app-update.ts';
import {
  BASE_MAPS,
  type BaseMap,
  CALENDARS,
  type Calendar,
  createDisplay,
  parseDeskWidth,
} from './state/display.ts';
import { embedRequest, openEmbedded } from './state/embed.ts';
import { createOut } from './state/out/out.ts';
import { createFavourites, favouritesText } from './state/places/favourites.ts';
import { createScenarios, type Scenarios } from './state/scenarios/scenarios.ts';

const ATLAS_BASE = new URL('atlas/', document.baseURI).href;
/** More workers than parts of a run would idle; one could not work on two parts at once. */
const MIN_WORKERS = 2;
const MAX_WORKERS = 3;
/** Each holds the atlas once more; two share the nodes of 5G well. */
const UNCERTAINTY_WORKERS = 2;
/** The numbers do not wait longer for a store that does not answer. */
const LONGEST_WAIT_FOR_STORE_MS = 1500;

/** A worker whose script cannot be loaded never answers; it says so only here. */
function brokenWorker(worker: Worker, where: string): Promise<Problem> {
  return new Promise((resolve) => {
    worker.addEventListener('error', (event) => {
      const got = event.message || 'a script that does not load';
      resolve({ kind: 'unavailable', what: 'worker', where, expected: 'a worker', got });
    });
  });
}

function startWorker(): SimulationService {
  const worker = new Worker(new URL('../workers/simulation.worker.ts', import.meta.url), { type: 'module' });
  const service = remoteSimulation(worker);
  const broken = brokenWorker(worker, 'simulation.worker');
  return {
    ...service,
    open: (base, heirs) =>
      Promise.race([service.open(base, heirs), broken.then((problem) => failure(problem))]),
  };
}

function startImportWorker(): ImportWorker {
  const worker = new Worker(new URL('../workers/import.worker.ts', import.meta.url), { type: 'module' });
  return {
    service: wrap<ImportService>(worker),
    broken: brokenWorker(worker, 'import.worker'),
    stop: () => worker.terminate(),
  };
}

function rememberedText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    // Storage may be forbidden; nothing is remembered then.
    return undefined;
  }
}

function remembered<T extends string>(key: string, values: readonly T[]): T | undefined {
  const text = rememberedText(key);
  return values.find((value) => value === text);
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden or full; the choice then lasts as long as the page.
  }
}

/** Language and theme belong to the page as a whole. */
function dressPage(state: AppState): void {
  effect(() => {
    const language = state.language.value;
    document.documentElement.lang = language;
    document.title = localeOf(language).messages.app.title;
  });
  effect(() => {
    document.documentElement.dataset.theme = state.theme.value;
  });
}

/** What somebody has chosen on this device, for the next time. */
function rememberChoices(state: AppState): void {
  effect(() => remember('denen.language', state.language.value));
  effect(() => remember('denen.theme', state.theme.value));
  effect(() => remember('denen.calendar', state.display.calendar.value));
  effect(() => remember('denen.baseMap', state.display.baseMap.value));
  effect(() => remember('denen.deskWidth', String(state.display.deskWidth.value ?? '')));
  effect(() => remember('denen.patterns', String(state.display.isPatterned.value)));
  effect(() => remember('denen.favourites', favouritesText(state.favourites.codes.value)));
}

/** The first run is asked for before its data are there: workers start on it the moment they have them. */
function keepRunning(state: AppState, areScenariosOpen: ReadonlySignal<boolean>): void {
  let asked: string | undefined;
  effect(() => {
    // A new name is no new run.
    const inputs = state.editor.inputs.value;
    if (!areScenariosOpen.value || inputs === asked) return;
    asked = inputs;
    void untracked(state.runScenario);
  });
}

/** The run that is under way does not need them: where they cannot be read, the board waits for it. */
async function showPrepared(state: AppState): Promise<void> {
  const figures = await readPreparedFigures(new URL(PREPARED_FILE, document.baseURI).href);
  if (figures.ok) state.prepared.value = figures.value;
}

/**
 * What this browser keeps is opened before the first run, and a link that was followed comes on top of it.
 * @returns true once that has happened, or has taken too long
 */
function openScenarios({ library, openLink }: Scenarios): ReadonlySignal<boolean> {
  const isOpen = signal(false);
  const follow = () => {
    // What a link brought is kept from now on: a reload shall not bring it again over what was changed since.
    if (openLink(location.hash)) history.replaceState(null, '', location.pathname + location.search);
  };
  const done = () => {
    isOpen.value = true;
  };
  void library.read().then(() => {
    follow();
    addEventListener('hashchange', follow);
    done();
  });
  setTimeout(done, LONGEST_WAIT_FOR_STORE_MS);
  for (const leaving of ['pagehide', 'visibilitychange'])
    addEventListener(leaving, () => void library.flush());
  return isOpen;
}

const workerCount = Math.max(MIN_WORKERS, Math.min(MAX_WORKERS, navigator.hardwareConcurrency));
const pool = createWorkerPool(Array.from({ length: workerCount }, startWorker), { looksAhead: true });
const client = createSimulationClient(pool);
const embedded = embedRequest(location.search);
const language =
  embedded?.language ??
  remembered<Language>('denen.language', ['ja', 'en']) ??
  preferredLanguage(navigator.languages);
const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
const theme =
  embedded?.theme ?? remembered<Theme>('denen.theme', ['light', 'dark']) ?? (prefersDark ? 'dark' : 'light');
const display = createDisplay(
  remembered<Calendar>('denen.calendar', CALENDARS),
  // A frame fetches nothing from elsewhere.
  embedded === undefined ? remembered<BaseMap>('denen.baseMap', BASE_MAPS) : undefined,
  rememberedText('denen.patterns') === 'true',
  parseDeskWidth(rememberedText('denen.deskWidth')),
);
const favourites = createFavourites(rememberedText('denen.favourites'));
const terrain = createTerrainClient(startTerrainWorker, ATLAS_BASE);
const sites = createSitesClient(startSitesWorker, ATLAS_BASE);
const resilience = createResilienceClient(startResilienceWorker, ATLAS_BASE);
const uncertainty = createUncertaintyClient(startUncertaintyWorker, UNCERTAINTY_WORKERS, ATLAS_BASE);
const imports = createImportClient(startImportWorker, ATLAS_BASE);
const state = createAppState(
  client,
  terrain,
  sites,
  resilience,
  uncertainty,
  imports,
  language,
  theme,
  display,
  favourites,
);
void state.openAtlas(ATLAS_BASE);
/** What this browser keeps; a frame in another page keeps nothing. */
const scenarios = embedded === undefined ? openKept() : undefined;
const linkProblems = embedded === undefined ? [] : openEmbedded(state, location.hash);
keepRunning(state, scenarios === undefined ? signal(true) : openScenarios(scenarios));
const update = createAppUpdate(async () => scenarios?.library.flush());
if (import.meta.env.PROD) void showPrepared(state);
keepOwnData(state);

function openKept(): Scenarios {
  return createScenarios(state, client, {
    store: createScenarioStore(),
    channel: createTabChannel(),
    words: () => scenarioNames(state.language.peek()),
    now: Date.now,
    newId: () =>
      Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-'),
    lastOpen: LAST_OPEN,
  });
}

const mapProblems = signal<readonly Problem[]>([]);
const onProblem = (problem: Problem) => {
  mapProblems.value = [...mapProblems.value, problem];
};
// Before there is anything to draw on: its worker reads boundaries while the page takes shape.
const mapData = openMapData(ATLAS_BASE, state.atlas, onProblem);
const mountMap: MountMap = (container) => {
  const view = createMapView(container, state, { data: mapData, onProblem, onSettled: goOffline });
  return () => view.dispose();
};

/** Imported sets come back once it is known which atlas they must have been read with. */
function keepOwnData({ atlas, own }: AppState): void {
  let isStarted = false;
  effect(() => {
    if (atlas.value.kind !== 'open' || isStarted) return;
    isStarted = true;
    void own.keeper.start(createOwnDataStore(), atlas.value.atlas.id);
  });
}

/** The whole app is fetched once more for it; what is on screen goes first. */
function goOffline(): void {
  if (import.meta.env.PROD) void keepOffline('sw.js', import.meta.url, update.offer);
}

function startApp(root: HTMLElement, kept: Scenarios): void {
  rememberChoices(state);
  const out = createOut(createExportClient(startExportWorker, ATLAS_BASE), state);
  // In a task of its own: until here the workers have been started, and the page has been busy for long enough.
  setTimeout(() => {
    render(
      <App
        state={state}
        scenarios={kept}
        out={out}
        update={update}
        mountMap={mountMap}
        problems={mapProblems}
        onRetry={() => location.reload()}
      />,
      root,
    );
  });
}

async function startEmbedded(root: HTMLElement): Promise<void> {
  addEventListener('hashchange', () => location.reload());
  const { EmbedView } = await import('./panels/embed/embed-view.tsx');
  render(
    <EmbedView
      state={state}
      linkProblems={linkProblems}
      mountMap={mountMap}
      problems={mapProblems}
      onRetry={() => location.reload()}
    />,
    root,
  );
}

dressPage(state);
drawAfterAsking();
const root = document.getElementById('app');
if (root === null) throw new Error('Expected an element #app in the page, got none.');
if (scenarios === undefined) void startEmbedded(root);
else startApp(root, scenarios);
