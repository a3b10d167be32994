/**
 * A number that a text may print: a value with its unit, base, fiscal year, scenario and source. Whoever writes the
 * sentence adds words, and no number but these.
 */
import type { Mark } from '../atlas.ts';

export type FactUnit =
  | 'fibreShare'
  | 'radioShare'
  | 'goal'
  | 'households'
  | 'people'
  | 'sites'
  | 'squares'
  | 'municipalities'
  | 'yen'
  | 'ms'
  | 'fiscalYear'
  | 'calendarYear';

/** What a value counts, or is a share of. */
export type FactBase =
  | 'ofHouseholds'
  | 'ofPeople'
  | 'householdsOfYear'
  | 'peopleOfYear'
  /** The measured share of those of that year. */
  | 'householdsByMeasured'
  | 'peopleByMeasured'
  | 'peopleOfCensus'
  | 'peopleOfProjection'
  | 'households2020'
  | 'squaresWithHouseholds'
  | 'municipalitiesMeasured'
  | 'sites'
  | 'buildCost'
  | 'partOfBuildCost'
  | 'costPerHousehold'
  | 'latency'
  | 'goal'
  | 'firstYearHeld'
  | 'years';

export type FactSource =
  | 'fibreModel'
  | 'radioModel'
  | 'hubsModel'
  | 'censusAndProjection'
  | 'published'
  /** Measured coverage that the reader has brought; the citation is its file. */
  | 'own'
  | 'target'
  /** The year that a sentence is about: the reader's choice, not a finding. */
  | 'choice';

export interface Fact {
  /** Its own among the facts of one briefing. */
  readonly id: string;
  readonly value: number;
  readonly unit: FactUnit;
  readonly base: FactBase;
  /** At whose end the value stands; null where it belongs to the whole horizon. */
  readonly fiscalYear: number | null;
  readonly scenario: string;
  readonly source: FactSource;
  readonly mark: Mark;
  /** The publication or the file, where the source is one. */
  readonly citation?: string;
  /** Whoever is missing does not vanish in rounding; all else is rounded to the nearest. */
  readonly rounding: 'nearest' | 'up';
}

export type Write = (
  id: string,
  value: number,
  unit: FactUnit,
  base: FactBase,
  fiscalYear: number | null,
  source: FactSource,
  more?: Partial<Pick<Fact, 'mark' | 'citation' | 'rounding'>>,
) => Fact;

export function factWriter(scenario: string): Write {
  return (id, value, unit, base, fiscalYear, source, more = {}) => ({
    ...{ id, value, unit, base, fiscalYear, scenario, source },
    mark: 'modelled',
    rounding: 'nearest',
    ...more,
  });
}

/** The year that a sentence is about. */
export function chosenYear(write: Write, id: string, fiscalYear: number): Fact {
  return write(id, fiscalYear, 'fiscalYear', 'years', fiscalYear, 'choice', { mark: 'measured' });
}
