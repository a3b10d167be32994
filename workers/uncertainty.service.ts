/**
 * What a worker of the uncertainty desk can do, as ordinary functions: compute what members are read from, read chunks of
 * them, and put bands, shares of variance and full runs beside them. Several workers share the work; which of them does
 * what never shows in the result.
 */
import { transfer } from 'comlink';
import { loadAtlas } from '../src/data/atlas-loader.ts';
import { loadLand } from '../src/data/land-loader.ts';
import { failure, ProblemError, type Result, success } from '../src/model/problem.ts';
import type { Progress, Steps } from '../src/model/progress.ts';
import type { Scenario } from '../src/model/scenario.ts';
import type { Country } from '../src/model/simulate.ts';
import type { CentralRun } from '../src/model/uncertainty/central-run.ts';
import type { Distributions, Draw } from '../src/model/uncertainty/factors.ts';
import type { FibreCurves } from '../src/model/uncertainty/fibre-curves.ts';
import { type Figure, figureScramble, type Tornado, tornadoOf } from '../src/model/uncertainty/figure.ts';
import { fullMember } from '../src/model/uncertainty/full-member.ts';
import {
  createMemberReaders,
  type MemberBasis,
  type MemberReaders,
} from '../src/model/uncertainty/member-basis.ts';
import { bandsOfPart, type Chunk, type ChunkRequest, readChunk } from '../src/model/uncertainty/members.ts';
import { createNodeKeepers } from '../src/model/uncertainty/node-keepers.ts';
import {
  joinNodes,
  type NodeRequest,
  prepareFibre,
  prepareRadioNode,
} from '../src/model/uncertainty/prepare.ts';
import type { RadioCurves } from '../src/model/uncertainty/radio-curves.ts';
import type { RadioNode } from '../src/model/uncertainty/radio-node.ts';
import type { IndicesOfScramble } from '../src/model/uncertainty/sobol-indices.ts';
import { drive } from './drive.ts';
import type { ReadFile } from './simulation.service.ts';

export type OnProgress = (progress: Progress) => void;

export interface UncertaintyService {
  open(base: string): Promise<Result<true>>;
  fibreCurves(jobId: number, scenario: Scenario, onProgress: OnProgress): Promise<Result<FibreCurves>>;
  /** @param fibreFiscalYear per cell, as in the scenario's fibre outcome */
  radioNode(
    jobId: number,
    scenario: Scenario,
    fibreFiscalYear: Uint16Array,
    node: NodeRequest,
    onProgress: OnProgress,
  ): Promise<Result<RadioNode>>;
  /** The nodes with the scenario's money and rules. */
  radioCurves(scenario: Scenario, nodes: readonly RadioNode[]): Promise<Result<RadioCurves>>;
  /** A draw by the simulations themselves. */
  fullMember(
    jobId: number,
    scenario: Scenario,
    draw: Draw,
    onProgress: OnProgress,
  ): Promise<Result<CentralRun>>;
  /** What is asked from now on is read from this basis. */
  use(basis: MemberBasis): Promise<Result<true>>;
  chunk(request: ChunkRequest): Promise<Result<Chunk>>;
  /** @returns places × series × BAND_SHARES */
  bands(chunks: readonly Float32Array[], sizes: readonly number[]): Promise<Result<Float64Array>>;
  tornado(figure: Figure, distributions: Distributions): Promise<Result<Tornado>>;
  scramble(
    figure: Figure,
    distributions: Distributions,
    seed: number,
    scramble: number,
  ): Promise<Result<IndicesOfScramble>>;
  /** Stops that job at its next step, and older ones too. */
  cancel(jobId: number): void;
}

export type OpenCountry = (base: string) => Promise<Result<Country>>;

export function openCountryFrom(readFileFrom: (base: string) => ReadFile): OpenCountry {
  return async (base) => {
    const readFile = readFileFrom(base);
    const [atlas, land] = await Promise.all([loadAtlas(readFile), loadLand(readFile)]);
    if (!atlas.ok) return atlas;
    return land.ok ? success({ atlas: atlas.value, land: land.value }) : land;
  };
}

export function createUncertaintyService(openCountry: OpenCountry): UncertaintyService {
  let country: Country | undefined;
  let readers: MemberReaders | undefined;
  let cancelledUpTo = 0;
  const nodeKeepers = createNodeKeepers();

  async function run<T>(
    jobId: number,
    onProgress: OnProgress,
    steps: (country: Country, report: (fraction: number) => Progress) => Steps<T>,
  ): Promise<Result<T>> {
    if (country === undefined) return notReady('an open atlas');
    try {
      const report = (fraction: number) => ({ phase: 'uncertainty.curves', fraction });
      const isCancelled = () => jobId <= cancelledUpTo;
      return await drive(steps(country, report), { isCancelled, onProgress });
    } catch (error) {
      if (error instanceof ProblemError) return failure(error.problem);
      const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return failure({
        kind: 'internal',
        what: 'uncertainty',
        where: 'worker',
        expected: 'an outcome',
        got,
      });
    }
  }

  async function read<T>(question: (readers: MemberReaders) => T): Promise<Result<T>> {
    return readers === undefined ? notReady('a basis of members') : success(question(readers));
  }

  return {
    async open(base) {
      if (country !== undefined) return success(true);
      const opened = await openCountry(base);
      if (!opened.ok) return opened;
      country = opened.value;
      return success(true);
    },
    fibreCurves: (jobId, scenario, onProgress) =>
      run(jobId, onProgress, (own, report) => prepareFibre(own, scenario, report)),
    radioNode: (jobId, scenario, fibreFiscalYear, node, onProgress) =>
      run(jobId, onProgress, (own, report) =>
        prepareRadioNode(own, scenario, fibreFiscalYear, node, report, nodeKeepers.of(node.marginShiftDb)),
      ),
    async radioCurves(scenario, nodes) {
      if (country === undefined) return notReady('an open atlas');
      return success(joinNodes(country.atlas, scenario, nodes));
    },
    fullMember: (jobId, scenario, draw, onProgress) =>
      run(jobId, onProgress, (own, report) => fullMember(own, scenario, draw, report)),
    async use(basis) {
      readers = createMemberReaders(basis);
      return success(true);
    },
    async chunk(request) {
      const answer = await read((own) => readChunk(own, request));
      if (!answer.ok) return answer;
      return transfer(
        answer,
        answer.value.parts.map((part) => part.buffer as ArrayBuffer),
      );
    },
    async bands(chunks, sizes) {
      return success(bandsOfPart(chunks, sizes));
    },
    tornado: (figure, distributions) => read((own) => tornadoOf(own, figure, distributions)),
    scramble: (figure, distributions, seed, scramble) =>
      read((own) => figureScramble(own, figure, distributions, seed, scramble)),
    cancel(jobId) {
      cancelledUpTo = Math.max(cancelledUpTo, jobId);
    },
  };
}

function notReady(expected: string): Result<never> {
  return failure({ kind: 'internal', what: 'uncertainty', where: 'worker', expected, got: 'none' });
}
