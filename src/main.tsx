/** The composition root: the only place that knows map and panels, workers and page. */
import './panels/styles/index.css';
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { proxy, wrap } from 'comlink';
import { render } from 'preact';
import type { SimulationService } from '../workers/simulation.service.ts';
import type { TerrainService } from '../workers/terrain.service.ts';
import { localeOf, preferredLanguage } from './locale/locale.ts';
import { createMapView } from './map/map-view.ts';
import { prewarmMap } from './map/open-map.ts';
import { failure, type Problem } from './model/problem.ts';
import { App } from './panels/app.tsx';
import type { MountMap } from './panels/map-pane.tsx';
import { keepOffline } from './services/offline.ts';
import { createSimulationClient } from './services/simulation-client.ts';
import { createTerrainClient, type RemoteTerrain } from './services/terrain-client.ts';
import { createWorkerPool, type RemoteService } from './services/worker-pool.ts';
import { type AppState, createAppState, type Language, type Theme } from './state/app-state.ts';

const ATLAS_BASE = new URL('atlas/', document.baseURI).href;
/** More workers than parts of a run would idle; one could not work on two parts at once. */
const MIN_WORKERS = 2;
const MAX_WORKERS = 4;
/** A lever that is being dragged starts a run once it rests. */
const RERUN_DELAY_MS = 250;
/** A map that still does not stand then must not keep the numbers waiting. */
const LONGEST_WAIT_FOR_MAP_MS = 5000;

function startWorker(): RemoteService {
  const worker = new Worker(new URL('../workers/simulation.worker.ts', import.meta.url), { type: 'module' });
  const service = wrap<SimulationService>(worker);
  // A worker whose script cannot be loaded never answers; it says so only here.
  const broken = new Promise<Problem>((resolve) => {
    worker.addEventListener('error', (event) => {
      const got = event.message || 'a script that does not load';
      resolve({ kind: 'unavailable', what: 'worker', where: 'simulation.worker', expected: 'a worker', got });
    });
  });
  return {
    open: (base, wanted) =>
      Promise.race([service.open(base, wanted), broken.then((problem) => failure(problem))]),
    runPart: service.runPart as SimulationService['runPart'],
    cancel: (runId) => void service.cancel(runId),
  };
}

function startTerrainWorker(): RemoteTerrain {
  const worker = new Worker(new URL('../workers/terrain.worker.ts', import.meta.url), { type: 'module' });
  const service = wrap<TerrainService>(worker);
  return {
    open: (base) => service.open(base),
    profile: (a, b, settings) => service.profile(a, b, settings),
    siteFootprint: (site, settings) => service.siteFootprint(site, settings),
    prefectureTerrainCoverage: (runId, prefecture, sites, settings, onProgress) =>
      service.prefectureTerrainCoverage(runId, prefecture, sites, settings, proxy(onProgress)),
    cancel: (runId) => void service.cancel(runId),
  };
}

function remembered<T extends string>(key: string, values: readonly T[]): T | undefined {
  try {
    return values.find((value) => value === localStorage.getItem(key));
  } catch {
    // Storage may be forbidden; nothing is remembered then.
    return undefined;
  }
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
    remember('denen.language', language);
  });
  effect(() => {
    document.documentElement.dataset.theme = state.theme.value;
    remember('denen.theme', state.theme.value);
  });
}

/**
 * The first run starts once the map stands: a graphics card made of software and the simulations would otherwise fight
 * over the same cores, and both be late. A changed scenario runs again once it rests.
 */
function keepRunning(state: AppState, isMapSettled: ReadonlySignal<boolean>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: string | undefined;
  effect(() => {
    // A new name is no new run.
    const inputs = state.editor.inputs.value;
    if (state.atlas.value.kind !== 'open' || !isMapSettled.value || inputs === asked) return;
    const isFirst = asked === undefined;
    asked = inputs;
    clearTimeout(timer);
    timer = setTimeout(() => void state.runScenario(), isFirst ? 0 : RERUN_DELAY_MS);
  });
}

prewarmMap();
const workerCount = Math.max(MIN_WORKERS, Math.min(MAX_WORKERS, navigator.hardwareConcurrency));
const client = createSimulationClient(createWorkerPool(Array.from({ length: workerCount }, startWorker)));
const language =
  remembered<Language>('denen.language', ['ja', 'en']) ?? preferredLanguage(navigator.languages);
const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
const theme = remembered<Theme>('denen.theme', ['light', 'dark']) ?? (prefersDark ? 'dark' : 'light');
const terrain = createTerrainClient(startTerrainWorker, ATLAS_BASE);
const state = createAppState(client, terrain, language, theme);

const isMapSettled = signal(false);
const settleMap = () => {
  isMapSettled.value = true;
};
const mapProblems = signal<readonly Problem[]>([]);
const mountMap: MountMap = (container) => {
  mapProblems.value = [];
  const view = createMapView(container, state, {
    atlasBase: ATLAS_BASE,
    onSettled: settleMap,
    onProblem: (problem) => {
      mapProblems.value = [...mapProblems.value, problem];
    },
  });
  return () => view.dispose();
};

dressPage(state);
keepRunning(state, isMapSettled);
setTimeout(settleMap, LONGEST_WAIT_FOR_MAP_MS);
void state.openAtlas(ATLAS_BASE);
const root = document.getElementById('app');
if (root === null) throw new Error('Expected an element #app in the page, got none.');
render(
  <App state={state} mountMap={mountMap} problems={mapProblems} onRetry={() => location.reload()} />,
  root,
);
// After everything that the first picture needs has been asked for.
if (import.meta.env.PROD) addEventListener('load', () => void keepOffline('sw.js'));
