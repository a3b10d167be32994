/**
 * A fixed set of workers that share the parts of a run. A part is started as soon as what it needs is done. Which
 * worker computes which part never shows in the result: the parts are pure and are joined by name.
 */
import type { Remote } from 'comlink';
import { proxy } from 'comlink';
import type { SimulationService } from '../../workers/simulation.service.ts';
import type { Atlas } from '../model/atlas.ts';
import { type Result, success } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { Scenario } from '../model/scenario.ts';
import { inputsOf, PARTS, type Part, type PartInputs, type PartOutcomes } from '../model/simulate.ts';

export type RemoteService = Remote<SimulationService> | SimulationService;

export interface WorkerPool {
  /** One worker reads and checks the atlas; the others are given what it read. */
  open(base: string): Promise<Result<Atlas>>;
  /**
   * Runs every part of a scenario; the first part that fails ends the others. May be asked for while the atlas is
   * still being opened: each worker begins as soon as it has it.
   */
  run(
    runId: number,
    scenario: Scenario,
    onProgress: (progress: RunProgress) => void,
  ): Promise<Result<PartOutcomes>>;
  cancel(runId: number): void;
}

export interface RunProgress {
  /** 0–1 over the whole run. */
  readonly fraction: number;
  /** Phase of the part that spoke last. */
  readonly phase: string;
}

export function createWorkerPool(services: readonly RemoteService[]): WorkerPool {
  // The one that reads may be asked at once: it keeps what it is asked until it has read.
  let openings: readonly Promise<Result<unknown>>[] = services.map(async () => success(undefined));
  return {
    open(base) {
      const [reader, ...others] = services as readonly [RemoteService, ...RemoteService[]];
      const opened = reader.open(base) as Promise<Result<Atlas>>;
      const adopted = others.map(async (service) => {
        const atlas = await opened;
        if (atlas.ok) await service.adopt(base, atlas.value);
        return atlas;
      });
      openings = [Promise.resolve(success(undefined)), ...adopted];
      return opened;
    },

    async run(runId, scenario, onProgress) {
      const fractions: Record<Part, number> = { fibre: 0, radioBaseline: 0, hubs: 0, radio: 0 };
      const outcomes: { -readonly [P in Part]?: PartOutcomes[P] } = {};
      const waiting: Part[] = [...PARTS];
      let failed: Result<never> | undefined;
      let announce = () => {};
      let someDone = new Promise<void>((resolve) => {
        announce = resolve;
      });
      const settle = () => {
        announce();
        someDone = new Promise((resolve) => {
          announce = resolve;
        });
      };

      const runOne = async <P extends Part>(service: RemoteService, part: P, inputs: PartInputs[P]) => {
        const report = (progress: Progress) => {
          fractions[part] = progress.fraction;
          const sum = PARTS.reduce((total, each) => total + fractions[each], 0);
          onProgress({ fraction: sum / PARTS.length, phase: progress.phase });
        };
        const result = (await service.runPart(runId, scenario, part, inputs, proxy(report))) as Result<
          PartOutcomes[P]
        >;
        if (result.ok) {
          fractions[part] = 1;
          Object.assign(outcomes, { [part]: result.value });
        } else {
          failed ??= result;
          for (const each of services) void each.cancel(runId);
        }
        settle();
      };
      const work = async (service: RemoteService, i: number) => {
        const opened = await openings[i]!;
        if (!opened.ok) {
          failed ??= opened;
          settle();
          return;
        }
        while (failed === undefined && waiting.length > 0) {
          const at = waiting.findIndex((part) => inputsOf(part, outcomes) !== undefined);
          if (at < 0) {
            await someDone;
            continue;
          }
          const [part] = waiting.splice(at, 1);
          await runOne(service, part!, inputsOf(part!, outcomes)!);
        }
      };
      await Promise.all(services.map(work));
      return failed ?? { ok: true, value: outcomes as unknown as PartOutcomes };
    },

    cancel(runId) {
      for (const service of services) void service.cancel(runId);
    },
  };
}
