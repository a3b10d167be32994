/** A scenario run by the simulations in a pool of threads; in this thread where it is one. */
import { Worker } from 'node:worker_threads';
import { nodeEndpoint } from '../../workers/node-endpoint.ts';
import { createSimulationService, type SimulationService } from '../../workers/simulation.service.ts';
import { readFromFolder } from '../data/read-from-folder.ts';
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Scenario } from '../model/scenario.ts';
import { remoteSimulation } from '../services/remote-simulation.ts';
import { createSimulationClient } from '../services/simulation-client.ts';
import { createWorkerPool } from '../services/worker-pool.ts';
import { type CommandContext, InputError } from './command.ts';

export async function runInPool(
  context: CommandContext,
  scenario: Scenario,
  count: number,
): Promise<{ atlas: Atlas; outcome: Outcome }> {
  const threads = count === 1 ? [] : Array.from({ length: count }, () => new Worker(context.workerScript));
  const services: SimulationService[] =
    count === 1
      ? [createSimulationService(readFromFolder)]
      : threads.map((thread) => remoteSimulation(nodeEndpoint(thread)));
  try {
    const client = createSimulationClient(createWorkerPool(services));
    const opened = await client.open(context.atlasFolder);
    if (!opened.ok) throw new InputError(opened.problems);
    const result = await client.run(scenario, () => {});
    if (!result.ok) throw new InputError(result.problems);
    return { atlas: opened.value, outcome: result.value };
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
