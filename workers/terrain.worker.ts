import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createTerrainService } from './terrain.service.ts';

expose(createTerrainService(readOverHttp));
