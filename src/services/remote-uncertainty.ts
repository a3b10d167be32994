/** A worker of the uncertainty desk from outside: callbacks cross as the worker's library wants it. */
import { type Endpoint, proxy, wrap } from 'comlink';
import type { UncertaintyService } from '../../workers/uncertainty.service.ts';

export interface RemoteUncertainty extends Omit<UncertaintyService, 'cancel'> {
  cancel(jobId: number): void;
}

export function remoteUncertainty(worker: Endpoint): RemoteUncertainty {
  const service = wrap<UncertaintyService>(worker);
  return {
    open: (base) => service.open(base),
    fibreCurves: (jobId, scenario, onProgress) => service.fibreCurves(jobId, scenario, proxy(onProgress)),
    radioNode: (jobId, scenario, fibreFiscalYear, node, onProgress) =>
      service.radioNode(jobId, scenario, fibreFiscalYear, node, proxy(onProgress)),
    radioCurves: (scenario, nodes) => service.radioCurves(scenario, nodes),
    fullMember: (jobId, scenario, draw, onProgress) =>
      service.fullMember(jobId, scenario, draw, proxy(onProgress)),
    use: (basis) => service.use(basis),
    chunk: (request) => service.chunk(request),
    bands: (chunks, sizes) => service.bands(chunks, sizes),
    tornado: (figure, distributions) => service.tornado(figure, distributions),
    scramble: (figure, distributions, seed, scramble) =>
      service.scramble(figure, distributions, seed, scramble),
    cancel: (jobId) => void service.cancel(jobId),
  };
}
