import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createImportService } from './import.service.ts';

expose(createImportService(readOverHttp));
