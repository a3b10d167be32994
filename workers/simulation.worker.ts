import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { sendingChanges } from './changed-parts.ts';
import { createSimulationService } from './simulation.service.ts';

expose(sendingChanges(createSimulationService(readOverHttp)));
