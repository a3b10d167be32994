import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createSitesService } from './sites.service.ts';

expose(createSitesService(readOverHttp));
