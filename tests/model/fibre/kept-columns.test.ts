import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import type { FibrePart } from '../../../src/model/fibre/simulate-fibre.ts';
import { PART_PARAMETERS } from '../../../src/model/part-inputs.ts';
import { finish } from '../../../src/model/progress.ts';
import { isSame } from '../../../src/model/same-columns.ts';
import { defaultScenario, type Scenario } from '../../../src/model/scenario.ts';
import { type Country, simulatePart } from '../../../src/model/simulate.ts';
import { parameterMoves } from '../../random-scenario.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { digest } from '../digest.ts';
import { smallCountry } from '../small-country.ts';

const run = (country: Country, scenario: Scenario): FibrePart =>
  finish(simulatePart(country, scenario, 'fibre', {}));

/** Columns of an outcome by their names, those of records within it among them. */
function columnsOf(value: object, name = ''): Map<string, object> {
  const columns = new Map<string, object>();
  for (const [key, part] of Object.entries(value)) {
    if (ArrayBuffer.isView(part)) columns.set(`${name}${key}`, part);
    else if (typeof part === 'object' && part !== null && !Array.isArray(part)) {
      for (const [inner, column] of columnsOf(part, `${name}${key}.`)) columns.set(inner, column);
    }
  }
  return columns;
}

const moves = fc.array(
  parameterMoves.filter(({ id }) => PART_PARAMETERS.fibre.includes(id)),
  { minLength: 2, maxLength: 8 },
);

describe('columns of fibre from run to run', () => {
  let published: Atlas['published'];
  beforeAll(async () => {
    ({ published } = await committedAtlas());
  }, 60_000);

  it('are the same object exactly where their content is the same, and nothing that was handed out is written to', () => {
    fc.assert(
      fc.property(moves, (some) => {
        const country = smallCountry(published);
        let scenario = defaultScenario();
        let last = run(country, scenario);
        const handedOut = [{ outcome: last, as: digest(last) }];
        for (const { id, value } of some) {
          scenario = { ...scenario, parameters: { ...scenario.parameters, [id]: value } };
          const now = run(country, scenario);
          const before = columnsOf(last);
          for (const [name, column] of columnsOf(now)) {
            expect(column === before.get(name), name).toBe(isSame(column, before.get(name)));
          }
          handedOut.push({ outcome: now, as: digest(now) });
          last = now;
        }
        for (const { outcome, as } of handedOut) expect(digest(outcome)).toBe(as);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('are all the same object where a move is taken back', () => {
    const country = smallCountry(published);
    const moved = { ...defaultScenario(), parameters: { 'fibre.annualStateBudgetYen': 1e8 } };
    run(country, moved);
    const start = run(country, defaultScenario());
    run(country, moved);
    const [before, after] = [columnsOf(start), columnsOf(run(country, defaultScenario()))];
    expect(before.size).toBeGreaterThan(40);
    for (const [name, column] of after) expect(column, name).toBe(before.get(name));
  });
});
