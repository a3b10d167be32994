import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createSimulationService } from './simulation.service.ts';

expose(createSimulationService(readOverHttp));
