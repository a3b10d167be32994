/**
 * What the worker of the hub desk can do, as ordinary functions: break links and sites of a run's backbone, strike it
 * with a disaster, and rank sites by the reader's weights.
 */
import { loadAtlas } from '../src/data/atlas-loader.ts';
import type { Atlas } from '../src/model/atlas.ts';
import { possibleAdditions } from '../src/model/backbone/additions.ts';
import type { Cut } from '../src/model/backbone/cut-consequences.ts';
import { type Disaster, disasterSet } from '../src/model/backbone/disaster-sets.ts';
import { type RankedAdditions, rankAdditions } from '../src/model/backbone/rank-additions.ts';
import {
  type CutEffects,
  createResilience,
  type DisasterResult,
  type Resilience,
} from '../src/model/backbone/resilience.ts';
import type { Sampling } from '../src/model/backbone/sampling.ts';
import { DISASTER_SETS } from '../src/model/backbone/summarise-resilience.ts';
import type { Demand } from '../src/model/demand.ts';
import { type HubTradeOffs, hubTradeOffs } from '../src/model/hubs/hub-trade-offs.ts';
import type { HubsOutcome } from '../src/model/hubs/hubs-outcome.ts';
import { type CriteriaWeights, rankSites, topShare } from '../src/model/hubs/rank-sites.ts';
import { SITE_CRITERIA, type SiteCriteria, siteCriteria } from '../src/model/hubs/site-criteria.ts';
import type { ParameterValues } from '../src/model/parameters.ts';
import { failure, type Problem, type Result, success } from '../src/model/problem.ts';
import type { Progress } from '../src/model/progress.ts';
import { demandOf } from '../src/model/simulate.ts';
import { drive } from './drive.ts';
import type { ReadFile } from './simulation.service.ts';

/** The pieces of a run that its backbone is laid from, and the fiscal year looked at. */
export interface ResilienceRun {
  readonly parameters: ParameterValues;
  readonly hubs: HubsOutcome['hubs'];
  readonly fiscalYear: number;
}

/** Ranking of sites; columns follow `candidates` (municipality indices). */
export interface RankingAnswer extends SiteCriteria {
  /** 0–1: the weighted mean of the criteria. */
  readonly score: Float64Array;
  /** Positions in `candidates`, best first. */
  readonly order: Int32Array;
}

/** What takes long enough to be stopped. */
export type StoppableKind = 'strike' | 'additions';

export interface ResilienceService {
  /** Loads the atlas. */
  open(base: string): Promise<Result<true>>;
  /** Lays the backbone of a run as it stands in a fiscal year. */
  lay(run: ResilienceRun): Promise<Result<true>>;
  /** What it means that these links and nodes are gone; indices of the atlas's tables. */
  cut(cut: Cut): Promise<Result<CutEffects>>;
  strike(
    runId: number,
    disaster: Disaster,
    sampling: Sampling,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<DisasterResult>>;
  /** Stops that run at its next step, and older ones of its kind too. */
  cancel(kind: StoppableKind, runId: number): void;
  /** What could be built next, by the loss in disasters that it spares per yen. */
  additions(runId: number, onProgress: (progress: Progress) => void): Promise<Result<RankedAdditions>>;
  /** The hubs of the run against each other. */
  tradeOffs(): Promise<Result<HubTradeOffs>>;
  rank(weights: CriteriaWeights): Promise<Result<RankingAnswer>>;
  /** Per candidate: share of all weightings in which it is among the best `k`. */
  topShare(k: number): Promise<Result<Float64Array>>;
}

/** More would take longer than anybody waits for a map. */
export const MOST_MEMBERS = 100_000;
const ADDITION_SAMPLING = { members: 500, seed: 20_220_329 } as const;
const SHARE_SAMPLING = { draws: 1000, seed: 20_220_329 } as const;
/** The lattice's own box. */
const JAPAN = { south: 20, north: 46, west: 122, east: 154 } as const;

interface Laid {
  readonly resilience: Resilience;
  readonly run: ResilienceRun;
  readonly demand: Demand;
}

export function createResilienceService(readFileFrom: (base: string) => ReadFile): ResilienceService {
  let atlas: Atlas | undefined;
  let laid: Laid | undefined;
  let criteria: SiteCriteria | undefined;
  const cancelledUpTo: Record<StoppableKind, number> = { strike: 0, additions: 0 };

  const criteriaOf = (opened: Atlas, { run, demand }: Laid): SiteCriteria => {
    if (criteria === undefined) {
      const { count } = opened.municipalities;
      const start = demand.fiscalYears.indexOf(run.parameters['hubs.demandFiscalYear']) * count;
      criteria = siteCriteria(opened, demand.population.subarray(start, start + count), run.parameters);
    }
    return criteria;
  };

  return {
    async open(base) {
      if (atlas !== undefined) return success(true);
      const loaded = await loadAtlas(readFileFrom(base));
      if (!loaded.ok) return loaded;
      atlas = loaded.value;
      return success(true);
    },

    async lay(run) {
      if (atlas === undefined) return notReady('an open atlas');
      const demand = demandOf(atlas, run.parameters);
      const { fiscalYears } = demand;
      if (!fiscalYears.includes(run.fiscalYear)) {
        const years = `${fiscalYears[0]} to ${fiscalYears.at(-1)}`;
        return failure(outOfRange('fiscalYear', 'run', years, String(run.fiscalYear)));
      }
      const resilience = createResilience(atlas, demand, run.parameters, run.hubs, run.fiscalYear);
      laid = { resilience, run, demand };
      criteria = undefined;
      return success(true);
    },

    async cut(cut) {
      if (laid === undefined) return notReady('a run');
      const problems = cutProblems(cut, laid.resilience);
      return problems.length > 0 ? failure(...problems) : success(laid.resilience.cut(cut));
    },

    async strike(runId, disaster, sampling, onProgress) {
      if (atlas === undefined || laid === undefined) return notReady('a run');
      const problems = [...disasterProblems(disaster, atlas), ...samplingProblems(sampling)];
      if (problems.length > 0) return failure(...problems);
      return drive(laid.resilience.strikeSteps(disaster, sampling), {
        isCancelled: () => runId <= cancelledUpTo.strike,
        onProgress,
      });
    },

    cancel(kind, runId) {
      cancelledUpTo[kind] = Math.max(cancelledUpTo[kind], runId);
    },

    async additions(runId, onProgress) {
      if (atlas === undefined || laid === undefined) return notReady('a run');
      const { resilience, run } = laid;
      const { setting, hasHub } = resilience;
      const basis = {
        setting,
        hasHub,
        additions: possibleAdditions(atlas, hasHub, run.parameters),
        disasters: DISASTER_SETS.map((id) => disasterSet(id, run.parameters)),
      };
      return drive(rankAdditions(atlas, basis, run.parameters, ADDITION_SAMPLING), {
        isCancelled: () => runId <= cancelledUpTo.additions,
        onProgress,
      });
    },

    async tradeOffs() {
      if (atlas === undefined || laid === undefined) return notReady('a run');
      return success(hubTradeOffs(atlas, laid.demand, laid.run.parameters, laid.run.hubs));
    },

    async rank(weights) {
      if (atlas === undefined || laid === undefined) return notReady('a run');
      const problems = weightProblems(weights);
      if (problems.length > 0) return failure(...problems);
      const columns = criteriaOf(atlas, laid);
      return success({ ...columns, ...rankSites(columns, weights) });
    },

    async topShare(k) {
      if (atlas === undefined || laid === undefined) return notReady('a run');
      const columns = criteriaOf(atlas, laid);
      const { length } = columns.candidates;
      if (!(Number.isInteger(k) && k >= 1 && k <= length))
        return failure(outOfRange('k', 'ranking', `1 to ${length}`, String(k)));
      return success(topShare(columns, k, SHARE_SAMPLING));
    },
  };
}

function cutProblems({ links, nodes }: Cut, { network: { graph } }: Resilience): Problem[] {
  const among = (what: string, indices: readonly number[], count: number) =>
    indices
      .filter((index) => !(Number.isInteger(index) && index >= 0 && index < count))
      .map((index) => outOfRange(what, 'cut', `0 to ${count - 1}`, String(index)));
  return [...among('link', links, graph.linkCount), ...among('node', nodes, graph.nodeCount)];
}

function disasterProblems(disaster: Disaster, { gridAreas }: Atlas): Problem[] {
  const within = (what: string, value: number, least: number, most: number) =>
    value >= least && value <= most
      ? []
      : [outOfRange(what, 'disaster', `${least} to ${most}`, String(value))];
  if (disaster.kind === 'blackout') {
    const codes = gridAreas.map(({ code }) => code);
    return [
      ...(codes.includes(disaster.gridArea)
        ? []
        : [outOfRange('gridArea', 'disaster', codes.join(', '), disaster.gridArea)]),
      ...within('hours', disaster.hours, 0, 720),
    ];
  }
  const { lat, lon, magnitudeMw, depthKm } = disaster.earthquake;
  return [
    ...(lat.length > 0 && lat.length === lon.length
      ? []
      : [outOfRange('fault', 'disaster', 'a longitude for each latitude', `${lat.length}, ${lon.length}`)]),
    ...lat.flatMap((degrees) => within('lat', degrees, JAPAN.south, JAPAN.north)),
    ...lon.flatMap((degrees) => within('lon', degrees, JAPAN.west, JAPAN.east)),
    ...within('magnitudeMw', magnitudeMw, 5, 9.5),
    ...within('depthKm', depthKm, 0, 200),
  ];
}

function samplingProblems({ members, seed }: Sampling): Problem[] {
  const problems: Problem[] = [];
  if (!(Number.isInteger(members) && members >= 1 && members <= MOST_MEMBERS))
    problems.push(outOfRange('members', 'sampling', `1 to ${MOST_MEMBERS}`, String(members)));
  if (!Number.isInteger(seed)) problems.push(outOfRange('seed', 'sampling', 'a whole number', String(seed)));
  return problems;
}

function weightProblems(weights: CriteriaWeights): Problem[] {
  const problems = SITE_CRITERIA.filter(
    (criterion) => !(weights[criterion] >= 0 && Number.isFinite(weights[criterion])),
  ).map((criterion) => outOfRange(criterion, 'weights', 'at least 0', String(weights[criterion])));
  if (problems.length === 0 && SITE_CRITERIA.every((criterion) => weights[criterion] === 0))
    problems.push(outOfRange('weights', 'weights', 'one above 0', 'none'));
  return problems;
}

function outOfRange(what: string, where: string, expected: string, got: string): Problem {
  return { kind: 'out-of-range', what, where, expected, got };
}

function notReady(expected: string): Result<never> {
  return failure({ kind: 'internal', what: 'backbone', where: 'resilience worker', expected, got: 'none' });
}
