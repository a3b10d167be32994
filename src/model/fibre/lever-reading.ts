/**
 * Reads the curve again under other levers: money, pace, limits, priorities and subsidy rules change what is built when
 * and who pays, not the network or its order. A reader is made once per structure; reading fills memory that the caller
 * provides and allocates next to nothing.
 */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { FibreBasis } from './fibre-basis.ts';
import type { FibreParameters } from './fibre-parameters.ts';
import { createLeverStages } from './lever-stages.ts';
import { createServed, createServing, type Served } from './serving.ts';

/** What a reading fills; rows are years of the horizon. */
export interface LeverReading extends Served {
  /** Per position of the tail: why it is left out, an index into STATUSES. */
  readonly status: Uint8Array;
  /** Per position: fiscal year at whose end it is served, 0 for never. */
  readonly workYear: Uint16Array;
  /** positions × PAYERS, whole yen, whether built or not. */
  readonly placeYen: Float64Array;
  /** years × municipalities × PAYERS, whole yen. */
  readonly municipalityYen: Float64Array;
  /** years × PAYERS, whole yen. */
  readonly costYen: Float64Array;
}

export function createLeverReading({ tail }: FibreBasis, atlas: Atlas): LeverReading {
  const positions = tail.cells.length;
  const { count } = atlas.municipalities;
  return {
    status: new Uint8Array(positions),
    workYear: new Uint16Array(positions),
    placeYen: new Float64Array(positions * PAYERS.length),
    ...createServed(atlas),
    municipalityYen: new Float64Array(YEAR_COUNT * count * PAYERS.length),
    costYen: new Float64Array(YEAR_COUNT * PAYERS.length),
  };
}

export interface LeverReader {
  /** @throws ProblemError where a lever names a municipality that there is not. */
  read(parameters: FibreParameters, reading: LeverReading): LeverReading;
}

/** @param demand over FISCAL_YEARS */
export function createLeverReader(atlas: Atlas, demand: Demand, basis: FibreBasis): LeverReader {
  const positions = basis.tail.cells.length;
  const stages = createLeverStages(atlas, basis);
  const serve = createServing(atlas, demand, basis);
  const stateYen = new Float64Array(positions);
  const begun = new Uint8Array(positions);
  return {
    read(parameters, reading) {
      const { status, workYear, placeYen } = reading;
      const order = stages.order(parameters, stages.exclude(parameters, status));
      stages.pay(parameters, { placeYen, stateYen });
      stages.begin(parameters, order, begun);
      stages.finish(parameters, order, begun, stateYen, workYear);
      serve(workYear, reading);
      addCosts(atlas, basis, reading);
      return reading;
    },
  };
}

/** What is built, by municipality and in all, year by year. */
function addCosts(
  { municipalities: { count } }: Atlas,
  { places }: FibreBasis,
  { workYear, placeYen, municipalityYen, costYen }: LeverReading,
): void {
  const width = PAYERS.length;
  municipalityYen.fill(0);
  costYen.fill(0);
  for (let i = 0; i < workYear.length; i++) {
    if (workYear[i] === 0) continue;
    const at = (workYear[i]! - FIRST_FISCAL_YEAR) * count + places.municipality[i]!;
    for (let k = 0; k < width; k++) municipalityYen[at * width + k]! += placeYen[i * width + k]!;
  }
  for (let y = 0; y < YEAR_COUNT; y++) {
    for (let i = y * count * width; i < (y + 1) * count * width; i += width) {
      for (let k = 0; k < width; k++) costYen[y * width + k]! += municipalityYen[i + k]!;
    }
  }
}
