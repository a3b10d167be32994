import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createResilienceService } from './resilience.service.ts';

expose(createResilienceService(readOverHttp));
