/**
 * A fixed set of workers that share the parts of a run. Which worker computes which part never shows in the result: the
 * parts are pure and are joined by name.
 *
 * Every part has its own worker, which so finds again what it has kept of the part's structure. Outcomes are kept too:
 * a part runs only where a parameter that it reads, or what it takes from another part, is not what it was.
 */
import { proxy, transfer } from 'comlink';
import type {
  FoundPlan,
  SearchProgress,
  SearchWork,
  SimulationService,
} from '../../workers/simulation.service.ts';
import type { WhatIf, WhatIfAnswers, WhatIfQuestions } from '../../workers/what-if.ts';
import type { Atlas } from '../model/atlas.ts';
import { NEEDS, PARTS, type Part } from '../model/part-inputs.ts';
import { failure, type Result, success } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import { defaultScenario, type Scenario } from '../model/scenario.ts';
import { inputsOf, type PartOutcomes } from '../model/simulate.ts';
import { createPartRunner, type PartRunner, REST_MS } from './part-runner.ts';

export interface WorkerPool {
  /** One worker reads and checks the atlas; the others are given what it read. */
  open(base: string): Promise<Result<Atlas>>;
  /**
   * Answers with every part of a scenario; the first part that fails ends the others. May be asked for while the atlas
   * is still being opened: each worker begins as soon as it has it. A newer run overtakes the one before, which then
   * ends as cancelled; what the newer one needs as well goes on.
   */
  run(runId: number, scenario: Scenario, listener: RunListener): Promise<Result<PartOutcomes>>;
  /** One search at a time, beside the worker of the 5G part, whose kept structure it leaves alone; a run ends it. */
  searchRadioPlan(
    scenario: Scenario,
    fibreFiscalYear: Uint16Array,
    work: SearchWork,
    onProgress: (progress: SearchProgress) => void,
  ): Promise<Result<FoundPlan>>;
  /** One question of a kind at a time, beside the runs; the newest ends the one before. */
  whatIf<K extends WhatIf>(
    kind: K,
    asked: WhatIfQuestions[K],
    onProgress: (progress: Progress) => void,
  ): Promise<Result<WhatIfAnswers[K]>>;
  cancelWhatIf(kind: WhatIf): void;
  /** Lets the search under way end with what it has. */
  endSearch(): void;
  cancelSearch(): void;
  cancel(runId: number): void;
}

export interface RunListener {
  onProgress(progress: RunProgress): void;
  /** Told of each part that is there, while others are still under way. */
  onPart(part: Part, parts: Partial<PartOutcomes>): void;
}

export interface RunProgress {
  /** 0–1 over the whole run. */
  readonly fraction: number;
  /** Phase of the part that spoke last. */
  readonly phase: string;
}

export interface PoolOptions {
  /** Resolves after so many milliseconds. */
  readonly wait?: (ms: number) => Promise<void>;
  readonly now?: () => number;
  /** Whether workers may use the time between runs to find what the next may ask for. */
  readonly looksAhead?: boolean;
}

/** Whoever pauses for so long is likely to look at what has come; what is looked for meanwhile delays a move by a step. */
const LONG_REST_MS = 4 * REST_MS;

/** Parts by worker, for three workers or more; the baseline is short and shares what 5G keeps. */
const LANES: Readonly<Record<Part, number>> = {
  fibre: 0,
  fibreJoining: 0,
  radioBaseline: 1,
  radio: 1,
  radioOperators: 1,
  radioBound: 1,
  hubs: 2,
};

export function createWorkerPool(
  services: readonly SimulationService[],
  {
    wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now = () => performance.now(),
    looksAhead = false,
  }: PoolOptions = {},
): WorkerPool {
  const laneOf = (part: Part) => LANES[part] % services.length;
  // The one that reads may be asked at once: it keeps what it is asked until it has read.
  let openings: readonly Promise<Result<unknown>>[] = services.map(async () => success(undefined));
  let jobs = 0;
  const runners = Object.fromEntries(
    PARTS.map((part) => {
      const lane = laneOf(part);
      const service = services[lane]!;
      const runner = createPartRunner(part, {
        async start(scenario, inputs, onProgress) {
          const opened = await openings[lane]!;
          if (!opened.ok) return { jobId: 0, answer: Promise.resolve(opened) };
          const jobId = ++jobs;
          const answer = service.runPart(jobId, scenario, part, inputs, proxy(onProgress));
          return { jobId, answer };
        },
        cancel: (jobId) => void service.cancel(jobId),
        wait,
        now,
      });
      return [part, runner];
    }),
  ) as unknown as { readonly [P in Part]: PartRunner<P> };
  let newest = 0;
  /** How often hubs have been asked for: who has moved one of their levers may move the next. */
  let hubRuns = 0;
  /** Whether the first plan has been run, after which its worker is free before anybody moves a lever. */
  let isFirstThere = false;
  const lookAhead = async (runId: number, scenario: Scenario) => {
    if (!looksAhead) return;
    if (isFirstThere) await wait(LONG_REST_MS);
    isFirstThere = true;
    if (runId !== newest) return;
    void services[laneOf('radio')]!.lookAhead('radio', scenario);
    if (hubRuns >= 2) void services[laneOf('hubs')]!.lookAhead('hubs', scenario);
  };
  const searcher = services[laneOf('hubs')]!;
  let searchId = 0;
  const questions = new Map<WhatIf, number>();
  const cancelWhatIf = (kind: WhatIf) => {
    const id = questions.get(kind);
    if (id !== undefined) void searcher.cancel(id);
    questions.delete(kind);
  };
  /** The sites of the published years, where the last run has left them. */
  const keptBaseline = async (own: WhatIfQuestions[WhatIf]['scenario']) => {
    const scenario = { ...defaultScenario(), ...own };
    if (!runners.radioBaseline.isKept(scenario, {})) return undefined;
    const kept = await runners.radioBaseline.run(scenario, {}, { isOver: () => false, onProgress() {} });
    return kept.ok ? kept.value : undefined;
  };
  const cancelSearch = () => {
    if (searchId > 0) void searcher.cancel(searchId);
    searchId = 0;
  };

  return {
    open(base) {
      const [reader, ...others] = services as readonly [SimulationService, ...SimulationService[]];
      const heirs = others.map((service) => {
        const { port1, port2 } = new MessageChannel();
        void service.adopt(base, transfer(port2, [port2]));
        return port1;
      });
      const opened = reader.open(base, transfer(heirs, heirs));
      openings = [Promise.resolve(success(undefined)), ...others.map(() => opened)];
      return opened;
    },

    async run(runId, scenario, { onProgress, onPart }) {
      newest = runId;
      cancelSearch();
      let isFailed = false;
      const isOver = () => isFailed || runId !== newest;
      const fractions = new Map<Part, number>();
      const outcomes: { -readonly [P in Part]?: PartOutcomes[P] } = {};
      const asked = new Map<Part, Promise<Result<unknown>>>();
      /** Parts that are needed, and where the part has to run, those that come before it on the same worker. */
      const before = (part: Part) => {
        const isKept = NEEDS[part].length === 0 && (runners[part] as PartRunner<Part>).isKept(scenario, {});
        return PARTS.slice(0, PARTS.indexOf(part)).filter(
          (other) => NEEDS[part].includes(other) || (!isKept && laneOf(other) === laneOf(part)),
        );
      };
      const ask = async <P extends Part>(part: P): Promise<Result<unknown>> => {
        const earlier = await Promise.all(before(part).map((other) => asked.get(other)!));
        const failed = earlier.find((result) => !result.ok);
        if (failed !== undefined) return failed;
        if (isOver()) return overtaken(part);
        const result = await (runners[part] as PartRunner<P>).run(scenario, inputsOf(part, outcomes)!, {
          isOver,
          onProgress({ fraction, phase }) {
            fractions.set(part, fraction);
            const sum = PARTS.reduce((total, each) => total + (fractions.get(each) ?? 0), 0);
            onProgress({ fraction: sum / PARTS.length, phase });
          },
        });
        if (isOver()) return overtaken(part);
        if (result.ok) {
          fractions.set(part, 1);
          Object.assign(outcomes, { [part]: result.value });
          onPart(part, outcomes);
        } else {
          isFailed = true;
          for (const each of PARTS) runners[each].cancel();
        }
        return result;
      };
      if (!runners.hubs.isKept(scenario, {})) hubRuns++;
      for (const part of PARTS) runners[part].overtake(scenario);
      for (const part of PARTS) asked.set(part, ask(part));
      const results = await Promise.all(asked.values());
      const problems = results.filter((result) => !result.ok);
      if (problems.length === 0) {
        void lookAhead(runId, scenario);
        return success(outcomes as PartOutcomes);
      }
      // A part that was ended because another failed has nothing to say.
      const cause = problems.find((result) => !isCancelled(result)) ?? problems[0]!;
      return cause as Result<never>;
    },

    async searchRadioPlan(scenario, fibreFiscalYear, work, onProgress) {
      cancelSearch();
      const opened = await openings[laneOf('hubs')]!;
      if (!opened.ok) return opened;
      searchId = ++jobs;
      return searcher.searchRadioPlan(searchId, scenario, fibreFiscalYear, work, proxy(onProgress));
    },

    async whatIf(kind, asked, onProgress) {
      cancelWhatIf(kind);
      const opened = await openings[laneOf('hubs')]!;
      if (!opened.ok) return opened;
      const baseline = await keptBaseline(asked.scenario);
      cancelWhatIf(kind);
      const jobId = ++jobs;
      questions.set(kind, jobId);
      return searcher.whatIf(jobId, kind, asked, baseline, proxy(onProgress));
    },

    cancelWhatIf,

    endSearch() {
      if (searchId > 0) void searcher.endSearch(searchId);
    },

    cancelSearch,

    cancel(runId) {
      if (runId !== newest) return;
      newest = -1;
      for (const part of PARTS) runners[part].cancel();
    },
  };
}

function isCancelled(result: Result<unknown>): boolean {
  return !result.ok && result.problems.every(({ kind }) => kind === 'cancelled');
}

function overtaken(part: Part): Result<never> {
  const [what, where] = [part, 'pool'];
  return failure({
    kind: 'cancelled',
    what,
    where,
    expected: 'the newest run',
    got: 'overtaken or cancelled',
  });
}
