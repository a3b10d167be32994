import { expose } from 'comlink';
import { readOverHttp } from '../src/data/read-over-http.ts';
import { createUncertaintyService, openCountryFrom } from './uncertainty.service.ts';

expose(createUncertaintyService(openCountryFrom(readOverHttp)));
