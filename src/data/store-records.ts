/** What the browser's store holds, checked on the way out: a store may be older, newer or damaged. */
import { z } from 'zod';
import { DIGEST_COVERAGES, DIGEST_TECHNOLOGIES, type OutcomeDigest } from '../model/outcome-digest.ts';
import type { Problem } from '../model/problem.ts';
import type { Scenario } from '../model/scenario.ts';
import { checkScenario, scenarioFileValue, targetSchema } from './scenario-file.ts';

export interface StoredScenario {
  readonly id: string;
  /** Raised by every save: whoever saves says which revision it changed. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly changedAtMs: number;
  readonly scenario: Scenario;
}

/** A record that cannot be read stays in the store as it is, so that nothing is lost that a later version may read. */
export interface DamagedRecord {
  readonly id: string;
  /** As it stands in the store, for who wants to save and repair it. */
  readonly raw: unknown;
  readonly problems: readonly Problem[];
}

const recordSchema = z.strictObject({
  id: z.string().min(1),
  revision: z.number().int().min(1),
  changedAtMs: z.number(),
  file: z.unknown(),
});

export function recordOf({ id, revision, changedAtMs, scenario }: StoredScenario): unknown {
  return { id, revision, changedAtMs, file: scenarioFileValue(scenario) };
}

export function readRecord(key: string, raw: unknown): StoredScenario | DamagedRecord {
  const record = recordSchema.safeParse(raw);
  if (!record.success) {
    const problems = record.error.issues.map(
      ({ path, message }): Problem => ({
        kind: 'altered',
        what: path.map(String).join('.') || 'record',
        where: nameIn(raw) ?? key,
        expected: message,
        got: typeof raw,
      }),
    );
    return { id: key, raw, problems };
  }
  const { id, revision, changedAtMs, file } = record.data;
  const checked = checkScenario(file, nameIn(raw) ?? key);
  return checked.ok
    ? { id, revision, changedAtMs, scenario: checked.value }
    : { id, raw, problems: checked.problems };
}

export function isDamaged(entry: StoredScenario | DamagedRecord): entry is DamagedRecord {
  return 'problems' in entry;
}

function nameIn(raw: unknown): string | undefined {
  const file = (raw as { file?: { name?: unknown } } | null)?.file;
  return typeof file?.name === 'string' ? file.name : undefined;
}

const numbers = z.array(z.number());
const digestSchema = z.strictObject({
  modelVersion: z.string(),
  atlasId: z.string(),
  inputs: z.string(),
  fiscalYears: numbers,
  targets: z.array(
    z.strictObject({
      target: targetSchema,
      valueByYear: numbers,
      metFiscalYear: z.number(),
      met: z.boolean(),
      shortfallCount: z.number(),
    }),
  ),
  coverage: z.strictObject({
    ...(Object.fromEntries(DIGEST_COVERAGES.map((id) => [id, numbers])) as Record<
      (typeof DIGEST_COVERAGES)[number],
      typeof numbers
    >),
  }),
  costYen: z.strictObject({
    ...(Object.fromEntries(DIGEST_TECHNOLOGIES.map((id) => [id, numbers])) as Record<
      (typeof DIGEST_TECHNOLOGIES)[number],
      typeof numbers
    >),
  }),
});

/** A kept outcome that does not read as one is computed again. */
export function readDigest(raw: unknown): OutcomeDigest | undefined {
  const checked = digestSchema.safeParse(raw);
  return checked.success ? checked.data : undefined;
}
