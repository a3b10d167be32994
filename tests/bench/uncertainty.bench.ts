/**
 * Ten thousand members of the published plan with bands, chances and shares of variance, on two workers; and how far what
 * is read stands from full runs of the same draws, which are also the textbook way: run every member.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { loadLand } from '../../src/data/land-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { type Country, demandOf, simulatePart } from '../../src/model/simulate.ts';
import { centralRun } from '../../src/model/uncertainty/central-run.ts';
import { defaultUncertainty } from '../../src/model/uncertainty/factors.ts';
import { REFERENCE_ERROR } from '../../src/model/uncertainty/reading-error.ts';
import { remoteUncertainty } from '../../src/services/remote-uncertainty.ts';
import {
  createUncertaintyClient,
  type UncertaintyClient,
  type UncertaintyRequest,
} from '../../src/services/uncertainty-client.ts';
import { nodeEndpoint } from '../../workers/node-endpoint.ts';
import type { Bench, BenchRow } from './bench.ts';

const WORKERS = 2;
const CHECKED = REFERENCE_ERROR.members;
const folder = fileURLToPath(new URL('../../public/atlas', import.meta.url));
const points = (share: number) => (100 * share).toFixed(4);

/** The worker as the command line has it: as a bundle that a thread can start from. */
async function bundleWorker(): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const outDir = join(root, '.cache', 'bench');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      rollupOptions: {
        input: { worker: 'workers/simulation.node-worker.ts' },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return join(outDir, 'worker.mjs');
}

/** Unit costs of 5G move, twice: what the nodes stand on is there already. */
async function afterLevers(
  client: UncertaintyClient,
  country: Country,
  request: UncertaintyRequest,
): Promise<{ readonly ms: number; readonly chances: readonly number[] }> {
  const { atlas } = country;
  const times: number[] = [];
  const chances: number[] = [];
  for (const stationCostYen of [2e7, 3e7]) {
    const scenario = { ...request.scenario, parameters: { 'radio.stationCostYen': stationCostYen } };
    const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
    const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
    const inputs = { baseline, fibreFiscalYear: fibre.servedFiscalYear };
    const radio = finish(simulatePart(country, scenario, 'radio', inputs));
    const demand = demandOf(atlas, resolveParameters(scenario.parameters));
    const own = { ...request, scenario, central: centralRun(atlas, { fibre, radio, demand }) };
    const start = performance.now();
    const answer = await client.run(own, () => {});
    times.push(performance.now() - start);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    const everywhere = answer.value.chances.find(({ target }) => target.id === 'radio-prefecture-2030')!;
    chances.push(everywhere.share[atlas.prefectures.count]!);
  }
  if (!(chances[0]! >= chances[1]!)) {
    throw new Error(`Expected dearer stations to lessen the chance, got ${chances}.`);
  }
  return { ms: Math.min(...times), chances };
}

async function run({ atlas }: { readonly atlas: Atlas }): Promise<BenchRow[]> {
  const land = await loadLand(readFromFolder(folder));
  if (!land.ok) throw new Error('Expected the land mask.');
  const country = { atlas, land: land.value };
  const scenario = defaultScenario();
  const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const inputs = { baseline, fibreFiscalYear: fibre.servedFiscalYear };
  const radio = finish(simulatePart(country, scenario, 'radio', inputs));
  const demand = demandOf(atlas, resolveParameters({}));
  const request = {
    scenario,
    central: centralRun(atlas, { fibre, radio, demand }),
    fibreFiscalYear: fibre.servedFiscalYear,
    settings: defaultUncertainty(),
  };
  const script = await bundleWorker();
  const threads: Worker[] = [];
  const client = createUncertaintyClient(
    () => {
      const thread = new Worker(script, { workerData: 'uncertainty' });
      threads.push(thread);
      return remoteUncertainty(nodeEndpoint(thread));
    },
    WORKERS,
    folder,
  );
  const rows: BenchRow[] = [];
  try {
    const opening = performance.now();
    const first = await client.run(request, () => {});
    const onceMs = performance.now() - opening;
    if (!first.ok) throw new Error(JSON.stringify(first.problems));

    let membersMs = Number.POSITIVE_INFINITY;
    let indicesMs = Number.POSITIVE_INFINITY;
    /** Of all threads: what two cores that are free would share. */
    let cpuMs = Number.POSITIVE_INFINITY;
    const nation = atlas.prefectures.count;
    const figure = { technology: 'radio', measure: 'coverage', place: nation, fiscalYear: 2030 } as const;
    let answer = await client.figure(figure, request.settings);
    for (let round = 0; round < 5; round++) {
      const cpuStart = process.cpuUsage();
      const start = performance.now();
      const again = await client.run(request, () => {});
      const middle = performance.now();
      answer = await client.figure(figure, request.settings);
      const end = performance.now();
      const { user, system } = process.cpuUsage(cpuStart);
      cpuMs = Math.min(cpuMs, (user + system) / 1000);
      if (!again.ok || !answer.ok) throw new Error('Expected members and indices.');
      if (JSON.stringify(again.value.chances) !== JSON.stringify(first.value.chances))
        throw new Error('Expected the same chances again.');
      if (end - start < membersMs + indicesMs) [membersMs, indicesMs] = [middle - start, end - middle];
    }
    if (!answer.ok) throw new Error('Expected indices.');
    const { total, totalError } = answer.value.indices;
    const sum = answer.value.indices.first.reduce((all, each) => all + each, 0);
    if (!(sum > 0.7 && sum < 1.1)) throw new Error(`Expected first indices of about 1 in all, got ${sum}.`);

    const checkStart = performance.now();
    const check = await client.check(request, CHECKED, () => {});
    const fullMs = ((performance.now() - checkStart) * WORKERS) / CHECKED;
    if (!check.ok) throw new Error(JSON.stringify(check.problems));
    const { of, sameVerdicts, verdicts } = check.value;
    const same = sameVerdicts / verdicts;
    const most = REFERENCE_ERROR;
    const isWithin = ({ nationMax, prefectureMax, prefectureRms }: (typeof of)['radio']) =>
      nationMax <= most.nationMax &&
      prefectureMax <= most.prefectureMax &&
      prefectureRms <= most.prefectureRms;
    if (!(isWithin(of.fibre) && isWithin(of.radio) && same >= most.sameVerdicts))
      throw new Error(`Expected a reading near full runs, got ${JSON.stringify(check.value)}.`);
    if (!(of.fibre.prefectureMax < 0.001))
      throw new Error(`Expected fibre within 0.1 point, got ${of.fibre.prefectureMax}.`);

    const levers = await afterLevers(client, country, request);
    const { members } = request.settings;
    const textbookMs = (fullMs * members) / WORKERS;
    const chance = (id: string) => first.value.chances.find(({ target }) => target.id === id)!.share[nation]!;
    rows.push(
      {
        name: 'curves and nodes, once per scenario',
        ms: onceMs,
        answer: 'with two workers opening the atlas',
      },
      {
        name: 'after a lever of 5G: its nodes, then all members anew',
        ms: levers.ms,
        referenceMs: onceMs,
        ratio: onceMs / levers.ms,
        answer: `99 % 5G everywhere ${levers.chances.join(', ')}`,
        note: 'the ratio is to the first answer, which finds nothing',
      },
      {
        name: '10,000 members, bands, chances, Sobol indices',
        ms: membersMs + indicesMs,
        referenceMs: textbookMs,
        ratio: textbookMs / (membersMs + indicesMs),
        answer: `99.9 % fibre ${chance('fibre-2027')}, 99 % 5G everywhere ${chance('radio-prefecture-2030')}`,
        note: `members ${membersMs.toFixed(0)} ms, indices ${indicesMs.toFixed(0)} ms, ${cpuMs.toFixed(0)} ms of all threads' time; margin's total ${total[4]!.toFixed(3)} ± ${totalError[4]!.toFixed(3)}`,
      },
    );
    for (const technology of ['fibre', 'radio'] as const) {
      const error = of[technology];
      rows.push({
        name: `${technology}: reading against ${CHECKED} full runs`,
        ms: fullMs,
        answer: `nation max ${points(error.nationMax)} rms ${points(error.nationRms)}, prefecture max ${points(error.prefectureMax)} rms ${points(error.prefectureRms)} points, cost ${points(error.costMax)} %`,
        note: `${sameVerdicts} of ${verdicts} verdicts alike`,
      });
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return rows;
}

export default { name: 'Uncertainty: ten thousand members', run } satisfies Bench;
