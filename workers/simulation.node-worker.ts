import { parentPort, workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import { readFromFolder } from '../src/data/read-from-folder.ts';
import { sendingChanges } from './changed-parts.ts';
import { nodeEndpoint } from './node-endpoint.ts';
import { createSimulationService } from './simulation.service.ts';
import { createUncertaintyService, openCountryFrom } from './uncertainty.service.ts';

if (parentPort === null) throw new Error('Expected to run as a worker thread.');
const service =
  workerData === 'uncertainty'
    ? createUncertaintyService(openCountryFrom(readFromFolder))
    : sendingChanges(createSimulationService(readFromFolder));
expose(service, nodeEndpoint(parentPort));
