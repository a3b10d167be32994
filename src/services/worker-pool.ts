/**
 * A fixed set of workers that share the parts of a run. A part is started as soon as what it needs is done. Which
 * worker computes which part never shows in the result: the parts are pure and are joined by name.
 */
import type { Remote } from 'comlink';
import { proxy } from 'comlink';
import type { SimulationService } from '../../workers/simulation.service.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { Scenario } from '../model/scenario.ts';
import { inputsOf, PARTS, type Part, type PartInputs, type PartOutcomes } from '../model/simulate.ts';

export type RemoteService = Remote<SimulationService> | SimulationService;

export interface WorkerPool {
  open(base: string): Promise<Result<Atlas>>;
  /** Runs every part of a scenario; the first part that fails ends the others. */
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
  let others: Promise<readonly Result<unknown>[]> = Promise.resolve([]);
  return {
    async open(base) {
      const first = (await services[0]!.open(base, true)) as Result<Atlas>;
      // The page waits for one copy; the other workers read theirs while it is being drawn, and a run waits for them.
      if (first.ok) others = Promise.all(services.slice(1).map((service) => service.open(base, false)));
      return first;
    },

    async run(runId, scenario, onProgress) {
      for (const opened of await others) if (!opened.ok) return opened;
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
      const work = async (service: RemoteService) => {
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
