/**
 * The door to the workers of the uncertainty desk, which start with the first question and share every piece of work. The
 * newest request wins. Pieces are the same however many
 * workers there are, and are joined by their number, so the answer is the same to the byte.
 */
import { transfer } from 'comlink';
import type { OnProgress } from '../../workers/uncertainty.service.ts';
import { failure, type Result, success } from '../model/problem.ts';
import type { Scenario } from '../model/scenario.ts';
import type { CentralRun } from '../model/uncertainty/central-run.ts';
import {
  type Distributions,
  UNCERTAIN_TECHNOLOGIES,
  type UncertainTechnology,
  type UncertaintySettings,
} from '../model/uncertainty/factors.ts';
import { type Figure, SCRAMBLES, type Tornado } from '../model/uncertainty/figure.ts';
import { createGroupReader, groupCount } from '../model/uncertainty/group-reading.ts';
import {
  createMemberReaders,
  firstYearOf,
  type MemberBasis,
  memberBasis,
} from '../model/uncertainty/member-basis.ts';
import type { MemberReading } from '../model/uncertainty/member-reading.ts';
import { placesOfPart, UNCERTAIN_METRICS } from '../model/uncertainty/members.ts';
import type { RadioNode } from '../model/uncertainty/radio-node.ts';
import { checkDraw, type ReadingError, readingError } from '../model/uncertainty/reading-error.ts';
import { joinScrambles, type SobolIndices } from '../model/uncertainty/sobol-indices.ts';
import {
  type Bands,
  bandsWithoutWidth,
  layBands,
  type UncertaintyResult,
} from '../model/uncertainty/uncertainty-result.ts';
import type { RemoteUncertainty } from './remote-uncertainty.ts';
import { shareWork } from './share-work.ts';
import { createUncertaintyCurves } from './uncertainty-curves.ts';

export interface UncertaintyRequest {
  readonly scenario: Scenario;
  /** The scenario's own run. */
  readonly central: CentralRun;
  /** Per cell, as in the run's fibre outcome. */
  readonly fibreFiscalYear: Uint16Array;
  readonly settings: UncertaintySettings;
}

export interface FigureAnswer {
  readonly figure: Figure;
  readonly tornado: Tornado;
  readonly indices: SobolIndices;
}

export type UncertaintyPhase = 'curves' | 'members' | 'check';
export interface UncertaintyProgress {
  readonly phase: UncertaintyPhase;
  /** 0–1 within the phase. */
  readonly fraction: number;
}

export interface UncertaintyClient {
  run(
    request: UncertaintyRequest,
    onProgress: (progress: UncertaintyProgress) => void,
  ): Promise<Result<UncertaintyResult>>;
  /** What moves a figure of the last run. */
  figure(figure: Figure, settings: UncertaintySettings): Promise<Result<FigureAnswer>>;
  /** Runs some draws in full and holds the last run's reading against them. */
  check(
    request: UncertaintyRequest,
    members: number,
    onProgress: (progress: UncertaintyProgress) => void,
  ): Promise<Result<ReadingError>>;
  cancel(): void;
}

/** Pieces of work, more than workers, so that none waits long for another. */
const CHUNKS = 8;
const PARTS = 8;

/**
 * @param start makes one worker
 * @param count workers
 */
export function createUncertaintyClient(
  start: () => RemoteUncertainty,
  count: number,
  base: string,
): UncertaintyClient {
  let opening: Promise<Result<readonly RemoteUncertainty[]>> | undefined;
  let workers: readonly RemoteUncertainty[] = [];
  let newest = 0;
  const curves = createUncertaintyCurves();
  let used: MemberBasis | undefined;
  /** The nodes that it stands on. */
  let usedNodes: readonly RadioNode[] = [];

  const open = async (): Promise<Result<readonly RemoteUncertainty[]>> => {
    opening ??= (async () => {
      workers = Array.from({ length: count }, start);
      const opened = await Promise.all(workers.map((worker) => worker.open(base)));
      const failed = opened.find((each) => !each.ok);
      return failed === undefined ? success(workers) : (failed as Result<never>);
    })();
    const result = await opening;
    if (!result.ok) opening = undefined;
    return result;
  };
  const overtaken = (what: string) =>
    failure({
      kind: 'cancelled',
      what,
      where: 'uncertainty',
      expected: 'the newest request',
      got: 'overtaken or cancelled',
    });
  /** Every piece its own share of the phase, each as far as it has come. */
  const progressOf = (
    id: number,
    phase: UncertaintyPhase,
    pieces: number,
    tell: (progress: UncertaintyProgress) => void,
  ) => {
    const fractions = new Float64Array(pieces);
    return (piece: number): OnProgress =>
      ({ fraction }) => {
        fractions[piece] = Math.max(fractions[piece]!, fraction);
        if (id !== newest) return;
        tell({ phase, fraction: fractions.reduce((sum, each) => sum + each, 0) / pieces });
      };
  };

  const prepare = async (
    id: number,
    request: UncertaintyRequest,
    onProgress: (progress: UncertaintyProgress) => void,
  ): Promise<Result<MemberBasis>> => {
    const opened = await open();
    if (!opened.ok) return opened;
    const found = await curves.of(opened.value, id, request, (pieces) =>
      progressOf(id, 'curves', pieces, onProgress),
    );
    if (!found.ok) return found;
    const { fibre, nodes } = found.value;
    const { scenario, central } = request;
    const areSame = nodes.length === usedNodes.length && nodes.every((node, i) => node === usedNodes[i]);
    if (used?.central === central && used.fibre === fibre && areSame) return success(used);
    const radio = await opened.value[0]!.radioCurves(scenario, nodes);
    if (!radio.ok) return radio;
    const basis = memberBasis(scenario, central, fibre, radio.value);
    const ready = await Promise.all(opened.value.map((worker) => worker.use(basis)));
    used = basis;
    usedNodes = nodes;
    return ready.find((each) => !each.ok) ? overtaken('members') : success(basis);
  };

  const readMembers = async (
    id: number,
    basis: MemberBasis,
    { scenario, settings }: UncertaintyRequest,
    onProgress: (progress: UncertaintyProgress) => void,
  ): Promise<Result<UncertaintyResult>> => {
    const { prefectures, central } = basis;
    const places = prefectures + 1;
    const { targets } = scenario;
    const range = (chunk: number) => ({
      from: Math.floor((settings.members * chunk) / CHUNKS),
      to: Math.floor((settings.members * (chunk + 1)) / CHUNKS),
    });
    const pieces = UNCERTAIN_TECHNOLOGIES.flatMap((technology) =>
      Array.from({ length: CHUNKS }, (_, chunk) => ({ technology, chunk })),
    );
    const pieceProgress = progressOf(id, 'members', pieces.length, onProgress);
    const chunks = await shareWork(
      workers,
      pieces.map(({ technology, chunk }, piece) => async (worker: RemoteUncertainty) => {
        const request = { technology, ...range(chunk), settings, targets, parts: PARTS };
        const read = await worker.chunk(request);
        pieceProgress(piece)({ phase: 'members', fraction: 1 });
        return read;
      }),
    );
    if (!chunks.ok) return chunks;
    if (id !== newest) return overtaken('members');
    const sizes = Array.from({ length: CHUNKS }, (_, chunk) => range(chunk).to - range(chunk).from);
    const met = new Float64Array(targets.length * places);
    for (const chunk of chunks.value) for (let i = 0; i < met.length; i++) met[i]! += chunk.met[i]!;
    // A target belongs to one technology, and the chunks of the other say nothing of it.
    const nationMet = new Uint8Array(targets.length * settings.members);
    chunks.value.forEach((chunk, i) => {
      const [size, from] = [sizes[i % CHUNKS]!, range(i % CHUNKS).from];
      targets.forEach((target, t) => {
        if (UNCERTAIN_METRICS[target.metric] !== pieces[i]!.technology) return;
        nationMet.set(chunk.nationMet.subarray(t * size, (t + 1) * size), t * settings.members + from);
      });
    });
    const groups = groupCount(basis);
    const together = { fibre: centralGroups(basis, 'fibre'), radio: centralGroups(basis, 'radio') };
    const bands = bandsAround(central);
    const groupBands = bandsAround(together);
    const laid = await shareWork(
      workers,
      UNCERTAIN_TECHNOLOGIES.flatMap((technology, t) =>
        Array.from({ length: PARTS }, (_, part) => async (worker: RemoteUncertainty) => {
          const own = sizes.map((_, chunk) => chunks.value[t * CHUNKS + chunk]!.parts[part]!);
          const buffers = own.map((each) => each.buffer as ArrayBuffer);
          const answer = await worker.bands(transfer(own, buffers), sizes);
          if (answer.ok) {
            const { from, to } = placesOfPart(places + groups, PARTS, part);
            const firstYear = firstYearOf(basis, technology);
            // A part may end with places and begin with groups.
            const edge = Math.min(to, Math.max(from, places));
            const head = ((edge - from) * answer.value.length) / (to - from);
            const own = { from, to: edge };
            layBands(bands[technology], answer.value.subarray(0, head), own, places, firstYear);
            const rest = { from: edge - places, to: to - places };
            layBands(groupBands[technology], answer.value.subarray(head), rest, groups, firstYear);
          }
          return answer;
        }),
      ),
    );
    if (!laid.ok) return laid;
    if (id !== newest) return overtaken('members');
    const chances = targets.map((target, t) => ({
      target,
      share: met.subarray(t * places, (t + 1) * places).map((count) => count / settings.members),
      met: nationMet.subarray(t * settings.members, (t + 1) * settings.members),
    }));
    const grouped = { count: groups, bands: groupBands, central: together };
    return success({ settings, prefectures, bands, central, groups: grouped, chances });
  };

  return {
    async run(request, onProgress) {
      for (const worker of workers) worker.cancel(newest);
      const id = ++newest;
      const basis = await prepare(id, request, onProgress);
      if (id !== newest) return overtaken('members');
      return basis.ok ? readMembers(id, basis.value, request, onProgress) : basis;
    },

    async figure(figure, { distributions, seed }) {
      const basis = used;
      if (basis === undefined) return overtaken('figure');
      const tornado = await workers[0]!.tornado(figure, distributions);
      if (!tornado.ok) return tornado;
      const scrambles = await shareWork(workers, scramblePieces(figure, distributions, seed));
      if (!scrambles.ok) return scrambles;
      if (basis !== used) return overtaken('figure');
      return success({ figure, tornado: tornado.value, indices: joinScrambles(scrambles.value) });
    },

    async check({ scenario, settings }, members, onProgress) {
      const id = newest;
      const basis = used;
      if (basis === undefined) return overtaken('check');
      const draws = Array.from({ length: members }, (_, i) => checkDraw(settings, i));
      const pieceProgress = progressOf(id, 'check', members, onProgress);
      const full = await shareWork(
        workers,
        draws.map(
          (draw, i) => (worker: RemoteUncertainty) => worker.fullMember(id, scenario, draw, pieceProgress(i)),
        ),
      );
      if (!full.ok) return full;
      if (id !== newest || basis !== used) return overtaken('check');
      return success(readingError(createMemberReaders(basis), draws, full.value, scenario.targets));
    },

    cancel() {
      for (const worker of workers) worker.cancel(newest);
      newest++;
    },
  };
}

/** Tables of bands in which every member is the run itself. */
function bandsAround(central: CentralRun): Bands {
  const of = (technology: UncertainTechnology) => ({
    coverage: bandsWithoutWidth(central[technology].coverage),
    costYen: bandsWithoutWidth(central[technology].costYen),
  });
  return { fibre: of('fibre'), radio: of('radio') };
}

function centralGroups(basis: MemberBasis, technology: UncertainTechnology): MemberReading {
  const reader = createGroupReader(basis, technology);
  const together = reader.createReading();
  reader.read(0, basis.central[technology], together, 0);
  return together;
}

function scramblePieces(figure: Figure, distributions: Distributions, seed: number) {
  return Array.from(
    { length: SCRAMBLES },
    (_, scramble) => (worker: RemoteUncertainty) => worker.scramble(figure, distributions, seed, scramble),
  );
}
