/** Starts the workers that are asked for once somebody needs them; nothing starts by importing this. */
import { proxy, wrap } from 'comlink';
import type { ExportService } from '../../workers/export.service.ts';
import type { ResilienceService } from '../../workers/resilience.service.ts';
import type { SitesService } from '../../workers/sites.service.ts';
import type { TerrainService } from '../../workers/terrain.service.ts';
import type { RemoteExport } from './export-client.ts';
import { type RemoteUncertainty, remoteUncertainty } from './remote-uncertainty.ts';
import type { RemoteResilience } from './resilience-client.ts';
import type { RemoteSites } from './sites-client.ts';
import type { RemoteTerrain } from './terrain-client.ts';

export function startTerrainWorker(): RemoteTerrain {
  const worker = new Worker(new URL('../../workers/terrain.worker.ts', import.meta.url), { type: 'module' });
  const service = wrap<TerrainService>(worker);
  return {
    open: (base) => service.open(base),
    profile: (a, b, settings) => service.profile(a, b, settings),
    siteFootprint: (site, settings) => service.siteFootprint(site, settings),
    prefectureTerrainCoverage: (runId, prefecture, sites, settings, onProgress) =>
      service.prefectureTerrainCoverage(runId, prefecture, sites, settings, proxy(onProgress)),
    prefectureRates: (runId, prefecture, sites, settings, assumptions, onProgress) =>
      service.prefectureRates(runId, prefecture, sites, settings, assumptions, proxy(onProgress)),
    cancel: (runId) => void service.cancel(runId),
  };
}

export function startSitesWorker(): RemoteSites {
  const worker = new Worker(new URL('../../workers/sites.worker.ts', import.meta.url), { type: 'module' });
  const service = wrap<SitesService>(worker);
  return {
    open: (base) => service.open(base),
    lay: (plan) => service.lay(plan),
    set: (sites) => service.set(sites),
    best: (runId, municipality, band, onProgress) =>
      service.best(runId, municipality, band, proxy(onProgress)),
    cancel: (runId) => void service.cancel(runId),
  };
}

export function startResilienceWorker(): RemoteResilience {
  const worker = new Worker(new URL('../../workers/resilience.worker.ts', import.meta.url), {
    type: 'module',
  });
  const service = wrap<ResilienceService>(worker);
  return {
    open: (base) => service.open(base),
    lay: (run) => service.lay(run),
    cut: (cut) => service.cut(cut),
    strike: (runId, disaster, sampling, onProgress) =>
      service.strike(runId, disaster, sampling, proxy(onProgress)),
    additions: (runId, onProgress) => service.additions(runId, proxy(onProgress)),
    cancel: (kind, runId) => void service.cancel(kind, runId),
    tradeOffs: () => service.tradeOffs(),
    rank: (weights) => service.rank(weights),
    topShare: (k) => service.topShare(k),
  };
}

export function startExportWorker(): RemoteExport {
  const worker = new Worker(new URL('../../workers/export.worker.ts', import.meta.url), { type: 'module' });
  const service = wrap<ExportService>(worker);
  return {
    open: (base) => service.open(base),
    lay: (outcome) => service.lay(outcome),
    make: (runId, request, onProgress) => service.make(runId, request, proxy(onProgress)),
    outlines: (municipalities) => service.outlines(municipalities),
    cancel: (runId) => void service.cancel(runId),
  };
}

export function startUncertaintyWorker(): RemoteUncertainty {
  return remoteUncertainty(
    new Worker(new URL('../../workers/uncertainty.worker.ts', import.meta.url), { type: 'module' }),
  );
}
