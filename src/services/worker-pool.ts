/**
 * A fixed set of workers that share the parts of a run. Which worker computes which part never shows in the result:
 * the parts are pure and are joined by name.
 */
import type { Remote } from 'comlink';
import { proxy } from 'comlink';
import type { SimulationService } from '../../workers/simulation.service.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Result } from '../model/problem.ts';
import type { Progress } from '../model/progress.ts';
import type { Scenario } from '../model/scenario.ts';
import { PARTS, type Part, type PartOutcomes } from '../model/simulate.ts';

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
      const fractions: Record<Part, number> = { radio: 0, fibre: 0, hubs: 0 };
      const outcomes: Partial<Record<Part, unknown>> = {};
      const waiting: Part[] = [...PARTS];
      let failed: Result<never> | undefined;

      const work = async (service: RemoteService) => {
        for (let part = waiting.shift(); part !== undefined && failed === undefined; part = waiting.shift()) {
          const own = part;
          const report = (progress: Progress) => {
            fractions[own] = progress.fraction;
            const sum = PARTS.reduce((total, each) => total + fractions[each], 0);
            onProgress({ fraction: sum / PARTS.length, phase: progress.phase });
          };
          const result = await service.runPart(runId, scenario, own, proxy(report));
          if (!result.ok) {
            failed ??= result;
            for (const each of services) void each.cancel(runId);
            return;
          }
          fractions[own] = 1;
          outcomes[own] = result.value;
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
