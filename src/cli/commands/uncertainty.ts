import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { nodeEndpoint } from '../../../workers/node-endpoint.ts';
import { createUncertaintyService, openCountryFrom } from '../../../workers/uncertainty.service.ts';
import { readFromFolder } from '../../data/read-from-folder.ts';
import { bandsCsv, chancesCsv, uncertaintyJson } from '../../data/uncertainty-export.ts';
import { centralRun } from '../../model/uncertainty/central-run.ts';
import { settingsProblems } from '../../model/uncertainty/check-settings.ts';
import { LARGEST_SEED, MOST_MEMBERS, type UncertaintySettings } from '../../model/uncertainty/factors.ts';
import { type Figure, targetFigures } from '../../model/uncertainty/figure.ts';
import { UNCERTAIN_METRICS } from '../../model/uncertainty/members.ts';
import { resolveUncertainty, type UncertaintyChanges } from '../../model/uncertainty/settings-changes.ts';
import { type RemoteUncertainty, remoteUncertainty } from '../../services/remote-uncertainty.ts';
import {
  createUncertaintyClient,
  type FigureAnswer,
  type UncertaintyClient,
} from '../../services/uncertainty-client.ts';
import { type Command, type CommandContext, InputError, UsageError } from '../command.ts';
import { parseOptions, wholeNumber } from '../options.ts';
import { readScenario } from '../read-scenario.ts';
import { runInPool } from '../run-in-pool.ts';
import { writeWhole } from '../write-whole.ts';

const MOST_WORKERS = 64;
const MOST_CHECKS = 100;

export const uncertaintyCommand: Command = {
  name: 'uncertainty',
  summary: 'read seeded members of a scenario: bands, chances of the targets, and what moves them',
  usage:
    'denen uncertainty [SCENARIO.json] [--members N] [--seed S] [--check FULL_RUNS] [--workers N] [--out DIR]   ' +
    '(JSON to standard output; with --out also bands.csv and chances.csv)',
  async run(context) {
    const { values, positionals } = parseOptions(
      context.arguments,
      {
        members: { type: 'string' },
        seed: { type: 'string' },
        check: { type: 'string' },
        workers: { type: 'string' },
        out: { type: 'string' },
      },
      { minimum: 0, maximum: 1 },
    );
    const number = (
      name: 'members' | 'seed' | 'check' | 'workers',
      usual: number,
      most: number,
      least = 0,
    ) => (values[name] === undefined ? usual : wholeNumber(values[name], `--${name}`, least, most));
    if (values.out === '') throw new UsageError('--out: expected a folder, got nothing');
    const checks = number('check', 0, MOST_CHECKS);
    const workers = number('workers', Math.min(2, availableParallelism()), MOST_WORKERS, 1);
    const flags = {
      ...(values.members !== undefined && { members: number('members', 0, MOST_MEMBERS) }),
      ...(values.seed !== undefined && { seed: number('seed', 0, LARGEST_SEED) }),
    };

    const { scenario } = await readScenario(positionals[0]);
    const settings = askedSettings(scenario.uncertainty, flags);
    const problems = settingsProblems(settings, 'command line');
    if (problems.length > 0) throw new InputError(problems);
    const { atlas, outcome } = await runInPool(context, scenario, workers);
    const request = {
      scenario,
      central: centralRun(atlas, outcome),
      fibreFiscalYear: outcome.fibre.servedFiscalYear,
      settings,
    };
    const threads: Worker[] = [];
    const client = createUncertaintyClient(
      () => startWorker(context, workers, threads),
      workers,
      context.atlasFolder,
    );
    try {
      const run = await client.run(request, () => {});
      if (!run.ok) throw new InputError(run.problems);
      const figures: FigureAnswer[] = [];
      for (const figure of targetFigures(scenario.targets, run.value.prefectures, atlas.blocks.count)) {
        figures.push(await answerOf(client, figure, settings));
      }
      const check = checks === 0 ? undefined : await client.check(request, checks, () => {});
      if (check !== undefined && !check.ok) throw new InputError(check.problems);
      const result = { ...run.value, ...(check && { readingError: check.value }) };
      const json = uncertaintyJson(atlas, outcome, result, figures);
      if (values.out !== undefined) {
        await writeWhole(values.out, {
          'uncertainty.json': json,
          'bands.csv': bandsCsv(atlas, result),
          'chances.csv': chancesCsv(atlas, result),
        });
      } else {
        context.write(json);
      }
      const at = result.prefectures;
      const lines = result.chances
        .filter(({ target }) => UNCERTAIN_METRICS[target.metric] !== undefined)
        .map(
          ({ target, share }) =>
            `  ${target.id}: ${(100 * share[at]!).toFixed(1)} % by FY${target.fiscalYear}`,
        );
      context.remark(
        [`${scenario.name}: ${settings.members} members, seed ${settings.seed}`, ...lines].join('\n'),
      );
      return 0;
    } finally {
      await Promise.all(threads.map((thread) => thread.terminate()));
    }
  },
};

/** The scenario's own settings, and what the command line says in their place. */
export function askedSettings(
  uncertainty: UncertaintyChanges,
  flags: Pick<UncertaintyChanges, 'members' | 'seed'>,
): UncertaintySettings {
  return resolveUncertainty({ ...uncertainty, ...flags });
}

function startWorker(context: CommandContext, workers: number, threads: Worker[]): RemoteUncertainty {
  if (workers === 1) return createUncertaintyService(openCountryFrom(readFromFolder));
  const thread = new Worker(context.workerScript, { workerData: 'uncertainty' });
  threads.push(thread);
  return remoteUncertainty(nodeEndpoint(thread));
}

async function answerOf(
  client: UncertaintyClient,
  figure: Figure,
  settings: UncertaintySettings,
): Promise<FigureAnswer> {
  const answer = await client.figure(figure, settings);
  if (!answer.ok) throw new InputError(answer.problems);
  return answer.value;
}
