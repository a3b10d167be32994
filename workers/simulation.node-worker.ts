import { parentPort, workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import { readFromFolder } from '../src/data/read-from-folder.ts';
import { nodeEndpoint } from './node-endpoint.ts';
import { createSimulationService } from './simulation.service.ts';
import { createUncertaintyService } from './uncertainty.service.ts';

if (parentPort === null) throw new Error('Expected to run as a worker thread.');
const createService = workerData === 'uncertainty' ? createUncertaintyService : createSimulationService;
expose(createService(readFromFolder), nodeEndpoint(parentPort));
