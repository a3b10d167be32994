/** A simulation worker from outside. */
import { type Endpoint, wrap } from 'comlink';
import { type ChangesService, receivingChanges } from '../../workers/changed-parts.ts';
import type { SimulationService } from '../../workers/simulation.service.ts';

export function remoteSimulation(worker: Endpoint): SimulationService {
  // A remote's methods lose their type parameters.
  const service = wrap<ChangesService>(worker) as unknown as ChangesService;
  return {
    open: (base, heirs) => service.open(base, heirs),
    adopt: (base, from) => service.adopt(base, from),
    ...receivingChanges(service),
    lookAhead: (part, scenario) => void service.lookAhead(part, scenario),
    whatIf: (jobId, kind, asked, baseline, onProgress) =>
      service.whatIf(jobId, kind, asked, baseline, onProgress),
    searchRadioPlan: (jobId, scenario, fibreFiscalYear, work, onProgress) =>
      service.searchRadioPlan(jobId, scenario, fibreFiscalYear, work, onProgress),
    endSearch: (jobId) => void service.endSearch(jobId),
    cancel: (jobId) => void service.cancel(jobId),
  };
}
