/**
 * What the page says of the published plan until its own first run ends: figures that the same engine computed when the
 * app was built. They hold for one atlas, one model version and one set of inputs only, which stand in the file.
 */

import { MODEL_VERSION, type Outcome } from '../model/outcome.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS } from '../model/parameter.ts';
import { failure, type Result, success } from '../model/problem.ts';
import { inputsKey } from '../model/scenario-inputs.ts';
import type { TargetResult } from '../model/target.ts';
import { decodeColumns, encodeColumns, takeColumn } from './column-file.ts';

export interface PreparedFigures {
  readonly atlasId: string;
  readonly modelVersion: string;
  /** See `inputsKey`. */
  readonly inputs: string;
  readonly fiscalYears: readonly number[];
  readonly targets: readonly TargetResult[];
  /** Per cell, as in the radio outcome. */
  readonly coveredFiscalYear: Uint16Array;
}

export const PREPARED_FILE = 'prepared/published-plan.bin';

export function preparedFiguresOf(outcome: Outcome): PreparedFigures {
  const { atlasId, modelVersion, fiscalYears, targets, radio } = outcome;
  return {
    atlasId,
    modelVersion,
    inputs: inputsKey(outcome.scenario),
    fiscalYears,
    targets,
    coveredFiscalYear: radio.coveredFiscalYear,
  };
}

/** Whether these figures are what a run of such inputs would give. */
export function holdsFor(figures: PreparedFigures, atlasId: string, inputs: string): boolean {
  return figures.atlasId === atlasId && figures.modelVersion === MODEL_VERSION && figures.inputs === inputs;
}

/** A year of the horizon in a byte: 0 for never, 1 for the first. Plain loops: `from` with a function takes 60 ms. */
function bytesOfYears(years: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(years.length);
  for (let i = 0; i < years.length; i++) bytes[i] = years[i] === 0 ? 0 : years[i]! - FIRST_FISCAL_YEAR + 1;
  return bytes;
}

function yearsOfBytes(bytes: Uint8Array): Uint16Array {
  const years = new Uint16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) years[i] = bytes[i] === 0 ? 0 : bytes[i]! - 1 + FIRST_FISCAL_YEAR;
  return years;
}

type Header = Omit<PreparedFigures, 'coveredFiscalYear' | 'fiscalYears' | 'targets'> & {
  readonly targets: readonly (Omit<TargetResult, 'valueByYear'> & {
    readonly valueByYear: readonly number[];
  })[];
};

/**
 * The file before compression.
 * @throws where a number is none: JSON has no word for it, and the published plan has no such figure.
 */
export function encodePreparedFigures(figures: PreparedFigures): Uint8Array {
  const { atlasId, modelVersion, inputs, coveredFiscalYear } = figures;
  const header: Header = {
    atlasId,
    modelVersion,
    inputs,
    targets: figures.targets.map((target) => ({ ...target, valueByYear: [...target.valueByYear] })),
  };
  const text = JSON.stringify(header, (key, value) => {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Error(`Expected a number as ${key}, got ${value}.`);
    return value;
  });
  return encodeColumns([
    { name: 'figures', values: new TextEncoder().encode(text), filter: 'none' },
    { name: 'coveredYear', values: bytesOfYears(coveredFiscalYear), filter: 'none' },
  ]);
}

/** Reads the uncompressed file. */
export function decodePreparedFigures(bytes: Uint8Array): Result<PreparedFigures> {
  const where = PREPARED_FILE;
  const columns = decodeColumns(bytes, where);
  if (!columns.ok) return columns;
  const text = takeColumn(columns.value, 'figures', Uint8Array, where);
  const covered = takeColumn(columns.value, 'coveredYear', Uint8Array, where);
  if (!text.ok) return text;
  if (!covered.ok) return covered;
  try {
    const { targets, ...keys } = JSON.parse(new TextDecoder().decode(text.value)) as Header;
    return success({
      ...keys,
      fiscalYears: FISCAL_YEARS,
      targets: targets.map((target) => ({ ...target, valueByYear: Float64Array.from(target.valueByYear) })),
      coveredFiscalYear: yearsOfBytes(covered.value),
    });
  } catch (error) {
    return failure({ kind: 'unreadable', what: 'figures', where, expected: 'JSON', got: String(error) });
  }
}

/** Reads the file as it lies on the server, wrapped in gzip. */
export async function readPreparedFigures(url: string): Promise<Result<PreparedFigures>> {
  const where = PREPARED_FILE;
  try {
    const response = await fetch(url);
    if (!response.ok || response.body === null) {
      const got = `HTTP ${response.status}`;
      return failure({ kind: 'unavailable', what: where, where: url, expected: 'HTTP 200', got });
    }
    const content = new Response(response.body.pipeThrough(new DecompressionStream('gzip')));
    return decodePreparedFigures(new Uint8Array(await content.arrayBuffer()));
  } catch (error) {
    return failure({
      kind: 'unavailable',
      what: where,
      where: url,
      expected: 'an intact gzip file',
      got: String(error),
    });
  }
}
