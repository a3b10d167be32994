/**
 * What the worker for own sites can do, as ordinary functions: set sites on top of the plan's of a fiscal year, and look
 * for the best place of the next one.
 */
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { loadLand } from '../src/data/land-loader.ts';
import { type Ground, groundOf } from '../src/model/coverage/ground.ts';
import { failure, type Problem, type Result, success } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import { BANDS } from '../src/model/radio/bands.ts';
import { OPERATORS } from '../src/model/radio/operator.ts';
import type { RadioSites } from '../src/model/radio/radio-outcome.ts';
import type { RadioParameters } from '../src/model/radio/radio-parameters.ts';
import {
  createSiteTrial,
  type NextSite,
  type OwnSite,
  type SiteTrial,
  type TrialAnswer,
} from '../src/model/radio/site-trial.ts';
import { JAPAN_BOX, MOST_SCENARIO_SITES } from '../src/model/scenario-places.ts';
import { drive } from './drive.ts';
import type { ReadFile } from './simulation.service.ts';

/** The plan's sites that stand in a fiscal year, and the assumptions by which own sites reach as far as they do. */
export interface PlanSites {
  readonly sites: Pick<RadioSites, 'lat' | 'lon' | 'rangeM' | 'operatorFiscalYear' | 'isParent' | 'own'>;
  readonly parameters: RadioParameters;
  readonly fiscalYear: number;
}

export interface SitesService {
  /** Loads the atlas and the land mask. */
  open(base: string): Promise<Result<true>>;
  /** Lays the plan's sites; own ones are set anew after it. */
  lay(plan: PlanSites): Promise<Result<true>>;
  /** Makes the own sites be exactly these. */
  set(sites: readonly OwnSite[]): Promise<Result<TrialAnswer>>;
  /** @param municipality index in the atlas's table @param band index into BANDS */
  best(
    runId: number,
    municipality: number,
    band: number,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<readonly NextSite[]>>;
  /** Stops that search at its next step, and older ones too. */
  cancel(runId: number): void;
}

export function createSitesService(readFileFrom: (base: string) => ReadFile): SitesService {
  let ground: Ground | undefined;
  let trial: SiteTrial | undefined;
  let cancelledUpTo = 0;
  return {
    async open(base) {
      if (ground !== undefined) return success(true);
      const readFile = readFileFrom(base);
      const [atlas, land] = await Promise.all([loadAtlas(readFile), loadLand(readFile)]);
      if (!atlas.ok) return atlas;
      if (!land.ok) return land;
      ground = groundOf(atlas.value, land.value);
      return success(true);
    },

    async lay({ sites, parameters, fiscalYear }) {
      if (ground === undefined) return notReady('an open atlas');
      trial = createSiteTrial(ground, sites, parameters, fiscalYear);
      return success(true);
    },

    async set(sites) {
      if (trial === undefined) return notReady('the plan’s sites');
      const problems = ownSiteProblems(sites);
      return problems.length > 0 ? failure(...problems) : success(trial.set(sites));
    },

    async best(runId, municipality, band, onProgress) {
      if (trial === undefined || ground === undefined) return notReady('the plan’s sites');
      const { count } = ground.atlas.municipalities;
      if (!(Number.isInteger(municipality) && municipality >= 0 && municipality < count)) {
        return failure(outOfRange('municipality', 'search', `0 to ${count - 1}`, String(municipality)));
      }
      if (BANDS[band] === undefined) {
        return failure(outOfRange('band', 'search', `0 to ${BANDS.length - 1}`, String(band)));
      }
      return drive(trial.best(municipality, band), {
        isCancelled: () => runId <= cancelledUpTo,
        onProgress,
      });
    },

    cancel(runId) {
      cancelledUpTo = Math.max(cancelledUpTo, runId);
    },
  };
}

/** What is wrong with the sites, each named by its position; empty where nothing is. */
export function ownSiteProblems(sites: readonly OwnSite[]): Problem[] {
  if (sites.length > MOST_SCENARIO_SITES) {
    return [outOfRange('sites', 'own sites', `at most ${MOST_SCENARIO_SITES}`, String(sites.length))];
  }
  const { south, north, west, east } = JAPAN_BOX;
  return sites.flatMap(({ lat, lon, band, operators }, i) => {
    const where = `own site ${i + 1}`;
    const names = BANDS.map(({ name }) => name);
    return [
      ...(lat >= south && lat <= north
        ? []
        : [outOfRange('lat', where, `${south} to ${north}°`, String(lat))]),
      ...(lon >= west && lon <= east ? [] : [outOfRange('lon', where, `${west} to ${east}°`, String(lon))]),
      ...(names.includes(band) ? [] : [outOfRange('band', where, names.join(', '), String(band))]),
      ...(operators.length > 0 && operators.every((each) => OPERATORS.includes(each))
        ? []
        : [outOfRange('operators', where, OPERATORS.join(', '), operators.join(', '))]),
    ];
  });
}

function outOfRange(what: string, where: string, expected: string, got: string): Problem {
  return { kind: 'out-of-range', what, where, expected, got };
}

function notReady(expected: string): Result<never> {
  return failure({ kind: 'internal', what: 'own sites', where: 'sites worker', expected, got: 'none' });
}
