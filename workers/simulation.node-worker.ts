import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import { readFromFolder } from '../src/data/read-from-folder.ts';
import { nodeEndpoint } from './node-endpoint.ts';
import { createSimulationService } from './simulation.service.ts';

if (parentPort === null) throw new Error('Expected to run as a worker thread.');
expose(createSimulationService(readFromFolder), nodeEndpoint(parentPort));
