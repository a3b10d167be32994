import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createMapService } from './map.service.ts';

expose(createMapService(readOverHttp));
