/**
 * Scenario files: JSON text to a checked scenario and back. Every defect is reported with its path; nothing is
 * guessed, and a file from a newer Denen is refused rather than half understood.
 */
import { z } from 'zod';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR, type ParameterSpec, YEAR_COUNT } from '../model/parameter.ts';
import { PARAMETER_IDS, type ParameterChanges, parameterSpec } from '../model/parameters.ts';
import { failure, type Result, success } from '../model/problem.ts';
import { defaultScenario, SCENARIO_FORMAT, SCENARIO_VERSION, type Scenario } from '../model/scenario.ts';
import { TARGET_METRICS, type Target } from '../model/target.ts';
import { FACTOR_IDS } from '../model/uncertainty/factors.ts';
import { PLACES_KEYS, placesOf, placesSchemas, placesValue } from './scenario-places-file.ts';
import { problemsOfIssue, typeName } from './schema-problems.ts';
import { STEP_KEYS, scriptOf, scriptSchema, scriptValue } from './script-file.ts';
import {
  DISTRIBUTION_KEYS,
  UNCERTAINTY_KEYS,
  uncertaintyOf,
  uncertaintySchema,
  uncertaintyValue,
} from './uncertainty-file.ts';

/** Turns a file of version n into one of version n + 1. A new version adds its step here and a test beside it. */
export type Upgrade = (old: Record<string, unknown>) => Record<string, unknown>;
export const UPGRADES: Readonly<Record<number, Upgrade>> = {
  // Version 1 did not say what it was made with; version 2 may leave it out as well.
  1: (old) => old,
  // Version 2 knew no places of its own: own sites, public property, notes and plans begin with version 3.
  2: (old) => old,
  // Version 3 knew no script of a presentation.
  3: (old) => old,
  // Version 4 said nothing of uncertainty, and its steps nothing of places: the defaults and the scenario's own hold.
  4: (old) => old,
};

/** What a scenario was last run with: told where it differs from what runs it now, never a reason to refuse it. */
export interface MadeWith {
  readonly modelVersion: string;
  readonly atlasId: string;
}

export interface ScenarioFile {
  readonly scenario: Scenario;
  readonly madeWith: MadeWith | undefined;
}

/** More than there are: only absurd lists are refused here, unknown codes where the atlas is known. */
const MOST_MUNICIPALITIES = 2000;

function parameterSchema(spec: ParameterSpec): z.ZodType {
  switch (spec.kind) {
    case 'number': {
      const number = z.number().min(spec.minimum).max(spec.maximum);
      return spec.integer ? number.int() : number;
    }
    case 'series': {
      const number = z.number().min(spec.minimum).max(spec.maximum);
      return z.union([number, z.array(number).length(YEAR_COUNT)]);
    }
    case 'blocks': {
      const number = z.number().min(spec.minimum).max(spec.maximum);
      return z.union([number, z.record(z.string(), number)]);
    }
    case 'municipalities':
      return z
        .array(z.string().regex(/^\d{5}$/, 'a municipality code of five digits such as "01202"'))
        .max(MOST_MUNICIPALITIES);
    case 'choice':
      return z.enum(spec.options as [string, ...string[]]);
    case 'switch':
      return z.boolean();
  }
}

export const MAX_NAME_LENGTH = 200;
export const MAX_NOTE_LENGTH = 10_000;
export const MOST_TARGETS = 100;

export const targetSchema = z.strictObject({
  id: z.string().min(1),
  metric: z.enum(TARGET_METRICS as [Target['metric'], ...Target['metric'][]]),
  goal: z.number().min(0),
  fiscalYear: z.number().int().min(FIRST_FISCAL_YEAR).max(LAST_FISCAL_YEAR),
  source: z.string(),
});

const buildScenarioSchema = () => {
  const parameters = z.strictObject(
    Object.fromEntries(PARAMETER_IDS.map((id) => [id, parameterSchema(parameterSpec(id)).optional()])),
  );
  const targets = z.array(targetSchema).max(MOST_TARGETS);
  return z.strictObject({
    format: z.literal(SCENARIO_FORMAT),
    version: z.literal(SCENARIO_VERSION),
    name: z.string().max(MAX_NAME_LENGTH),
    note: z.string().max(MAX_NOTE_LENGTH).optional(),
    madeWith: z.strictObject({ modelVersion: z.string().max(100), atlasId: z.string().max(200) }).optional(),
    parameters: parameters.optional(),
    targets: targets.optional(),
    uncertainty: uncertaintySchema(),
    script: scriptSchema(parameters, targets),
    ...placesSchemas(),
  });
};

let builtSchema: ReturnType<typeof buildScenarioSchema> | undefined;

/** Built when the first file comes: hundreds of parts, and the page has better to do while it takes shape. */
function scenarioSchema(): ReturnType<typeof buildScenarioSchema> {
  builtSchema ??= buildScenarioSchema();
  return builtSchema;
}

/**
 * Reads a scenario file.
 * @param where the file's name, for the report
 */
export function parseScenarioFile(text: string, where: string): Result<ScenarioFile> {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return failure({ kind: 'unreadable', what: 'file', where, expected: 'JSON', got });
  }
  return checkScenarioFile(raw, where);
}

export function checkScenarioFile(raw: unknown, where: string, upgrades = UPGRADES): Result<ScenarioFile> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return failure({ kind: 'wrong-type', what: 'file', where, expected: 'an object', got: typeName(raw) });
  }
  const upgraded = upgrade(raw as Record<string, unknown>, where, upgrades);
  if (!upgraded.ok) return upgraded;
  const checked = scenarioSchema().safeParse(upgraded.value, { reportInput: true });
  if (!checked.success)
    return failure(...checked.error.issues.flatMap((issue) => problemsOfIssue(issue, where, nearestKey)));
  const { name, note, madeWith, parameters, targets, uncertainty, script, ...places } = checked.data;
  const changes: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(parameters ?? {})) if (value !== undefined) changes[id] = value;
  const scenario: Scenario = {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name,
    note: note ?? '',
    parameters: changes as ParameterChanges,
    targets: targets ?? defaultScenario().targets,
    ...placesOf(places),
    uncertainty: uncertaintyOf(uncertainty),
    script: scriptOf(script),
  };
  return success({ scenario, madeWith });
}

/** The scenario alone of a value that came as JSON. */
export function checkScenario(raw: unknown, where: string, upgrades = UPGRADES): Result<Scenario> {
  const checked = checkScenarioFile(raw, where, upgrades);
  return checked.ok ? success(checked.value.scenario) : checked;
}

/** A scenario as a file has it, keys in one order, so that the same scenario gives the same bytes. */
export function scenarioFileValue(scenario: Scenario, madeWith?: MadeWith): Record<string, unknown> {
  const { format, version, name, note, parameters, targets } = scenario;
  return {
    format,
    version,
    name,
    note,
    ...(madeWith && { madeWith }),
    parameters: parametersValue(parameters),
    targets: targetsValue(targets),
    ...placesValue(scenario),
    ...uncertaintyValue(scenario.uncertainty),
    ...scriptValue(scenario.script, (step) => ({
      parameters: parametersValue(step.parameters),
      targets: step.targets && targetsValue(step.targets),
    })),
  };
}

function parametersValue(parameters: ParameterChanges): Record<string, unknown> {
  return Object.fromEntries(
    PARAMETER_IDS.filter((id) => parameters[id] !== undefined).map((id) => [id, parameters[id]]),
  );
}

function targetsValue(targets: readonly Target[]): Target[] {
  return targets.map(({ id, metric, goal, fiscalYear, source }) => ({
    id,
    metric,
    goal,
    fiscalYear,
    source,
  }));
}

/** Text of a scenario: the same scenario gives the same bytes. */
export function formatScenario(scenario: Scenario, madeWith?: MadeWith): string {
  return `${JSON.stringify(scenarioFileValue(scenario, madeWith), null, 2)}\n`;
}

function upgrade(
  raw: Record<string, unknown>,
  where: string,
  upgrades: Readonly<Record<number, Upgrade>>,
): Result<Record<string, unknown>> {
  const { version } = raw;
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    const got = version === undefined ? 'nothing' : typeName(version);
    return failure({ kind: 'wrong-type', what: 'version', where, expected: 'a whole number', got });
  }
  if (version > SCENARIO_VERSION) {
    const expected = `version ${SCENARIO_VERSION} or older; this file was made by a newer Denen`;
    return failure({ kind: 'wrong-version', what: 'version', where, expected, got: `${version}` });
  }
  let current = raw;
  for (let v = version; v < SCENARIO_VERSION; v++) {
    const step = upgrades[v];
    if (step === undefined) {
      const expected = `a version from which an upgrade is known, up to ${SCENARIO_VERSION}`;
      return failure({ kind: 'wrong-version', what: 'version', where, expected, got: `${version}` });
    }
    current = { ...step(current), version: v + 1 };
  }
  return success(current);
}

/** Keys that exist and share most with the one that does not: a slip of the finger should not need the manual. */
function nearestKey(path: readonly PropertyKey[], key: string): string {
  // A step has a scenario's own parameters and targets, and a few keys besides.
  if (path[0] === 'script' && path.length > 2 && path[2] !== 'view') return nearestKey(path.slice(2), key);
  if (path[0] === 'script') return `a known key such as ${STEP_KEYS.join(', ')}`;
  const known = path[0] === 'parameters' ? PARAMETER_IDS : Object.keys(scenarioSchema().shape);
  if (path[0] === 'uncertainty') {
    const keys = [UNCERTAINTY_KEYS, FACTOR_IDS, DISTRIBUTION_KEYS][path.length - 1] ?? [];
    return `a known key such as ${keys.join(', ')}`;
  }
  if (path[0] === 'targets') return 'id, metric, goal, fiscalYear, source';
  const keys = PLACES_KEYS[path[0] as keyof typeof PLACES_KEYS];
  if (keys !== undefined) return `a known key such as ${keys.join(', ')}`;
  const wanted = key.toLowerCase();
  const score = (candidate: string) => {
    const text = candidate.toLowerCase();
    let shared = 0;
    while (shared < text.length && text[shared] === wanted[shared]) shared++;
    return shared + (text.includes(wanted) || wanted.includes(text) ? 5 : 0);
  };
  const best = [...known].sort((a, b) => score(b) - score(a)).slice(0, 3);
  return `a known key such as ${best.join(', ')}`;
}
