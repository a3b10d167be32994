import { beforeAll, describe, expect, it } from 'vitest';
import { computePreparedFigures } from '../../src/cli/build/compute-prepared-figures.ts';
import {
  decodePreparedFigures,
  encodePreparedFigures,
  holdsFor,
  type PreparedFigures,
  preparedFiguresOf,
} from '../../src/data/prepared-figures.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { inputsKey } from '../../src/model/scenario-inputs.ts';
import { simulate } from '../../src/model/simulate.ts';
import { atlasFolder, committedAtlas, committedLand } from '../model/committed-atlas.ts';

describe('figures computed beforehand', () => {
  let outcome: Outcome;
  let bytes: Uint8Array;
  let read: PreparedFigures;
  beforeAll(async () => {
    outcome = simulate({ atlas: await committedAtlas(), land: await committedLand() }, defaultScenario());
    bytes = await computePreparedFigures(atlasFolder);
    const decoded = decodePreparedFigures(bytes);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
    read = decoded.value;
  }, 180_000);

  it('are to the byte what a run gives', () => {
    expect(read.targets).toEqual(outcome.targets);
    expect(read.fiscalYears).toEqual(outcome.fiscalYears);
    expect(read.coveredFiscalYear).toEqual(outcome.radio.coveredFiscalYear);
    expect(Buffer.compare(encodePreparedFigures(preparedFiguresOf(outcome)), bytes)).toBe(0);
  });

  it('hold for their own atlas, model and inputs alone', () => {
    const inputs = inputsKey(defaultScenario());
    expect(holdsFor(read, outcome.atlasId, inputs)).toBe(true);
    expect(holdsFor(read, '0123456789abcdef', inputs)).toBe(false);
    expect(holdsFor({ ...read, modelVersion: '0.0.0' }, outcome.atlasId, inputs)).toBe(false);
    const other = inputsKey({ ...defaultScenario(), parameters: { 'fibre.householdsPerYear': 12345 } });
    expect(holdsFor(read, outcome.atlasId, other)).toBe(false);
  });

  it('are refused where they cannot be written or read', () => {
    const [first, ...others] = read.targets;
    const broken = { ...read, targets: [{ ...first!, shortfall: Number.NaN }, ...others] };
    expect(() => encodePreparedFigures(broken)).toThrow('shortfall');
    expect(decodePreparedFigures(bytes.subarray(0, 1000))).toMatchObject({ ok: false });
  });
});
