import { availableParallelism } from 'node:os';
import { outcomeJson, placesCsv, planCsv } from '../../data/outcome-export.ts';
import type { MadeWith } from '../../data/scenario-file.ts';
import { backboneSentencesEn } from '../../locale/backbone-sentences.ts';
import type { Atlas } from '../../model/atlas.ts';
import { backboneFindings } from '../../model/backbone/backbone-findings.ts';
import type { Outcome } from '../../model/outcome.ts';
import { resolveParameters } from '../../model/parameters.ts';
import { PROPERTY_STATES, type PropertyState } from '../../model/radio/property-places.ts';
import { OWN_SITE_STATES } from '../../model/radio/radio-outcome.ts';
import { type Command, UsageError } from '../command.ts';
import { parseOptions, wholeNumber } from '../options.ts';
import { readScenario } from '../read-scenario.ts';
import { runInPool } from '../run-in-pool.ts';
import { writeWhole } from '../write-whole.ts';

const MOST_WORKERS = 64;

export const runCommand: Command = {
  name: 'run',
  summary: 'simulate a scenario (the published plan where none is given) and write its outcome',
  usage: 'denen run [SCENARIO.json] --out DIR [--workers N]',
  async run(context) {
    const { values, positionals } = parseOptions(
      context.arguments,
      { out: { type: 'string' }, workers: { type: 'string' } },
      { minimum: 0, maximum: 1 },
    );
    if (values.out === undefined || values.out === '')
      throw new UsageError('--out: expected a folder, got nothing');
    const workers =
      values.workers === undefined
        ? Math.min(2, availableParallelism())
        : wholeNumber(values.workers, '--workers', 1, MOST_WORKERS);
    const { scenario, madeWith } = await readScenario(positionals[0]);
    const { atlas, outcome } = await runInPool(context, scenario, workers);
    await writeWhole(values.out, {
      'outcome.json': outcomeJson(atlas, outcome),
      'places.csv': placesCsv(atlas, outcome),
      'plan.csv': planCsv(atlas, outcome),
    });
    const notes = [...otherMakers(madeWith, outcome), ...unusedPlaces(outcome)];
    context.remark([summaryOf(atlas, outcome), ...notes].join('\n'));
    return 0;
  },
};

function summaryOf(atlas: Atlas, outcome: Outcome): string {
  const lines = outcome.targets.map(({ target, met, metFiscalYear, valueByYear }) => {
    const value = valueByYear[outcome.fiscalYears.indexOf(target.fiscalYear)]!;
    const when = metFiscalYear === 0 ? 'not within the horizon' : `held from FY${metFiscalYear}`;
    return `  ${met ? '●' : '○'} ${target.id}: ${value.toFixed(4)} of ${target.goal} by FY${target.fiscalYear}; ${when}`;
  });
  const limitMs = resolveParameters(outcome.scenario.parameters)['hubs.latencyLimitMs'];
  const sentences = backboneSentencesEn(backboneFindings(atlas, outcome, limitMs));
  return [outcome.scenario.name, ...lines, ...sentences.map((sentence) => `  ${sentence}`)].join('\n');
}

/** Places of the scenario that stand for nothing in its outcome are never passed over in silence. */
function unusedPlaces({ scenario, radio: { ownPlaces } }: Outcome): string[] {
  const { siteState, propertyState, unknownPlanCells } = ownPlaces;
  const named = (name: string, i: number) => (name === '' ? `#${i + 1}` : `#${i + 1} “${name}”`);
  const sites = scenario.sites.flatMap(({ name }, i) =>
    OWN_SITE_STATES[siteState[i]!] === 'placeless'
      ? [`note: own site ${named(name, i)} stands at sea or on land of no municipality and was left out`]
      : [],
  );
  const property = scenario.property.flatMap(({ name }, i) => {
    const state = PROPERTY_STATES[propertyState[i]!]!;
    return state === 'usable'
      ? []
      : [`note: public property ${named(name, i)} carries no site: ${WHY_NOT[state]}`];
  });
  const cells =
    unknownPlanCells > 0
      ? [`note: ${unknownPlanCells} squares of the scenario's plan have no inhabitants in this atlas`]
      : [];
  return [...sites, ...property, ...cells];
}

const WHY_NOT: Readonly<Record<Exclude<PropertyState, 'usable'>, string>> = {
  noPower: 'no mains power',
  tooLow: 'lower than radio.propertyLeastHeightM',
  secondInSquare: 'another in the same square does',
  nobodyInSquare: 'nobody lives in its square, so that only own sites could stand there',
};

/** The same scenario may give other numbers with another model or other data: say so, and run it all the same. */
function otherMakers(madeWith: MadeWith | undefined, { modelVersion, atlasId }: Outcome): string[] {
  if (madeWith === undefined) return [];
  const lines: string[] = [];
  if (madeWith.modelVersion !== modelVersion)
    lines.push(`note: the file was made with model ${madeWith.modelVersion}, this run used ${modelVersion}`);
  if (madeWith.atlasId !== atlasId)
    lines.push(`note: the file was made with atlas ${madeWith.atlasId}, this run used ${atlasId}`);
  return lines;
}
