import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createExportService } from './export.service.ts';

expose(createExportService(readOverHttp));
